package interpret_test

import (
	"sync"
	"testing"

	"egovsite/generator/interpret"
	"egovsite/generator/read"
	"egovsite/generator/survey"

	"github.com/google/go-cmp/cmp"
)

// TestTogether interprets the same responses in several goroutines with one
// Interpreter, which says that it bears that.
func TestTogether(t *testing.T) {
	in := interpret.New(load(t))
	var subs []*survey.Submission
	for name, words := range map[string]string{
		"a.txt":  source(t),
		"a.yaml": "country: Examplia\nedition: \"2022\"\nanswers:\n  36: \"Yes\"\n  37: Law on information of 1.2.2003 <https://law.example.org/>\n",
	} {
		read, ps := read.File(survey.Limits{}, name, []byte(words))
		if len(read) != 1 {
			t.Fatal(ps)
		}
		subs = append(subs, read[0])
	}
	once := func(sub *survey.Submission) []any {
		r, ps := in.Response(sub)
		return []any{r.Answers, r.Acts, r.Links, r.Lines, ps}
	}
	var all sync.WaitGroup
	for _, sub := range subs {
		want := once(sub)
		for range 4 {
			all.Go(func() {
				if diff := cmp.Diff(want, once(sub)); diff != "" {
					t.Errorf("%s is understood differently beside others (-alone +together)\n%s", sub.Source.File, diff)
				}
			})
		}
	}
	all.Wait()
}
