package draft_test

import (
	"testing"

	"egovsite/generator/draft"
	"egovsite/generator/survey"

	"github.com/google/go-cmp/cmp"
)

func TestCrosswalk(t *testing.T) {
	yes := []survey.Option{{Code: "yes", Label: "Yes", Counts: survey.CountsYes}, {Code: "no", Label: "No", Counts: survey.CountsNo}}
	q := func(code, wording, evidenceFor string) survey.Question {
		if evidenceFor != "" {
			return survey.Question{Code: code, Wording: wording, Kind: survey.EvidenceText, EvidenceFor: evidenceFor}
		}
		return survey.Question{Code: code, Wording: wording, Kind: survey.Choice, Options: yes}
	}
	narrow := q("narrow", "Is it narrow?", "")
	narrow.Options = yes[:1]
	from := survey.Edition{ID: "1", Questions: []survey.Question{q("law", "Is there a law?", ""), q("law-evidence", "If yes, which?", "law"),
		q("plan", "Is there a plan for all?", ""), q("plan-evidence", "If yes, which?", "plan"), q("narrow", "Is it narrow?", ""), q("gone", "What of fax?", ""), q("code", "Same code, these words?", "")}}
	to := survey.Edition{ID: "2", Questions: []survey.Question{q("plan-2", "Is there a plan or so for all?", ""), q("plan-2-evidence", "If yes, which?", "plan-2"),
		q("law-2", "Is there a law?", ""), q("law-2-evidence", "If yes, which?", "law-2"), narrow, q("fresh", "Has the cloud a place?", ""), q("code", "Quite another thing", "")}}
	got, guesses := draft.Crosswalk(&from, &to)
	one := func(code string) []string { return []string{code} }
	want := survey.Crosswalk{From: "1", To: "2", Entries: []survey.Relation{
		{Relate: survey.Same, From: one("law"), To: one("law-2"), Comparable: true},
		{Relate: survey.Same, From: one("law-evidence"), To: one("law-2-evidence"), Comparable: true},
		{Relate: survey.Reworded, From: one("plan"), To: one("plan-2"), Reason: "The wording changed."},
		{Relate: survey.Same, From: one("plan-evidence"), To: one("plan-2-evidence"), Comparable: true},
		{Relate: survey.Reworded, From: one("narrow"), To: one("narrow"), Reason: "The way to answer changed."},
		{Relate: survey.Dropped, From: one("gone"), Reason: "The 2 edition does not ask it."},
		{Relate: survey.Reworded, From: one("code"), To: one("code"), Reason: "The wording changed."},
		{Relate: survey.New, To: one("fresh"), Reason: "The 1 edition did not ask it."},
	}}
	if diff := cmp.Diff(got, want); diff != "" {
		t.Errorf("-got +want:\n%s", diff)
	}
	for _, r := range got.Entries {
		n := 0
		for _, g := range guesses {
			if g.Of == survey.GuessRelation && g.Code == append(r.From, r.To...)[0] {
				n++
			}
		}
		if plain := r.Relate == survey.Same && r.From[0] == r.To[0]; plain == (n > 0) {
			t.Errorf("%v has %d guesses", r, n)
		}
	}
}

// TestCrosswalkOfItself joins every question of an edition with itself.
func TestCrosswalkOfItself(t *testing.T) {
	e := shipped(t)
	got, _ := draft.Crosswalk(&e, &e)
	for _, r := range got.Entries {
		if r.Relate != survey.Same || r.From[0] != r.To[0] {
			t.Errorf("%v", r)
		}
	}
}
