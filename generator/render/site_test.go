package render

import (
	"path"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func TestSite(t *testing.T) {
	files := built(t, input(t))
	for _, want := range []string{"index.html", "404.html", "countries/qqa/index.html", "countries/qqa/2022/index.html",
		"countries/qqa/2022/source/index.html", "indicators/laws/index.html", "questions/2022/law/index.html", "data/index.html",
		"methodology/index.html", "about/index.html", "reports/qqa-2022.html", "data/responses/2022/QQA.json",
		"data/responses/2022/QQA.csv", "data/profiles/2022/QQA.json", "data/countries.csv", "data/indicators.csv", "assets/css/site.css"} {
		if files[want] == "" {
			t.Errorf("no %s", want)
		}
	}
}

func TestSiteIsTheSameEveryTime(t *testing.T) {
	a, b := built(t, input(t)), built(t, input(t))
	for name := range a {
		if a[name] != b[name] {
			t.Errorf("%s differs from one build to the next", name)
		}
	}
}

// Every link and fragment leads somewhere, every id is there once, and nothing
// is asked of another host.
func TestLinks(t *testing.T) {
	for name, in := range map[string]siteInput{"one country": input(t), "no country": func() siteInput { in := input(t); in.Profiles = nil; return in }()} {
		t.Run(name, func(t *testing.T) {
			files := built(t, in)
			ids := map[string][]string{}
			links := map[string][]string{}
			for name, data := range files {
				if strings.HasSuffix(name, ".html") {
					ids[name], links[name] = look(t, name, data)
				}
			}
			for name, list := range links {
				for _, l := range list {
					target, fragment, _ := strings.Cut(l, "#")
					to := name
					if target != "" {
						to = path.Join(path.Dir(name), target)
					}
					if files[to] == "" {
						t.Errorf("%s: link to %q leads nowhere", name, l)
					} else if fragment != "" && !slices.Contains(ids[to], fragment) {
						t.Errorf("%s: link to %q: no such place there", name, l)
					}
				}
			}
		})
	}
}

// look collects the ids and the links within the site of a page.
func look(t *testing.T, name, data string) (ids, links []string) {
	z := html.NewTokenizer(strings.NewReader(data))
	for z.Next() != html.ErrorToken {
		tok := z.Token()
		for _, a := range tok.Attr {
			switch {
			case a.Key == "id" && slices.Contains(ids, a.Val):
				t.Errorf("%s: id %q stands twice", name, a.Val)
			case a.Key == "id":
				ids = append(ids, a.Val)
			case a.Key == "style" || strings.HasPrefix(a.Key, "on"):
				t.Errorf("%s: attribute %s on %s", name, a.Key, tok.Data)
			case a.Key == "src" || a.Key == "href" && tok.Data == "link":
				if strings.Contains(a.Val, "//") {
					t.Errorf("%s: asks %q", name, a.Val)
				}
				if !strings.HasPrefix(a.Val, "data:") {
					links = append(links, a.Val)
				}
			case a.Key == "href" && !strings.HasPrefix(a.Val, "https://"):
				links = append(links, a.Val)
			}
		}
	}
	return ids, links
}

func TestHostileWordsStayWords(t *testing.T) {
	for name, data := range built(t, input(t)) {
		if strings.HasSuffix(name, ".html") && (strings.Contains(data, "<b>bold") || strings.Contains(data, "<i>") || strings.Contains(data, `href="javascript`)) {
			t.Errorf("%s lets markup of an answer through", name)
		}
	}
}

func TestReport(t *testing.T) {
	in := input(t)
	data, err := OneFile(in.Input, in.Profiles, in.Profiles[0])
	if err != nil {
		t.Fatal(err)
	}
	if len(data) > 1_500_000 {
		t.Errorf("a report has %d bytes", len(data))
	}
	if built(t, in)["reports/qqa-2022.html"] != string(data) {
		t.Error("a report differs from the one on the site")
	}
	if _, links := look(t, "report", string(data)); slices.ContainsFunc(links, func(l string) bool { return !strings.HasPrefix(l, "#") }) {
		t.Errorf("a report links to other files: %v", links)
	}
	policy, style := between(string(data), `http-equiv="Content-Security-Policy" content="`, `"`), between(string(data), "<style>", "</style>")
	if want := strings.ReplaceAll(hash(style), "'", "&#39;"); !strings.Contains(policy, strings.ReplaceAll(want, "+", "&#43;")) {
		t.Errorf("the policy %s does not allow the style, %s", policy, want)
	}
}

func between(s, from, to string) string {
	_, s, _ = strings.Cut(s, from)
	s, _, _ = strings.Cut(s, to)
	return s
}

func TestRelative(t *testing.T) {
	for _, c := range []struct{ name, from, to, want string }{
		{"from the root", "index.html", "data/index.html", "data/index.html"},
		{"to the root", "data/index.html", "index.html", "../index.html"},
		{"beside", "countries/qqa/2022/index.html", "countries/qqa/index.html", "../index.html"},
		{"below", "countries/qqa/2022/index.html", "countries/qqa/2022/source/index.html", "source/index.html"},
		{"across", "questions/2022/law/index.html", "indicators/laws/index.html", "../../../indicators/laws/index.html"},
		{"itself", "data/index.html", "data/index.html", "index.html"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := relative(c.from, c.to); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// TestPlaced says where something stands in the words of the page, and leaves
// what formats name otherwise.
func TestPlaced(t *testing.T) {
	s := quoting(t)
	for _, at := range []string{"page 3", "table 2, row 3", "line 7, column 12", "sheet Answers to all, row 9", "Answers!D7", "somewhere 4", "page", ""} {
		if got := s.placed(at); got != at {
			t.Errorf("%q is %q in English", at, got)
		}
	}
}

// TestWritten takes the words that the letters of a card can write.
func TestWritten(t *testing.T) {
	s := quoting(t)
	for _, c := range []struct {
		words []string
		want  string
	}{{[]string{"Examplia", "x"}, "Examplia"}, {[]string{"阿塞拜疆", "Azerbaijan"}, "Azerbaijan"}, {[]string{"", "موجزات"}, ""}} {
		if got := s.written(c.words...); got != c.want {
			t.Errorf("of %q it writes %q, want %q", c.words, got, c.want)
		}
	}
}
