package xlsform_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"egovsite/generator/problem"
	"egovsite/generator/survey"
	"egovsite/generator/xlsform"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// workbook makes a form of sheets written as rows of cells parted by "|".
func workbook(t testing.TB, sheets map[string]string) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for name, rows := range sheets {
		if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for i, r := range strings.Split(strings.TrimSpace(rows), "\n") {
			for j, c := range strings.Split(r, "|") {
				cell, err := excelize.CoordinatesToCellName(j+1, i+1)
				if err == nil {
					err = f.SetCellStr(name, cell, strings.TrimSpace(c))
				}
				if err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	if err := f.DeleteSheet("Sheet1"); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const health = `
type | name | label | label::French (fr) | hint | required | relevant
start | start
note | hello | Welcome
begin_group | Facility | 1. The facility
note | about | Tell us of the building.
text | country | 1. Country |  | | yes
select_one yn | has_water | 2. Is there water? | Eau? | Ask to see it | true()
text | water_source | 3. Which source? | | | | ${has_water} = 'yes'
integer | beds | How many beds?
begin group | staff | Staff
select_multiple roles or_other | Roles | Who works here?
select_one missing | shifts | Shifts?
end group
begin_repeat | visits | Visits
end_repeat
note | between | A note
geopoint | |
calculate | sum
end_group
matrix | m | ?
text | more | More | | | | count(${Roles}) > 2
text | if_some | If some | | | | selected(${Roles}, 'nurse')
note | bye | Goodbye
end_group`

func TestPlainForm(t *testing.T) {
	data := workbook(t, map[string]string{"survey": health,
		"choices":  "list_name | name | label\nyn | yes | Yes\nyn | no | No\nroles | nurse | Nurse\nroles | Doctor | Doctor",
		"settings": "form_title | form_id | version\nHealth facilities | hf_form | 2031"})
	got, ps := xlsform.Read("form.xlsx", data)
	want := survey.Edition{ID: "2031", Title: "Health facilities", Short: "Health facilities", Opening: []string{"Welcome"}, Closing: []string{"Goodbye"},
		Sections: []survey.Section{
			{Code: "facility", Heading: "1. The facility", Label: "1. The facility", Note: "Tell us of the building.", Subsections: []survey.Subsection{
				{Code: "staff", Heading: "Staff"}, {Code: "visits", Heading: "Visits"}}},
			{Code: "questions", Label: "Questions"}},
		Questions: []survey.Question{
			{Code: "country", Number: 1, Section: "facility", Wording: "Country", Kind: survey.Text, Required: true},
			{Code: "has-water", Number: 2, Section: "facility", Wording: "Is there water?", Note: "Ask to see it", Kind: survey.Choice, Required: true, Options: yn},
			{Code: "water-source", Number: 3, Section: "facility", Wording: "Which source?", Kind: survey.Text, Parent: "has-water", ParentNot: "no"},
			{Code: "beds", Number: 4, Section: "facility", Wording: "How many beds?", Kind: survey.Text},
			{Code: "roles", Number: 5, Section: "facility", Subsection: "staff", Wording: "Who works here?", Kind: survey.Choice, Multiple: true,
				Options: []survey.Option{{Code: "nurse", Label: "Nurse"}, {Code: "doctor", Label: "Doctor"}, {Code: "other", Label: "Other"}}},
			{Code: "shifts", Number: 6, Section: "facility", Subsection: "staff", Wording: "Shifts?", Kind: survey.Text},
			{Code: "more", Number: 7, Section: "questions", Wording: "More", Kind: survey.Text},
			{Code: "if-some", Number: 8, Section: "questions", Wording: "If some", Kind: survey.Text},
		}}
	if diff := cmp.Diff(got, want); diff != "" {
		t.Errorf("-got +want:\n%s", diff)
	}
	var places []string
	for _, p := range ps {
		if p.File != "form.xlsx" || p.Severity != problem.Warning || p.Hint == "" {
			t.Errorf("%+v", p)
		}
		places = append(places, p.At+" "+p.What)
	}
	if diff := cmp.Diff(places, []string{
		`survey!A9 an answer of type "integer" will be read as words`,
		`survey!A12 there is no list of choices called "missing"`,
		`survey!A14 a group is asked several times`,
		`survey!A16 a note between questions is left out`,
		`survey!A17 an answer of type "geopoint" will be read as words`,
		`survey!B17 a question has neither name nor label`,
		`survey!A20 a row of type "matrix" is left out`,
		`survey!G21 the condition of the question is left out`,
		`survey!G22 the condition of the question is left out`,
		`survey!A24 a group ends here that did not begin`,
	}); diff != "" {
		t.Errorf("-got +want:\n%s", diff)
	}
}

var yn = []survey.Option{{Code: "yes", Label: "Yes", Counts: survey.CountsYes}, {Code: "no", Label: "No", Counts: survey.CountsNo}}

func TestLanguages(t *testing.T) {
	rows := "type | name | label::English (en) | label::French (fr)\ntext | a | Where? | Où ?"
	for name, tt := range map[string]struct{ settings, want string }{
		"none is named":    {"form_title\nx", "Where?"},
		"French is named":  {"default_language\nFrench (fr)", "Où ?"},
		"another is named": {"default_language\nDanish", "Where?"},
	} {
		t.Run(name, func(t *testing.T) {
			e, _ := xlsform.Read("f.xlsx", workbook(t, map[string]string{"survey": rows, "settings": tt.settings}))
			if got := e.Questions[0].Wording; got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// TestBroken reads what is no form.
func TestBroken(t *testing.T) {
	var bomb bytes.Buffer
	z := zip.NewWriter(&bomb)
	for i := range 20 {
		w, err := z.Create(fmt.Sprintf("xl/worksheets/sheet%d.xml", i))
		if err != nil {
			t.Fatal(err)
		}
		for range 100 {
			w.Write(make([]byte, 1<<16))
		}
	}
	z.Close()
	good := workbook(t, map[string]string{"survey": "type | name | label\ntext | a | A?"})
	for name, data := range map[string][]byte{
		"nothing":         nil,
		"words":           []byte("type,name\ntext,a"),
		"cut":             good[:len(good)/2],
		"a bomb":          bomb.Bytes(),
		"no survey":       workbook(t, map[string]string{"other": "a"}),
		"no type":         workbook(t, map[string]string{"survey": "name | label\na | A?"}),
		"no questions":    workbook(t, map[string]string{"survey": "type | name | label\nnote | a | A?"}),
		"too large":       make([]byte, xlsform.Limit+1),
		"too many rows":   workbook(t, map[string]string{"survey": "type | name\n" + strings.Repeat("text | a\n", 10_001)}),
		"an empty survey": workbook(t, map[string]string{"survey": ""}),
	} {
		t.Run(name, func(t *testing.T) {
			e, ps := xlsform.Read("f.xlsx", data)
			if len(e.Questions) > 0 || len(ps) != 1 || ps[0].Code != "xlsform-broken" || ps[0].File != "f.xlsx" {
				t.Errorf("%d questions, %v", len(e.Questions), ps)
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add(workbook(f, map[string]string{"survey": health}))
	f.Fuzz(func(t *testing.T, data []byte) { xlsform.Read("f.xlsx", data) })
}

// TestSameNames reads thousands of rows that are called the same, in the time that
// others take.
func TestSameNames(t *testing.T) {
	const rows = 3000
	e, _ := xlsform.Read("f.xlsx", workbook(t, map[string]string{"survey": "type | name | label\n" + strings.Repeat("begin_group | g | G\ntext | a | A?\nend_group\n", rows)}))
	codes := map[string]bool{}
	for _, q := range e.Questions {
		codes[q.Code] = true
	}
	if len(e.Questions) != rows || len(codes) != rows || len(e.Sections) != rows || e.Questions[1].Code != "a-b" || e.Questions[2].Code != "a-b3" || e.Sections[2].Code != "g-b3" {
		t.Errorf("%d questions with %d codes in %d sections, the first %q", len(e.Questions), len(codes), len(e.Sections), e.Questions[min(2, len(e.Questions)-1)].Code)
	}
}

func TestWriteRefuses(t *testing.T) {
	for name, e := range map[string]survey.Edition{
		"a question in no section": {Questions: []survey.Question{{Code: "a", Number: 1, Section: "x"}}},
		"words that fill a cell": {Sections: []survey.Section{{Code: "s", Label: "S"}},
			Questions: []survey.Question{{Code: "a", Number: 1, Section: "s", Wording: strings.Repeat("a", 40_000)}}},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := xlsform.Write(e); err == nil {
				t.Error("written")
			}
		})
	}
}
