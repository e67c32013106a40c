package catalog_test

import (
	"bytes"
	"io/fs"
	"reflect"
	"slices"
	"testing"
	"testing/fstest"

	"egovsite/content"
	"egovsite/generator/catalog"
	"egovsite/generator/problem"

	"github.com/google/go-cmp/cmp"
)

// anywhere are the files of a content folder, one for each way to read one.
var anywhere = []string{
	"site.yaml", questionnaire, lawsFile, "figures/strip.yaml", "crosswalks/2030-2031.yaml", "reviews/2030/QQA.yaml", "erasures.yaml",
	"languages/fr/core.yaml", "languages/en/core.yaml", "countries/invented.csv", "countries/m49-regions.csv", aliasesFile, "vocabulary/en.yaml",
	"outside/egdi-2010-2014.csv", "pages/about.en.md",
}

// alike are shipped files of the same kinds, by their places in anywhere.
var alike = map[int]string{0: "site.yaml", 2: "indicators/legislation-coverage.yaml", 3: "figures/strategy.yaml", 7: "languages/fr/core.yaml",
	12: "vocabulary/en.yaml", 14: "pages/about.en.md"}

// kept are content files that the sound folder does without, and words that were
// read wrongly once.
var kept = map[string][]string{
	"reviews/2030/QQA.yaml": {reviewed, "answers:\n  - {question: 4, selected: [red], office: x, date: 2030}\n"},
	"erasures.yaml":         {"erase:\n  - {words: Jane Example, country: QQA, date: \"2030-05-01\"}\n  - {question: data-law, date: \"2030-05-01\"}\n"},
	"crosswalks/2030-2031.yaml": {"from: \"2030\"\nto: \"2031\"\nreviewer: an office\nreviewed: \"2030-11-01\"\nentries:\n" +
		"  - relation: same\n    from: [data-law]\n    to: [data-law]\n  - relation: new\n    to: [colour]\n    reason: asked anew\n"},
	"languages/fr/core.yaml": {"greeting: \"{{.Name\"\n", "greeting: {other: \"{{range}}\"}\n", "? [a]\n: b\n", "a: &a\n  b: *a\n"},
	"site.yaml":              {"name: [Profiles\n", "name: Profiles\n\ttagline: x\n", "name: x\n---\nname: y\n"},
	"pages/about.en.md":      {"---\ntitle: [x\n---\n", "---\n---\n", "---\ntitle: x", "---\r\ntitle: x\r\n---\r\n[a](javascript:b)\r\n"},
}

// FuzzContent holds for any bytes in place of any content file: no panic, the
// same said in every run, and each fault has its code, its file, a line that the
// file has, and what to do.
func FuzzContent(f *testing.F) {
	folder := sound(f)
	folder["editions/2031/questionnaire.yaml"] = &fstest.MapFile{Data: bytes.Replace(folder[questionnaire].Data, []byte(`id: "2030"`), []byte(`id: "2031"`), 1)}
	for i, name := range anywhere {
		if file := folder[name]; file != nil {
			f.Add(uint8(i), file.Data)
		}
		for _, words := range kept[name] {
			f.Add(uint8(i), []byte(words))
		}
		if name := alike[i]; name != "" {
			data, err := fs.ReadFile(content.Files, name)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(uint8(i), data)
		}
	}
	f.Fuzz(func(t *testing.T, which uint8, data []byte) {
		name := anywhere[int(which)%len(anywhere)]
		files := fstest.MapFS{}
		for other, file := range folder {
			files[other] = file
		}
		files[name] = &fstest.MapFile{Data: data}
		cat, ps := catalog.Load(files)
		if cat == nil {
			t.Fatal("no catalog")
		}
		for _, p := range ps {
			told(t, p, files)
		}
		again, more := catalog.Load(files)
		if !reflect.DeepEqual(cat, again) || !slices.Equal(ps, more) {
			t.Errorf("loaded differently the second time:\n%s", cmp.Diff(ps, more)+cmp.Diff(cat, again))
		}
	})
}

// told checks that a fault says what it is, where it stands and how to mend it.
func told(t *testing.T, p problem.Problem, files fstest.MapFS) {
	t.Helper()
	if p.Code == "" || p.Severity == "" || p.What == "" || p.Hint == "" || p.Column < 0 || p.Line < 0 {
		t.Errorf("problem %+v says too little", p)
	}
	file := files[p.File]
	if file == nil {
		if _, err := fs.Stat(files, p.File); err != nil {
			t.Errorf("problem %+v is in no file", p)
		}
		return
	}
	if lines := 1 + breaks(file.Data); p.Line > lines+1 { // a value that is not there stands behind the end
		t.Errorf("problem %+v in a file of %d lines", p, lines)
	}
}

// breaks counts the ends of lines as generously as any format does.
func breaks(data []byte) (n int) {
	for _, r := range string(data) {
		switch r {
		case '\n', '\r', '\u0085', '\u2028', '\u2029':
			n++
		}
	}
	return n
}
