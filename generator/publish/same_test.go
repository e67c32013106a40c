package publish

import (
	"bytes"
	"maps"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

// What follows says in the plainest way what folding and looking mean: one step
// after another, each over the whole text.

func plainDecode(text []byte) []byte {
	for range rounds {
		var out []byte
		again, alone := false, -longest
		for len(text) > 0 {
			r, n := "", 0
			switch text[0] {
			case '&':
				r, n = entity(text)
			case '\\':
				r, n = backslash(text)
			case '%':
				r, n = percent(text)
			}
			if n == 0 {
				if strings.IndexByte(escapeSigns, text[0]) >= 0 {
					alone = len(out)
				}
				r, n = string(text[:1]), 1
			} else if len(out)-alone < longest || strings.ContainsAny(r, escapeSigns) {
				again = true
			}
			out, text = append(out, r...), text[n:]
		}
		if text = out; !again {
			break
		}
	}
	return text
}

func plainFold(text []byte) []byte {
	out := []byte{' '}
	for i := 0; i < len(text); {
		c := text[i]
		if c >= utf8.RuneSelf {
			r, n := utf8.DecodeRune(text[i:])
			out = foldRune(out, r, text[i:i+n])
			i += n
			continue
		}
		i++
		switch {
		case 'a' <= c && c <= 'z' || digit(c):
			out = append(out, c)
		case 'A' <= c && c <= 'Z':
			out = append(out, c+'a'-'A')
		case c > ' ' && c < 0x7f && c != '+' && c != '\\' && i < len(text) && digit(text[i]) && digit(out[len(out)-1]):
			out = append(out, c)
		default:
			out = space(out)
		}
	}
	return space(out)
}

func plainUntag(text []byte) (out []byte) {
	for {
		before, tag, ok := bytes.Cut(text, []byte("<"))
		out = append(out, before...)
		if !ok {
			return out
		}
		end := bytes.IndexByte(tag, '>')
		if end < 0 || !(tag[0] == '/' || tag[0] == '!' || 'a' <= tag[0]|0x20 && tag[0]|0x20 <= 'z') {
			out, text = append(out, '<'), tag
			continue
		}
		out, text = append(out, ' '), tag[end+1:]
	}
}

func plainKinds(list []secret, text []byte, marked bool) kinds {
	found, text := kinds{}, plainDecode(text)
	views := [][]byte{plainFold(text)}
	if marked {
		views = append(views, plainFold(plainUntag(text)))
	}
	for _, folded := range views {
		for _, s := range list {
			if bytes.Contains(folded, s.pattern) {
				found[s.kind] = true
			}
		}
	}
	return found
}

// TestSame finds the same as in the plainest way in texts put together by chance,
// of some of what stands in them: each secret is a kind of its own here.
func TestSame(t *testing.T) {
	pieces := []string{"a", "b", "q", "Ada", "exam", "PLOVA", "é", "e\u0301", "ı", "½", "ﷺ", "王", "Ж", "\xff", "\xc3", "\u200b", "—",
		"1", "2", "12:34", ":", ".", "+", "@", "_", "'", " ", " ", "\n", "\x00", "\x11", "\x7f", "a b", "1 2 3 4",
		"<", ">", "<b>", "</b>", "<b 1>", "<!", "/", "&lt;", "&gt;", "&#49;", "&amp;", "&", ";", "\\u003c", "\\n", "\\", "%3E", "%2", "%"}
	random := rand.New(rand.NewPCG(1, 2))
	some := func(most int) (text []byte) {
		for range random.IntN(most) {
			text = append(text, pieces[random.IntN(len(pieces))]...)
		}
		return text
	}
	r := new(room)
	steps, founds, missing := map[int]int{}, 0, 0
	for range 20_000 {
		text, marked := some(30), random.IntN(4) > 0
		decoded := plainDecode(text)
		sources := [][]byte{decoded, plainUntag(decoded), some(8)}
		var list []secret
		for range 1 + random.IntN(4) {
			from := sources[random.IntN(len(sources))]
			at := random.IntN(len(from) + 1)
			if s, ok := r.secret(string(from[at : at+random.IntN(len(from)-at+1)])); ok {
				list = append(list, secret{Kind(s.pattern), s.pattern})
			}
		}
		f := newFinder(list, nil)
		found := kinds{}
		f.text(r, text, marked, found)
		want := plainKinds(list, text, marked)
		if !maps.Equal(found, want) {
			t.Fatalf("found %v of %q in %q, marked up %v, step %d; want %v", found, list, text, marked, f.step, want)
		}
		steps[f.step] += len(want)
		founds += len(want)
		missing += len(list) - len(want)
	}
	for step := 1; step <= longestStep; step++ {
		if steps[step] < 500 {
			t.Errorf("only %d secrets found with a step of %d", steps[step], step)
		}
	}
	if founds < 5000 || missing < 5000 {
		t.Errorf("%d secrets found and %d not, too few of one of them", founds, missing)
	}
}

// FuzzSame finds the same as in the plainest way, whatever is written before and
// behind what was searched already.
func FuzzSame(f *testing.F) {
	script := []byte("let first = 1; // " + strings.Repeat("words of a script with no escape in them, 12:34 and i<n or n>i, <b>so on</b> ", 230))
	f.Add("Ada Examplova", []byte("<p>Ada</p> <b>examplova"), []byte(""))
	f.Add("let first", []byte("<i>1&lt;2</i> 72:37 &amp;amp; \\u0026 %26"), []byte("</script><p>let</p><p>first"))
	f.Add("so on ada", []byte("½ Å ﷺ \xff\x80 1<2 1</2>3 4<b>5<"), []byte("Ada \u200b é e\u0301"))
	f.Add("12:34", []byte("1&#60;b&#62;2 &l&#116; 1%3C2"), []byte(`\\\\n\x41\ud801\udc28`))
	f.Fuzz(func(t *testing.T, secret string, before, after []byte) {
		var s secrets
		s.add([]string{secret, "12:34"})
		if s.know([][]byte{script}); len(s.finder.known) != 1 && len(secret) < 100 {
			t.Fatal("the script is not known")
		}
		r := new(room)
		plain := plainDecode(before)
		flat := r.flatten(before)
		if got, want := (view{text: flat}).folded(nil), plainFold(plain); string(got) != string(want) {
			t.Errorf("folded to %q, want %q", got, want)
		}
		if got, want := (view{flat, &tags{text: flat}}).folded(nil), plainFold(plainUntag(plain)); string(got) != string(want) {
			t.Errorf("folded without tags to %q, want %q", got, want)
		}
		for _, text := range [][]byte{before, bytes.Join([][]byte{before, []byte("<script>"), script, []byte("</script>"), after}, nil)} {
			found := kinds{}
			s.finder.pieces(r, text, found)
			if want := plainKinds(s.list, text, true); !maps.Equal(found, want) {
				t.Errorf("found %v in %q, want %v", found, text, want)
			}
		}
	})
}
