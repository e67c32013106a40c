package review_test

import (
	"testing"

	"egovsite/generator/problem"
	"egovsite/generator/review"
	"egovsite/generator/survey"

	"github.com/google/go-cmp/cmp"
)

var by = survey.Decision{Office: "Ministry", Reason: "a letter"}

// examplia is a response with a choice on which another question hangs.
func examplia() *survey.Response {
	options := []survey.Option{{Code: "yes", Counts: survey.CountsYes}, {Code: "no", Counts: survey.CountsNo}}
	e := &survey.Edition{ID: "2022", Questions: []survey.Question{
		{Code: "plan", Number: 1, Kind: survey.Choice, Options: options},
		{Code: "sdgs", Number: 2, Kind: survey.Choice, Options: options, Parent: "plan", ParentNot: "no"},
		{Code: "detail", Number: 3, Kind: survey.EvidenceText, EvidenceFor: "plan"},
	}}
	links := []survey.Link{{Address: "http://a.exmple.org/x", Host: "a.exmple.org", Domain: "exmple.org", Question: "detail"}, {Address: "https://b.example.org/"}}
	return &survey.Response{Edition: e, Links: links, Answers: []survey.Answer{
		{Question: &e.Questions[0], State: survey.NotRecorded},
		{Question: &e.Questions[1], State: survey.NotRecorded},
		{Question: &e.Questions[2], State: survey.Recorded, Text: "Law on plans, the Plan of Plans", Links: links[:1],
			Citations: []survey.Citation{{Act: "act-1", Words: "Law on plans"}, {Act: "act-2", Words: "Plan of Plans"}}},
	}, Acts: []survey.Act{{ID: "act-1", Type: "law", Title: "on  plans", Number: "12", Address: "http://a.exmple.org/x"}, {ID: "act-2", Title: "Plan of Plans"}}}
}

func apply(r *survey.Response, v *survey.Review) []problem.Problem {
	return review.Apply(r, v, func(address string) (survey.Link, bool) {
		return survey.Link{Address: address, Host: "taken apart"}, true
	})
}

func TestSettle(t *testing.T) {
	for name, tt := range map[string]struct {
		selected string
		before   survey.State
		skipped  bool
	}{
		"an open one":           {"yes", survey.NotRecorded, false},
		"over what is recorded": {"no", survey.Recorded, true},
		"over what is unclear":  {"no", survey.Unreadable, true},
		"over a recorded No":    {"yes", survey.Recorded, false},
	} {
		t.Run(name, func(t *testing.T) {
			r := examplia()
			r.Answers[0].State, r.Answers[0].Selected = tt.before, []string{map[string]string{"yes": "no", "no": "yes"}[tt.selected]}
			r.Skip() // as the file has it
			s := survey.Settlement{Question: "plan", Selected: []string{tt.selected}, Decision: by}
			if ps := apply(r, &survey.Review{Answers: []survey.Settlement{s}}); len(ps) > 0 {
				t.Error(ps)
			}
			a := r.Answers[0]
			if a.State != survey.Reviewed || a.Selected[0] != tt.selected || a.Settled == nil || a.Settled.Office != "Ministry" {
				t.Errorf("%+v", a)
			}
			if want := map[bool]survey.State{true: survey.Skipped, false: survey.NotRecorded}[tt.skipped]; r.Answers[1].State != want {
				t.Errorf("what hangs on it is %s", r.Answers[1].State)
			}
		})
	}
}

func TestActs(t *testing.T) {
	r := examplia()
	ps := apply(r, &survey.Review{File: "r.yaml", Acts: []survey.ActCorrection{
		{Match: "ON PLANS", Title: "on planning", Date: survey.Date{Year: 2020}, Decision: by},
		{Match: "plan of", Remove: true, Decision: by},
		{Match: "nothing", Line: 7},
	}})
	want := []survey.Act{{ID: "act-1", Type: "law", Title: "on planning", Number: "12", Date: survey.Date{Year: 2020}, Address: "http://a.exmple.org/x", Corrected: &by}}
	if diff := cmp.Diff(want, r.Acts); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if a := r.Answers[2]; a.Text != "Law on plans, the Plan of Plans" || len(a.Citations) != 1 {
		t.Errorf("the words stay, the citation goes: %+v", a)
	}
	unmatched(t, ps, "r.yaml", 7)
	unmatched(t, apply(examplia(), &survey.Review{Acts: []survey.ActCorrection{{Match: "plan", Remove: true}}}), "", 0)
}

func TestLinks(t *testing.T) {
	r := examplia()
	ps := apply(r, &survey.Review{File: "r.yaml", Links: []survey.LinkCorrection{
		{Address: "http://a.exmple.org/x", Correct: "https://www.A.example.org/y/"},
		{Address: "https://b.example.org/"}, {Address: "https://c.example.org/", Line: 9},
	}})
	want := []survey.Link{{Address: "https://www.A.example.org/y/", Host: "taken apart", Question: "detail"}}
	if diff := cmp.Diff(want, r.Links); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if diff := cmp.Diff(want, r.Answers[2].Links); diff != "" || r.Acts[0].Address != want[0].Address {
		t.Errorf("act at %s, (-want +got)\n%s", r.Acts[0].Address, diff)
	}
	unmatched(t, ps, "r.yaml", 9)
}

// unmatched wants one problem that says what a correction does not find.
func unmatched(t *testing.T, ps []problem.Problem, file string, line int) {
	t.Helper()
	if len(ps) != 1 || ps[0].Code != "review-unmatched" || ps[0].File != file || ps[0].Line != line {
		t.Errorf("problems %v", ps)
	}
}
