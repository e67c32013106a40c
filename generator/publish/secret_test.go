package publish

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"net/url"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

func TestSearch(t *testing.T) {
	const name, mail = "Şölən Q. O'Exampl & Söhne", "s.o'exampl+x@example.org"
	for _, tt := range []struct {
		name   string
		file   string
		text   string
		secret string
		want   Kind // empty for not found
	}{
		{"verbatim", "a.txt", "by Ada Examplova.", "Ada Examplova", KindWords},
		{"case", "a.txt", "ADA EXAMPLOVA", "Ada Examplova", KindWords},
		{"accents", "a.txt", "Ada Exámplövà", "Ada Examplova", KindWords},
		{"accents as letters of their own", "a.txt", "Ada Exa\u0301mplova", "Ada Exámplova", KindWords},
		{"dotless i", "a.txt", "AYDIN EXAMPLI", "Aydın Exampli", KindWords},
		{"dotted I", "a.txt", "İlqar Exampli", "ilqar exampli", KindWords},
		{"line break", "a.txt", "Ada\r\n  Examplova", "Ada Examplova", KindWords},
		{"no-break space", "a.txt", "Ada\u00a0Examplova", "Ada Examplova", KindWords},
		{"no-break space as entity", "a.html", "Ada&nbsp;Examplova", "Ada Examplova", KindWords},
		{"soft hyphen", "a.html", "Ada Exam&shy;plova", "Ada Examplova", KindWords},
		{"zero-width space", "a.txt", "Ada Exam\u200bplova", "Ada Examplova", KindWords},
		{"another order of punctuation", "a.txt", "Ada_Examplova", "Ada Examplova", KindWords},
		{"across tags", "a.html", `<b class="x">Ada</b><br><i>Examplova</i>`, "Ada Examplova", KindWords},
		{"across tags in JSON", "a.json", `"\u003cb\u003eAda\u003c/b\u003e Examplova"`, "Ada Examplova", KindWords},
		{"from a tag over another sign of one", "a.html", `<a title=Examplova <b> Lovelace`, "Examplova Lovelace", ""},
		{"from a tag's end over another tag", "a.html", `<b 1>2 Examplova<i>Ada`, "1>2 Examplova Ada", ""},
		{"from a tag's end", "a.html", `<b 1>2 Examplova<i>Ada`, "1>2 Examplova", KindWords},
		{"from behind a tag's end over another tag", "a.html", `<b 1>2 Examplova<i>Ada`, "2 Examplova Ada", KindWords},
		{"in words of one letter", "a.html", `<b>A.</b> B.<i></i>C`, "A. B. C.", KindWords},
		{"in words of one letter, then another", "a.html", `A. B. D`, "A. B. C.", ""},
		{"in an attribute", "a.html", `<a title="Ada Examplova">x</a>`, "Ada Examplova", KindWords},
		{"in a comment", "a.html", `<!-- Ada Examplova -->`, "Ada Examplova", KindWords},
		{"in the path", "people/ada-examplova.html", "", "Ada Examplova", KindWords},
		{"with an ending", "a.txt", "Examplovanın", "Examplova", KindWords},
		{"short, whole word", "a.txt", "Mr Exa, of", "Exa", KindWords},
		{"short, part of a word", "a.txt", "an example", "Exa", ""},
		{"Chinese, without spaces", "a.txt", "我叫王伟吗", "王伟", KindWords},
		{"Arabic", "a.txt", "السيد مُحَمَّد المثال هنا", "محمد المثال", KindWords},
		{"hidden in JSON in an attribute", "a.html", `<i data-x="{&#34;n&#34;:&#34;\u0041da Examplova&#34;}">`, "Ada Examplova", KindWords},
		{"beyond the first plane", "a.json", `"\ud801\udc28\ud801\udc29\ud801\udc2a"`, "\U00010428\U00010429\U0001042a", KindWords},
		{"one letter is not looked for", "a.txt", "x", "x", ""},
		{"nothing is not looked for", "a.txt", "x", " ", ""},
		{"e-mail address", "a.txt", "mailto:ada@example.org?x", "ada@example.org", KindEmail},
		{"e-mail address with an entity", "a.html", "ada&#64;example&period;org", "ada@example.org", KindEmail},
		{"another e-mail address", "a.txt", "eda@example.org", "ada@example.org", ""},
		{"time", "a.txt", "took 72:37 in all", "72:37", KindNumber},
		{"time in a drawing", "a.svg", "M72 37 L72,37 L72.37", "72:37", ""},
		{"time in a longer number", "a.txt", "172:37", "72:37", ""},
		{"a short number is not looked for", "a.txt", "90", "90", ""},
		{"number with its word", "a.txt", "< 90  anonymous >", "<90 Anonymous>", KindWords},
		{"verbatim among percent signs", "a.txt", "100% Ada Examplova", "Ada Examplova", KindWords},
		{"html/template", "a.html", template.HTMLEscapeString(name), name, KindWords},
		{"html/template, attribute of an address", "a.html", template.HTMLEscapeString(mail), mail, KindEmail},
		{"JavaScript", "a.js", template.JSEscapeString(name), name, KindWords},
		{"JSON", "a.json", marshal(name), name, KindWords},
		{"query", "a.html", url.QueryEscape(mail), mail, KindEmail},
		{"path of an address", "a.html", url.PathEscape(name), name, KindWords},
		{"another name", "a.html", "Ada Lovelace & Söhne", name, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			err := Search(tt.file, []byte(tt.text), []string{"somebody else", tt.secret})
			var leak *Leak
			if !errors.As(err, &leak) {
				if tt.want != "" {
					t.Errorf("not found: %v", err)
				}
				return
			}
			if len(leak.Hits) != 1 || leak.Hits[0] != (Hit{tt.file, tt.want}) {
				t.Errorf("got %v, want %q", leak.Hits, tt.want)
			}
		})
	}
}

func marshal(s string) string {
	data, err := json.Marshal(s)
	if err != nil {
		panic(err)
	}
	var ascii bytes.Buffer
	for _, r := range string(data) {
		if r < 0x80 {
			ascii.WriteRune(r)
		} else {
			for _, u := range utf16.Encode([]rune{r}) {
				fmt.Fprintf(&ascii, `\u%04x`, u)
			}
		}
	}
	return ascii.String()
}

func TestLeakSaysWhereButNotWhat(t *testing.T) {
	hits := map[Hit]bool{}
	for i := range 7 {
		hits[Hit{fmt.Sprintf("p%d.html", 7-i), KindEmail}] = true
	}
	got := newLeak(hits).Error()
	want := "p1.html holds an e-mail address that is withheld; p2.html holds an e-mail address that is withheld; " +
		"p3.html holds an e-mail address that is withheld; p4.html holds an e-mail address that is withheld; " +
		"p5.html holds an e-mail address that is withheld; and 2 more"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func FuzzSearch(f *testing.F) {
	f.Add("Ada Examplova", "by ", ".")
	f.Add("s@example.org", "<", "&#")
	f.Add("Ünal Exampl", `\u00`, "%4")
	f.Fuzz(func(t *testing.T, secret, before, after string) {
		if _, ok := new(room).secret(secret); !ok || !utf8.ValidString(secret) { // all that is read is Unicode
			return
		}
		for _, text := range []string{secret, template.HTMLEscapeString(secret), marshal(secret), url.QueryEscape(secret)} {
			if strings.ContainsAny(secret, `&\%`) && text == secret {
				continue // what looks like an escape may mean one
			}
			if Search("a.txt", []byte(before+" "+text+" "+after), []string{secret}) == nil {
				t.Errorf("%q not found in %q", secret, text)
			}
		}
	})
}

func BenchmarkSearch(b *testing.B) { benchmarkSearch(b) }

// BenchmarkSearchShort looks for a name of two letters besides, so that no place
// can be passed over.
func BenchmarkSearchShort(b *testing.B) { benchmarkSearch(b, "Ng Yu") }

func benchmarkSearch(b *testing.B, words ...string) {
	page := []byte(strings.Repeat(`<p class="answer" id="q36">Law &amp; order: see https://example.org/%D0%90 — “çox”</p>`+"\n", 800))
	for i := range 1000 {
		words = append(words, fmt.Sprintf("Ada%d Examplova%d", i, i))
	}
	var s secrets
	s.add(words)
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		s.finder.file("a.html", page)
	}
}
