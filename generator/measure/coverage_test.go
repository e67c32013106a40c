package measure_test

import (
	"math/rand/v2"
	"os"
	"testing"

	"egovsite/generator/catalog"
	"egovsite/generator/measure"
	"egovsite/generator/survey"
)

// TestExamples runs the worked examples of every indicator.
func TestExamples(t *testing.T) {
	cat, _ := catalog.Load(os.DirFS("../../content"))
	if len(cat.Indicators) == 0 {
		t.Fatal("got no indicators, want the shipped ones")
	}
	for _, ind := range cat.Indicators {
		if len(ind.Examples) == 0 {
			t.Errorf("%s: got no worked example, want one at least", ind.Code)
		}
		for _, ex := range ind.Examples {
			t.Run(ind.Code+"/"+ex.Name, func(t *testing.T) {
				if got := measure.Coverage(ex.Given); got != ex.Want {
					t.Errorf("got %+v, want %+v", got, ex.Want)
				}
			})
		}
	}
}

func TestStanding(t *testing.T) {
	tests := []struct {
		name  string
		given survey.Given
		want  survey.Standing
	}{
		{"recorded Yes", survey.Given{State: survey.Recorded, Counts: survey.CountsYes}, survey.StandRecorded},
		{"reviewed Yes", survey.Given{State: survey.Reviewed, Counts: survey.CountsYes}, survey.StandRecorded},
		{"recorded No, with evidence", survey.Given{State: survey.Recorded, Counts: survey.CountsNo, Evidence: true}, survey.StandNo},
		{"reviewed No", survey.Given{State: survey.Reviewed, Counts: survey.CountsNo}, survey.StandNo},
		{"recorded Other, with evidence", survey.Given{State: survey.Recorded, Evidence: true}, survey.StandOpen},
		{"not recorded, with evidence", survey.Given{State: survey.NotRecorded, Evidence: true}, survey.StandDocumented},
		{"not recorded, whatever it would count", survey.Given{State: survey.NotRecorded, Counts: survey.CountsYes}, survey.StandOpen},
		{"blank, with evidence", survey.Given{State: survey.Blank, Evidence: true}, survey.StandDocumented},
		{"unreadable, with evidence", survey.Given{State: survey.Unreadable, Evidence: true}, survey.StandDocumented},
		{"missing, with evidence", survey.Given{State: survey.Missing, Evidence: true}, survey.StandOpen},
		{"withheld choice", survey.Given{State: survey.Withheld, Evidence: true}, survey.StandOpen},
		{"skipped", survey.Given{State: survey.Skipped, Evidence: true}, survey.StandSkipped},
		{"not asked", survey.Given{State: survey.NotAsked}, survey.StandNotAsked},
		{"text", survey.Given{State: survey.Recorded, Text: true}, survey.StandRecorded},
		{"withheld text", survey.Given{State: survey.Withheld, Text: true}, survey.StandRecorded},
		{"no text", survey.Given{State: survey.Blank, Text: true, Evidence: true}, survey.StandOpen},
		{"missing text", survey.Given{State: survey.Missing, Text: true}, survey.StandOpen},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := measure.Standing(tt.given); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// items makes up the items of an indicator.
func items(rnd *rand.Rand) []survey.Given {
	out := make([]survey.Given, rnd.IntN(12))
	meanings := []survey.Meaning{"", survey.CountsYes, survey.CountsNo}
	for i := range out {
		out[i] = survey.Given{State: survey.States[rnd.IntN(len(survey.States))], Counts: meanings[rnd.IntN(3)],
			Evidence: rnd.IntN(2) == 0, Text: rnd.IntN(4) == 0}
	}
	return out
}

// known reports whether a person's or the file's word says what was answered.
func known(g survey.Given) bool { return g.State == survey.Recorded || g.State == survey.Reviewed }

// each calls fn with many made-up lists of items, the same in every run.
func each(t *testing.T, fn func(t *testing.T, given []survey.Given, rnd *rand.Rand)) {
	rnd := rand.New(rand.NewPCG(2022, 112))
	for range 20_000 {
		fn(t, items(rnd), rnd)
		if t.Failed() {
			return
		}
	}
}

func TestCountsAddUp(t *testing.T) {
	each(t, func(t *testing.T, given []survey.Given, _ *rand.Rand) {
		n := 0
		for _, g := range given {
			if g.State != survey.Skipped && g.State != survey.NotAsked {
				n++
			}
		}
		c := measure.Coverage(given)
		if c.Asked() != n {
			t.Errorf("%+v: got %d items asked, want %d", given, c.Asked(), n)
		}
		if c.Low() < 0 || c.Low() > c.Supported() || c.Supported() > c.High() || c.High() > n {
			t.Errorf("%+v: got low %d, supported %d, high %d of %d, want them in this order", given, c.Low(), c.Supported(), c.High(), n)
		}
	})
}

// TestNotRecordedIsNeverCounted: without the items whose answer is known,
// nothing counts as Yes but texts, and nothing counts as No.
func TestNotRecordedIsNeverCounted(t *testing.T) {
	each(t, func(t *testing.T, given []survey.Given, _ *rand.Rand) {
		for i := range given {
			if known(given[i]) {
				given[i].State = survey.NotRecorded
			}
			given[i].Text = false
		}
		if c := measure.Coverage(given); c.Recorded != 0 || c.No != 0 {
			t.Errorf("%+v: got %+v, want neither Yes nor No", given, c)
		}
	})
}

// TestRecordingNeverWidens: an answer that becomes recorded, whatever it says,
// moves neither end of the range outwards, and the range shrinks if it says
// Yes or No where nothing was known.
func TestRecordingNeverWidens(t *testing.T) {
	each(t, func(t *testing.T, given []survey.Given, rnd *rand.Rand) {
		if len(given) == 0 {
			return
		}
		i := rnd.IntN(len(given))
		switch given[i].State {
		case survey.Recorded, survey.Reviewed, survey.Skipped, survey.NotAsked, survey.Withheld:
			return // known already, or not counted before
		}
		before := measure.Coverage(given)
		given[i].State = survey.Recorded
		after := measure.Coverage(given)
		if after.Asked() != before.Asked() || after.Low() < before.Low() || after.High() > before.High() {
			t.Errorf("%+v, item %d: got %+v after %+v, want no wider range", given, i, after, before)
		}
		if says := given[i].Text || given[i].Counts != ""; says && after.High()-after.Low() != before.High()-before.Low()-1 {
			t.Errorf("%+v, item %d: got %+v after %+v, want a range one item narrower", given, i, after, before)
		}
	})
}

// TestEvidenceMovesNoRange: evidence lifts the supported share alone.
func TestEvidenceMovesNoRange(t *testing.T) {
	each(t, func(t *testing.T, given []survey.Given, _ *rand.Rand) {
		before := measure.Coverage(given)
		for i := range given {
			given[i].Evidence = true
		}
		after := measure.Coverage(given)
		if after.Low() != before.Low() || after.High() != before.High() || after.Supported() < before.Supported() {
			t.Errorf("%+v: got %+v after %+v, want the same range", given, after, before)
		}
	})
}
