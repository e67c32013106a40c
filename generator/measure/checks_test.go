package measure

import (
	"testing"

	"egovsite/generator/survey"

	"github.com/google/go-cmp/cmp"
)

// response is an invented one: a question of several parts, and one with
// evidence of its own. A text of a part is what it says; an empty one is blank.
func response(parts [3]string, evidence string) *survey.Cleared {
	e := &survey.Edition{ID: "2022", Fieldwork: 2021, Questions: []survey.Question{
		{Number: 1, Code: "tech", Kind: survey.Choice},
		{Number: 2, Code: "robots", Kind: survey.EvidenceText, EvidenceFor: "tech", Label: "Robots: detail", Wording: "Robots"},
		{Number: 3, Code: "things", Kind: survey.EvidenceText, EvidenceFor: "tech", Label: "Internet of Things: detail", Wording: "Internet of Things (IoT)"},
		{Number: 4, Code: "others", Kind: survey.EvidenceText, EvidenceFor: "tech", Label: "Other technologies: detail", Wording: "Others"},
		{Number: 5, Code: "plan", Kind: survey.Choice},
		{Number: 6, Code: "plan-evidence", Kind: survey.EvidenceText, EvidenceFor: "plan", Label: "Plan: detail"},
	}}
	r := &survey.Cleared{Response: survey.Response{Edition: e}}
	for i, text := range []string{"", parts[0], parts[1], parts[2], "", evidence} {
		a := survey.Answer{Question: &e.Questions[i], Text: text, State: survey.Recorded}
		switch {
		case a.Question.Kind == survey.Choice:
			a.State = survey.NotRecorded
		case text == "":
			a.State = survey.Blank
		default:
			a.Grade = survey.GradeProse
		}
		r.Answers = append(r.Answers, a)
	}
	return r
}

var words = &survey.Catalog{
	Vocabulary: []survey.Vocabulary{{Pending: []string{"expected to be adopted"},
		ActTypes: []survey.ActType{{Code: "strategy", Words: []string{"strategy"}}, {Code: "law", Words: []string{"law"}}}}},
	Indicators: []survey.Indicator{{Code: "one", Name: "One", OneAct: true, Operation: survey.Coverage,
		Items: map[string][]string{"2022": {"tech", "plan"}}}},
}

// found runs the checks and returns their codes with one telling value each.
func found(r *survey.Cleared) []string {
	var out []string
	for _, c := range Profile(r, words).Checks {
		value := c.Words["To"] + c.Words["Parts"] + c.Words["Phrase"] + c.Words["Domain"] + c.Words["Acts"]
		out = append(out, c.Code+": "+value)
	}
	return out
}

func TestPeriodEnded(t *testing.T) {
	tests := []struct {
		name, typ, title, cited string
		asOf                    int
		want                    []string
	}{
		{"over, in the title of an order", "order", "National Strategy for 2014-2020", "", 0, []string{"strategy-period-ended: 2020"}},
		{"over, in the words that cite it", "strategy", "Digital", "Digital Strategy 2016–2019", 0, []string{"strategy-period-ended: 2019"}},
		{"not over", "strategy", "Strategy 2018-2021", "", 0, nil},
		{"over by the date of the figures", "strategy", "Strategy 2018-2021", "", 2022, []string{"strategy-period-ended: 2021"}},
		{"figures of an aim in the future", "strategy", "Strategy 2018-2025", "", 2030, nil},
		{"a law has no period", "law", "On the budget for 2014-2020", "", 0, nil},
		{"one year is no period", "strategy", "Strategy up to 2020", "", 0, nil},
		{"not a period", "strategy", "Strategy 2020-2014", "", 0, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := response([3]string{}, "x")
			r.Acts = []survey.Act{{ID: "act-1", Type: tt.typ, Title: tt.title, CitedBy: []string{"plan-evidence"}}}
			r.Answers[5].Citations = []survey.Citation{{Act: "act-1", Words: tt.cited}}
			if tt.asOf > 0 {
				r.Answers[5].AsOf = []survey.AsOf{{Date: survey.Date{Year: tt.asOf}}}
			}
			if diff := cmp.Diff(tt.want, found(r)); diff != "" {
				t.Errorf("findings differ (-want +got):\n%s", diff)
			}
		})
	}
}

func TestDifferentActs(t *testing.T) {
	tests := []struct {
		name  string
		cited [2][]string // acts cited for the first and second item
		want  []string
	}{
		{"different", [2][]string{{"act-1"}, {"act-2"}}, []string{"different-governing-acts: A; B"}},
		{"one in common", [2][]string{{"act-1", "act-2"}, {"act-2"}}, nil},
		{"the same", [2][]string{{"act-1"}, {"act-1"}}, nil},
		{"one item cites none", [2][]string{{"act-1"}, nil}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := response([3]string{"x", "", ""}, "y")
			r.Acts = []survey.Act{{ID: "act-1", Title: "A"}, {ID: "act-2", Title: "B"}}
			for i, answer := range []int{1, 5} {
				for _, id := range tt.cited[i] {
					r.Answers[answer].Citations = append(r.Answers[answer].Citations, survey.Citation{Act: id})
				}
			}
			if diff := cmp.Diff(tt.want, found(r)); diff != "" {
				t.Errorf("findings differ (-want +got):\n%s", diff)
			}
		})
	}
}

func TestWordChecks(t *testing.T) {
	tests := []struct {
		name     string
		parts    [3]string
		evidence string
		want     []string
	}{
		{"names a part by its abbreviation", [3]string{"robots, IoT and others", "", ""}, "", []string{"part-text-elsewhere: Internet of Things"}},
		{"names a part in the singular", [3]string{"", "a robot", ""}, "", []string{"part-text-elsewhere: Robots"}},
		{"the part is filled in", [3]string{"robots and IoT", "things", ""}, "", nil},
		{"inside another word", [3]string{"patriots", "", ""}, "", nil},
		{"not adopted", [3]string{}, "It is Expected to be adopted soon", []string{"not-yet-adopted: expected to be adopted"}},
		{"adopted", [3]string{}, "It was adopted", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, found(response(tt.parts, tt.evidence))); diff != "" {
				t.Errorf("findings differ (-want +got):\n%s", diff)
			}
		})
	}
}

func TestNearMiss(t *testing.T) {
	tests := []struct {
		name  string
		cited map[string]int
		want  []string
	}{
		{"a letter changed", map[string]int{"portal.gov.qq": 2, "portel.gov.qq": 1}, []string{"host-near-miss: portel.gov.qq"}},
		{"a letter added", map[string]int{"portal.gov.qq": 2, "portall.gov.qq": 1}, []string{"host-near-miss: portall.gov.qq"}},
		{"a digit changed", map[string]int{"school1.qq": 1, "school2.qq": 1}, nil},
		{"a digit added", map[string]int{"school.qq": 1, "school2.qq": 1}, nil},
		{"both cited often", map[string]int{"portal.qq": 3, "portel.qq": 3}, nil},
		{"short names", map[string]int{"edu.gov.qq": 2, "eco.gov.qq": 1, "ecu.gov.qq": 1}, nil},
		{"another suffix", map[string]int{"portal.gov.qq": 2, "portel.org.qq": 1}, nil},
		{"two letters", map[string]int{"portal.qq": 2, "pertel.qq": 1}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := response([3]string{}, "x")
			for domain, n := range tt.cited {
				for range n {
					r.Links = append(r.Links, survey.Link{Domain: domain, Question: "plan-evidence"})
				}
			}
			if diff := cmp.Diff(tt.want, found(r)); diff != "" {
				t.Errorf("findings differ (-want +got):\n%s", diff)
			}
		})
	}
}

func TestSettle(t *testing.T) {
	r := response([3]string{"x", "", ""}, "")
	r.Answers[4].State = survey.Skipped
	p := Profile(r, &survey.Catalog{Indicators: []survey.Indicator{
		{Code: "a", Minimum: 1, Items: map[string][]string{"2022": {"tech", "plan"}}},
		{Code: "b", Minimum: 2, Items: map[string][]string{"2022": {"tech", "plan"}}}, // one asked: no range to narrow
		{Code: "c", Items: map[string][]string{"2024": {"tech"}}},                     // not of this edition
		{Code: "d", Items: map[string][]string{"2022": {"tech", "dropped-question"}}},
	}})
	want := []survey.Settle{{Question: r.Answers[0].Question, Narrows: []string{"a", "d"}, Share: 2, Grade: survey.GradeProse}}
	if diff := cmp.Diff(want, p.Settle); diff != "" {
		t.Errorf("what would settle differs (-want +got):\n%s", diff)
	}
	if len(p.Values) != 3 || p.Values[1].Enough {
		t.Errorf("got %d values, want three, the second below its minimum", len(p.Values))
	}
}
