package interpret_test

import (
	"slices"
	"strings"
	"testing"

	"egovsite/generator/interpret"
	"egovsite/generator/survey"
)

// Marks told from a drawing count only if they are sure, and prove nothing of
// options that have none.
func TestDrawnMarks(t *testing.T) {
	in := interpret.New(load(t))
	tests := map[string]struct {
		yes, no    string
		confidence [2]float64 // of the two lines
		state      survey.State
		selected   string
		sure       float64
		problem    bool
	}{
		"written":            {"☐ Yes", "☒ No", [2]float64{0, 0}, survey.Recorded, "no", 0, false},
		"sure":               {"☐ Yes", "☒ No", [2]float64{0.99, 0.9}, survey.Recorded, "no", 0.9, false},
		"just sure enough":   {"☐ Yes", "☒ No", [2]float64{0.6, 0.9}, survey.Recorded, "no", 0.6, false},
		"the other unsure":   {"☐ Yes", "☒ No", [2]float64{0.59, 0.99}, survey.NotRecorded, "", 0, true},
		"unsure":             {"☒ Yes", "☐ No", [2]float64{0.3, 0.3}, survey.NotRecorded, "", 0, true},
		"two, unsure":        {"☒ Yes", "☒ No", [2]float64{0.4, 0.4}, survey.NotRecorded, "", 0, true},
		"none set, sure":     {"☐ Yes", "☐ No", [2]float64{0.9, 0.9}, survey.Blank, "", 0.9, false},
		"no control is seen": {"Yes", "No", [2]float64{0, 0}, survey.NotRecorded, "", 0, false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			drawn := 0.0
			if name != "written" {
				drawn = 0.99
			}
			sub := &survey.Submission{Edition: "2022", Source: survey.Source{File: "a.pdf", Format: "pdf"}}
			add := func(text string, confidence float64) {
				sub.Passages = append(sub.Passages, survey.Passage{Line: len(sub.Passages) + 1, Text: text, At: "page 3", Confidence: confidence})
			}
			for _, l := range questionLines(t) {
				add(l, 0)
				if strings.HasPrefix(l, "36. ") {
					add(tt.yes, tt.confidence[0])
					add(tt.no, tt.confidence[1])
				} else if strings.HasPrefix(l, "38. ") {
					add("☒ Yes", drawn)
					add("☐ No", drawn)
				}
			}
			r, ps := in.Response(sub)
			if r == nil {
				t.Fatal(ps)
			}
			a := answerTo(r, 36)
			if a.State != tt.state || strings.Join(a.Selected, " ") != tt.selected || a.Confidence != tt.sure {
				t.Errorf("got %s %v %v, want %s %s %v", a.State, a.Selected, a.Confidence, tt.state, tt.selected, tt.sure)
			}
			found := false
			for _, p := range ps {
				if p.Code == "mark-uncertain" {
					found = true
					if p.At != "page 3" {
						t.Errorf("it is said to be at %q", p.At)
					}
				}
			}
			if found != tt.problem {
				t.Errorf("problems %v", ps)
			}
			if other := answerTo(r, 38); other.State != survey.Recorded || other.Confidence != drawn {
				t.Errorf("question 38 is %s %v", other.State, other.Confidence)
			}
		})
	}
}

// questionLines are questions 36 to 39 as the shipped response prints them.
func questionLines(t *testing.T) []string {
	t.Helper()
	var out []string
	for line := range strings.Lines(source(t)) {
		if m := questionLine.FindStringSubmatch(line); m != nil && slices.Contains([]string{"36", "37", "38", "39"}, m[1]) {
			out = append(out, strings.TrimSpace(line))
		}
	}
	if len(out) != 4 {
		t.Fatalf("found %q", out)
	}
	return out
}

func answerTo(r *survey.Response, number int) *survey.Answer {
	for i := range r.Answers {
		if r.Answers[i].Question.Number == number {
			return &r.Answers[i]
		}
	}
	return nil
}
