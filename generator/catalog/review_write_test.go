package catalog_test

import (
	"strings"
	"testing"

	"egovsite/generator/catalog"
	"egovsite/generator/survey"

	"github.com/google/go-cmp/cmp"
)

var law = survey.Question{Code: "law", Number: 36, Wording: "Is there a law?", Kind: survey.Choice,
	Options: []survey.Option{{Code: "yes", Label: "Yes"}, {Code: "no", Label: "No"}}}

var plan = survey.Question{Code: "plan", Number: 58, Wording: "Is there a plan?", Kind: survey.Choice,
	Options: []survey.Option{{Code: "yes", Label: "Yes"}, {Code: "no", Label: "No"}}}

func settledYes(code string) survey.Settlement {
	return survey.Settlement{Question: code, Selected: []string{"yes"}, Decision: survey.Decision{Office: "Ministry",
		Date: survey.Date{Year: 2030, Month: 5, Day: 2}, Reason: `it said "yes"`, Source: "letter 4"}}
}

// A review file keeps everything that a person wrote; only the answer's lines change.
func TestSetAnswer(t *testing.T) {
	const before = `# ours
country: QQA
edition: "2022"

answers:
  # 36. Is there a law?
  - question: law
    selected: [] # ask Ann's office
    office: ""
    # called on Monday
    date: ""

  - {question: "40", selected: ["no"], office: Cabinet, date: "2030-01-01"}
# the rest
notes: []
`
	const lawSet = `    selected: ["yes"]
    office: "Ministry"
    date: "2030-05-02"
    reason: "it said \"yes\""
    source: "letter 4"
`
	tests := []struct {
		name, file string
		question   *survey.Question
		settled    survey.Settlement
		want       string
	}{
		{"an entry that was to be filled in", before, &law, settledYes("law"), strings.Replace(before, "    selected: [] # ask Ann's office\n    office: \"\"\n    # called on Monday\n    date: \"\"\n",
			lawSet+"    # called on Monday\n", 1)},
		{"one that has no entry", before, &plan, settledYes("plan"), strings.Replace(before, "# the rest\n", "  # 58. Is there a plan?\n  - question: plan\n"+lawSet+"# the rest\n", 1)},
		{"taken back", before, &survey.Question{Code: "forty", Number: 40}, survey.Settlement{}, strings.Replace(before, `  - {question: "40", selected: ["no"], office: Cabinet, date: "2030-01-01"}`,
			"  - question: forty\n    selected: []\n    office: \"\"\n    date: \"\"\n    reason: \"\"\n    source: \"\"", 1)},
		{"taken back where nothing was said", before, &plan, survey.Settlement{}, before},
		{"no answers yet", "country: QQA\nedition: \"2022\"", &law, settledYes("law"),
			"country: QQA\nedition: \"2022\"\n\nanswers:\n  # 36. Is there a law?\n  - question: law\n" + lawSet},
		{"an empty list of answers", "country: QQA\nanswers: []\nstate: draft\n", &law, settledYes("law"),
			"country: QQA\nanswers:\n  # 36. Is there a law?\n  - question: law\n" + lawSet + "state: draft\n"},
		{"answers without a value", "country: QQA\nanswers:\n", &law, settledYes("law"),
			"country: QQA\nanswers:\n  # 36. Is there a law?\n  - question: law\n" + lawSet},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := catalog.SetAnswer([]byte(tt.file), "QQA", "2022", tt.question, tt.settled)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, string(got)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			back, ps := catalog.Settled("QQA.yaml", got, &survey.Edition{Questions: []survey.Question{law, plan}})
			if len(ps) > 0 && !strings.Contains(tt.name, "taken back") && !strings.HasPrefix(tt.file, "country: QQA\nanswers") {
				t.Errorf("problems %v", ps)
			}
			if len(tt.settled.Selected) > 0 && len(ps) == 0 && back[tt.question.Code].Reason != tt.settled.Reason {
				t.Errorf("read back as %+v", back[tt.question.Code])
			}
		})
	}
	for name, file := range map[string]string{"not YAML": "a: [", "a list": "- a\n", "answers in one line": "answers: [{question: law}]\n", "two documents": "a: b\n---\na: b\n"} {
		if got, err := catalog.SetAnswer([]byte(file), "QQA", "2022", &law, settledYes("law")); err == nil {
			t.Errorf("%s: written as\n%s", name, got)
		}
	}
}

func TestReviewForm(t *testing.T) {
	open := []catalog.Open{{Question: &law, Evidence: []string{"Law on\x00\ninformation " + strings.Repeat("x", 500)}}, {Question: &plan}}
	first, err := catalog.ReviewForm(nil, "QQA", "2022", open)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"country: QQA\n", "  # 36. Is there a law?\n  # Options: yes (Yes), no (No)\n  # The response says: Law on information xxx", "…\n  - question: law\n    selected: []\n", "  - question: plan\n"} {
		if !strings.Contains(string(first), part) {
			t.Errorf("no %q in\n%s", part, first)
		}
	}
	again, err := catalog.ReviewForm(first, "QQA", "2022", open)
	if err != nil || string(again) != string(first) {
		t.Errorf("the second time %v\n%s", err, cmp.Diff(string(first), string(again)))
	}
	set, err := catalog.SetAnswer(first, "QQA", "2022", &law, settledYes("law"))
	if err != nil {
		t.Fatal(err)
	}
	less, err := catalog.ReviewForm(set, "QQA", "2022", nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := string(less); !strings.Contains(got, "question: law") || strings.Contains(got, "question: plan") || strings.Contains(got, "Is there a plan?") {
		t.Errorf("what was filled in stays and what was not goes:\n%s", got)
	}
}
