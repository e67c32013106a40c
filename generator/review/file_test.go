package review_test

import (
	"strings"
	"testing"

	"egovsite/generator/review"
	"egovsite/generator/survey"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v3"
)

// edition is a made-up one of three choices, the first with evidence.
func edition() *survey.Edition {
	choice := []survey.Option{{Code: "yes", Label: "Yes", Counts: survey.CountsYes}, {Code: "no", Label: "No", Counts: survey.CountsNo}}
	return &survey.Edition{ID: "2031", Short: "Questionnaire 2031", Questions: []survey.Question{
		{Code: "law", Number: 5, Wording: "Is there a law?", Kind: survey.Choice, Options: choice},
		{Code: "law-evidence", Number: 6, Wording: "Which?", Kind: survey.EvidenceText, EvidenceFor: "law"},
		{Code: "plan", Number: 7, Wording: "Is there a plan?", Kind: survey.Choice, Options: choice},
		{Code: "parts", Number: 9, Wording: "Which parts?", Kind: survey.Choice, Multiple: true,
			Options: []survey.Option{{Code: "skills", Label: "Skills of people"}, {Code: "money", Label: "Money"}}},
	}}
}

var decided = survey.Settlement{Question: "plan", Selected: []string{"no"}, Decision: survey.Decision{Office: "Agency for Examples",
	Date: survey.Date{Year: 2031, Month: 4, Day: 2}, Reason: "The plan: a draft", Source: "letter 12/2031"}}

const settledPlan = `  #| 7. Is there a plan?
  7:
    selected: no
    office: Agency for Examples
    date: 2031-04-02
    reason: 'The plan: a draft'
    source: letter 12/2031
`

func with(s survey.Settlement, change func(*survey.Settlement)) survey.Settlement {
	change(&s)
	return s
}

func TestSet(t *testing.T) {
	taken := survey.Settlement{Question: "plan"}
	tests := []struct {
		name, file string
		set        survey.Settlement
		want       string
	}{
		{"an empty file", "", decided, "answers:\n" + settledPlan},
		{"no answers yet", "country: QQA # mine\n", decided, "country: QQA # mine\n\nanswers:\n" + settledPlan},
		{"no end of line", "state: draft", decided, "state: draft\n\nanswers:\n" + settledPlan},
		{"answers left empty", "answers: # of us\nstate: draft\n", decided, "answers: # of us\n" + settledPlan + "state: draft\n"},
		{"an empty group", "answers: {} # of us\nstate: draft\n", decided, "answers: # of us\n" + settledPlan + "state: draft\n"},
		{"between two", "answers:\n  # mine\n  5:\n    selected:\n  # also mine\n  9: {selected: [skills]}\n\n# the end\n", decided,
			"answers:\n  # mine\n  5:\n    selected:\n\n" + settledPlan + "  # also mine\n  9: {selected: [skills]}\n\n# the end\n"},
		{"before the first", "answers:\n  # general\n\n  # mine\n  9:\n", decided, "answers:\n  # general\n\n" + settledPlan + "\n  # mine\n  9:\n"},
		{"into an empty entry", "answers:\n  plan:   # look\n", decided, "answers:\n  plan:   # look\n" + strings.Join(strings.SplitAfter(settledPlan, "\n")[2:], "")},
		{"into a form", "answers:\n    7:\n        selected:   # ask again\n        office:\n        # why?\n        reason:\n        reviewer:\n\n\nstate: draft\n", decided,
			"answers:\n    7:\n        selected: no   # ask again\n        office: Agency for Examples\n        date: 2031-04-02\n        # why?\n        reason: 'The plan: a draft'\n        source: letter 12/2031\n        reviewer:\n\n\nstate: draft\n"},
		{"over another", "answers:\n" + strings.Replace(settledPlan, "no", "yes # sure", 1), decided, "answers:\n" + strings.Replace(settledPlan, "no", "no # sure", 1)},
		{"over words of several lines", "answers:\n  7:\n    reason: >-\n      one\n\n      # no comment\n    # mine\n    selected:\n      - yes\n      - no\n    source: \"a # b\" # c\n", decided,
			"answers:\n  7:\n    reason: 'The plan: a draft'\n    # mine\n    selected: no\n    office: Agency for Examples\n    date: 2031-04-02\n    source: letter 12/2031 # c\n"},
		{"in braces", "answers:\n  7: {selected: yes, reviewer: Ada Lovelorn} # note\n", decided, "answers:\n  7: # note\n" + strings.Join(strings.SplitAfter(settledPlan, "\n")[2:], "")},
		{"the office of before", "answers:\n  7:\n    selected: yes\n    office: Agency for Examples\n    date: 2031-04-02\n    reason: x\n    source: y\n    reviewer: Ada Lovelorn\n", decided,
			"answers:\n" + strings.Join(strings.SplitAfter(settledPlan, "\n")[1:], "") + "    reviewer: Ada Lovelorn\n"},
		{"another office", "answers:\n  7:\n    selected: yes\n    office: Other\n    date: 2031-04-02\n    reason: x\n    source: y\n    reviewer: Ada Lovelorn\n", decided,
			"answers:\n" + strings.Join(strings.SplitAfter(settledPlan, "\n")[1:], "") + "    reviewer:\n"},
		{"several options", "", survey.Settlement{Question: "parts", Selected: []string{"skills", "money"}},
			"answers:\n  #| 9. Which parts?\n  9:\n    selected: [skills, money]\n    office:\n    date:\n    reason:\n    source:\n"},
		{"lines as Windows ends them", "answers:\r\n  7:\r\n    selected: yes\r\n    # mine\r\n", decided,
			"answers:\r\n  7:\r\n    selected: no\r\n    office: Agency for Examples\r\n    date: 2031-04-02\r\n    reason: 'The plan: a draft'\r\n    source: letter 12/2031\r\n    # mine\r\n"},
		{"words that look like YAML", "", with(decided, func(s *survey.Settlement) { s.Office, s.Reason, s.Source = "- [a]: b # c", "yes\n# no", "\u2028'\"" }),
			"answers:\n  #| 7. Is there a plan?\n  7:\n    selected: no\n    office: '- [a]: b # c'\n    date: 2031-04-02\n    reason: 'yes # no'\n    source: '''\"'\n"},
		{"taken back, nothing there", "state: draft\n", taken, "state: draft\n"},
		{"taken back", "answers:\n  5:\n\n" + settledPlan + "\n  9:\n", taken, "answers:\n  5:\n\n  9:\n"},
		{"taken back, a comment inside", "answers:\n  7:\n    selected: no # sure\n    office: x\n    reviewer: y\n", taken, "answers:\n  7:\n    selected: # sure\n    office:\n    reviewer:\n"},
		{"taken back, of a form", "answers:\n  #| 7. Is there a plan?\n  #| options: yes, no\n  7:\n    selected: [no]\n", taken, "answers:\n  #| 7. Is there a plan?\n  #| options: yes, no\n  7:\n    selected:\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := review.Set([]byte(tt.file), edition(), tt.set)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, string(got)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			again, err := review.Set(got, edition(), tt.set)
			if diff := cmp.Diff(string(got), string(again)); diff != "" || err != nil {
				t.Errorf("changed when set a second time: %v\n%s", err, diff)
			}
		})
	}
}

func TestSetRefuses(t *testing.T) {
	for name, file := range map[string]string{
		"no YAML":           "answers: [",
		"a list":            "- answers\n",
		"a file in braces":  `{"answers": {"7": {}}}`,
		"answers in braces": "answers: {7: {selected: yes},\n  9: {selected: skills}}\n",
		"two documents":     "state: draft\n---\nstate: draft\n",
		"an alias":          "answers:\n  5: &a {selected: yes}\n  7: *a\n",
	} {
		t.Run(name, func(t *testing.T) {
			if got, err := review.Set([]byte(file), edition(), decided); err == nil && name != "an alias" {
				t.Errorf("got %q, want an error", got)
			}
		})
	}
	if _, err := review.Set(nil, edition(), survey.Settlement{Question: "none", Selected: []string{"yes"}}); err == nil {
		t.Error("an unknown question was settled")
	}
}

// FuzzSet holds for any file: what was not to be changed is as it was, and what
// was to be is; or the file is refused.
func FuzzSet(f *testing.F) {
	for _, s := range []string{"", "answers:\n" + settledPlan, "answers:\n  7: {selected: yes}\n", "a: |\n  #\n\nanswers:\n  plan:\n   reason: 'x\n     y' # z\n", "? answers\n: ? 7\n  : x\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, file string) {
		out, err := review.Set([]byte(file), edition(), decided)
		if err != nil {
			return
		}
		all := map[string]any{}
		if err := yaml.Unmarshal(out, &all); err != nil && yaml.Unmarshal([]byte(file), &map[string]any{}) == nil {
			t.Fatalf("%q became %q: %v", file, out, err)
		}
		settled, err := review.Settled(out, edition())
		if err != nil || settled["plan"] == nil || settled["plan"].Reason != decided.Reason {
			t.Errorf("%q became %q, which does not settle it", file, out)
		}
		back, err := review.Set(out, edition(), survey.Settlement{Question: "plan"})
		if err != nil {
			t.Fatalf("%q cannot be taken back: %v", out, err)
		}
		if settled, _ := review.Settled(back, edition()); settled["plan"] != nil {
			t.Errorf("%q still settles it", back)
		}
	})
}

// opened is a profile of a made-up response that marks nothing.
func opened() *survey.Profile {
	e := edition()
	r := &survey.Cleared{Response: survey.Response{Edition: e, Country: &survey.Country{ISO3: "QQA", Names: map[string]string{"en": "Examplia"}}}}
	for i := range e.Questions {
		r.Answers = append(r.Answers, survey.Answer{Question: &e.Questions[i], State: survey.NotRecorded})
	}
	r.Answers[1] = survey.Answer{Question: &e.Questions[1], State: survey.Recorded, Grade: survey.GradeAct,
		Text: "Law of Examplia\u0007 # No. 7 " + strings.Repeat("and so on ", 60)}
	r.Answers[2].State = survey.Blank
	return &survey.Profile{Response: r, Settle: []survey.Settle{{Question: &e.Questions[0], Narrows: []string{"laws"}}}}
}

const form = `# Review of the response of Examplia to the Questionnaire 2031. What is left empty is open.
# Lines that begin with #| are written anew by egovsite review; your own comments stay.
country: QQA
edition: "2031"
state:      # draft, reviewed, validated, published or withdrawn; left empty, the response is published

answers:
  #| 5. Is there a law?
  #| options: yes, no
  #| narrows: laws
  #| 6, act: Law of Examplia # No. 7 and so on and so on and so on and so on and so on and so on and
  #| so on and so on and so on and so on and so on and so on and so on and so on and so on and so on
  #| and so on and so on and so on and so on and so on and so on and so on and so on and so on and so
  #| on and so on and so on and so on and …
  5:
    selected:
    office:
    date:
    reason:
    source:
    reviewer:

  #| 9. Which parts?
  #| options: one or more of
  #|   skills = Skills of people
  #|   money = Money
  9:
    selected:
    office:
    date:
    reason:
    source:
    reviewer:
`

func TestForm(t *testing.T) {
	got, err := review.Form(nil, opened())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(form, string(got)); diff != "" {
		t.Errorf("a new form (-want +got):\n%s", diff)
	}
	if again, err := review.Form(got, opened()); err != nil || string(again) != form {
		t.Errorf("nothing has changed, and the form has: %v\n%s", err, again)
	}
}

func TestFormAgain(t *testing.T) {
	law, parts, _ := strings.Cut(form[strings.Index(form, "  #| 5."):], "\n\n")
	tests := []struct {
		name   string
		file   string
		change func(r *survey.Cleared)
		want   string
	}{
		{"filled in, open no longer", strings.Replace(form, "selected:", "selected: yes", 1), func(r *survey.Cleared) { r.Answers[0].State = survey.Reviewed },
			strings.Replace(form, "selected:", "selected: yes", 1)},
		{"filled in, with other evidence", strings.Replace(form, "reason:", "reason: see below", 1), func(r *survey.Cleared) { r.Answers[1].Text = "Other" },
			strings.Replace(form, "reason:", "reason: see below", 1)},
		{"the first is open no longer", form, func(r *survey.Cleared) { r.Answers[0].State = survey.Recorded }, strings.Replace(form, law+"\n\n", "", 1)},
		{"the last is open no longer", form, func(r *survey.Cleared) { r.Answers[3].State = survey.Recorded }, strings.Replace(form, "\n"+parts, "", 1)},
		{"a comment of a person above it", strings.Replace(form, "  #| 9.", "  # ask Bo\n  #| 9.", 1), func(r *survey.Cleared) { r.Answers[3].State = survey.Recorded },
			strings.Replace(form, parts, "  # ask Bo\n", 1)},
		{"a comment of a person in it", strings.Replace(form, "  9:", "  9: # ask Bo", 1), func(r *survey.Cleared) { r.Answers[3].State = survey.Recorded },
			strings.Replace(form, "  9:", "  9: # ask Bo", 1)},
		{"other evidence", form, func(r *survey.Cleared) { r.Answers[1].Text = "Other" },
			strings.Replace(form, law[strings.Index(law, "  #| 6,"):strings.Index(law, "  5:")], "  #| 6, act: Other\n", 1)},
		{"one more", form, func(r *survey.Cleared) { r.Answers[2].State = survey.Unreadable }, strings.Replace(form, "\n  #| 9.", `
  #| 7. Is there a plan?
  #| options: yes, no
  #| what the file marks could not be read
  7:
    selected:
    office:
    date:
    reason:
    source:
    reviewer:

  #| 9.`, 1)},
		{"withheld evidence", form, func(r *survey.Cleared) { r.Answers[1].State = survey.Withheld },
			strings.Replace(form, law[strings.Index(law, "  #| 6,"):strings.Index(law, "  5:")], "", 1)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := opened()
			tt.change(p.Response)
			got, err := review.Form([]byte(tt.file), p)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, string(got)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
