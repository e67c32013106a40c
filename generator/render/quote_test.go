package render

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"

	"egovsite/generator/locale"
	"egovsite/generator/survey"
)

func quoting(t testing.TB) *site {
	words, err := locale.New(english(t), english(t))
	if err != nil {
		t.Fatal(err)
	}
	return &site{words: words}
}

func links(addresses ...string) []survey.Link {
	var out []survey.Link
	for _, a := range addresses {
		out = append(out, survey.Link{Address: a})
	}
	return out
}

func TestQuote(t *testing.T) {
	const bullet = `<li><span class="glyph" aria-hidden="true">`
	s := quoting(t)
	for _, c := range []struct {
		name       string
		paragraphs []string
		links      []survey.Link
		want       string
	}{
		{"plain words", []string{"One.", "Two & <three>."}, nil, "<p>One.</p><p>Two &amp; &lt;three&gt;.</p>"},
		{"bullets in one line", []string{"Head: • a; • b"}, nil,
			`<p>Head:</p><ul class="bullets">` + "<li>a;</li><li>b</li></ul>"},
		{"a lone o below a bullet", []string{"• a", "o b o c"}, nil,
			`<ul class="bullets"><li>a<ul class="bullets">` + bullet + "o </span>b</li>" + bullet + "o </span>c</li></ul></li></ul>"},
		{"a lone o without a bullet", []string{"type o positive"}, nil, "<p>type o positive</p>"},
		{"a hyphen at the start of a line", []string{"- a - b"}, nil, `<ul class="bullets">` + bullet + "- </span>a - b</li></ul>"},
		{"a box below a bullet", []string{"• a □ b"}, nil,
			`<ul class="bullets"><li>a<ul class="bullets">` + bullet + "□ </span>b</li></ul></li></ul>"},
		{"a withheld word", []string{"Write to " + survey.WithheldMark + "."}, nil, `<p>Write to <span class="withheld">withheld</span>.</p>`},
		{"an address in brackets", []string{"See <http://example.org/a?b=1&c> here"}, links("http://example.org/a?b=1&c"),
			`<p>See <a rel="nofollow noopener noreferrer external" href="http://example.org/a?b=1&amp;c">http://example.org/a?b=1&amp;c</a> here</p>`},
		{"another scheme stays words", []string{"javascript:alert(1)"}, links("javascript:alert(1)"), "<p>javascript:alert(1)</p>"},
		{"an address that is not in the words", []string{"none"}, links("http://example.org/"), "<p>none</p>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := string(s.quote(&survey.Answer{Paragraphs: c.paragraphs, Links: c.links})); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestQuoteFoldsLongLists(t *testing.T) {
	s := quoting(t)
	got := string(s.quote(&survey.Answer{Paragraphs: []string{strings.Repeat("• a ", 14)}}))
	if strings.Count(got, "<li>") != 14 || !strings.Contains(got, "<summary>Show 4 more</summary>") {
		t.Errorf("got %s", got)
	}
	if got := string(s.quote(&survey.Answer{Paragraphs: []string{strings.Repeat("• a ", 11)}})); strings.Contains(got, "details") {
		t.Errorf("one item alone is folded: %s", got)
	}
}

// TestBullets holds the bytes at which a bullet is looked for against all bullets.
func TestBullets(t *testing.T) {
	var found strings.Builder
	for r := rune(0); r <= utf8.MaxRune; r++ {
		line := string(r) + " a"
		glyph, _ := bulletAt(line, 0, true)
		if glyph == "" {
			continue
		}
		found.WriteString(glyph)
		if !begins[line[0]] {
			t.Errorf("%q is not looked for", glyph)
		}
	}
	if got, want := found.String(), "*-o–•□▪▫●◦"; got != want {
		t.Errorf("bullets are %q, want %q", got, want)
	}
}

// No word is lost, moved or changed, whatever an answer holds.
func FuzzQuote(f *testing.F) {
	for _, seed := range []string{"a • b □ c o d", "- x\n<http://example.org/>", "• o\no • \n□", "<http://a.example/ • http://b.example>", "<script>", "o o o", "•\xff • "} {
		f.Add(seed, "http://example.org/")
	}
	s := quoting(f)
	f.Fuzz(func(t *testing.T, text, address string) {
		text = strings.ToValidUTF8(text, "?")
		a := &survey.Answer{Paragraphs: strings.Split(text, "\n"), Links: links(address)}
		got, want := shown(t, string(s.quote(a))), bare(strings.ReplaceAll(text, survey.WithheldMark, "withheld"))
		if got != want {
			t.Errorf("shown %q, written %q", got, want)
		}
	})
}

// shown is the words a reader sees, without the words of folds. An item that
// has no bullet of its own has the one that the style sheet draws.
func shown(t *testing.T, markup string) string {
	var b strings.Builder
	z, summary, item := html.NewTokenizer(strings.NewReader(markup)), false, false
	for tt := z.Next(); tt != html.ErrorToken; tt = z.Next() {
		tok := z.Token()
		if item && !slices.Contains(tok.Attr, html.Attribute{Key: "class", Val: "glyph"}) {
			b.WriteString(" •")
		}
		item = tt == html.StartTagToken && tok.Data == "li"
		switch {
		case tok.Data == "summary" && tt != html.TextToken:
			summary = tt == html.StartTagToken
		case tt == html.TextToken && !summary:
			b.WriteString(tok.Data)
		case tt == html.StartTagToken && tok.Data != "a" && tok.Data != "b" && tok.Data != "span":
			b.WriteString(" ")
		}
	}
	return bare(b.String())
}

// bare drops white space and the brackets round addresses.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '<' || r == '>' || r == '\uFFFD' || r == 0 {
			return -1
		}
		return r
	}, strings.Join(strings.Fields(s), ""))
}
