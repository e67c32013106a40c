package measure_test

import (
	"maps"
	"math/rand/v2"
	"path"
	"reflect"
	"slices"
	"testing"

	"egovsite/generator/fiction"
	"egovsite/generator/interpret"
	"egovsite/generator/measure"
	"egovsite/generator/read"
	"egovsite/generator/survey"

	"github.com/google/go-cmp/cmp"
)

// These tests measure the responses of invented countries, whole ones and such of
// which chance has taken marks and words.

// rounds is how many responses each property is held against.
const rounds = 500

// invented are the responses of invented countries to two editions.
func invented(t *testing.T) ([]*survey.Cleared, *survey.Catalog) {
	t.Helper()
	files, err := fiction.Content(10, 2, 2022)
	if err != nil {
		t.Fatal(err)
	}
	cat, err := fiction.Catalog(files)
	if err != nil {
		t.Fatal(err)
	}
	in := interpret.New(cat)
	var out []*survey.Cleared
	for _, name := range fiction.Responses(files, "") {
		subs, ps := read.File(survey.Limits{}, name, []byte(files[name]))
		if len(subs) != 1 {
			t.Fatal(ps)
		}
		subs[0].Edition = path.Base(path.Dir(name))
		r, ps := in.Response(subs[0])
		if r == nil || r.Country == nil {
			t.Fatal(ps)
		}
		out = append(out, &survey.Cleared{Response: *r, Consent: survey.ConsentYes})
	}
	if len(out) < 15 {
		t.Fatalf("got %d responses, want those of ten countries", len(out))
	}
	return out, cat
}

// copied is a response whose answers can be changed.
func copied(r *survey.Cleared) *survey.Cleared {
	out := *r
	out.Answers = slices.Clone(r.Answers)
	return &out
}

// loses takes away marks and words by chance, and what was skipped for them is
// asked again.
func loses(r *survey.Cleared, rnd *rand.Rand) *survey.Cleared {
	out, share := copied(r), rnd.IntN(100)
	for i := range out.Answers {
		a := &out.Answers[i]
		if rnd.IntN(100) >= share || a.State == survey.Skipped {
			continue
		}
		if a.Question.Kind == survey.Choice {
			a.State, a.Selected = []survey.State{survey.NotRecorded, survey.Blank, survey.Missing, survey.Unreadable}[rnd.IntN(4)], nil
		} else {
			a.State, a.Text, a.Grade = survey.Blank, "", survey.GradeNone
		}
	}
	out.Skip()
	return out
}

// marks records an option of a choice that says nothing yet, and reports whether
// there was one.
func marks(r *survey.Cleared, rnd *rand.Rand) bool {
	for _, i := range rnd.Perm(len(r.Answers)) {
		a := &r.Answers[i]
		if a.Question.Kind != survey.Choice || len(a.Question.Options) == 0 {
			continue
		}
		switch a.State {
		case survey.NotRecorded, survey.Blank, survey.Missing, survey.Unreadable:
			a.State, a.Selected = survey.Recorded, []string{a.Question.Options[rnd.IntN(len(a.Question.Options))].Code}
			r.Skip()
			return true
		}
	}
	return false
}

// eachResponse calls fn with many responses, the same in every run.
func eachResponse(t *testing.T, fn func(t *testing.T, r *survey.Cleared, cat *survey.Catalog, rnd *rand.Rand)) {
	t.Helper()
	responses, cat := invented(t)
	rnd := rand.New(rand.NewPCG(2022, 3))
	for n := range rounds {
		r := loses(responses[n%len(responses)], rnd)
		fn(t, r, cat, rnd)
		if t.Failed() {
			t.Fatalf("response %d of %s to %s", n, r.Country.ISO3, r.Edition.ID)
		}
	}
}

// countsOf are the counts of each indicator.
func countsOf(p *survey.Profile) map[string]survey.Counts {
	out := map[string]survey.Counts{}
	for _, v := range p.Values {
		out[v.Indicator.Code] = v.Counts
	}
	return out
}

func TestRangesOfResponses(t *testing.T) {
	eachResponse(t, func(t *testing.T, r *survey.Cleared, cat *survey.Catalog, _ *rand.Rand) {
		for code, c := range countsOf(measure.Profile(r, cat)) {
			if c.Low() < 0 || c.Low() > c.Supported() || c.Supported() > c.High() || c.High() > c.Asked() {
				t.Errorf("%s: got %+v, want least, supported and most in this order", code, c)
			}
		}
	})
}

// TestMarkingNarrows records one selection more: as shares of what is asked, the
// new range lies within the old.
func TestMarkingNarrows(t *testing.T) {
	narrowed, marked := 0, 0
	eachResponse(t, func(t *testing.T, r *survey.Cleared, cat *survey.Catalog, rnd *rand.Rand) {
		after := copied(r)
		if !marks(after, rnd) {
			return
		}
		marked++
		now := countsOf(measure.Profile(after, cat))
		for code, was := range countsOf(measure.Profile(r, cat)) {
			is := now[code]
			if is.Asked() == 0 || was.Asked() == 0 {
				if is.Asked() > was.Asked() {
					t.Errorf("%s: got %+v after %+v, want nothing asked that was not", code, is, was)
				}
				continue
			}
			if is.Low()*was.Asked() < was.Low()*is.Asked() || is.High()*was.Asked() > was.High()*is.Asked() {
				t.Errorf("%s: got %+v after %+v, want a range within the old", code, is, was)
			}
			if is.High()-is.Low() < was.High()-was.Low() {
				narrowed++
			}
		}
	})
	if marked < rounds/2 || narrowed < marked/2 {
		t.Errorf("%d of %d marks in %d rounds narrowed a range, want most", narrowed, marked, rounds)
	}
}

// TestAllRecordedIsOneValue records a Yes or a No for every item that has them,
// and words for every text: then the least is the most.
func TestAllRecordedIsOneValue(t *testing.T) {
	eachResponse(t, func(t *testing.T, r *survey.Cleared, cat *survey.Catalog, rnd *rand.Rand) {
		for i := range r.Answers {
			a := &r.Answers[i]
			a.State = survey.Recorded
			if a.Question.Kind != survey.Choice {
				a.Text = "words"
				continue
			}
			var says []string
			for _, o := range a.Question.Options {
				if o.Counts != "" {
					says = append(says, o.Code)
				}
			}
			if len(says) > 0 {
				a.Selected = []string{says[rnd.IntN(len(says))]}
			}
		}
		for code, c := range countsOf(measure.Profile(r, cat)) {
			if c.Low() != c.High() || c.Asked() == 0 {
				t.Errorf("%s: got %+v, want one value", code, c)
			}
		}
	})
}

// TestMoreAnswersNeverLower answers one question more: no fewer answers are
// recorded, none is lost, and no indicator has fewer items that are supported.
func TestMoreAnswersNeverLower(t *testing.T) {
	answered := func(c survey.Completeness) (known, all int) {
		for _, states := range []map[survey.State]int{c.Choice, c.Text} {
			for s, n := range states {
				if all += n; s == survey.Recorded || s == survey.Reviewed {
					known += n
				}
			}
		}
		return known, all
	}
	eachResponse(t, func(t *testing.T, r *survey.Cleared, cat *survey.Catalog, rnd *rand.Rand) {
		after := copied(r)
		a := &after.Answers[rnd.IntN(len(after.Answers))]
		if a.State == survey.Recorded || a.State == survey.Skipped {
			return
		}
		words := a.Question.Kind != survey.Choice
		if words {
			a.State, a.Text, a.Grade = survey.Recorded, "Law No. 7", survey.GradeAct
			after.Skip()
		} else if !marks(after, rnd) {
			return
		}
		was, is := measure.Profile(r, cat), measure.Profile(after, cat)
		known, all := answered(was.Complete)
		if now, total := answered(is.Complete); now <= known || total != all || all != len(r.Answers) {
			t.Errorf("got %d of %d answers recorded after %d of %d", now, total, known, all)
		}
		now := countsOf(is)
		for code, c := range countsOf(was) {
			if words && now[code].Supported() < c.Supported() {
				t.Errorf("%s: got %+v after %+v, want no less supported", code, now[code], c)
			}
		}
	})
}

// TestOrderIsNoMatter shuffles the questions of an edition and the items of the
// indicators, and measures responses again behind others.
func TestOrderIsNoMatter(t *testing.T) {
	eachResponse(t, func(t *testing.T, r *survey.Cleared, cat *survey.Catalog, rnd *rand.Rand) {
		want := measure.Profile(r, cat)
		e, shuffled := *r.Edition, copied(r)
		e.Questions = make([]survey.Question, len(r.Answers))
		for to, from := range rnd.Perm(len(r.Answers)) {
			e.Questions[to] = *r.Answers[from].Question
			shuffled.Answers[to] = r.Answers[from]
			shuffled.Answers[to].Question = &e.Questions[to]
		}
		shuffled.Edition = &e
		other := *cat
		other.Indicators = slices.Clone(cat.Indicators)
		for i := range other.Indicators {
			items := maps.Clone(other.Indicators[i].Items)
			items[e.ID] = slices.Clone(items[e.ID])
			rnd.Shuffle(len(items[e.ID]), func(a, b int) { items[e.ID][a], items[e.ID][b] = items[e.ID][b], items[e.ID][a] })
			other.Indicators[i].Items = items
		}
		got := measure.Profile(shuffled, &other)
		if diff := cmp.Diff(countsOf(want), countsOf(got)) + cmp.Diff(want.Complete, got.Complete); diff != "" {
			t.Errorf("in another order (-want +got):\n%s", diff)
		}
	})
}

// TestMeasuredAlone measures all responses in two orders: each profile is the
// same, and so are the trends of a country, in whichever order its editions come.
func TestMeasuredAlone(t *testing.T) {
	responses, cat := invented(t)
	profiles := map[*survey.Cleared]*survey.Profile{}
	for _, r := range responses {
		profiles[r] = measure.Profile(r, cat)
	}
	pairs := 0
	for _, r := range slices.Backward(responses) {
		if !reflect.DeepEqual(profiles[r], measure.Profile(r, cat)) {
			t.Errorf("%s %s is measured differently behind others", r.Country.ISO3, r.Edition.ID)
		}
		for _, other := range responses {
			if other.Country != r.Country || other == r {
				continue
			}
			pairs++
			one := measure.Trend([]*survey.Profile{profiles[r], profiles[other]}, cat)
			two := measure.Trend([]*survey.Profile{profiles[other], profiles[r]}, cat)
			if !reflect.DeepEqual(one, two) || len(one) == 0 {
				t.Errorf("%s: %d and %d trends, which differ by the order of its editions", r.Country.ISO3, len(one), len(two))
			}
		}
	}
	if pairs == 0 {
		t.Error("no country has answered two editions")
	}
}
