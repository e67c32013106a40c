package draft_test

import (
	"strings"
	"testing"

	"egovsite/generator/catalog"
	"egovsite/generator/draft"
	"egovsite/generator/problem"
	"egovsite/generator/read"
	"egovsite/generator/survey"

	"github.com/google/go-cmp/cmp"
)

// FuzzEdition holds for the words of any form: no panic, the same draft in every
// run, and what is written of it is a questionnaire that the catalog reads, with
// all its questions, or tells faults of, each with its line.
func FuzzEdition(f *testing.F) {
	f.Add("a.txt", "1. Country *\n\nQ2 Is there a law? *\n\n☒ Yes\n☐ No\n\n3) If yes, please give details.\n\nC. Legal Framework\n\n4. Which? Select all that apply\n[x] Roads [ ] Rails [x] Other: pigeons\n")
	f.Add("a.txt", "Country * 1.\n\nIs there a law that\nis in force? * 2.\n\nYes\nNo\n\nWhich law is it? 3.\n\nNote: printed\n")
	f.Add("a.csv", "Country,Is there a law?,\"If yes, please provide link and detail.\",Which areas?\nA,Yes,x,Roads;Rails;\nB,No,,Rails;\n"+strings.Repeat("C,No,,Roads;\n", 9))
	f.Add("a.txt", "1. yes\n2. null\n3. - a: b #c\n4. \"a\" 'b' {c} [d] &e *f !g\n5. \u2028\x07\ufeff\n6. 6.\n")
	f.Add("a.csv", "id,country,country,\"a\nb\",~\n1,A,B,C,D\n")
	f.Fuzz(func(t *testing.T, name, words string) {
		if !strings.HasSuffix(name, ".csv") {
			name = "a.txt"
		}
		subs, _ := read.File(survey.Limits{}, name, []byte(words))
		e, guesses := draft.Edition(subs)
		again, more := draft.Edition(subs)
		if diff := cmp.Diff(e, again); diff != "" || len(guesses) != len(more) {
			t.Errorf("drafted differently the second time:\n%s", diff)
		}
		if len(e.Questions) == 0 {
			return
		}
		e.ID, e.Instrument, e.Title, e.Short = "x", "x", "X", "X"
		const file = "editions/x/questionnaire.yaml"
		text := catalog.WriteEdition(e, guesses...)
		cat, ps := catalog.Load(oneFile(file, text))
		for _, p := range ps {
			if p.Code == "content-syntax" || p.File != file || p.Line == 0 {
				t.Errorf("%v in\n%s", p, text)
			}
		}
		switch {
		case problem.Errors(ps):
		case len(cat.Editions) != 1:
			t.Fatalf("no edition and no fault in\n%s", text)
		default:
			if diff := cmp.Diff(cat.Editions[0], e); diff != "" {
				t.Errorf("read back as another edition:\n%s", diff)
			}
		}
	})
}
