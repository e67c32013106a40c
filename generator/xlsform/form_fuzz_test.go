package xlsform_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"egovsite/generator/catalog"
	"egovsite/generator/draft"
	"egovsite/generator/xlsform"

	"github.com/google/go-cmp/cmp"
)

// FuzzFormContent holds for any words in the cells of a form: no panic, the same
// in every run, each fault with its place and what to do, no code that stands for
// two questions, and what is written of it is a questionnaire that the catalog
// reads or tells faults of.
func FuzzFormContent(f *testing.F) {
	f.Add(health, "list_name | name | label\nyn | yes | Yes\nyn | no | No?\nroles | nurse | Nurse\nroles | Doctor | {Doctor}", "form_title | form_id | version\nHealth: facilities | hf_form | 2031")
	f.Add("type | name | label\ntext | a | yes\ntext | a | null\ntext | A_ | - b: c #d\nselect_one x | |\nbegin_group\nselect_multiple yn | q | Q?", "list name | value | label\nyn | ? | ?\nyn | ? | ,[]{}\n | |", "version\n_")
	f.Add("type | name | label::English (en) | relevant | required\nend_group\ntext | b | B | ${b} = 'x' | yes\nbegin_repeat | c | C\nselect_one yn or_other | d | \" | selected(${d}, 'yes') | TRUE", "", "default_language | form_title\nEnglish (en) | x\x00\u2028y")
	f.Fuzz(func(t *testing.T, survey, choices, settings string) {
		if len(survey)+len(choices)+len(settings) > 10_000 {
			return // a cell holds no more
		}
		data := workbook(t, map[string]string{"survey": survey, "choices": choices, "settings": settings})
		e, ps := xlsform.Read("f.xlsx", data)
		for _, p := range ps {
			if p.Code == "" || p.Severity == "" || p.File != "f.xlsx" || p.At == "" || p.What == "" || p.Hint == "" {
				t.Errorf("problem %+v says too little", p)
			}
		}
		again, more := xlsform.Read("f.xlsx", data)
		if diff := cmp.Diff(e, again) + cmp.Diff(ps, more); diff != "" {
			t.Errorf("read differently the second time:\n%s", diff)
		}
		if len(e.Questions) == 0 {
			if len(ps) == 0 {
				t.Error("no question, and no word of why")
			}
			return
		}
		codes := map[string]bool{}
		for _, q := range e.Questions {
			if codes[q.Code] || strings.Trim(q.Code, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
				t.Errorf("the code %q", q.Code)
			}
			codes[q.Code] = true
		}
		guesses := draft.Tell(&e)
		file := "editions/" + e.ID + "/questionnaire.yaml"
		text := catalog.WriteEdition(e, guesses...)
		cat, faults := catalog.Load(fstest.MapFS{file: {Data: text}})
		for _, p := range faults {
			if p.Code == "content-syntax" || p.File != file || p.Line == 0 {
				t.Errorf("%v in\n%s", p, text)
			}
		}
		if len(faults) == 0 && len(cat.Editions) != 1 {
			t.Errorf("no edition and no fault in\n%s", text)
		}
	})
}
