package generator_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"egovsite/generator"
	"egovsite/generator/problem"

	"github.com/google/go-cmp/cmp"
)

// answersOf is a response of Examplia whose portal tells it from others.
func answersOf(portal string) string {
	return "country: Examplia\nedition: \"2031\"\nanswers:\n  portal: " + portal + "\n  consent: Yes\n"
}

// TestFilings reads what one country handed in for one edition, several times.
func TestFilings(t *testing.T) {
	good, broken := answersOf("https://a.example.org"), answersOf("x")+"  information-law: Perhaps\n"
	tests := []struct {
		name   string
		files  map[string]string // in responses/2031
		review string
		want   string // the file that counts, behind those it replaces; empty for none
		errors []string
	}{
		{"once", map[string]string{"qqa.yaml": good}, "", "qqa.yaml", nil},
		{"numbered", map[string]string{"qqa.1.yaml": good, "qqa.2.yaml": good}, "", "qqa.1.yaml qqa.2.yaml", nil},
		{"numbered in numbers", map[string]string{"qqa.9.yaml": good, "qqa.10.yaml": good}, "", "qqa.9.yaml qqa.10.yaml", nil},
		{"the first without a number", map[string]string{"qqa.yaml": good, "qqa.2.yaml": good}, "", "qqa.yaml qqa.2.yaml", nil},
		{"in two formats", map[string]string{"qqa.1.yaml": good, "qqa.2.json": `{"country": "Examplia", "answers": {"consent": "Yes"}}`}, "", "qqa.1.yaml qqa.2.json", nil},
		{"nothing says which", map[string]string{"a.yaml": good, "b.yaml": good}, "", "",
			[]string{"a.yaml country-twice, naming b.yaml", "b.yaml country-twice, naming a.yaml"}},
		{"the same number", map[string]string{"qqa.1.yaml": good, "qqa.1.json": `{"country": "Examplia", "answers": {"consent": "Yes"}}`}, "", "",
			[]string{"qqa.1.json country-twice, naming qqa.1.yaml", "qqa.1.yaml country-twice, naming qqa.1.json"}},
		{"named in the review", map[string]string{"b.yaml": good, "a.yaml": good}, "supersedes: [b.yaml]", "b.yaml a.yaml", nil},
		{"several named in the review", map[string]string{"a.yaml": good, "b.yaml": good, "c.yaml": good}, "supersedes: [c.yaml, a.yaml]", "c.yaml a.yaml b.yaml", nil},
		{"one of three named", map[string]string{"a.yaml": good, "b.yaml": good, "c.yaml": good}, "supersedes: [a.yaml]", "",
			[]string{"a.yaml country-twice, naming b.yaml c.yaml", "b.yaml country-twice, naming a.yaml c.yaml", "c.yaml country-twice, naming a.yaml b.yaml"}},
		{"the newer is broken", map[string]string{"qqa.1.yaml": good, "qqa.2.yaml": broken}, "", "", []string{"qqa.2.yaml option-unknown"}},
		{"the newer cannot be read at all", map[string]string{"qqa.1.yaml": good, "qqa.2.yaml": "country: ["}, "", "", []string{"qqa.2.yaml country-missing", "qqa.2.yaml yaml-broken"}},
		{"the older is broken", map[string]string{"qqa.1.yaml": broken, "qqa.2.yaml": good}, "", "qqa.2.yaml", []string{"qqa.1.yaml option-unknown"}},
		{"the newer of the review is broken", map[string]string{"a.yaml": good, "b.yaml": "country: ["}, "supersedes: [a.yaml]", "", []string{"a.yaml superseded-alone", "b.yaml country-missing", "b.yaml yaml-broken"}},
		{"the newer of the review is not there", map[string]string{"a.yaml": good}, "supersedes: [a.yaml]", "", []string{"a.yaml superseded-alone"}},
		{"consent is taken back", map[string]string{"qqa.1.yaml": good, "qqa.2.yaml": strings.Replace(good, "consent: Yes", "consent: No", 1)}, "", "", nil},
		{"consent is given later", map[string]string{"qqa.1.yaml": strings.Replace(good, "consent: Yes", "consent: No", 1), "qqa.2.yaml": good}, "", "qqa.2.yaml", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			content := t.TempDir()
			if err := os.CopyFS(content, os.DirFS("testdata/examplia")); err != nil {
				t.Fatal(err)
			}
			write := func(name, data string) {
				full := filepath.Join(content, filepath.FromSlash(name))
				if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(full, []byte(data), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			for name, data := range tt.files {
				write("responses/2031/"+name, data)
			}
			if tt.review != "" {
				write("reviews/2031/QQA.yaml", "country: QQA\nedition: \"2031\"\n"+tt.review+"\n")
			}
			p, ps, err := generator.Profile(t.Context(), options(content, ""), "QQA")
			if (err == nil) != (tt.want != "") {
				t.Fatalf("got error %v, want the profile of %q: %v", err, tt.want, ps)
			}
			var got []string
			if p != nil {
				for _, e := range p.Earlier {
					got = append(got, filepath.Base(e.Response.Source.File))
				}
				got = append(got, filepath.Base(p.Response.Source.File))
				if len(p.Changes) != len(p.Earlier) {
					t.Errorf("got %d comparisons of %d submissions", len(p.Changes), len(got))
				}
			}
			if diff := cmp.Diff(tt.want, strings.Join(got, " ")); diff != "" {
				t.Errorf("what counts (-want +got):\n%s", diff)
			}
			var errors []string
			for _, p := range ps {
				if p.Severity != problem.Error {
					continue
				}
				said := fmt.Sprintf("%s %s", filepath.Base(p.File), p.Code)
				if _, others, ok := strings.Cut(p.What, "here and in "); ok {
					var names []string
					for _, o := range strings.Split(others, ", ") {
						names = append(names, filepath.Base(o))
					}
					said += ", naming " + strings.Join(names, " ")
				}
				errors = append(errors, said)
			}
			slices.Sort(errors)
			if diff := cmp.Diff(tt.errors, errors); diff != "" {
				t.Errorf("errors (-want +got):\n%s", diff)
			}
		})
	}
}
