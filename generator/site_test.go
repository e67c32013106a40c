package generator_test

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"egovsite/generator"

	"golang.org/x/net/html"
)

// Most tests here look at one site: the shipped content, built once. Only what
// a test does to a site of its own is built again.

// childOut, set in the environment, makes the test program build the shipped
// content into that folder and end: a build in a process of its own.
const childOut = "EGOVSITE_TEST_BUILD"

func TestMain(m *testing.M) {
	if out := os.Getenv(childOut); out != "" {
		if _, err := generator.Build(context.Background(), options(os.Getenv(childOut+"_CONTENT"), out)); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	code := m.Run()
	closeBrowser()
	for _, made := range []func() (string, error){temporary, apart} {
		if folder, err := made(); err == nil {
			os.RemoveAll(folder)
		}
	}
	os.Exit(code)
}

// temporary is the folder in which the sites lie that several tests look at.
var temporary = sync.OnceValues(func() (string, error) { return os.MkdirTemp("", "egovsite-test-") })

func options(content, out string) generator.Options {
	return generator.Options{Content: content, Out: out, Version: "test"}
}

// shipped builds the shipped content, once.
var shipped = sync.OnceValues(func() (string, error) {
	if _, err := os.Stat("../assets/dist/echarts.js"); err != nil {
		return "", fmt.Errorf("the chart library is not bundled: run make assets (%w)", err)
	}
	temp, err := temporary()
	if err != nil {
		return "", err
	}
	out := filepath.Join(temp, "shipped")
	_, err = generator.Build(context.Background(), options("../content", out))
	return out, err
})

// shippedSite is the folder of the shipped content's site.
func shippedSite(t testing.TB) string {
	t.Helper()
	folder, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	return folder
}

// build makes a site of its own and fails the test if that fails.
func build(t testing.TB, o generator.Options) generator.Report {
	t.Helper()
	report, err := generator.Build(t.Context(), o)
	if err != nil {
		t.Fatalf("%v: %v", err, report.Problems)
	}
	return report
}

// eachSite runs a test on the shipped site and on those of the invented countries.
func eachSite(t *testing.T, test func(t *testing.T, folder string)) {
	t.Helper()
	t.Run("shipped", func(t *testing.T) { test(t, shippedSite(t)) })
	for _, c := range goldenCases(t) {
		t.Run(c.name, func(t *testing.T) { test(t, c.build(t).Out) })
	}
}

// pageKinds has one page of each type of the shipped site, by the name of the
// type's folder in layouts/pages.
var pageKinds = map[string]string{
	"home":        "index.html",
	"countries":   "countries/index.html",
	"regions":     "regions/index.html",
	"region":      "regions/145/index.html",
	"section":     "questions/2022/sections/legal-framework/index.html",
	"editions":    "editions/index.html",
	"edition":     "editions/2022/index.html",
	"acts":        "acts/index.html",
	"country":     "countries/aze/index.html",
	"factsheet":   "countries/aze/2022/factsheet/index.html",
	"source":      "countries/aze/2022/source/index.html",
	"indicators":  "indicators/index.html",
	"indicator":   "indicators/legislation-coverage/index.html",
	"questions":   "questions/index.html",
	"question":    "questions/2022/access-to-information-law/index.html",
	"compare":     "compare/index.html",
	"data":        "data/index.html",
	"methodology": "methodology/index.html",
	"search":      "search/index.html",
	"changelog":   "changes/index.html",
	"embed":       "embed/aze-2022-indicators.html",
	"prose":       "about/index.html",
	"notfound":    "404.html",
	"report":      "reports/aze-2022.html",
}

// files are the bytes of all files under a folder, by slash path.
func files(t testing.TB, folder string) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	err := fs.WalkDir(os.DirFS(folder), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		out[name], err = os.ReadFile(filepath.Join(folder, filepath.FromSlash(name)))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// A page is one parsed HTML file.
type page struct {
	path string
	root *html.Node
	ids  map[string]int // how often each id stands
}

// parsed are the pages of the folders that were parsed; a site is not changed
// once it is built.
var parsed = map[string][]*page{}

// parse reads all pages of a folder, by path.
func parse(t testing.TB, folder string) []*page {
	t.Helper()
	if out := parsed[folder]; out != nil {
		return out
	}
	var out []*page
	for name, data := range files(t, folder) {
		if filepath.Ext(name) != ".html" {
			continue
		}
		root, err := html.Parse(strings.NewReader(string(data)))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		p := &page{name, root, map[string]int{}}
		for n := range root.Descendants() {
			if id := attr(n, "id"); id != "" {
				p.ids[id]++
			}
		}
		out = append(out, p)
	}
	slices.SortFunc(out, func(a, b *page) int { return strings.Compare(a.path, b.path) })
	parsed[folder] = out
	return out
}

// attr is an attribute's value, empty if there is none.
func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key && a.Namespace == "" {
			return a.Val
		}
	}
	return ""
}

// all are the elements under n with one of these names.
func all(n *html.Node, names ...string) (out []*html.Node) {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && slices.Contains(names, d.Data) {
			out = append(out, d)
		}
	}
	return out
}

// words is the text under n, white space folded.
func words(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
