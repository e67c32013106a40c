package interpret

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"egovsite/generator/problem"
	"egovsite/generator/survey"
)

// takeKeyed fills the answers of a submission whose format ties each answer to
// its question, or whose columns print its wording.
func takeKeyed(r *survey.Response, w *wordings, sub *survey.Submission, f *faults) {
	ties := w.tie(sub.Keyed)
	for i, k := range sub.Keyed {
		q := ties[i].question
		if q < 0 {
			if ties[i].twin < 0 && len(ties[i].may) == 0 && k.Caption == "" && k.Key != "" {
				f.add("question-unknown", problem.Error, k.Span.Join(k.CaptionAt).From, fmt.Sprintf("edition %s has no question %s", r.Edition.ID, quote(k.Key)),
					"a question is named by its printed number or its code, in a table by its wording too", "see content/editions/"+r.Edition.ID+"/questionnaire.yaml")
			} else if ties[i].twin < 0 {
				w.tellColumn(k, ties[i], f)
			}
			continue
		}
		a := &r.Answers[q]
		if a.State != survey.Missing {
			f.add("question-twice", problem.Error, k.Span.Join(k.CaptionAt).From, fmt.Sprintf("question %d is answered twice", a.Question.Number),
				"nothing says which of the two holds", "keep one of the two")
			continue
		}
		a.AnswerAt, a.QuestionAt = k.Span, k.CaptionAt
		switch {
		case a.Question.Kind != survey.Choice:
			setKeyed(a, strings.Join(append(slices.Clone(k.Selected), k.Text), "\n"))
		case k.Cell && !k.Recorded:
			chooseCell(a, k, f)
		default:
			chooseKeyed(a, k, f)
		}
	}
	for i, k := range sub.Keyed {
		if k.Support != "" && ties[i].question >= 0 {
			support(r, &r.Answers[ties[i].question], k)
		}
	}
	placeKeyed(r, sub, ties)
}

// setKeyed gives a question that is answered in words its answer.
func setKeyed(a *survey.Answer, text string) {
	a.Text, a.Paragraphs, a.State = collapse(visible(text)), paragraphs(text), survey.Blank
	if a.Text != "" {
		a.State = survey.Recorded
	}
}

// support takes words that the format keeps beside an answer as its evidence: as
// the answer to the first question that asks for it and has none, else as words
// of the answer itself.
func support(r *survey.Response, a *survey.Answer, k survey.Keyed) {
	for _, e := range r.Evidence(a.Question.Code) {
		if !e.HasText() {
			setKeyed(e, k.Support)
			e.AnswerAt = k.SupportAt
			return
		}
	}
	text := strings.Join(append(slices.Clone(a.Paragraphs), k.Support), "\n")
	a.Text, a.Paragraphs, a.AnswerAt = collapse(visible(text)), paragraphs(text), a.AnswerAt.Join(k.SupportAt)
	if a.Question.Kind != survey.Choice {
		a.State = survey.Recorded
	}
}

// placeKeyed gives each line of the file to the answer that stands on it. A
// line with several goes to one that holds personal data, if any does, as it
// is withheld with it. The columns of a table print the wording too; those that
// answer nothing are unplaced.
func placeKeyed(r *survey.Response, sub *survey.Submission, ties []tie) {
	at := map[int][]int{}
	for i, l := range r.Lines {
		if l.Place != survey.PlaceBlank {
			r.Lines[i].Place = survey.PlaceForm
			at[l.Number] = append(at[l.Number], i)
		}
	}
	put := func(span survey.Span, place survey.Place, q *survey.Question) {
		for n := span.From; n > 0 && n <= span.To; n++ {
			for _, k := range at[n] {
				l := &r.Lines[k]
				if l.Place == survey.PlaceForm || q != nil && q.Personal != "" {
					l.Place, l.Question = place, ""
					if q != nil {
						l.Question = q.Code
					}
				}
			}
		}
	}
	for i := range r.Answers {
		a := &r.Answers[i]
		put(a.AnswerAt, survey.PlaceAnswer, a.Question)
		put(a.QuestionAt, survey.PlaceQuestion, a.Question)
	}
	for i, k := range sub.Keyed {
		switch t := ties[i]; {
		case t.question >= 0:
		case t.twin >= 0 && ties[t.twin].question >= 0:
			put(k.CaptionAt.Join(k.Span), survey.PlaceRepeat, r.Answers[ties[t.twin].question].Question)
		case k.Caption != "" || k.Key == "" || len(t.may) > 0:
			put(k.CaptionAt.Join(k.Span).Join(k.SupportAt), survey.PlaceUnplaced, nil)
		}
	}
}

// chooseKeyed finds the options that are named. A word alone names an option,
// unless the question leaves room for one's own.
func chooseKeyed(a *survey.Answer, k survey.Keyed, f *faults) {
	q := a.Question
	if !k.Recorded && k.Text != "" {
		if o := optionNamed(q, k.Text); o != nil {
			k.Selected, k.Recorded, k.Text = []string{o.Label}, true, ""
		}
	}
	a.Text, a.Paragraphs = collapse(visible(k.Text)), paragraphs(k.Text)
	if a.Text != "" && !takesText(q) && !k.Recorded {
		k.Selected, k.Recorded = append(k.Selected, a.Text), true
		a.Text, a.Paragraphs = "", nil
	}
	if !k.Recorded {
		a.State = survey.NotRecorded
		return
	}
	a.State, a.Selected = survey.Blank, []string{}
	for _, name := range k.Selected {
		o := optionNamed(q, name)
		if o == nil {
			a.State, a.Selected = survey.Unreadable, nil
			severity := problem.Error
			if k.Separator != "" { // as a form exports it, which is nobody's mistake to mend
				severity = problem.Warning
			}
			f.add("option-unknown", severity, k.Span.From, fmt.Sprintf("question %d has no option %s", q.Number, quote(name)),
				"its options are "+labels(q), "write one of them")
			return
		}
		a.State = survey.Recorded
		a.Selected = append(a.Selected, o.Code)
	}
	if len(a.Selected) > 1 && !q.Multiple {
		f.add("two-options-marked", problem.Warning, k.Span.From, fmt.Sprintf("question %d has %d options marked", q.Number, len(a.Selected)),
			"it takes one", "ask the country which one holds")
		a.State, a.Selected = survey.Unreadable, nil
	}
}

// optionNamed finds an option by its code or label.
func optionNamed(q *survey.Question, name string) *survey.Option {
	for i := range q.Options {
		if o := &q.Options[i]; o.Code == name || fold(o.Label) == fold(name) && fold(name) != "" {
			return o
		}
	}
	return nil
}

func labels(q *survey.Question) string {
	var out []string
	for _, o := range q.Options {
		out = append(out, strconv.Quote(o.Label))
	}
	return strings.Join(out, ", ")
}

// paragraphs cuts text at its line ends.
func paragraphs(text string) []string {
	var out []string
	for p := range strings.Lines(text) {
		if p = collapse(visible(p)); p != "" {
			out = append(out, p)
		}
	}
	return out
}
