package generator_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"egovsite/docs"
	"egovsite/generator"

	"golang.org/x/net/html"
)

// documented is the folder of the manual that stands, once it does.
var documented string

// manualSite builds the documentation, as egovsite manual does.
func manualSite(t *testing.T) string {
	t.Helper()
	if documented != "" {
		return documented
	}
	temp, err := temporary()
	if err != nil {
		t.Fatal(err)
	}
	in := t.TempDir()
	o := options(filepath.Join(in, "content"), filepath.Join(temp, "manual", "site"))
	o.Assets, o.Responses = filepath.Join(in, "assets"), filepath.Join(in, "responses")
	for folder, list := range map[string]func() ([]docs.File, error){o.Content: docs.Content, o.Assets: docs.Pictures} {
		files, err := list()
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			put(t, filepath.Join(folder, f.Name), f.Data)
		}
	}
	if err := os.Mkdir(o.Responses, 0o755); err != nil {
		t.Fatal(err)
	}
	report, err := generator.Build(t.Context(), o)
	if err != nil || len(report.Problems) > 0 {
		t.Fatalf("%v: %v", err, report.Problems)
	}
	documented = report.Out
	return documented
}

func put(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestManualSite walks over the documentation as over any other site, and sees that
// nothing of its Markdown is left.
func TestManualSite(t *testing.T) {
	site := manualSite(t)
	linksResolve(t, site)
	idsAreSound(t, site)
	noRequests(t, site)
	pageFrame(t, site)
	for _, p := range parse(t, site) {
		for n := range p.root.Descendants() {
			within := func(names string) bool {
				for up := range n.Ancestors() {
					if strings.Contains(names, " "+up.Data+" ") {
						return true
					}
				}
				return false
			}
			if n.Type != html.TextNode || within(" code pre script style ") {
				continue
			}
			for _, mark := range []string{"](", "**", "```", "`"} {
				if strings.Contains(n.Data, mark) {
					t.Errorf("%s: %q has a mark of Markdown", p.path, n.Data)
				}
			}
		}
		if len(all(p.root, "nav")) < 2 && p.path != "index.html" && p.path != "404.html" {
			t.Errorf("%s does not list what it stands with", p.path)
		}
	}
}

// TestBrowserManual sees that pages of the documentation fit a phone and a desk, and
// have no barriers.
func TestBrowserManual(t *testing.T) {
	axe, err := os.ReadFile("../node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Fatalf("%v: run npm ci --ignore-scripts", err)
	}
	site := manualSite(t)
	for _, name := range []string{"", "tutorial/", "cli/", "content/", "downloads/", "benchmarks/", "limits/", "problems/", "problems/country-unknown/"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := open(t, site, name+"index.html", desk)
			b.unbarred(axe, func(as view) {
				if over := eval[[]string](b, overflowing); len(over) > 0 {
					t.Errorf("at %d pixels the page scrolls sideways: %s", as.width, strings.Join(over, "; "))
				}
			})
		})
	}
}
