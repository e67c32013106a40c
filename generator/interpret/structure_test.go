package interpret_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"egovsite/generator/interpret"
	"egovsite/generator/problem"
	"egovsite/generator/survey"
)

// invented prints a response of an invented country in the layout of the
// shipped one: every text is made up, marks say how options are printed.
func invented(e *survey.Edition, options func(q *survey.Question) string) string {
	var b strings.Builder
	for i := range e.Questions {
		q := &e.Questions[i]
		fmt.Fprintf(&b, "%d. %s", q.Number, q.Wording)
		if q.Required {
			b.WriteString(" *")
		}
		b.WriteString("\n\n")
		if q.Note != "" {
			b.WriteString(q.Note + "\n\n")
		}
		switch {
		case q.Kind == survey.Choice:
			b.WriteString(options(q))
		case q.Role == survey.RoleCountry:
			b.WriteString("Examplia\n")
		default:
			fmt.Fprintf(&b, "Invented words for question %d <https://example.org/%d>\n", q.Number, q.Number)
		}
		b.WriteString("\n")
	}
	return b.String()
}

func withExamplia(t testing.TB) *survey.Catalog {
	c := load(t)
	c.Countries = append(c.Countries, survey.Country{ISO3: "QQA", ISO2: "QQ", Names: map[string]string{"en": "Examplia"}})
	return c
}

// TestMarks prints the selections of an invented country in every usual
// notation, and wants exactly those back.
func TestMarks(t *testing.T) {
	c := withExamplia(t)
	e := c.Edition("2022")
	in := interpret.New(c)
	// The selected option of a question, or none for every seventh.
	selected := func(q *survey.Question) int {
		if q.Number%7 == 0 {
			return -1
		}
		return q.Number % len(q.Options)
	}
	block := func(sep string, option func(label string, on bool) string) func(*survey.Question) string {
		return func(q *survey.Question) string {
			var out []string
			for i, o := range q.Options {
				out = append(out, option(o.Label, i == selected(q)))
			}
			return strings.Join(out, sep) + "\n"
		}
	}
	pair := func(format, on, off string) func(string, bool) string {
		return func(label string, set bool) string {
			sign := off
			if set {
				sign = on
			}
			return strings.TrimSpace(strings.NewReplacer("S", sign, "L", label).Replace(format))
		}
	}
	tests := map[string]func(*survey.Question) string{}
	for _, signs := range [][2]string{{"☒", "☐"}, {"☑", "☐"}, {"[x]", "[ ]"}, {"[X]", "[]"}, {"(•)", "( )"}, {"(x)", "( )"}, {"(*)", "( )"},
		{"●", "○"}, {"◉", "○"}, {"✓", ""}, {"✔", ""}, {"x", ""}, {"✓", "✗"}, {"■", "□"}, {"\uf0fe", "\uf0a8"}, {"✔️", ""}, {"🔘", "⚪"}} {
		for _, format := range []string{"S L", "L S", "SL", "- S L"} {
			if format == "SL" && signs[0] == "x" {
				continue // "xYes" is a word
			}
			name := signs[0] + signs[1] + " as " + format
			tests[name+", one a line"] = block("\n", pair(format, signs[0], signs[1]))
			tests[name+", lines apart"] = block("\n\n", pair(format, signs[0], signs[1]))
			if signs[1] != "" {
				tests[name+", on one line"] = block("  ", pair(format, signs[0], signs[1]))
			}
		}
		if signs[1] != "" {
			tests[signs[0]+signs[1]+" above label"] = block("\n", func(l string, on bool) string { return pair("S", signs[0], signs[1])(l, on) + "\n" + l })
			tests[signs[0]+signs[1]+" below label"] = block("\n", func(l string, on bool) string { return l + "\n" + pair("S", signs[0], signs[1])(l, on) })
		}
	}
	for name, options := range tests {
		t.Run(name, func(t *testing.T) {
			r, ps := interpreted(t, in, "examplia.txt", []byte(invented(e, options)))
			if r == nil {
				t.Fatal(ps)
			}
			for i := range r.Answers {
				a := &r.Answers[i]
				if a.Question.Kind != survey.Choice {
					continue
				}
				want, wantState := []string{}, survey.Blank
				if k := selected(a.Question); k >= 0 {
					want, wantState = []string{a.Question.Options[k].Code}, survey.Recorded
				}
				if a.State != wantState || !slices.Equal(a.Selected, want) {
					if wantState == survey.Blank && a.State == survey.Skipped {
						continue // hangs on a question answered No
					}
					t.Errorf("question %d: got %s %v, want %s %v", a.Question.Number, a.State, a.Selected, wantState, want)
				}
			}
			accounted(t, r)
		})
	}
}

// TestNeverGuessed hands in options that do not say what was selected.
func TestNeverGuessed(t *testing.T) {
	c := withExamplia(t)
	e := c.Edition("2022")
	in := interpret.New(c)
	each := func(sep, format string) func(q *survey.Question) string {
		return func(q *survey.Question) string {
			var out []string
			for _, o := range q.Options {
				out = append(out, fmt.Sprintf(format, o.Label))
			}
			return strings.Join(out, sep) + "\n"
		}
	}
	first := func(q *survey.Question) string { return q.Options[0].Label + "\n" }
	none := func(*survey.Question) string { return "" }
	for name, tt := range map[string]struct {
		options func(q *survey.Question) string
		want    survey.State
	}{
		"plain":                  {each("\n", "%s"), survey.NotRecorded},
		"one line":               {each(" ", "%s"), survey.NotRecorded},
		"bullets":                {each("\n", "• %s"), survey.NotRecorded},
		"filled bullets":         {each("\n", "● %s"), survey.NotRecorded},
		"empty bullets":          {each("\n", "○ %s"), survey.NotRecorded},
		"letter bullets":         {each("\n", "o %s"), survey.NotRecorded},
		"dashes":                 {each("\n", "- %s"), survey.NotRecorded},
		"only one option":        {first, survey.NotRecorded},
		"no options":             {none, survey.NotRecorded},
		"all boxes empty":        {each("\n", "☐ %s"), survey.Blank},
		"all boxes of one set":   {each("\n", "[x] %s"), survey.Unreadable},
		"mark between, one line": {func(*survey.Question) string { return "Yes ✓ No\n" }, survey.Unreadable},
	} {
		t.Run(name, func(t *testing.T) {
			r, ps := interpreted(t, in, "examplia.txt", []byte(invented(e, tt.options)))
			if r == nil {
				t.Fatal(ps)
			}
			a := r.Answer("access-to-information-law")
			if a == nil {
				a = &r.Answers[e.ByNumber(36)]
			}
			if a.State != tt.want || len(a.Selected) > 0 {
				t.Errorf("got %s %v, want %s", a.State, a.Selected, tt.want)
			}
		})
	}
}

// blocks cuts the shipped response at its question numbers.
func blocks(text string) (head string, questions []string) {
	at := questionLine.FindAllStringIndex(text, -1)
	for i, m := range at {
		end := len(text)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		questions = append(questions, text[m[0]:end])
	}
	return text[:at[0][0]], questions
}

// shippedBlocks cuts the shipped response at the lines that number its 112
// questions; a list inside an answer has numbers too.
func shippedBlocks(t *testing.T, text string) (string, []string) {
	head, all := blocks(text)
	next := 1
	var out []string
	for _, b := range all {
		if strings.HasPrefix(b, fmt.Sprintf("%d. ", next)) {
			out = append(out, b)
			next++
		} else {
			out[len(out)-1] += b
		}
	}
	if len(out) != 112 {
		t.Fatalf("%d questions", len(out))
	}
	return head, out
}

// TestMissing takes questions out, one by one and a whole section, and wants
// the others as they were. With a question's block goes the heading behind it.
func TestMissing(t *testing.T) {
	in := interpret.New(load(t))
	text := source(t)
	want, _ := interpreted(t, in, "azerbaijan.txt", []byte(text))
	head, qs := shippedBlocks(t, text)
	check := func(t *testing.T, gone func(n int) bool, numbers bool) {
		t.Helper()
		copy := head
		for i, b := range qs {
			if !gone(i + 1) {
				copy += b
			}
		}
		if !numbers {
			copy = questionLine.ReplaceAllString(copy, "")
		}
		got, _ := interpreted(t, in, "copy.txt", []byte(copy))
		for i := range got.Answers {
			g, w := &got.Answers[i], &want.Answers[i]
			state, words := w.State, w.Text
			if gone(i + 1) {
				state, words = survey.Missing, ""
			}
			if g.State != state || g.Text != words {
				t.Errorf("question %d: got %s %q, want %s %q", i+1, g.State, g.Text, state, words)
			}
		}
		accounted(t, got)
	}
	for n := 2; n <= 112; n++ {
		t.Run(fmt.Sprintf("question %d", n), func(t *testing.T) { check(t, func(i int) bool { return i == n }, true) })
	}
	for _, s := range [][2]int{{2, 6}, {7, 29}, {30, 35}, {36, 55}, {56, 86}, {87, 103}, {104, 109}, {110, 112}, {20, 100}} {
		gone := func(i int) bool { return i >= s[0] && i <= s[1] }
		t.Run(fmt.Sprintf("questions %d to %d", s[0], s[1]), func(t *testing.T) { check(t, gone, true) })
		t.Run(fmt.Sprintf("questions %d to %d, without numbers", s[0], s[1]), func(t *testing.T) { check(t, gone, false) })
	}
}

// TestTwice lets each question stand twice, at once and further down.
func TestTwice(t *testing.T) {
	in := interpret.New(load(t))
	text := source(t)
	want, _ := interpreted(t, in, "azerbaijan.txt", []byte(text))
	head, qs := shippedBlocks(t, text)
	for n := 2; n < 112; n++ {
		t.Run(fmt.Sprintf("question %d", n), func(t *testing.T) {
			var b strings.Builder
			b.WriteString(head)
			for i, q := range qs {
				b.WriteString(q)
				if i+1 == n {
					b.WriteString(q)
				}
			}
			got, ps := interpreted(t, in, "copy.txt", []byte(b.String()))
			if !slices.ContainsFunc(ps, func(p problem.Problem) bool { return p.Code == "question-twice" }) {
				t.Errorf("not reported: %v", ps)
			}
			same(t, got, want, nil)
		})
	}
	t.Run("a page of questions", func(t *testing.T) {
		copy := head + strings.Join(qs[:41], "") + strings.Join(qs[35:41], "") + strings.Join(qs[41:], "")
		got, _ := interpreted(t, in, "copy.txt", []byte(copy))
		same(t, got, want, nil)
	})
	t.Run("marked the second time alone", func(t *testing.T) {
		wording := "36. " + want.Answers[35].Question.Wording + " *\n\n"
		for name, first := range map[string]string{"without options": wording, "without marks": qs[35]} {
			copy := head + strings.Join(qs[:35], "") + first + wording + "(x) Yes\n\n( ) No\n\n" + strings.Join(qs[36:], "")
			got, _ := interpreted(t, in, "copy.txt", []byte(copy))
			a := got.Answers[35]
			at := slices.IndexFunc(got.Lines, func(l survey.SourceLine) bool { return l.Text == "(x) Yes" })
			if l := got.Lines[at]; a.State != survey.Recorded || !a.OptionsAt.Covers(l.Number) || l.Place != survey.PlaceOptions || l.Question != a.Question.Code {
				t.Errorf("%s: %s with options on %v, and its mark on line %d is %s of %q", name, a.State, a.OptionsAt, l.Number, l.Place, l.Question)
			}
		}
	})
	t.Run("with another answer", func(t *testing.T) {
		copy := head + strings.Join(qs[:37], "") + "37. If yes, please provide link and detail.\n\nSomething else.\n\n" + strings.Join(qs[37:], "")
		got, ps := interpreted(t, in, "copy.txt", []byte(copy))
		if a := got.Answers[36]; a.Text != want.Answers[36].Text {
			t.Errorf("got %q", a.Text)
		}
		i := slices.IndexFunc(got.Lines, func(l survey.SourceLine) bool { return l.Text == "Something else." })
		if got.Lines[i].Place != survey.PlaceUnplaced {
			t.Errorf("the second answer is %s", got.Lines[i].Place)
		}
		if !slices.ContainsFunc(ps, func(p problem.Problem) bool { return p.Code == "question-twice" && p.Severity == problem.Warning }) {
			t.Errorf("not reported: %v", ps)
		}
	})
}

// heading matches the headings behind the questions that TestLookAlikes uses.
var heading = regexp.MustCompile(`(?m)^(?:Sectoral agencies/|Please provide names|Consent to publish).*$`)

// TestLookAlikes puts lines into answers that look like questions, headings,
// options and page margins, and wants them kept as words of the answer.
func TestLookAlikes(t *testing.T) {
	in := interpret.New(load(t))
	text := source(t)
	want, _ := interpreted(t, in, "azerbaijan.txt", []byte(text))
	head, qs := shippedBlocks(t, text)
	for name, words := range map[string]string{
		"numbered list":           "1. First thing\n2. Second thing\n3. Third thing",
		"number of the next":      "%NEXT%. A thing with the number of the next question",
		"numbers far away":        "99. Ninety-nine things\n100. A hundred things",
		"short wordings":          "1. Name\n2. Title\n3. Health\n4. Education",
		"wordings without number": "Education\nHealth\nJustice",
		"quoted question":         "36. Is there any legislation, law or regulation on access to information such as Freedom of Information Act? Yes, there is.",
		"quoted in a sentence":    "As the survey asks: Is there a national e-government strategy or equivalent? We do have one.",
		"heading":                 "C. Legal Framework\nof the country is given above",
		"subheading":              "Contact information\nis on the web site",
		"options":                 "Yes\nNo\nPerhaps",
		"dates":                   "14.06.2021\n15.06.2021\n16.06.2021",
		"fractions":               "3/15\n4/15",
		"thanks":                  "THANK YOU\nfor reading this",
		"evidence wording":        "If yes, please provide link and detail.\nHere they are.",
	} {
		for _, n := range []int{20, 37, 41, 75, 101, 111} {
			if name == "wordings without number" && n == 20 {
				continue // stands right before the questions so worded
			}
			t.Run(fmt.Sprintf("%s in %d", name, n), func(t *testing.T) {
				words := strings.ReplaceAll(words, "%NEXT%", fmt.Sprint(n+1))
				answer := "Before these words\n" + words + "\nAfter these words"
				asked, _, _ := strings.Cut(qs[n-1], "\n")
				block := asked + "\n\n" + answer + "\n\n" + strings.Join(heading.FindAllString(qs[n-1], -1), "\n\n")
				copy := head + strings.Join(qs[:n-1], "") + block + "\n\n" + strings.Join(qs[n:], "")
				got, _ := interpreted(t, in, "copy.txt", []byte(copy))
				for i := range got.Answers {
					g, w := &got.Answers[i], &want.Answers[i]
					if i == n-1 {
						if g.Text != strings.Join(strings.Fields(answer), " ") {
							t.Errorf("question %d: got %q", n, g.Text)
						}
						continue
					}
					if g.State != w.State || g.Text != w.Text {
						t.Errorf("question %d: got %s %q, want %s %q", i+1, g.State, g.Text, w.State, w.Text)
					}
				}
				accounted(t, got)
			})
		}
	}
}

// TestNoSelectionInvented hands in signs that only look like marks, and two
// answers that contradict each other.
func TestNoSelectionInvented(t *testing.T) {
	c := withExamplia(t)
	e := c.Edition("2022")
	in := interpret.New(c)
	text := invented(e, func(q *survey.Question) string { return q.Options[0].Label + "\n" + q.Options[1].Label + "\n" })
	law := fmt.Sprintf("36. %s *\n\n", e.Questions[e.ByNumber(36)].Wording)
	for name, tt := range map[string]struct {
		block string
		want  survey.State
	}{
		"bullets, one option reworded":   {"● Yes\n● No (not yet adopted)\n", survey.NotRecorded},
		"bullets, one option translated": {"● Yes\n● Non\n", survey.NotRecorded},
		"twice, contradicting":           {"☒ Yes ☐ No\n\n" + law + "☐ Yes ☒ No\n", survey.Unreadable},
		"twice, marked the second time":  {"Yes\nNo\n\n" + law + "☐ Yes ☒ No\n", survey.Recorded},
		"twice, the same":                {"☒ Yes ☐ No\n\n" + law + "☒ Yes ☐ No\n", survey.Recorded},
	} {
		t.Run(name, func(t *testing.T) {
			copy := strings.Replace(text, law+"Yes\nNo\n", law+tt.block, 1)
			r, _ := interpreted(t, in, "examplia.txt", []byte(copy))
			if a := r.Answers[e.ByNumber(36)]; a.State != tt.want {
				t.Errorf("got %s %v, want %s", a.State, a.Selected, tt.want)
			}
			accounted(t, r)
		})
	}
}

// TestFigureAsAnswer keeps an answer that is a number, in a file without numbers.
func TestFigureAsAnswer(t *testing.T) {
	c := withExamplia(t)
	e := c.Edition("2022")
	text := questionLine.ReplaceAllString(invented(e, func(q *survey.Question) string { return "Yes\nNo\n" }), "")
	text = strings.Replace(text, "Invented words for question 105 <https://example.org/105>", "85", 1)
	r, _ := interpreted(t, interpret.New(c), "examplia.txt", []byte(text))
	if got := r.Answers[e.ByNumber(105)].Text; got != "85" {
		t.Errorf("got %q", got)
	}
}
