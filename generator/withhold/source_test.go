package withhold_test

import (
	"crypto/sha256"
	"fmt"
	"testing"

	"egovsite/generator/survey"
	"egovsite/generator/withhold"
)

// TestSourceNames holds that nobody's choice of a name for a file or a sheet is
// published.
func TestSourceNames(t *testing.T) {
	of := *edition
	of.ID = "2031"
	for name, tt := range map[string]struct {
		file, part, at             string
		wantFile, wantPart, wantAt string
	}{
		"called after a person":  {"in/examplia_from Olga Testova.2.csv", "row 7", "D7", "qqa-2031.csv", "row 7", "D7"},
		"a sheet after a person": {"x.XLSX", "sheet Olga Testova, row 7", "Olga Testova!D7", "qqa-2031.xlsx", "row 7", "D7"},
		"a sheet called a row":   {"x.xlsx", "sheet row Olga, row 7", "a!row Olga!D7", "qqa-2031.xlsx", "row 7", "D7"},
		"no row":                 {"x.xlsx", "sheet row Olga", "page 3", "qqa-2031.xlsx", "", "page 3"},
		"an ending of their own": {"x.Testova", "", "", "qqa-2031", "", ""},
		"without an ending":      {"Olga Testova", "", "", "qqa-2031", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			r := response("free")
			r.Edition, r.Country = &of, &survey.Country{ISO3: "QQA"}
			r.Source = survey.Source{File: tt.file, Part: tt.part, SHA256: "ab"} // which is not published
			r.Lines = []survey.SourceLine{{Number: 1, Text: "4. Detail", At: tt.at, Place: survey.PlaceQuestion, Question: "detail"}}
			c, _, ps := withhold.Clear(r, withhold.Rules{})
			if c == nil {
				t.Fatal(ps)
			}
			want := survey.Source{File: tt.wantFile, Part: tt.wantPart, SHA256: fmt.Sprintf("%x", sha256.Sum256([]byte("1\t4. Detail\n")))}
			if c.Source != want || c.Lines[0].At != tt.wantAt {
				t.Errorf("got %+v at %q, want %+v at %q", c.Source, c.Lines[0].At, want, tt.wantAt)
			}
			if r.Source.File != tt.file {
				t.Error("the response itself was changed")
			}
		})
	}
}
