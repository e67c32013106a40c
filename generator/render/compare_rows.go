package render

import (
	"slices"
	"strconv"
	"strings"

	"egovsite/generator/chart"
	"egovsite/generator/survey"
)

// newestEditions are the columns' editions, the newest first, each once.
func (x *sides) newestEditions() []*namedEdition {
	var out []*namedEdition
	for i := range x.names.Editions {
		e := &x.names.Editions[i]
		if slices.ContainsFunc(x.columns, func(c column) bool { return c.edition == e }) {
			out = append(out, e)
		}
	}
	return out
}

// sections are the questions as the newest edition orders them; those that only
// an older one asks stand at the end of their section.
func (x *sides) sections() []CompareSection {
	var out []CompareSection
	at, seen := map[string]int{}, map[string]bool{}
	for _, e := range x.newestEditions() {
		for i := range e.Questions {
			q := &e.Questions[i]
			if seen[q.row()] {
				continue
			}
			seen[q.row()] = true
			if _, ok := at[q.Section]; !ok {
				at[q.Section] = len(out)
				out = append(out, CompareSection{Label: e.Sections[q.Section], Span: len(x.columns) + 1})
			}
			section := &out[at[q.Section]]
			section.Rows = append(section.Rows, x.row(e, q))
		}
	}
	return out
}

// row is a question, as the newest edition that asks it calls it.
func (x *sides) row(e *namedEdition, q *namedQuestion) CompareRow {
	v := CompareRow{Link: Link{Words: q.Label, Href: x.to.to(questionPath(e.ID, q.Code))}, Number: numbered(q.Number)}
	var unlike []string
	for i := range x.columns {
		c := &x.columns[i]
		v.Cells = append(v.Cells, x.cell(c, c.questions[q.row()]))
		for j := range x.columns {
			if x.apart(c.Edition, x.columns[j].Edition, func(a editionsApart) []string { return a.Rows }, q.row()) {
				unlike = append(unlike, c.Edition)
			}
		}
	}
	if len(unlike) > 0 {
		slices.Sort(unlike)
		v.Apart = x.say("compare.row.apart", "Editions", x.list(slices.Compact(unlike)))
	}
	return v
}

func (x *sides) cell(c *column, q *namedQuestion) CompareCell {
	if q == nil {
		return CompareCell{Country: c.Words, Term: x.stateTerm(survey.NotAsked)}
	}
	a := c.file.Answers[q.Code]
	v := CompareCell{Country: c.Words, Term: x.stateTerm(survey.State(a.State)), Href: c.Href + "#q" + strconv.Itoa(q.Number)}
	if a.Mark != "" {
		v.Term.Mark = ownSVG(chart.Swatch(a.Mark))
	}
	if len(a.Selected) > 0 {
		if a.State == string(survey.Reviewed) {
			v.Reviewed = v.Term.Words
		}
		v.Term.Words, v.Printed = x.optionsOf(q, a.Selected), true
	}
	if a.Grade != "" {
		v.Grade = Term{Code: a.Grade, Step: true, Words: x.names.Grades[a.Grade]}
	}
	return v
}

func (x *sides) stateTerm(st survey.State) Term {
	return Term{Code: string(st), Words: x.names.States[string(st)]}
}

func (x *sides) optionsOf(q *namedQuestion, codes []string) string {
	var out []string
	for _, code := range codes {
		out = append(out, q.Options[code])
	}
	return strings.Join(out, "; ")
}
