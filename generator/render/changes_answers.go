package render

import (
	"html"
	"html/template"
	"strings"

	"egovsite/generator/survey"
)

// ChangedSection is a section of the questionnaire with the answers that changed.
type ChangedSection struct {
	Label   string
	Answers []ChangedAnswer
}

// ChangedAnswer is one answer before and after.
type ChangedAnswer struct {
	ID       string
	Number   string // "Q36"
	Href     string // link to the answer on the profile; empty on a page that stands alone
	Label    string
	Wording  string
	Change   Term
	Words    template.HTML // what was taken out and put in
	Language string
	Selected []ChangedWord // the options that are selected, where they are others
	Turns    []ChangedTerm // its state and its evidence, where they are others, and what it did to indicators
}

// ChangedTerm is one code of the data before and after.
type ChangedTerm struct {
	Of       Link
	Old, New Term
}

// answers are the answers that changed, section by section.
func (c comparison) answers() []ChangedSection {
	var out []ChangedSection
	section := ""
	for i := range c.d.Answers {
		a := &c.d.Answers[i]
		q := a.New.Question
		if len(out) == 0 || q.Section != section {
			section = q.Section
			label := section
			if x := c.d.New.Response.Edition.Section(section); x != nil {
				label = c.words.Section(x)
			}
			out = append(out, ChangedSection{Label: label})
		}
		last := &out[len(out)-1]
		last.Answers = append(last.Answers, c.answer(a))
	}
	return out
}

func (c comparison) answer(a *survey.AnswerChange) ChangedAnswer {
	q := a.New.Question
	link := c.answerLink(q)
	v := ChangedAnswer{ID: c.id + "-" + q.Anchor(), Number: link.Words, Href: link.Href, Label: c.words.Label(q), Wording: q.Wording,
		Change: c.changeTerm(a.Change), Words: c.compared(a.Text), Language: c.d.New.Response.Language}
	if a.Selected {
		v.Selected = []ChangedWord{{c.say("changes.selected"), c.selected(a.Old), c.selected(a.New)}}
	}
	if a.State {
		v.Turns = append(v.Turns, ChangedTerm{Link{Words: c.say("changes.state")}, c.state(a.Old.State), c.state(a.New.State)})
	}
	if a.Grade {
		v.Turns = append(v.Turns, ChangedTerm{Link{Words: c.say("changes.grade")}, c.grade(a.Old.Grade, ""), c.grade(a.New.Grade, "")})
	}
	for _, m := range a.Moves {
		of := Link{Words: c.words.Indicator(m.Indicator), Href: c.to.indicator(m.Indicator.Code)}
		if item := m.New.Question; item.Code != q.Code {
			of.Words = c.say("changes.effect", "Indicator", of.Words, "Number", numbered(item.Number))
		}
		v.Turns = append(v.Turns, ChangedTerm{of, c.standing(m.Old.Standing), c.standing(m.New.Standing)})
	}
	return v
}

func (s *site) changeTerm(change survey.Change) Term {
	return Term{Code: string(change), Words: s.say("change." + string(change))}
}

// selected are the labels of the selected options.
func (s *site) selected(a *survey.Answer) string {
	var names []string
	for _, o := range a.Question.Options {
		for _, code := range a.Selected {
			if code == o.Code {
				names = append(names, o.Label)
			}
		}
	}
	if names == nil {
		return s.say("changes.selected.none")
	}
	return s.list(names)
}

// Of words that were kept no more is shown than is needed to find the place.
const (
	keptMost = 60 // words that are shown in full
	keptEnd  = 15 // words at either end of more
)

// compared is what was taken out of an answer and put in, as markup. A sign and
// hidden words say so too, as colour alone would not.
func (s *site) compared(pieces []survey.Piece) template.HTML {
	q := quoter{s: s}
	for i, p := range pieces {
		if p.Space && i > 0 || i == 1 && pieces[0].Change == survey.Removed { // the first word of a text has no space before it
			q.b.WriteByte(' ')
		}
		switch p.Change {
		case survey.Removed:
			q.marked("del", s.say("changes.piece.removed"), p.Words)
		case survey.Added:
			q.marked("ins", s.say("changes.piece.added"), p.Words)
		default:
			s.kept(&q, p.Words, i == 0, i == len(pieces)-1)
		}
	}
	return ownMarkup(q.b.String())
}

func (q *quoter) marked(element, hidden, words string) {
	q.b.WriteString("<" + element + `><span class="hidden">` + html.EscapeString(hidden) + " </span>")
	q.words(words)
	q.b.WriteString("</" + element + ">")
}

// kept writes words that were kept, without their middle where they are many.
func (s *site) kept(q *quoter, text string, first, last bool) {
	words := strings.Fields(text)
	if len(words) <= keptMost {
		q.words(text)
		return
	}
	head, tail := words[:keptEnd], words[len(words)-keptEnd:]
	if first {
		head = nil
	}
	if last {
		tail = nil
	}
	q.words(strings.Join(head, " "))
	q.b.WriteString(` <span class="kept">`)
	q.b.WriteString(html.EscapeString(s.say("changes.kept", "Count", len(words)-len(head)-len(tail))))
	q.b.WriteString("</span> ")
	q.words(strings.Join(tail, " "))
}
