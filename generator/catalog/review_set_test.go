package catalog_test

import (
	"strings"
	"testing"

	"egovsite/generator/catalog"
	"egovsite/generator/survey"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v3"
)

// choices is a made-up edition of three choices.
var choices = &survey.Edition{ID: "2031", Questions: []survey.Question{
	{Code: "law", Number: 5, Wording: "Is there a law?", Kind: survey.Choice, Options: []survey.Option{{Code: "yes", Label: "Yes"}, {Code: "no", Label: "No"}}},
	{Code: "plan", Number: 7, Wording: "Is there a plan?", Kind: survey.Choice, Options: []survey.Option{{Code: "yes", Label: "Yes"}, {Code: "no", Label: "No"}}},
	{Code: "parts", Number: 9, Wording: "Which parts?", Kind: survey.Choice, Multiple: true,
		Options: []survey.Option{{Code: "skills", Label: "Skills of people"}, {Code: "money", Label: "Money"}}},
}}

var decided = survey.Settlement{Question: "plan", Selected: []string{"no"}, Decision: survey.Decision{Office: "Agency for Examples",
	Date: survey.Date{Year: 2031, Month: 4, Day: 2}, Reason: `A "draft": no plan`, Source: "letter 12/2031"}}

const (
	planFields = `    selected: ["no"]
    office: "Agency for Examples"
    date: "2031-04-02"
    reason: "A \"draft\": no plan"
    source: "letter 12/2031"
`
	planEntry = "  #| 7. Is there a plan?\n  - question: plan\n" + planFields
	head      = "country: QQA\nedition: \"2031\"\n"
)

// set settles the question on a plan.
func set(file string, s survey.Settlement) (string, error) {
	q := &choices.Questions[choices.ByCode(s.Question)]
	got, err := catalog.SetAnswer([]byte(file), "QQA", "2031", q, s)
	return string(got), err
}

func TestSetAnswer(t *testing.T) {
	taken := survey.Settlement{Question: "plan"}
	parts := survey.Settlement{Question: "parts", Selected: []string{"skills", "money"}}
	odd := decided
	odd.Office, odd.Reason, odd.Source = "- [a]: b # c", "yes\n# no", "\u2028'\"<"
	other := "  - question: 7\n    selected: yes\n    office: %s\n    date: 2031-04-02\n    reason: x\n    source: y\n    reviewer: Ada Lovelorn\n"
	tests := []struct {
		name, file string
		set        survey.Settlement
		want       string
	}{
		{"no answers yet", "country: QQA # mine\n", decided, "country: QQA # mine\n\nanswers:\n" + planEntry},
		{"no end of line", "state: draft", decided, "state: draft\n\nanswers:\n" + planEntry},
		{"answers left empty", "answers: # of us\nstate: draft\n", decided, "answers: # of us\n" + planEntry + "state: draft\n"},
		{"an empty list", "answers: [] # of us\nstate: draft\n", decided, "answers: # of us\n" + planEntry + "state: draft\n"},
		{"behind another", "answers:\n  # mine\n  - question: law\n    selected:\n    # deep\n  # also mine\n\n# the end\nnotes:\n", decided,
			"answers:\n  # mine\n  - question: law\n    selected:\n    # deep\n\n" + planEntry + "  # also mine\n\n# the end\nnotes:\n"},
		{"a list at the margin", "answers:\n- question: law\nnotes:\n", decided, "answers:\n- question: law\n\n" +
			strings.ReplaceAll(strings.ReplaceAll("\n"+planEntry, "\n  ", "\n"), "\n#| 7", "#| 7") + "notes:\n"},
		{"into a form", "answers:\n    - question: 7\n      selected:   # ask again\n      office:\n      # why?\n      reason:\n      reviewer:\n\n\nstate: draft\n", decided,
			"answers:\n    - question: 7\n      selected: [\"no\"]   # ask again\n      office: \"Agency for Examples\"\n      date: \"2031-04-02\"\n      # why?\n" +
				"      reason: \"A \\\"draft\\\": no plan\"\n      source: \"letter 12/2031\"\n      reviewer:\n\n\nstate: draft\n"},
		{"over another", "answers:\n" + strings.Replace(planEntry, `["no"]`, "yes # sure", 1), decided, "answers:\n" + strings.Replace(planEntry, `["no"]`, `["no"] # sure`, 1)},
		{"only what differs", "answers:\n  - selected: yes\n    question: plan\n    source: letter 12/2031 # c\n    date: 2031-04-02\n    office:  Agency for Examples\n    reason: 'A \"draft\": no plan'\n", decided,
			"answers:\n  - selected: [\"no\"]\n    question: plan\n    source: letter 12/2031 # c\n    date: 2031-04-02\n    office:  Agency for Examples\n    reason: 'A \"draft\": no plan'\n"},
		{"over words of several lines", "answers:\n  - question: plan\n    reason: >-\n      one\n\n      # no comment\n    # mine\n    selected:\n      - yes\n      - no\n    source: \"a # b\" # c\n", decided,
			"answers:\n  - question: plan\n    reason: \"A \\\"draft\\\": no plan\"\n    # mine\n    selected: [\"no\"]\n    office: \"Agency for Examples\"\n    date: \"2031-04-02\"\n    source: \"letter 12/2031\" # c\n"},
		{"in braces", "answers:\n  - {question: 7, selected: yes, reviewer: Ada Lovelorn} # note\n", decided, "answers:\n  - question: 7 # note\n" + planFields},
		{"the office of before", "answers:\n" + strings.Replace(other, "%s", "Agency for Examples", 1), decided,
			"answers:\n  - question: 7\n" + strings.NewReplacer(`"2031-04-02"`, "2031-04-02", `"Agency for Examples"`, "Agency for Examples").Replace(planFields) + "    reviewer: Ada Lovelorn\n"},
		{"another office", "answers:\n" + strings.Replace(other, "%s", "Other", 1), decided,
			"answers:\n  - question: 7\n" + strings.Replace(planFields, `"2031-04-02"`, "2031-04-02", 1) + "    reviewer:\n"},
		{"several options", "answers:\n", parts, "answers:\n  #| 9. Which parts?\n  - question: parts\n    selected: [\"skills\", \"money\"]\n    office:\n    date:\n    reason:\n    source:\n"},
		{"lines as Windows ends them", "answers:\r\n  - question: plan\r\n    selected: yes\r\n    # mine\r\n", decided,
			"answers:\r\n  - question: plan\r\n" + strings.ReplaceAll(planFields, "\n", "\r\n") + "    # mine\r\n"},
		{"words that look like YAML", "answers:\n", odd, "answers:\n  #| 7. Is there a plan?\n  - question: plan\n    selected: [\"no\"]\n    office: \"- [a]: b # c\"\n    date: \"2031-04-02\"\n    reason: \"yes # no\"\n    source: \"'\\\"<\"\n"},
		{"taken back, nothing there", "state: draft\n", taken, "state: draft\n"},
		{"taken back", "answers:\n  - question: law\n\n" + planEntry + "\n  - question: parts\n", taken, "answers:\n  - question: law\n\n  - question: parts\n"},
		{"taken back, the only one", "answers:\n" + planEntry, taken, "answers:\n"},
		{"taken back, a comment inside", "answers:\n  - question: 7\n    selected: no # sure\n    office: x\n    reviewer: y\n", taken, "answers:\n  - question: 7\n    selected: # sure\n    office:\n    reviewer:\n"},
		{"taken back, of a form", "answers:\n  #| 7. Is there a plan?\n  #| options: yes, no\n  - question: 7\n    selected: [no]\n", taken, "answers:\n  #| 7. Is there a plan?\n  #| options: yes, no\n  - question: 7\n    selected:\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := set(tt.file, tt.set)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			again, err := set(got, tt.set)
			if diff := cmp.Diff(got, again); diff != "" || err != nil {
				t.Errorf("changed when set a second time: %v\n%s", err, diff)
			}
		})
	}
}

// TestSetAnswerBegins begins a file, which can be read as it is.
func TestSetAnswerBegins(t *testing.T) {
	got, err := set("\n", decided)
	if err != nil {
		t.Fatal(err)
	}
	settled, ps := catalog.Settled("QQA.yaml", []byte(got), choices)
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	want := decided
	want.Line = settled["plan"].Line
	if diff := cmp.Diff(&want, settled["plan"]); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestSetAnswerRefuses(t *testing.T) {
	for name, file := range map[string]string{
		"no YAML":           "answers: [",
		"a list":            "- answers\n",
		"a file in braces":  `{"answers": []}`,
		"a list in a line":  "answers: [{question: law}]\n",
		"words for answers": "answers:\n  - yes\n",
		"two documents":     "state: draft\n---\nstate: draft\n",
		"an alias":          "answers:\n  - &a {question: plan, selected: yes}\n  - *a\n",
		"two in a line":     "answers:\n  - - question: plan\n",
		"a tab":             "answers:\n\t- question: plan\n",
	} {
		t.Run(name, func(t *testing.T) {
			if got, err := set(file, decided); err == nil {
				t.Errorf("written as\n%s", got)
			}
		})
	}
}

// FuzzSetAnswer holds for any file: what is to be settled is, and what was not to
// be touched is as it was; or the file is refused.
func FuzzSetAnswer(f *testing.F) {
	for _, s := range []string{"", "answers:\n" + planEntry, "answers:\n  - {question: 7}\n", "a: |\n  #\n\nanswers:\n  -\n   question: plan\n   reason: 'x\n     y' # z\n", "? answers\n: - question: 7\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, file string) {
		out, err := set(file, decided)
		if err != nil {
			return
		}
		if err := yaml.Unmarshal([]byte(out), new(yaml.Node)); err != nil {
			t.Fatalf("%q became %q: %v", file, out, err)
		}
		if again, err := set(out, decided); err != nil || again != out {
			t.Errorf("%q became %q, then %q: %v", file, out, again, err)
		}
		if back, err := set(out, survey.Settlement{Question: "plan"}); err == nil && strings.Contains(back, decided.Source) && !strings.Contains(file, decided.Source) {
			t.Errorf("%q was taken back as %q", out, back)
		}
	})
}
