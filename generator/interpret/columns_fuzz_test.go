package interpret_test

import (
	"strings"
	"testing"

	"egovsite/generator/interpret"
	"egovsite/generator/problem"
	"egovsite/generator/read"
	"egovsite/generator/survey"

	"github.com/google/go-cmp/cmp"
)

// FuzzColumns holds for any CSV file: no panic, each line in exactly one place, no
// word of an answer that is not in the file, and the same every time.
func FuzzColumns(f *testing.F) {
	in := interpret.New(small())
	f.Fuzz(func(t *testing.T, text string) {
		subs, _ := read.File(survey.Limits{}, "a.csv", []byte(text))
		for _, sub := range subs {
			r, ps := in.Response(sub)
			if r == nil {
				if !problem.Errors(ps) {
					t.Fatalf("no response, and no error that says why: %v", ps)
				}
				continue
			}
			var words strings.Builder
			for i, l := range r.Lines {
				words.WriteString(l.Text + "\n")
				if l.Place == "" || l.Number != sub.Passages[i].Line {
					t.Errorf("line %+v", l)
				}
			}
			const invisible = "\u200b\ufeff\u00ad\u2060\x00" // taken out of answers
			folded := strings.Join(strings.Fields(words.String()), " ")
			for i := range r.Answers {
				a := &r.Answers[i]
				for _, p := range a.Paragraphs {
					for word := range strings.FieldsSeq(p) {
						if !strings.Contains(folded, word) && !strings.ContainsAny(folded, invisible) {
							t.Errorf("%q is not in the file", word)
						}
					}
				}
				if len(a.Selected) > 0 && a.State != survey.Recorded || a.State == survey.Recorded && a.AnswerAt.Zero() {
					t.Errorf("answer %+v", a)
				}
			}
			again, _ := in.Response(sub)
			if diff := cmp.Diff(r.Answers, again.Answers); diff != "" {
				t.Errorf("understood differently the second time:\n%s", diff)
			}
		}
	})
}
