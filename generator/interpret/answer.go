package interpret

import (
	"fmt"
	"slices"
	"strings"

	"egovsite/generator/problem"
	"egovsite/generator/survey"
)

// answer fills the response's answers from the stretches of the file.
func answer(r *survey.Response, l *layout, stretches []stretch, wrap wrap, f *faults) {
	recorded := habits(l, stretches, f)
	for i := range stretches {
		st := &stretches[i]
		a := &r.Answers[st.question]
		if a.State != survey.Missing {
			l.again(a, st, wrap, f)
			continue
		}
		a.QuestionAt, a.OptionsAt = spanOf(st.asked), spanOf(st.options)
		setText(a, wrap, st.text)
		if a.Question.Kind == survey.Choice {
			choose(a, st, recorded, f)
		}
		if len(st.stray) > 0 {
			f.add("text-after-options", problem.Warning, st.stray[0].number,
				fmt.Sprintf("question %d has words behind its options: %s", a.Question.Number, quote(st.stray[0].text)),
				"it asks for one of its options only, so the words are listed as unplaced",
				"if they answer the next question, put that question's wording before them")
		}
	}
}

// setText gives an answer its words, and a text question its state.
func setText(a *survey.Answer, w wrap, lines []line) {
	a.Text, a.Paragraphs = w.join(lines)
	if a.Text == "" {
		a.Paragraphs = nil
	} else {
		a.AnswerAt = spanOf(lines)
	}
	if a.Question.Kind != survey.Choice {
		a.State = survey.Blank
		if a.Text != "" {
			a.State = survey.Recorded
		}
	}
}

// again deals with a question that stands twice. The first answer counts; a
// second that says the same is put aside, one that says something else is
// listed as unplaced, as only a person can tell which is meant.
func (l *layout) again(a *survey.Answer, st *stretch, w wrap, f *faults) {
	q := a.Question
	differ, twice := false, slices.Concat(st.asked, st.options)
	sel := st.selected
	if q.Kind == survey.Choice && (st.doubtful(q, sel, spanOf(st.options).From, f) || q.Role == survey.RoleConsent && sel.uncertain() && len(sel.options) > 0) {
		a.State, a.Selected = survey.Unreadable, nil
	} else if q.Kind == survey.Choice && len(sel.options) > 0 && !sel.uncertain() {
		var second []string
		for _, o := range sel.options {
			second = append(second, q.Options[o].Code)
		}
		if a.State == survey.NotRecorded || a.State == survey.Blank {
			if len(st.options) > 0 { // the selection stands here
				a.OptionsAt, twice = spanOf(st.options), st.asked
			}
			choose(a, st, true, f)
		} else if differ = !slices.Equal(a.Selected, second); differ {
			a.State, a.Selected = survey.Unreadable, nil
		}
	}
	if q.Kind != survey.Choice && a.Text == "" && len(st.text) > 0 {
		setText(a, w, st.text)
		return
	}
	text, _ := w.join(st.text)
	switch {
	case differ:
		l.place(st.text, survey.PlaceRepeat, st.question)
		f.add("question-twice", problem.Warning, st.asked[0].number,
			fmt.Sprintf("question %d stands twice with different options marked, on lines %d and %d", q.Number, a.QuestionAt.From, st.asked[0].number),
			"so neither is taken", "take out the one that does not hold")
	case text != "" && text != a.Text:
		l.place(st.text, survey.PlaceUnplaced, -1)
		f.add("question-twice", problem.Warning, st.asked[0].number,
			fmt.Sprintf("question %d stands twice with different answers, on lines %d and %d", q.Number, a.QuestionAt.From, st.asked[0].number),
			"the first answer is used; the second is listed as unplaced", "take out the one that does not hold")
	default:
		l.place(st.text, survey.PlaceRepeat, st.question)
		f.add("question-twice", problem.Note, st.asked[0].number,
			fmt.Sprintf("question %d stands twice, on lines %d and %d", q.Number, a.QuestionAt.From, st.asked[0].number),
			"both say the same, so the second is put aside", "take out one of them")
	}
	for _, x := range twice {
		l.all[x.index].Place = survey.PlaceRepeat
	}
}

// habits looks at all marks of the file: on which side of a label they stand,
// which settles what each stretch selects, and whether it records answers by them,
// so that options without any are blank.
// Marks at fewer than half of the questions whose options are printed do not show
// that. In a file whose marks are drawn they prove nothing of a question without
// any: its controls may be of another kind.
func habits(l *layout, stretches []stretch, f *faults) (recorded bool) {
	var votes [sideAfter + 1]int
	for i := range stretches {
		votes[sideOf(stretches[i].tokens)]++
	}
	usual := sideUnknown
	switch {
	case votes[sideBefore] > votes[sideAfter]:
		usual = sideBefore
	case votes[sideAfter] > votes[sideBefore]:
		usual = sideAfter
	}
	drawn, first := false, 0
	printed, marked := map[int]bool{}, map[int]bool{}
	for i := range stretches {
		st := &stretches[i]
		q := &l.edition.Questions[st.question]
		sel := st.selection(q, usual)
		st.selected = sel
		recorded = recorded || len(sel.options) == 1 || len(sel.options) > 1 && q.Multiple
		drawn = drawn || sel.confidence > 0
		if len(st.options) > 0 {
			printed[st.question] = true
		}
		if sel.boxes || sel.unclear || len(sel.options) > 0 {
			marked[st.question] = true
			if first == 0 {
				first = spanOf(st.options).From
			}
		}
	}
	few := len(marked)*2 < len(printed)
	if few && len(marked) > 0 && !drawn {
		f.add("marks-few", problem.Warning, first,
			fmt.Sprintf("marks are found at %d of %d choice questions; the others are shown as not recorded", len(marked), len(printed)),
			"so few do not show that the file marks what was selected, and that the others were left blank",
			"hand in a copy in which every option has its box, ☒ or ☐, or settle the answers in a review")
	}
	return recorded && !drawn && !few
}

// choose gives a choice its state. An option is selected only if the file marks
// it; nothing is taken from evidence, order or habit.
func choose(a *survey.Answer, st *stretch, recorded bool, f *faults) {
	q := a.Question
	sel := st.selected
	at := a.OptionsAt.From
	switch {
	case sel.uncertain():
		a.State = survey.NotRecorded
		f.add("mark-uncertain", problem.Warning, at, fmt.Sprintf("question %d: which option is set cannot be told for certain from the drawing", q.Number),
			fmt.Sprintf("its marks were read with a confidence of %.2f; below %.2f they are not taken", sel.confidence, leastConfidence),
			"look at the page and settle the answer in a review, or hand in the text export or the spreadsheet")
		if q.Role == survey.RoleConsent && len(sel.options) > 0 {
			a.State = survey.Unreadable // it may be a No
		}
		return
	case st.doubtful(q, sel, at, f):
		a.State = survey.Unreadable
	case sel.unclear:
		a.State = survey.Unreadable
		f.add("mark-unclear", problem.Warning, at, fmt.Sprintf("question %d: a mark cannot be given to one option", q.Number),
			"it stands between two options, or at none on the side where marks stand", "put each option on a line of its own")
	case len(sel.options) > 1 && !q.Multiple:
		a.State = survey.Unreadable
		f.add("two-options-marked", problem.Warning, at, fmt.Sprintf("question %d has %d options marked", q.Number, len(sel.options)),
			"it takes one", "ask the country which one holds")
	case len(sel.options) > 0:
		a.State, a.Confidence = survey.Recorded, sel.confidence
		for _, o := range sel.options {
			a.Selected = append(a.Selected, q.Options[o].Code)
		}
	case sel.boxes, recorded && len(st.options) > 0:
		a.State, a.Confidence = survey.Blank, sel.confidence
		a.Selected = []string{}
	default:
		a.State = survey.NotRecorded
	}
	if len(st.options) == 0 {
		f.add("options-missing", problem.Note, a.QuestionAt.From, fmt.Sprintf("question %d stands without its options", q.Number),
			"so it cannot show which one was selected", "export the response again with all options")
	}
}

// doubtful reports an answer that cannot be read, as an option is marked that the
// edition does not know, or as consent may be refused: what says neither Yes nor
// No in the form's own way is never taken for silence.
func (st *stretch) doubtful(q *survey.Question, sel selection, at int, f *faults) bool {
	if l, ok := st.unknown(q, sel); ok {
		f.add("option-unknown", problem.Warning, l.number, fmt.Sprintf("question %d has a mark at words that are none of its options: %s", q.Number, quote(l.text)),
			"its options are "+labels(q), "ask the country which of them holds, and mark that one")
		return true
	}
	if q.Role != survey.RoleConsent || sel.unclear || len(sel.options) > 0 && !slices.ContainsFunc(sel.options, func(o int) bool { return q.Options[o].Counts != survey.CountsNo }) {
		return false
	}
	if words := st.behind(); len(words) > 0 {
		f.add("option-unknown", problem.Warning, words[0].number, fmt.Sprintf("question %d is answered in words that are none of its options: %s", q.Number, quote(words[0].text)),
			"its options are "+labels(q)+"; the words may refuse consent, so the answer is not read", "ask the country which of them holds, and mark that one")
		return true
	}
	if len(sel.options) == 0 && st.refuses(q) {
		f.add("mark-unclear", problem.Warning, at, fmt.Sprintf("question %d may be answered with No, but not by a clear mark", q.Number),
			"it is the question on consent, and its options are not printed as the form prints them", "print all options, and mark the one that holds")
		return true
	}
	return false
}

// tellGaps reports what a response as a whole lacks.
func tellGaps(r *survey.Response, f *faults) {
	var missing []int
	choices, unrecorded := 0, 0
	for i := range r.Answers {
		a := &r.Answers[i]
		if a.State == survey.Missing && (a.Question.Role != survey.RoleCountry || r.Country == nil) {
			missing = append(missing, a.Question.Number)
		}
		if a.Question.Kind == survey.Choice {
			choices++
			if a.State == survey.NotRecorded {
				unrecorded++
			}
		}
	}
	if len(missing) > 0 {
		f.add("questions-missing", problem.Warning, 0,
			fmt.Sprintf("%d of %d questions are not in the file: %s", len(missing), len(r.Answers), ranges(missing)),
			"edition "+r.Edition.ID+" asks them", "hand in the whole response, if there is more of it")
	}
	if unrecorded > 0 {
		f.add("marks-not-recorded", problem.Note, 0,
			fmt.Sprintf("%d of %d choice questions do not show which option was selected", unrecorded, choices),
			"the file marks no option for them; they are shown as not recorded, never guessed",
			"hand in a copy in which the marks can be seen, such as ☒ and ☐")
	}
	unplaced, first := 0, 0
	for _, l := range r.Lines {
		if l.Place == survey.PlaceUnplaced {
			if unplaced++; first == 0 {
				first = l.Number
			}
		}
	}
	if unplaced > 0 {
		f.add("lines-unplaced", problem.Warning, first, fmt.Sprintf("%d lines belong to no question", unplaced),
			"they match nothing that the edition prints, and stand where no answer is expected", "see them with: egovsite read --format json")
	}
}

// ranges writes rising numbers with their runs drawn together: "1-5, 7".
func ranges(ns []int) string {
	var out []string
	for i := 0; i < len(ns); {
		j := i
		for j+1 < len(ns) && ns[j+1] == ns[j]+1 {
			j++
		}
		if j > i {
			out = append(out, fmt.Sprintf("%d-%d", ns[i], ns[j]))
		} else {
			out = append(out, fmt.Sprint(ns[i]))
		}
		i = j + 1
	}
	return strings.Join(out, ", ")
}

// quote cuts words short for a message.
func quote(s string) string {
	if r := []rune(s); len(r) > 60 {
		s = string(r[:60]) + "…"
	}
	return fmt.Sprintf("%q", s)
}
