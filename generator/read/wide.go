package read

import (
	"fmt"
	"slices"
	"strings"

	"egovsite/generator/problem"
	"egovsite/generator/survey"
)

// takeResponse reads a row that is one response.
func (t *table) takeResponse(r row) bool {
	words := false
	for i := range r.cells {
		words = words || cellOf(r, i) != "" && t.head.column(i).use == useAnswer
	}
	if !words {
		t.leaveOut(problem.Problem{Code: "row-without-answers", Severity: problem.Note, Part: t.part(r.number),
			What: "the row answers no question", Why: "it is left out", Hint: "if it is a response, hand it in with its answers"})
		return true
	}
	for i, c := range t.head.columns {
		if c.use == useSubmitted && cellOf(r, i) == "" {
			t.leaveOut(problem.Problem{Code: "response-unfinished", Severity: problem.Warning, Part: t.part(r.number), At: r.at(i, 0),
				What: "the response was begun and not sent in", Why: fmt.Sprintf("the column %q is empty, so it is left out", collapse(t.head.captions[i])),
				Hint: "ask the country to send it in; or, if it is whole, write the date into the cell"})
			return true
		}
	}
	sub := t.start(r.number)
	if sub == nil {
		return false
	}
	p := scribe{sub}
	for i := 0; i < max(len(r.cells), len(t.head.columns)); {
		c, end := t.head.column(i), i+1
		switch c.use {
		case usePrivate, useSubmitted:
			p.private(cellOf(r, i))
		case useAnswer:
			if end = t.head.group(i); end > i+1 || c.part != "" {
				p.parts(t.head, r, i, end)
			} else if k, ok := p.answer(t.head, r, i); ok {
				sub.Keyed = append(sub.Keyed, k)
			}
		}
		i = end
	}
	return true
}

// column is a column of the head; words beyond it stand in columns without one.
func (h *head) column(i int) column {
	if i < len(h.columns) {
		return h.columns[i]
	}
	return column{use: useAnswer}
}

// private keeps what the form system recorded about the person who answered.
func (p scribe) private(text string) {
	text = strings.ToValidUTF8(text, "\uFFFD")
	if text != "" && !strings.EqualFold(text, "anonymous") {
		p.sub.Private = append(p.sub.Private, text)
	}
}

// answer reads one cell. A column without caption is one only where it has words.
func (p scribe) answer(h *head, r row, i int) (survey.Keyed, bool) {
	c := h.column(i)
	text, span, captionAt := p.cell(h, r, i)
	k := survey.Keyed{Key: c.key, Caption: c.caption, Text: text, Cell: true, Separator: h.separator, Span: span, CaptionAt: captionAt}
	return k, c.caption != "" || text != ""
}

// group is the end of the columns of one question that begin at i.
func (h *head) group(i int) int {
	end := i + 1
	for i < len(h.columns) && end < len(h.columns) {
		a, b := h.columns[i], h.columns[end]
		if b.use != useAnswer || b.part == "" || a.key != b.key || a.key == "" && a.caption != b.caption {
			break
		}
		end++
	}
	return end
}

// ticks are what a column of one option holds; "N/A" where the form did not ask.
var ticks = map[string]bool{"yes": true, "y": true, "no": false, "n": false, "n/a": false}

// unticked reports a cell in which the form system says that nothing was selected.
func unticked(cell string) bool {
	set, known := ticks[foldCaption(cell)]
	return known && !set
}

// parts reads a question that has several columns: one an option, one for words of
// one's own or for a comment. Where the columns hold other words than Yes and
// No, each is a question by itself.
func (p scribe) parts(h *head, r row, from, to int) {
	options := false
	k := survey.Keyed{Key: h.columns[from].key, Caption: h.columns[from].caption, Cell: true, Separator: h.separator}
	own, comment := -1, -1
	for i := from; i < to; i++ {
		c := h.columns[i]
		switch strings.ToLower(c.part) {
		case "other":
			own = i
		case "comment":
			comment = i
		case "":
		default:
			options = true
			if _, ok := ticks[foldCaption(cellOf(r, i))]; !ok && cellOf(r, i) != "" {
				p.apart(h, r, from, to)
				return
			}
		}
	}
	other := false // the whole's own cell selects "Other", so that a "No" beside it is the respondent's word
	for i := from; i < to && own >= 0; i++ {
		if words := cellOf(r, i); h.columns[i].part == "" {
			other = words == "-oth-" || words != "" && foldCaption(words) == foldCaption(h.columns[own].choice)
		}
	}
	for i := from; i < to; i++ {
		c := h.columns[i]
		cell := foldCaption(cellOf(r, i))
		if cell == "" || c.part != "" && cell == "n/a" || i == own && !other && unticked(cell) {
			continue
		}
		if k.CaptionAt.Zero() {
			k.CaptionAt, _ = p.write(c.caption, func(int) string { return h.at[from] })
		}
		at := func(line int) string { return r.at(i, line) }
		switch {
		case i == comment:
			k.SupportAt, k.Support = p.write(r.cells[i], at)
		case i == own:
			var span survey.Span
			span, k.Text = p.write(r.cells[i], at)
			k.Span = k.Span.Join(span)
			if options {
				k.Selected = append(k.Selected, c.choice)
			}
		case c.part == "":
			words := r.cells[i]
			if own >= 0 && strings.TrimSpace(words) == "-oth-" { // as LimeSurvey codes it
				words = h.columns[own].choice
			}
			span, text := p.write(words, at)
			k.Span, k.Selected = k.Span.Join(span), append(k.Selected, text)
		case ticks[foldCaption(r.cells[i])]:
			span, text := p.write(c.choice, at)
			k.Span, k.Selected = k.Span.Join(span), append(k.Selected, text)
		}
	}
	switch {
	case options || own >= 0 && k.Text != "":
		k.Recorded, k.Cell = true, false
	case len(k.Selected) > 0: // a cell whose column for own words is empty
		k.Text, k.Selected = k.Selected[0], nil
	}
	p.sub.Keyed = append(p.sub.Keyed, k)
}

// apart reads columns of one question as questions of their own.
func (p scribe) apart(h *head, r row, from, to int) {
	for i := from; i < to; i++ {
		k, _ := p.answer(h, r, i)
		if c := h.columns[i]; c.part != "" {
			k.Key, k.Caption = "", collapse(c.caption+" "+c.choice)
		}
		p.sub.Keyed = append(p.sub.Keyed, k)
	}
}

// cellOf is a cell without white space at its ends; empty beyond the row's end.
func cellOf(r row, i int) string {
	if i >= len(r.cells) {
		return ""
	}
	return strings.TrimSpace(r.cells[i])
}

// takeAnswer reads a row that is one answer, of a long table.
func (t *table) takeAnswer(r row) bool {
	h := t.head
	at := func(u use) int { return slices.IndexFunc(h.columns, func(c column) bool { return c.use == u }) }
	value := func(u use) string {
		if i := at(u); i >= 0 {
			return cellOf(r, i)
		}
		return ""
	}
	country, question := collapse(value(useCountry)), collapse(value(useQuestion))
	if country == "" || question == "" {
		missing := map[bool]use{true: useCountry, false: useQuestion}[country == ""]
		t.leaveOut(problem.Problem{Code: "row-incomplete", Severity: problem.Warning, Part: t.part(r.number), At: r.at(at(missing), 0),
			What: fmt.Sprintf("the row has no %s", collapse(h.captions[at(missing)])), Why: "so nobody can tell what it answers, and it is left out",
			Hint: "write it into the cell, in merged cells too"})
		return true
	}
	name := foldCaption(country) + "\x00" + collapse(value(useEdition))
	sub := t.byName[name]
	if sub == nil {
		if sub = t.start(r.number); sub == nil {
			return false
		}
		sub.Country, sub.Edition = strings.ToValidUTF8(country, "\uFFFD"), strings.ToValidUTF8(collapse(value(useEdition)), "\uFFFD")
		t.byName[name] = sub
	}
	p := scribe{sub}
	write := func(u use) (survey.Span, string) {
		i := at(u)
		if i < 0 || i >= len(r.cells) {
			return survey.Span{}, ""
		}
		return p.write(r.cells[i], func(line int) string { return r.at(i, line) })
	}
	k := survey.Keyed{Cell: true, Separator: h.separator}
	k.CaptionAt, _ = write(useQuestion)
	k.Span, k.Text = write(useWords)
	k.SupportAt, k.Support = write(useEvidence)
	span, links := write(useLinks)
	k.SupportAt, k.Support = k.SupportAt.Join(span), strings.TrimSpace(k.Support+"\n"+links)
	if question = strings.ToValidUTF8(question, "\uFFFD"); strings.Contains(question, " ") {
		k.Caption = question
	} else {
		k.Key = question
	}
	sub.Keyed = append(sub.Keyed, k)
	return true
}
