package measure_test

import (
	"maps"
	"slices"
	"testing"

	"egovsite/generator/measure"
	"egovsite/generator/survey"

	"github.com/google/go-cmp/cmp"
)

// TestIdentityCrosswalk asks every question once more in a later edition that a
// crosswalk calls the same: the same answers give the same values, every point is
// joined, and nothing has changed.
func TestIdentityCrosswalk(t *testing.T) {
	responses, cat := invented(t)
	const again = "3000"
	for _, r := range responses {
		from := r.Edition.ID
		later := *r.Edition
		later.ID, later.Questions = again, slices.Clone(r.Edition.Questions)
		walk := survey.Crosswalk{From: from, To: again}
		for _, q := range later.Questions {
			walk.Entries = append(walk.Entries, survey.Relation{Relate: survey.Same, From: []string{q.Code}, To: []string{q.Code}, Comparable: true})
		}
		two := &survey.Catalog{Editions: []survey.Edition{*r.Edition, later}, Indicators: slices.Clone(cat.Indicators), Crosswalks: []survey.Crosswalk{walk}}
		for i := range two.Indicators {
			ind := &two.Indicators[i]
			ind.Items, ind.Head = maps.Clone(ind.Items), maps.Clone(ind.Head)
			ind.Items[again] = ind.Items[from]
			if ind.Head != nil {
				ind.Head[again] = ind.Head[from]
			}
		}
		same := copied(r)
		same.Edition = &two.Editions[1]
		for i := range same.Answers {
			same.Answers[i].Question = &two.Editions[1].Questions[i]
		}
		old, now := measure.Profile(r, two), measure.Profile(same, two)
		if diff := cmp.Diff(countsOf(old), countsOf(now)) + cmp.Diff(old.Complete, now.Complete); diff != "" || len(old.Values) == 0 {
			t.Errorf("%s %s: %d values, the later differ (-earlier +later):\n%s", r.Country.ISO3, from, len(old.Values), diff)
		}
		trends := measure.Trend([]*survey.Profile{old, now}, two)
		if len(trends) != len(old.Values) {
			t.Errorf("%s %s: got %d trends, want %d", r.Country.ISO3, from, len(trends), len(old.Values))
		}
		for _, tr := range trends {
			if len(tr.Points) != 2 || !tr.Points[1].Joined || tr.Points[0].Value.Counts != tr.Points[1].Value.Counts {
				t.Errorf("%s %s: %s is not joined: %+v", r.Country.ISO3, from, tr.Indicator.Code, tr.Points)
			}
		}
		if d := measure.Diff(old, now, &walk); !d.None() || d.Same != len(r.Answers) {
			t.Errorf("%s %s: %d answers are the same of %d, and %d changed", r.Country.ISO3, from, d.Same, len(r.Answers), len(d.Answers))
		}
	}
}

// TestDiffOfNothing compares responses with themselves, and the two ways round.
func TestDiffOfNothing(t *testing.T) {
	responses, cat := invented(t)
	for i, r := range responses {
		p, other := measure.Profile(r, cat), measure.Profile(responses[(i+1)%len(responses)], cat)
		if d := measure.Diff(p, p, nil); !d.None() || d.Same != len(r.Answers) {
			t.Errorf("%s: %d answers changed against themselves", r.Country.ISO3, len(d.Answers))
		}
		if other.Response.Edition.ID != r.Edition.ID {
			continue
		}
		there, back := measure.Diff(p, other, nil), measure.Diff(other, p, nil)
		if there.Same != back.Same || len(there.Answers) != len(back.Answers) || len(there.Acts) != len(back.Acts) || len(there.Links) != len(back.Links) || len(there.Indicators) != len(back.Indicators) {
			t.Errorf("%s: the way back changes another number of things", r.Country.ISO3)
		}
	}
}
