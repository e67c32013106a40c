package generator_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"egovsite/generator"
	"egovsite/generator/problem"
)

// several is one table with these responses of Examplia, by their portals.
func several(portals ...string) string {
	out := "Name of the country,Which is the national portal?,We agree that these answers are published.\n"
	for _, p := range portals {
		out += "Examplia," + p + ",Yes\n"
	}
	return out
}

// TestFilingsInOneFile hands in several responses of one country in one file.
func TestFilingsInOneFile(t *testing.T) {
	const a, b = "https://a.example.org", "https://b.example.org"
	for _, tt := range []struct {
		name   string
		files  []string
		counts string // portal of the response that counts; empty for none
		codes  []string
		named  []string // what the problems must name
	}{
		{"twice in one file", []string{"responses/2031/batch.csv", several(a, b)}, "", []string{"country-twice", "country-twice"},
			[]string{"row 2", "row 3"}},
		{"the review tells", []string{"responses/2031/batch.csv", several(a, b),
			"reviews/2031/QQA.yaml", "country: QQA\nedition: \"2031\"\nsupersedes: [batch.csv row 2]\n"}, b, nil, nil},
		{"the review takes the other", []string{"responses/2031/batch.csv", several(a, b),
			"reviews/2031/QQA.yaml", "country: QQA\nedition: \"2031\"\nsupersedes: [2031/batch.csv row 3]\n"}, a, nil, nil},
		{"the whole file is replaced", []string{"responses/2031/batch.csv", several(a, a), "responses/2031/new.yaml", answers("Examplia", "portal: "+b),
			"reviews/2031/QQA.yaml", "country: QQA\nedition: \"2031\"\nsupersedes: [batch.csv]\n"}, b, nil, nil},
		{"a name that is none", []string{"responses/2031/a.yaml", answers("Examplia", "portal: "+a),
			"reviews/2031/QQA.yaml", "country: QQA\nedition: \"2031\"\nsupersedes: [b.yaml]\n"}, a, []string{"superseded-unknown"}, []string{"QQA.yaml", `"b.yaml"`}},
		{"all are replaced", []string{"responses/2031/a.yaml", answers("Examplia", "portal: "+a),
			"reviews/2031/QQA.yaml", "country: QQA\nedition: \"2031\"\nsupersedes: [a.yaml]\n"}, "", []string{"superseded-alone"}, []string{"a.yaml"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p, ps, err := generator.Profile(t.Context(), options(examplia(t, tt.files...), ""), "QQA")
			if (err == nil) != (tt.counts != "") {
				t.Fatalf("got error %v: %v", err, ps)
			}
			if p != nil && p.Response.Answer("portal").Text != tt.counts {
				t.Errorf("%q counts, want %q", p.Response.Answer("portal").Text, tt.counts)
			}
			var codes []string
			said := ""
			for _, p := range ps {
				if p.Severity != problem.Note && p.Code != "questions-missing" {
					codes = append(codes, p.Code)
				}
				said += p.String() + "\n"
			}
			if !slices.Equal(codes, tt.codes) {
				t.Errorf("got %v, want %v", codes, tt.codes)
			}
			for _, name := range tt.named {
				if !strings.Contains(said, name) {
					t.Errorf("nothing names %s: %s", name, said)
				}
			}
		})
	}
}

// TestOneFileOfAFiling checks a replaced file alone: what replaces it was not
// asked about, and is not missed.
func TestOneFileOfAFiling(t *testing.T) {
	content := examplia(t, "responses/2031/a.yaml", answers("Examplia", "portal: "+"https://a.example.org"), "responses/2031/b.yaml", answers("Examplia", "portal: "+"https://b.example.org"),
		"reviews/2031/QQA.yaml", "country: QQA\nedition: \"2031\"\nsupersedes: [a.yaml]\n")
	for _, name := range []string{"a.yaml", "b.yaml"} {
		checked, err := generator.Check(t.Context(), options(content, ""), []string{filepath.Join(content, "responses", "2031", name)})
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range checked.Problems {
			if p.Severity != problem.Note && p.Code != "questions-missing" {
				t.Errorf("%s: %s", name, p)
			}
		}
	}
}

// TestPeopleOfAnotherSubmission names a person in one submission where it is
// asked for, and in the other where it is not: no site holds the name, and it
// keeps none from being built.
func TestPeopleOfAnotherSubmission(t *testing.T) {
	asked, said := "respondent-name: Ada Lovelorn", "portal: The portal of Ada Lovelorn <https://portal.example.org>"
	for name, given := range map[string][]string{
		"named in the newer":       {"responses/2031/qqa.1.yaml", answers("Examplia", said), "responses/2031/qqa.2.yaml", answers("Examplia", asked)},
		"named in the older":       {"responses/2031/qqa.1.yaml", answers("Examplia", asked), "responses/2031/qqa.2.yaml", answers("Examplia", said)},
		"named in one that is bad": {"responses/2031/qqa.1.yaml", answers("Examplia", asked, "information-law: Perhaps"), "responses/2031/qqa.2.yaml", answers("Examplia", said)},
	} {
		t.Run(name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "site")
			build(t, options(examplia(t, given...), out))
			for path, data := range files(t, out) {
				if strings.Contains(strings.ToLower(string(data)), "lovelorn") {
					t.Errorf("the name stands in %s", path)
				}
			}
		})
	}
}
