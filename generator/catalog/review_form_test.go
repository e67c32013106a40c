package catalog_test

import (
	"slices"
	"strings"
	"testing"

	"egovsite/generator/catalog"

	"github.com/google/go-cmp/cmp"
)

// opened are the law and the parts, left open.
func opened() []catalog.Open {
	return []catalog.Open{
		{Question: &choices.Questions[0], Narrows: []string{"laws", "rights"}, Evidence: []string{"6, act: Law\u0007 of\u2028Examplia # No. 7 " + strings.Repeat("and so on ", 60)}},
		{Question: &choices.Questions[2]},
	}
}

const (
	fields  = "    selected:\n    office:\n    date:\n    reason:\n    source:\n    reviewer:\n"
	lawForm = `  #| 5. Is there a law?
  #| options: yes, no
  #| narrows: laws, rights
  #| 6, act: Law of Examplia # No. 7 and so on and so on and so on and so on and so on and so on and
  #| so on and so on and so on and so on and so on and so on and so on and so on and so on and so on
  #| and so on and so on and so on and so on and so on and so on and so on and so on and so on and so
  #| on and so on and so on and so …
  - question: law
` + fields
	partsForm = `  #| 9. Which parts?
  #| options: one or more of
  #|   skills = Skills of people
  #|   money = Money
  - question: parts
` + fields
	form = "country: QQA\n\nanswers:\n" + lawForm + "\n" + partsForm
)

func TestReviewForm(t *testing.T) {
	evidence := lawForm[strings.Index(lawForm, "  #| 6,"):strings.Index(lawForm, "  - ")]
	without := func(code string) []catalog.Open {
		return slices.DeleteFunc(opened(), func(o catalog.Open) bool { return o.Question.Code == code })
	}
	other := opened()
	other[0].Evidence = []string{"6, prose: Other"}
	plan := append(opened(), catalog.Open{Question: &choices.Questions[1]})
	tests := []struct {
		name, file string
		open       []catalog.Open
		want       string
	}{
		{"the first time", "country: QQA\n", opened(), form},
		{"the second time", form, opened(), form},
		{"nothing is open", "country: QQA\n", nil, "country: QQA\n"},
		{"filled in, open no longer", strings.Replace(form, "selected:", "selected: yes", 1), without("law"), strings.Replace(form, "selected:", "selected: yes", 1)},
		{"filled in, with other evidence", strings.Replace(form, "reason:", "reason: see below", 1), other, strings.Replace(form, "reason:", "reason: see below", 1)},
		{"the first is open no longer", form, without("law"), strings.Replace(form, lawForm+"\n", "", 1)},
		{"the last is open no longer", form, without("parts"), strings.Replace(form, "\n"+partsForm, "", 1)},
		{"a comment of a person above it", strings.Replace(form, "  #| 9.", "  # ask Bo\n  #| 9.", 1), without("parts"), strings.Replace(form, partsForm, "  # ask Bo\n", 1)},
		{"a comment of a person in it", strings.Replace(form, "question: parts", "question: parts # ask Bo", 1), without("parts"),
			strings.Replace(form, "question: parts", "question: parts # ask Bo", 1)},
		{"a question of no edition, filled in", "answers:\n  - question: none\n    selected: x\n", nil, "answers:\n  - question: none\n    selected: x\n"},
		{"other evidence", form, other, strings.Replace(form, evidence, "  #| 6, prose: Other\n", 1)},
		{"one more", form, plan, form + "\n  #| 7. Is there a plan?\n  #| options: yes, no\n  - question: plan\n" + fields},
		{"one comes and one goes", form, plan[1:], strings.Replace(form, lawForm+"\n", "", 1) + "\n  #| 7. Is there a plan?\n  #| options: yes, no\n  - question: plan\n" + fields},
		{"lines as Windows ends them", strings.ReplaceAll(form, "\n", "\r\n"), without("law"), strings.ReplaceAll(strings.Replace(form, lawForm+"\n", "", 1), "\n", "\r\n")},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := catalog.ReviewForm([]byte(tt.file), "QQA", "2031", tt.open)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, string(got)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestReviewFormIsSound reads a new form as content, in which nothing is settled.
func TestReviewFormIsSound(t *testing.T) {
	got, err := catalog.ReviewForm(nil, "QQA", "2031", opened())
	if err != nil {
		t.Fatal(err)
	}
	settled, ps := catalog.Settled("QQA.yaml", got, choices)
	if len(ps) > 0 || len(settled) > 0 {
		t.Errorf("settles %v, problems %v in\n%s", settled, ps, got)
	}
}

// TestReviewByHand reads a review as people write one: days and numbers without
// quotation marks, one option without brackets, and much left empty.
func TestReviewByHand(t *testing.T) {
	const file = "country: QQA\nedition: 2031\nstate:\nvalidated:\nanswers:\n  - question: 7\n    selected: no\n    office: 112\n    date: 2031-04-02\n    reason:\n" +
		"  - question: law\n    selected:\n    office:\n    date:\nnotes:\n"
	settled, ps := catalog.Settled("QQA.yaml", []byte(file), choices)
	if s := settled["plan"]; len(ps) > 0 || len(settled) != 1 || s.Selected[0] != "no" || s.Office != "112" || s.Date.String() != "2031-04-02" || s.Line != 6 {
		t.Errorf("settles %+v, problems %v", settled, ps)
	}
	_, ps = catalog.Settled("QQA.yaml", []byte(strings.Replace(file, "question: 7", "question:", 1)), choices)
	if len(ps) != 1 || ps[0].Line != 6 || ps[0].Code != "content-field-missing" {
		t.Errorf("an entry of no question: %v", ps)
	}
}
