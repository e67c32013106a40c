package generator

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"egovsite/generator/measure"
	"egovsite/generator/publish"
	"egovsite/generator/render"

	"golang.org/x/net/html"
)

// Verified says what was held against what.
type Verified struct {
	Figures int // of a report, recomputed from the answers inside it
	Files   int // of a site, held against its manifest
	Faults  []string
}

// Verify holds a report or a site against itself: a report against its digest
// and its figures against the answers inside it, a site against its manifest.
func Verify(o Options, name string) (Verified, error) {
	info, err := os.Stat(name)
	if err != nil {
		return Verified{}, err
	}
	if info.IsDir() {
		return verifySite(os.DirFS(name))
	}
	page, err := os.ReadFile(name)
	if err != nil {
		return Verified{}, err
	}
	return verifyReport(o, page)
}

// verifyReport recomputes every figure of a report.
func verifyReport(o Options, page []byte) (Verified, error) {
	var v Verified
	fault := func(format string, args ...any) { v.Faults = append(v.Faults, fmt.Sprintf(format, args...)) }
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return v, fmt.Errorf("reading the report: %w", err)
	}
	inside := find(root, func(n *html.Node) bool { return n.Data == "script" && attribute(n, "id") == "egovsite-data" })
	told := find(root, func(n *html.Node) bool { return n.Data == "meta" && attribute(n, "name") == "egovsite-sha256" })
	if len(inside) != 1 || len(told) != 1 {
		return v, errors.New("the file is no report of egovsite: it holds no data to verify it by")
	}
	if want := render.Digest(page); attribute(told[0], "content") != want {
		fault("the file was edited: its digest is %s, the file says %s", want, attribute(told[0], "content"))
	}
	data, err := render.ParseReportData([]byte(textOf(inside[0])))
	if err != nil {
		return v, err
	}
	o.Language = data.Language
	in, err := reportInput(o)
	if err != nil {
		return v, err
	}
	again, err := data.Recompute(in, measure.Profile)
	if err != nil {
		return v, err
	}
	shown := map[string]*html.Node{}
	for _, n := range find(root, func(n *html.Node) bool { return n.Data == "figure" && attribute(n, "data-figure") != "" }) {
		shown[strings.TrimPrefix(attribute(n, "id"), "fig-")] = n
	}
	for i, f := range again {
		v.Figures++
		for _, what := range differs(root, shown[f.ID], f, data.Figures[i]) {
			fault("figure %s: %s", f.ID, what)
		}
		delete(shown, f.ID)
	}
	for id := range shown {
		fault("figure %s: the data know nothing of it", id)
	}
	slices.Sort(v.Faults)
	return v, nil
}

// reportInput is the content and layouts that figures are drawn with.
func reportInput(o Options) (render.Input, error) {
	c, ps, err := loadCatalog(o)
	if err != nil {
		return render.Input{}, err
	}
	if o.brokenContent(ps) {
		return render.Input{}, ErrContent
	}
	return (&material{catalog: c}).input(o)
}

// numbers are those that words say, in digits.
var numbers = regexp.MustCompile(`[0-9]+(?:[.,\x{00a0}\x{202f}][0-9]+)*`)

// differs says in what a figure of the page, and its table in the data, differ
// from what was computed.
func differs(root, shown *html.Node, f, told render.FigureData) (faults []string) {
	a, _ := json.Marshal(f.Rows) // of strings and numbers, which cannot fail
	b, _ := json.Marshal(told.Rows)
	if !bytes.Equal(a, b) || !slices.Equal(f.Columns, told.Columns) {
		faults = append(faults, "its table in the data is not what the answers give")
	}
	if shown == nil && len(f.Rows) == 0 {
		return faults // a section with nothing to say is left out, and its figure with it
	}
	if shown == nil {
		return append(faults, "the page does not show it")
	}
	var marks []string
	for _, svg := range find(shown, func(n *html.Node) bool { return n.Data == "svg" && strings.Contains(attribute(n, "class"), "fig-svg") }) {
		for _, n := range find(svg, func(n *html.Node) bool { return attribute(n, "data-value") != "" }) {
			marks = append(marks, attribute(n, "data-value"))
		}
	}
	slices.Sort(marks)
	if !slices.Equal(marks, f.Marks) {
		faults = append(faults, "its picture shows other numbers than the answers give")
	}
	caption := ""
	for _, n := range find(shown, func(n *html.Node) bool { return n.Data == "figcaption" }) {
		for _, part := range find(n, func(n *html.Node) bool { return n.Data == "h1" || n.Data == "h3" || n.Data == "p" }) {
			caption += textOf(part) + " "
		}
	}
	// The words may be those of another version of the program, the numbers not.
	if !slices.Equal(numbers.FindAllString(caption, -1), numbers.FindAllString(f.Caption, -1)) {
		faults = append(faults, "its title and sentence say other numbers than the answers give")
	}
	if attribute(shown, "data-numbers") != "" {
		return faults // its numbers are a table of the page that says more
	}
	var cells, want []string
	for _, n := range find(shown, func(n *html.Node) bool { return (n.Data == "td" || n.Data == "th") && has(n, "data-value") }) {
		cells = append(cells, attribute(n, "data-value"))
	}
	for _, row := range f.Rows {
		for _, value := range row {
			if value == nil {
				value = ""
			}
			want = append(want, fmt.Sprint(value))
		}
	}
	if !slices.Equal(cells, want) {
		faults = append(faults, "its table shows other numbers than the answers give")
	}
	return faults
}

// verifySite holds the files of a site against its manifest.
func verifySite(site fs.FS) (Verified, error) {
	var v Verified
	list, err := fs.ReadFile(site, publish.ManifestFile)
	if err != nil {
		return v, fmt.Errorf("the folder is no site of egovsite: %w", err)
	}
	var manifest struct {
		Inputs []publish.Input
		Files  []struct {
			Path, SHA256, From string
			Size               int64
		}
	}
	if err := json.Unmarshal(list, &manifest); err != nil {
		return v, fmt.Errorf("reading %s: %w", publish.ManifestFile, err)
	}
	if !publish.AsWritten(list) {
		v.Faults = append(v.Faults, publish.ManifestFile+": is not written as this program writes it")
	}
	from := map[string]bool{"": true}
	for _, in := range manifest.Inputs {
		from[in.Country] = true
	}
	known := map[string]bool{publish.ManifestFile: true}
	for _, f := range manifest.Files {
		known[f.Path] = true
		v.Files++
		data, err := fs.ReadFile(site, f.Path)
		if err != nil {
			v.Faults = append(v.Faults, f.Path+": is missing")
			continue
		}
		if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != f.SHA256 || int64(len(data)) != f.Size {
			v.Faults = append(v.Faults, f.Path+": was changed")
		}
		if !from[f.From] {
			v.Faults = append(v.Faults, f.Path+": the manifest lists no input of "+f.From)
		}
	}
	for _, in := range manifest.Inputs {
		if fault := disowned(site, in); fault != "" {
			v.Faults = append(v.Faults, fault)
		}
	}
	err = fs.WalkDir(site, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !known[filepath.ToSlash(name)] && !strings.HasPrefix(d.Name(), ".") {
			v.Faults = append(v.Faults, name+": is not in the manifest")
		}
		return err
	})
	return v, err
}

// disowned says where the answers that a site publishes name another file than
// the manifest does; empty where they do not.
func disowned(site fs.FS, in publish.Input) string {
	edition, response := strings.CutPrefix(in.Name, "response "+in.Country+" ")
	switch {
	case response:
	case in.Country == "", strings.HasPrefix(in.Name, "review "+in.Country+" "):
		return ""
	default:
		return fmt.Sprintf("%s: %q is no input from %s", publish.ManifestFile, in.Name, in.Country)
	}
	name := render.ResponsePath(in.Country, edition)
	var said struct{ Source struct{ SHA256 string } }
	data, err := fs.ReadFile(site, name)
	if err != nil || json.Unmarshal(data, &said) != nil {
		return name + ": cannot be read, and the manifest says that the site was made from it"
	}
	if said.Source.SHA256 != in.SHA256 {
		return name + ": is from another file than the manifest says"
	}
	return ""
}

// find lists the elements below a node that are wanted.
func find(root *html.Node, want func(*html.Node) bool) (out []*html.Node) {
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && want(n) {
			out = append(out, n)
		}
	}
	return out
}

func has(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for c := range n.ChildNodes() {
		b.WriteString(c.Data)
	}
	return b.String()
}
