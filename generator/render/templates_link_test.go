package render

import (
	"bytes"
	"html/template"
	"io/fs"
	"os"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"egovsite/generator/locale"
)

// shippedLayouts are the shipped layouts with some files in place of theirs.
func shippedLayouts(t testing.TB, files map[string]string) fs.FS {
	t.Helper()
	out := fstest.MapFS{}
	shipped := os.DirFS("../../layouts")
	err := fs.WalkDir(shipped, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(shipped, name)
		out[name] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

func speakEnglish(t testing.TB) *locale.Locale {
	t.Helper()
	words, err := locale.New(english(t), english(t))
	if err != nil {
		t.Fatal(err)
	}
	return words
}

func templatesOf(t testing.TB, files fs.FS) map[string]pageTemplate {
	t.Helper()
	read, err := readLayouts(files, pageTypes)
	if err != nil {
		t.Fatal(err)
	}
	return read.in(speakEnglish(t))
}

// TestTemplatesAsIfAlone holds the pages of every type against those of a set of
// templates that has nothing in it but what this type needs.
func TestTemplatesAsIfAlone(t *testing.T) {
	files := os.DirFS("../../layouts")
	sets := templatesOf(t, files)
	for _, kind := range pageTypes {
		alone := template.Must(template.New("base.html").Funcs(functions(speakEnglish(t))).ParseFS(files, "base.html", "parts/*.html", "pages/"+kind.name+"/*.html"))
		for _, f := range []filler{{true, true, 2}, {false, true, 2}, {}} {
			v := reflect.New(reflect.TypeOf(kind.data))
			f.fill(v.Elem())
			var want bytes.Buffer
			got, err := sets[kind.name].Fill(v.Interface())
			if err != nil {
				t.Fatal(err)
			}
			if err := alone.Execute(&want, v.Interface()); err != nil {
				t.Fatal(err)
			}
			if string(got) != want.String() {
				t.Errorf("%s is another page together with the others", kind.name)
			}
		}
	}
}

// What a page type defines takes the place of what the parts define, for that
// type and no other.
func TestTemplatesOfOnePageType(t *testing.T) {
	sets := templatesOf(t, shippedLayouts(t, map[string]string{
		"base.html":                  `{{template "frame" .}}{{define "frame"}}[{{template "main" .}} {{template "note" .}}]{{end}}`,
		"parts/note.html":            `{{define "note"}}common {{template "tail"}}{{end}}{{define "tail"}}tail{{end}}{{define "kept"}}kept{{end}}`,
		"pages/home/page.html":       `{{define "main"}}home{{end}}{{define "tail"}}own tail{{end}}{{define "kept"}} {{end}}`,
		"pages/regions/page.html":    `{{define "main"}}regions {{template "kept"}}{{end}}{{define "note"}}own note{{end}}`,
		"pages/countries/page.html":  `{{define "main"}}{{.SiteName}} <p title="{{template "quoted" .}}">{{end}}`,
		"pages/questions/page.html":  `{{define "main"}}{{template "quoted" .}}{{end}}`,
		"parts/quoted.html":          `{{define "quoted"}}{{.SiteName}}{{end}}`,
		"pages/notfound/page.html":   `{{define "main"}}{{end}}`,
		"pages/notfound/base.html":   `alone`,
		"pages/methodology/own.html": `{{define "kept"}}own{{end}}`,
		"pages/search/page.html":     `{{define "main"}}{{block "tail" .}}block{{end}}{{end}}`,
	}))
	for _, tt := range []struct {
		kind  string
		value any
		want  string
	}{
		{"home", HomePage{}, "[home common own tail]"},
		{"regions", RegionsPage{}, "[regions kept own note]"},
		{"countries", CountriesPage{Base: Base{SiteName: `<"&`}}, "[&lt;&#34;&amp; <p title=\"&lt;&#34;&amp;\"> common tail]"},
		{"questions", QuestionsPage{Base: Base{SiteName: `<"&`}}, "[&lt;&#34;&amp; common tail]"},
		{"notfound", NotFoundPage{}, "alone"},
		{"search", SearchPage{}, "[block common block]"},
	} {
		if got, err := sets[tt.kind].Fill(tt.value); err != nil || string(got) != tt.want {
			t.Errorf("%s: got %q, %v, want %q", tt.kind, got, err, tt.want)
		}
	}
}

// A fault is told with its file and line, and keeps no page of another type
// from being made.
func TestTemplatesWithFaults(t *testing.T) {
	for _, tt := range []struct{ name, page, want string }{
		{"a template that is nowhere", "{{define \"main\"}}\n{{template \"nowhere\"}}{{end}}", `page.html:2:11: no such template "nowhere"`},
		{"a page without a part that the frame calls", "", `no such template "main"`},
		{"an attribute that does not end", "{{define \"main\"}}\n<a href=\"{{end}}", "in attribute name"},
		{"a field that is nowhere", "{{define \"main\"}}\n{{.Nowhere}}{{end}}", "page.html:2:2: executing \"pages/home/main\" at <.Nowhere>"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			sets := templatesOf(t, shippedLayouts(t, map[string]string{"pages/home/page.html": tt.page}))
			if _, err := sets["home"].Fill(HomePage{}); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %s", err, tt.want)
			}
			if _, err := sets["notfound"].Fill(NotFoundPage{}); err != nil {
				t.Errorf("another page cannot be made: %v", err)
			}
		})
	}
	for _, tt := range []struct{ name, file, text, want string }{
		{"a function that layouts may not call", "pages/home/page.html", "\n{{env \"HOME\"}}", `reading layouts: template: page.html:2: function "env" not defined`},
		{"a brace too few", "parts/links.html", "{{define \"links\"}", "reading layouts: template: links.html:1: "},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := readLayouts(shippedLayouts(t, map[string]string{tt.file: tt.text}), pageTypes); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %s", err, tt.want)
			}
		})
	}
}

func BenchmarkParse(b *testing.B) {
	files, words := os.DirFS("../../layouts"), speakEnglish(b)
	b.ReportAllocs()
	for b.Loop() {
		read, err := readLayouts(files, pageTypes)
		if err != nil {
			b.Fatal(err)
		}
		read.in(words)
	}
}
