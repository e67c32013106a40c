package generator_test

import (
	"flag"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"egovsite/generator"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"
)

var update = flag.Bool("update", false, "write what the sites are into testdata/site; read the difference")

// TestGoldenSites builds a small site of invented countries for each archive in
// testdata/site. An archive holds the responses, laid over testdata/examplia,
// and under "want" what comes out: the problems, the list of files, the
// downloads in full, and the words of the pages that are about a country.
func TestGoldenSites(t *testing.T) {
	for _, c := range goldenCases(t) {
		t.Run(c.name, func(t *testing.T) {
			got := c.comes(t)
			if *update {
				c.write(t, got)
				return
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("the site has changed (-want +got); if that is meant, run the test with -update and read the difference\n%s", diff)
			}
		})
	}
}

// A goldenCase is one archive.
type goldenCase struct {
	name, file, comment string
	given               []txtar.File
	want                map[string]string
}

func goldenCases(t *testing.T) (out []goldenCase) {
	t.Helper()
	names, err := filepath.Glob("testdata/site/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		c := goldenCase{strings.TrimSuffix(filepath.Base(name), ".txtar"), name, string(archive.Comment), nil, map[string]string{}}
		for _, f := range archive.Files {
			if rest, ok := strings.CutPrefix(f.Name, "want/"); ok {
				c.want[rest] = string(f.Data)
			} else {
				c.given = append(c.given, f)
			}
		}
		out = append(out, c)
	}
	return out
}

// write puts what came out into the archive.
func (c goldenCase) write(t *testing.T, got map[string]string) {
	t.Helper()
	archive := &txtar.Archive{Comment: []byte(c.comment), Files: c.given}
	for _, path := range slices.Sorted(maps.Keys(got)) {
		archive.Files = append(archive.Files, txtar.File{Name: "want/" + path, Data: []byte(got[path])})
	}
	if err := os.WriteFile(c.file, txtar.Format(archive), 0o644); err != nil {
		t.Fatal(err)
	}
}

// built are the cases whose site stands, by name.
var built = map[string]generator.Report{}

// build makes the site of the case, once.
func (c goldenCase) build(t *testing.T) generator.Report {
	t.Helper()
	if r, ok := built[c.name]; ok {
		return r
	}
	temp, err := temporary()
	if err != nil {
		t.Fatal(err)
	}
	content := filepath.Join(temp, c.name, "content")
	if err := os.CopyFS(content, os.DirFS("testdata/examplia")); err != nil {
		t.Fatal(err)
	}
	for _, f := range c.given {
		full := filepath.Join(content, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	r := build(t, options(content, filepath.Join(temp, c.name, "site")))
	for i := range r.Problems {
		r.Problems[i].File = strings.TrimPrefix(filepath.ToSlash(r.Problems[i].File), filepath.ToSlash(content)+"/")
	}
	built[c.name] = r
	return r
}

// comes is what comes out of the case, by name.
func (c goldenCase) comes(t *testing.T) map[string]string {
	t.Helper()
	report := c.build(t)
	got, list := map[string]string{"PROBLEMS": ""}, []string{}
	for _, p := range report.Problems {
		got["PROBLEMS"] += p.String() + "\n"
	}
	for name, data := range files(t, report.Out) {
		switch {
		case strings.HasPrefix(name, "questions/2022/"), strings.HasPrefix(name, "assets/"):
			continue // the same at every site
		case path.Ext(name) == ".js": // options of figures, held against their tables elsewhere
		case name == "data/changes.json": // which holds hashes of all content; it has tests of its own
		case path.Ext(name) == ".csv", path.Ext(name) == ".json" && name != "manifest.json":
			got[name] = string(data)
		case name == "index.html", strings.HasPrefix(name, "countries/q") && path.Base(path.Dir(name)) != "2031",
			name == "indicators/legislation-coverage/index.html", name == "questions/2031/information-law/index.html",
			strings.HasPrefix(name, "questions/2097/strategy"), name == "questions/2031/other/index.html" && c.name == "two_editions":
			got[strings.TrimSuffix(name, ".html")+".txt"] = pageWords(t, data)
		}
		list = append(list, name)
	}
	slices.Sort(list)
	got["FILES"] = strings.Join(list, "\n") + "\n"
	return got
}

// pageWords is what a page says, one block a line: headings with #, items with
// -, rows with |, links with where they lead.
func pageWords(t *testing.T, data []byte) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(string(data)))
	if err != nil {
		t.Fatal(err)
	}
	w := &wordsOf{}
	w.node(all(root, "main")[0])
	w.end()
	return w.b.String()
}

type wordsOf struct {
	b    strings.Builder
	line strings.Builder
	mark string // stands before the next line
}

// begins are the elements that begin a line, and what stands before it.
var begins = map[string]string{"p": "", "div": "", "section": "", "ul": "", "ol": "", "dl": "", "figure": "", "figcaption": "", "details": "",
	"header": "", "nav": "", "table": "", "caption": "", "pre": "", "blockquote": "> ",
	"h1": "# ", "h2": "## ", "h3": "### ", "h4": "#### ", "li": "- ", "dt": ": ", "dd": ":: ", "summary": "+ ", "tr": "| "}

func (w *wordsOf) node(n *html.Node) {
	if n.Type == html.TextNode {
		w.line.WriteString(n.Data)
		return
	}
	if n.Data == "script" || attr(n, "data-figure") == "tile-map" { // which lists all countries there are
		return
	}
	if n.Data == "svg" {
		for _, title := range all(n, "title") {
			w.line.WriteString(" {" + words(title) + "} ")
			break
		}
		return
	}
	mark, block := begins[n.Data]
	if block {
		w.end()
		w.mark += mark
	}
	if n.Data == "section" || n.Data == "figure" {
		w.b.WriteString("\n")
	}
	for c := range n.ChildNodes() {
		w.node(c)
	}
	switch {
	case block:
		w.end()
		w.mark = ""
	case n.Data == "td", n.Data == "th":
		w.line.WriteString(" | ")
	case n.Data == "br":
		w.line.WriteString(" / ")
	case n.Data == "a":
		w.line.WriteString(" <" + attr(n, "href") + "> ")
	}
}

// end ends the line, if it has words.
func (w *wordsOf) end() {
	if text := strings.Join(strings.Fields(w.line.String()), " "); text != "" {
		w.b.WriteString(w.mark + text + "\n")
		w.mark = ""
	}
	w.line.Reset()
}
