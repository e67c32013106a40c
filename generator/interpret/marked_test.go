package interpret_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"egovsite/generator/interpret"
	"egovsite/generator/problem"
	"egovsite/generator/survey"
)

// boxed prints options with a box before each, the first set.
func boxed(q *survey.Question) string {
	var b strings.Builder
	for i, o := range q.Options {
		b.WriteString(map[bool]string{true: "☒ ", false: "☐ "}[i == 0] + o.Label + "\n")
	}
	return b.String()
}

// markedAs prints a response whose question of a number has a block of its own.
func markedAs(e *survey.Edition, number int, block string, others func(*survey.Question) string) []byte {
	return []byte(invented(e, func(q *survey.Question) string {
		if q.Number == number {
			return block
		}
		return others(q)
	}))
}

func has(ps []problem.Problem, code string) bool {
	return slices.ContainsFunc(ps, func(p problem.Problem) bool { return p.Code == code })
}

// TestConsentInOtherWords hands in consent that the form's options do not say,
// and wants it taken for doubt, never for silence.
func TestConsentInOtherWords(t *testing.T) {
	c := withExamplia(t)
	e := c.Edition("2022")
	in := interpret.New(c)
	plain := func(q *survey.Question) string { return "Yes\nNo\n" }
	after := func(q *survey.Question) string {
		return q.Options[0].Label + " ☒\n" + q.Options[1].Label + " ☐\n"
	}
	for name, tt := range map[string]struct {
		block  string
		others func(*survey.Question) string
		want   survey.State
	}{
		"as shipped":                     {"Yes\n\nNo\n", plain, survey.NotRecorded},
		"yes":                            {"☒ Yes\n☐ No\n", boxed, survey.Recorded},
		"no":                             {"☐ Yes\n☒ No\n", boxed, survey.Recorded},
		"no set":                         {"☐ Yes\n☐ No\n", boxed, survey.Blank},
		"a reason behind a marked no":    {"☐ Yes\n☒ No, we do not authorize publication\n", boxed, survey.Unreadable},
		"a reason on the line of both":   {"☐ Yes ☒ No (do not publish)\n", boxed, survey.Unreadable},
		"a refusal in words":             {"No, we do not authorize publication\n", boxed, survey.Unreadable},
		"a refusal in words, no marks":   {"No, we do not authorize publication\n", plain, survey.Unreadable},
		"a refusal behind the options":   {"Yes\nNo\nWe do not authorize this\n", plain, survey.Unreadable},
		"no set off by emphasis":         {"Yes\n**No**\n", plain, survey.Unreadable},
		"yes struck out":                 {"~~Yes~~\nNo\n", plain, survey.Unreadable},
		"both in a list":                 {"* Yes\n* No\n", plain, survey.NotRecorded},
		"no alone":                       {"No\n", boxed, survey.Unreadable},
		"no alone, no marks":             {"No\n", plain, survey.Unreadable},
		"yes with a condition":           {"☒ Yes\n☐ No\nOnly after the summit\n", boxed, survey.Unreadable},
		"an option of its own":           {"☐ Yes\n☐ No\n☒ Partially\n", boxed, survey.Unreadable},
		"both ticked":                    {"✓ Yes\n✓ No\n", boxed, survey.Unreadable},
		"refused, and more is said":      {"☐ Yes\n☒ No\nWe do not authorize this\n", boxed, survey.Recorded},
		"a mark between":                 {"Yes x No\n", after, survey.Unreadable},
		"twice, in words the first time": {"Yes\nNo\n\n112. I/We authorize UN DESA to publish my/our responses as deemed necessary. *\n\nNo, we do not\n", plain, survey.Unreadable},
	} {
		t.Run(name, func(t *testing.T) {
			r, ps := interpreted(t, in, "examplia.txt", markedAs(e, 112, tt.block, tt.others))
			if r == nil {
				t.Fatal(ps)
			}
			a := r.Answer("consent")
			if a.State != tt.want || a.State != survey.Recorded && len(a.Selected) > 0 {
				t.Errorf("got %s %v, want %s: %v", a.State, a.Selected, tt.want, ps)
			}
			if a.State == survey.Recorded && a.Selected[0] != map[bool]string{true: "yes", false: "no"}[name == "yes"] {
				t.Errorf("got %v", a.Selected)
			}
			if told := has(ps, "option-unknown") || has(ps, "mark-unclear"); told != (tt.want == survey.Unreadable) {
				t.Errorf("problems %v", ps)
			}
		})
	}
}

// TestMarkAtNoOption hands in marks that stand at no one option.
func TestMarkAtNoOption(t *testing.T) {
	c := withExamplia(t)
	e := c.Edition("2022")
	in := interpret.New(c)
	after := func(q *survey.Question) string { return q.Options[0].Label + " ✓\n" + q.Options[1].Label + "\n" }
	for name, tt := range map[string]struct {
		block  string
		others func(*survey.Question) string
	}{
		"before an unknown option":           {"☐\nYes\n☐\nNo\n☒\nPartially\n", boxed},
		"alone behind the options":           {"☐ Yes\n☐ No\n☒\n", boxed},
		"alone before the options":           {"☒\nYes ☐\nNo ☐\n", boxed},
		"options once more":                  {"Yes/No\n☒\nYes\n☐\nNo\n", boxed},
		"a cross amid a line":                {"Yes X No\n", boxed},
		"a cross amid a line, marks behind":  {"Yes X No\n", after},
		"a tick amid a line":                 {"Yes ✓ No\n", boxed},
		"a tick amid a line, marks behind":   {"Yes ✓ No\n", after},
		"a circle amid a line, marks behind": {"Yes ● No\n", after},
	} {
		t.Run(name, func(t *testing.T) {
			r, ps := interpreted(t, in, "examplia.txt", markedAs(e, 36, tt.block, tt.others))
			if r == nil {
				t.Fatal(ps)
			}
			if a := answerTo(r, 36); a.State != survey.Unreadable || len(a.Selected) > 0 {
				t.Errorf("got %s %v", a.State, a.Selected)
			}
			if !has(ps, "mark-unclear") && !has(ps, "option-unknown") {
				t.Errorf("problems %v", ps)
			}
		})
	}
}

// TestFewMarks hands in files of which only some questions have marks, and wants
// the others blank only where marks are the habit of the file.
func TestFewMarks(t *testing.T) {
	c := withExamplia(t)
	e := c.Edition("2022")
	in := interpret.New(c)
	choices := 0
	for i := range e.Questions {
		if e.Questions[i].Kind == survey.Choice {
			choices++
		}
	}
	for name, tt := range map[string]struct {
		marked int // the first so many questions have marks
		block  string
		want   survey.State // of the last question, which has none
		told   bool
	}{
		"none":              {0, "", survey.NotRecorded, false},
		"one":               {1, "☒ %s\n☐ %s\n", survey.NotRecorded, true},
		"one, no other box": {1, "☒ %s\n%s\n", survey.NotRecorded, true},
		"fewer than half":   {(choices - 1) / 2, "☒ %s\n%s\n", survey.NotRecorded, true},
		"half":              {(choices + 1) / 2, "☒ %s\n%s\n", survey.Blank, false},
		"all but the last":  {choices - 1, "☒ %s\n%s\n", survey.Blank, false},
		"boxes, none set":   {choices - 1, "☐ %s\n☐ %s\n", survey.NotRecorded, false},
	} {
		t.Run(name, func(t *testing.T) {
			n := 0
			r, ps := interpreted(t, in, "examplia.txt", []byte(invented(e, func(q *survey.Question) string {
				if n++; n <= tt.marked {
					return fmt.Sprintf(tt.block, q.Options[0].Label, q.Options[1].Label)
				}
				return q.Options[0].Label + "\n" + q.Options[1].Label + "\n"
			})))
			if r == nil {
				t.Fatal(ps)
			}
			if a := r.Answer("consent"); a.State != tt.want {
				t.Errorf("got %s %v, want %s", a.State, a.Selected, tt.want)
			}
			want := fmt.Sprintf("marks are found at %d of %d choice questions; the others are shown as not recorded", tt.marked, choices)
			if told := slices.ContainsFunc(ps, func(p problem.Problem) bool { return p.Code == "marks-few" && p.What == want && p.Line > 0 }); told != tt.told || has(ps, "marks-few") != tt.told {
				t.Errorf("problems %v", ps)
			}
		})
	}
}

// TestUnknownOptionMarked hands in marks at what is none of the options.
func TestUnknownOptionMarked(t *testing.T) {
	c := withExamplia(t)
	e := c.Edition("2022")
	in := interpret.New(c)
	for name, tt := range map[string]struct {
		block string
		words string // that are quoted
	}{
		"behind the options":      {"☐ Yes\n☐ No\n☒ Partially\n", "☒ Partially"},
		"a reason":                {"☐ Yes\n☒ No, not yet\n", "☒ No, not yet"},
		"without a box elsewhere": {"Yes\nNo\n☒ No, not yet\n", "☒ No, not yet"},
		"on one line":             {"[ ] Yes [ ] No [x] Partially\n", "[ ] Yes [ ] No [x] Partially"},
		"round brackets":          {"( ) Yes ( ) No (x) Partially\n", "( ) Yes ( ) No (x) Partially"},
		"a tick":                  {"Yes\nNo\n✓ Partially\n", "✓ Partially"},
		"in contrast to circles":  {"○ Yes\n○ No\n● Partially\n", "● Partially"},
	} {
		t.Run(name, func(t *testing.T) {
			r, ps := interpreted(t, in, "examplia.txt", markedAs(e, 36, tt.block, boxed))
			if r == nil {
				t.Fatal(ps)
			}
			if a := answerTo(r, 36); a.State != survey.Unreadable || len(a.Selected) > 0 {
				t.Errorf("got %s %v", a.State, a.Selected)
			}
			if !slices.ContainsFunc(ps, func(p problem.Problem) bool {
				return p.Code == "option-unknown" && p.Line > 0 && strings.Contains(p.What, fmt.Sprintf("%q", tt.words))
			}) {
				t.Errorf("problems %v", ps)
			}
			accounted(t, r)
		})
	}
}

// TestConsentDrawnUnsure hands in consent whose marks a drawing leaves in doubt.
func TestConsentDrawnUnsure(t *testing.T) {
	c := withExamplia(t)
	e := c.Edition("2022")
	in := interpret.New(c)
	for name, tt := range map[string]struct {
		block string
		want  survey.State
	}{
		"no":       {"☐ Yes\n☒ No\n", survey.Unreadable},
		"yes":      {"☒ Yes\n☐ No\n", survey.Unreadable},
		"none set": {"☐ Yes\n☐ No\n", survey.NotRecorded},
	} {
		t.Run(name, func(t *testing.T) {
			sub := &survey.Submission{Source: survey.Source{File: "a.pdf", Format: "pdf"}}
			for l := range strings.Lines(string(markedAs(e, 112, tt.block, boxed))) {
				p := survey.Passage{Line: len(sub.Passages) + 1, Text: strings.TrimSpace(l), At: "page 1"}
				if strings.HasPrefix(l, "☐") || strings.HasPrefix(l, "☒") {
					p.Confidence = 0.3
				}
				sub.Passages = append(sub.Passages, p)
			}
			r, ps := in.Response(sub)
			if r == nil {
				t.Fatal(ps)
			}
			if a := r.Answer("consent"); a.State != tt.want || len(a.Selected) > 0 {
				t.Errorf("got %s %v, want %s", a.State, a.Selected, tt.want)
			}
		})
	}
}
