package xlsform_test

import (
	"bytes"
	"os"
	"regexp"
	"testing"

	"egovsite/generator/catalog"
	"egovsite/generator/survey"
	"egovsite/generator/xlsform"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

func shipped(t *testing.T) []survey.Edition {
	t.Helper()
	cat, ps := catalog.Load(os.DirFS("../../content"))
	if len(cat.Editions) == 0 {
		t.Fatal(ps)
	}
	return cat.Editions
}

func TestRoundTrip(t *testing.T) {
	all := append(shipped(t), hard)
	for _, e := range all {
		t.Run(e.ID, func(t *testing.T) {
			data, err := xlsform.Write(e)
			if err != nil {
				t.Fatal(err)
			}
			if again, _ := xlsform.Write(e); !bytes.Equal(again, data) {
				t.Error("the same edition gives other bytes")
			}
			got, ps := xlsform.Read("form.xlsx", data)
			if len(ps) > 0 {
				t.Error(ps)
			}
			if diff := cmp.Diff(got, e); diff != "" {
				t.Errorf("-got +want:\n%s", diff)
			}
			named(t, data)
		})
	}
}

// hard is an edition that is hard to keep whole.
var hard = survey.Edition{ID: "hard-1", Instrument: "small", Title: "=1+1", Short: "'hard", Fieldwork: 2030,
	Opening: []string{"a", "", "b"}, Paradata: []string{`\d+ <x>`},
	Sections: []survey.Section{
		{Code: "empty", Label: "Empty"},
		{Code: "a", Label: "A", Heading: " A. With spaces ", Note: "_x0041_ & <b>", Subsections: []survey.Subsection{{Code: "a", Heading: "First", Note: "n"}, {Code: "b", Heading: "Second"}}},
		{Code: "b", Label: "B", Heading: "B", Subsections: []survey.Subsection{{Code: "unused", Heading: "Unused"}}},
	},
	Questions: []survey.Question{
		{Code: "a", Number: 3, Section: "a", Wording: "3. Wording", Label: "L", Kind: survey.Choice, Options: []survey.Option{
			{Code: "1", Label: "One"}, {Code: "never", Label: "=Never", Counts: survey.CountsNo}, {Code: "other", Label: "Other"}}},
		{Code: "2-b", Number: 4, Section: "a", Subsection: "a", Wording: "Two\nlines", Label: "L", Kind: survey.EvidenceText, EvidenceFor: "a", Parent: "a", ParentNot: "never"},
		{Code: "c", Number: 7, Section: "a", Subsection: "b", Wording: "Which?", Label: "L", Kind: survey.Choice, Multiple: true, Required: true, Options: []survey.Option{
			{Code: "yes", Label: "Yes"}, {Code: "no", Label: "No", Counts: survey.CountsNo}}},
		{Code: "d", Number: 8, Section: "a", Subsection: "a", Wording: "Again", Label: "L", Kind: survey.Text, Parent: "c", ParentNot: "no", Personal: survey.PersonalEmail, SDG: "16.6.1"},
		{Code: "section-a", Number: 9, Section: "a", Wording: "Outside", Label: "L", Kind: survey.Text, Role: survey.RoleCountry},
		{Code: "e", Number: 10, Section: "b", Wording: "Other?", Label: "L", Note: "Note: n", Kind: survey.Choice, Role: survey.RoleConsent, Options: []survey.Option{
			{Code: "other", Label: "Other"}}},
	},
}

// named sees that all names in a form are such as forms allow, each once.
func named(t *testing.T, data []byte) {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows("survey")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, r := range rows[1:] {
		if len(r) < 2 {
			continue // the end of a group
		}
		if !regexp.MustCompile(`^[a-z_][a-z0-9_]*$`).MatchString(r[1]) || seen[r[1]] {
			t.Errorf("the name %q", r[1])
		}
		seen[r[1]] = true
	}
}
