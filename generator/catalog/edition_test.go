package catalog_test

import (
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"egovsite/generator/survey"

	"github.com/google/go-cmp/cmp"
)

// printed are facts of each edition's form, counted by hand in its print-out.
var printed = map[string]struct {
	questions, choices int
	evidence           map[int][]int // numbers of the choices and of their evidence
	skippedBy          map[int][]int // numbers of the conditions and of what they govern
	personal           []int
}{
	"2022": {
		questions: 112, choices: 42,
		evidence: map[int][]int{14: {15, 16, 17, 18}, 19: {20}, 30: {31}, 32: {33}, 34: {35},
			36: {37}, 38: {39}, 40: {41}, 42: {43}, 44: {45}, 46: {47}, 48: {49}, 50: {51}, 52: {53}, 54: {55},
			58: {59}, 60: {61}, 62: {63}, 64: {65}, 66: {67}, 68: {69}, 70: {71}, 72: {73},
			74: {75, 76, 77, 78, 79, 80}, 81: {82}, 83: {84}, 85: {86}, 87: {88}, 89: {90}, 91: {92}, 93: {94},
			95: {96}, 97: {98}, 99: {100, 101}, 102: {103}, 104: {105}, 106: {107}, 108: {109}},
		skippedBy: map[int][]int{14: {15, 16, 17, 18},
			36: {37}, 38: {39}, 40: {41}, 42: {43}, 44: {45}, 46: {47}, 48: {49}, 50: {51}, 52: {53}, 54: {55},
			56: {57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 81, 82, 83, 84, 85, 86},
			74: {75, 76, 77, 78, 79, 80},
			87: {88}, 89: {90}, 91: {92}, 93: {94}, 95: {96}, 97: {98}, 99: {100}, 102: {103}, 104: {105}, 106: {107}, 108: {109}},
		personal: []int{2, 3, 5, 15, 16, 18},
	},
}

func TestEditions(t *testing.T) {
	for _, e := range shipped(t).Editions {
		t.Run(e.ID, func(t *testing.T) {
			want, ok := printed[e.ID]
			if !ok {
				t.Fatal("no facts of its form are written down")
			}
			if got := len(e.Questions); got != want.questions {
				t.Errorf("got %d questions, want %d", got, want.questions)
			}
			choices := 0
			evidence, skippedBy := map[int][]int{}, map[int][]int{}
			var personal []int
			for i, q := range e.Questions {
				if q.Number != i+1 {
					t.Errorf("question %d has the number %d", i+1, q.Number)
				}
				if q.Kind == survey.Choice {
					choices++
				}
				if q.EvidenceFor != "" {
					of := e.Questions[e.ByCode(q.EvidenceFor)].Number
					evidence[of] = append(evidence[of], q.Number)
				}
				if q.Parent != "" {
					of := e.Questions[e.ByCode(q.Parent)].Number
					skippedBy[of] = append(skippedBy[of], q.Number)
					if q.ParentNot != "no" {
						t.Errorf("question %d is skipped by %q", q.Number, q.ParentNot)
					}
				}
				if q.Personal != "" {
					personal = append(personal, q.Number)
				}
			}
			if choices != want.choices {
				t.Errorf("got %d choice questions, want %d", choices, want.choices)
			}
			for what, pair := range map[string][2]any{"evidence": {evidence, want.evidence},
				"conditions": {skippedBy, want.skippedBy}, "personal": {personal, want.personal}} {
				if diff := cmp.Diff(pair[0], pair[1]); diff != "" {
					t.Errorf("%s (-got +want):\n%s", what, diff)
				}
			}
		})
	}
}

// TestEditionsArePrinted finds every word of an edition, in order, in the
// responses to it that are shipped.
func TestEditionsArePrinted(t *testing.T) {
	content := os.DirFS("../../content")
	for _, e := range shipped(t).Editions {
		responses, err := fs.Glob(content, "responses/"+e.ID+"/*.txt")
		if err != nil || len(responses) == 0 {
			t.Errorf("no response to %s is shipped", e.ID)
		}
		for _, file := range responses {
			t.Run(file, func(t *testing.T) {
				text, err := fs.ReadFile(content, file)
				if err != nil {
					t.Fatal(err)
				}
				rest := strings.Join(strings.Fields(string(text)), " ")
				for _, words := range printedWords(e) {
					_, after, ok := strings.Cut(rest, words)
					if !ok {
						t.Fatalf("%q is not printed after the words before it", words)
					}
					rest = after
				}
				if rest != "" {
					t.Errorf("%q is printed after the last words", rest)
				}
			})
		}
	}
}

// printedWords are the words of an edition in the order of the form.
func printedWords(e survey.Edition) []string {
	out := slices.Clone(e.Opening)
	section, subsection := "", ""
	for _, q := range e.Questions {
		s := e.Section(q.Section)
		if q.Section != section {
			out = append(out, s.Heading, s.Note)
		}
		if q.Subsection != subsection && q.Subsection != "" {
			sub := s.Subsection(q.Subsection)
			out = append(out, sub.Heading, sub.Note)
		}
		section, subsection = q.Section, q.Subsection
		wording := fmt.Sprintf("%d. %s", q.Number, q.Wording)
		if q.Required {
			wording += " *"
		}
		out = append(out, wording, q.Note)
		for _, o := range q.Options {
			out = append(out, o.Label)
		}
	}
	out = append(out, e.Closing...)
	return slices.DeleteFunc(out, func(s string) bool { return s == "" })
}
