package interpret

import (
	"fmt"
	"strconv"
	"strings"

	"egovsite/generator/problem"
	"egovsite/generator/survey"
)

// takeKeyed fills the answers of a submission whose format ties each answer to
// its question.
func takeKeyed(r *survey.Response, sub *survey.Submission, f *faults) {
	for _, k := range sub.Keyed {
		i := r.Edition.ByCode(k.Key)
		if n, err := strconv.Atoi(k.Key); i < 0 && err == nil {
			i = r.Edition.ByNumber(n)
		}
		if i < 0 {
			f.add("question-unknown", problem.Error, k.Span.From, fmt.Sprintf("edition %s has no question %q", r.Edition.ID, k.Key),
				"a question is named by its printed number or its code", "see content/editions/"+r.Edition.ID+"/questionnaire.yaml")
			continue
		}
		a := &r.Answers[i]
		if a.State != survey.Missing {
			f.add("question-twice", problem.Error, k.Span.From, fmt.Sprintf("question %d is answered twice", a.Question.Number),
				"once by its number and once by its code", "keep one of the two")
			continue
		}
		a.AnswerAt = k.Span
		if a.Question.Kind == survey.Choice {
			chooseKeyed(a, k, f)
			continue
		}
		a.Text = collapse(visible(strings.Join(append(k.Selected, k.Text), " ")))
		a.Paragraphs = paragraphs(strings.Join(append(k.Selected, k.Text), "\n"))
		a.State = survey.Blank
		if a.Text != "" {
			a.State = survey.Recorded
		}
	}
	placeKeyed(r)
}

// placeKeyed gives each line of the file to the answer that stands on it. A
// line with several goes to one that holds personal data, if any does, as it
// is withheld with it.
func placeKeyed(r *survey.Response) {
	at := map[int][]int{}
	for i, l := range r.Lines {
		if l.Place != survey.PlaceBlank {
			r.Lines[i].Place = survey.PlaceForm
			at[l.Number] = append(at[l.Number], i)
		}
	}
	for i := range r.Answers {
		a := &r.Answers[i]
		for n := a.AnswerAt.From; n > 0 && n <= a.AnswerAt.To; n++ {
			for _, k := range at[n] {
				if l := &r.Lines[k]; l.Place != survey.PlaceAnswer || a.Question.Personal != "" {
					l.Place, l.Question = survey.PlaceAnswer, a.Question.Code
				}
			}
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
			f.add("option-unknown", problem.Error, k.Span.From, fmt.Sprintf("question %d has no option %s", q.Number, quote(name)),
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
