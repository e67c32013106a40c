package publish

import (
	"bytes"
	"maps"
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

func plainKinds(list []secret, text []byte) kinds {
	found, text := kinds{}, plainDecode(text)
	for _, folded := range [][]byte{plainFold(text), plainFold(plainUntag(text))} {
		for _, s := range list {
			if bytes.Contains(folded, s.pattern) {
				found[s.kind] = true
			}
		}
	}
	return found
}

// FuzzSame finds the same as in the plainest way, whatever is written before and
// behind what was searched already.
func FuzzSame(f *testing.F) {
	script := []byte("let first = 1; // " + strings.Repeat("words of a script with no escape in them, 12:34 and <b>so on</b> ", 260))
	f.Add("Ada Examplova", []byte("<p>Ada</p> <b>examplova"), []byte(""))
	f.Add("let first", []byte("<i>1&lt;2</i> 72:37 &amp;amp; \\u0026 %26"), []byte("</script><p>let</p><p>first"))
	f.Add("so on ada", []byte("½ Å ﷺ \xff\x80 1<2 1</2>3 4<b>5<"), []byte("Ada \u200b é e\u0301"))
	f.Add("12:34", []byte("1&#60;b&#62;2 &l&#116; 1%3C2"), []byte(`\\\\n\x41\ud801\udc28`))
	f.Fuzz(func(t *testing.T, secret string, before, after []byte) {
		var s secrets
		s.add([]string{secret, "12:34"})
		if s.know([][]byte{script}); len(s.finder.known) != 1 {
			t.Fatal("the script is not known")
		}
		r := new(room)
		plain := plainDecode(before)
		if folded, words := r.foldBoth(before); string(folded) != string(plainFold(plain)) || string(words) != string(plainFold(plainUntag(plain))) {
			t.Errorf("folded to %q and %q, want %q and %q", folded, words, plainFold(plain), plainFold(plainUntag(plain)))
		}
		for _, text := range [][]byte{before, bytes.Join([][]byte{before, []byte("<script>"), script, []byte("</script>"), after}, nil)} {
			found := kinds{}
			s.finder.pieces(r, text, found)
			if want := plainKinds(s.list, text); !maps.Equal(found, want) {
				t.Errorf("found %v in %q, want %v", found, text, want)
			}
		}
	})
}
