package chart

import (
	"slices"
	"strconv"
	"strings"

	"egovsite/generator/locale"
	"egovsite/generator/survey"
)

// The matrix of questions: a row a country, a column a question, and in each
// cell what is known of the answer. Of a section it has every question that
// stands for itself, of a whole edition the choices.

// answerCodes say what is known of an answer, in the order of a strip: stated,
// documented, open, no, and what is not counted.
var answerCodes = []string{"yes", "other", "text", "withheld", "documented", "not-recorded", "blank", "unreadable", "missing", "no", "skipped", "not-asked"}

func matrixTable(_ survey.Figure, m Matter, words *locale.Locale) Table {
	t := Table{Columns: heads(words, "question-matrix", []string{"country"}, nil)}
	if m.Edition == nil {
		return t
	}
	var asked []*survey.Question
	for i := range m.Edition.Questions {
		q := &m.Edition.Questions[i]
		if q.Kind == survey.Choice && m.Section == nil || m.Section != nil && q.Section == m.Section.Code && q.Kind != survey.EvidenceText {
			asked = append(asked, q)
			t.Columns = append(t.Columns, Column{Code: q.Code, Words: strings.TrimSpace(strconv.Itoa(q.Number) + " " + words.Label(q))})
		}
	}
	said := map[string]Cell{}
	for _, code := range answerCodes {
		said[code] = Cell{Value: code, Words: words.Say("figures.question-matrix.answer." + code)}
	}
	for _, p := range m.Profiles {
		r := p.Response
		if r.Edition.ID != m.Edition.ID || r.Country == nil {
			continue
		}
		row := []Cell{{Value: r.Country.ISO3, Words: words.Country(r.Country)}}
		if m.Country != nil {
			row[0].Link = m.Country(r.Country.ISO3)
		}
		for _, q := range asked {
			row = append(row, said[answerCode(r, q.Code)])
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// answerCode is what is known of an answer. Evidence without a selection
// documents it, as it does for an indicator.
func answerCode(r *survey.Cleared, question string) string {
	a := r.Answer(question)
	if a == nil {
		return string(survey.NotAsked)
	}
	switch a.State {
	case survey.Recorded, survey.Reviewed:
		if a.Question.Kind != survey.Choice {
			return "text"
		}
		code := "other"
		for _, selected := range a.Selected {
			switch o := a.Question.Option(selected); {
			case o == nil:
			case o.Counts == survey.CountsYes:
				return "yes"
			case o.Counts == survey.CountsNo:
				code = "no"
			}
		}
		return code
	case survey.NotRecorded, survey.Blank, survey.Unreadable:
		if a.Question.Kind == survey.Choice && evidenced(r, a) {
			return "documented"
		}
	}
	return string(a.State)
}

// evidenced reports whether there is evidence for a choice: where the form asks
// for it, or else beside the choice itself.
func evidenced(r *survey.Cleared, a *survey.Answer) bool {
	support := r.Evidence(a.Question.Code)
	if len(support) == 0 {
		return a.Grade > survey.GradeNone
	}
	return slices.ContainsFunc(support, func(e *survey.Answer) bool { return e.Grade > survey.GradeNone })
}

func matrixEnough(s *subject) bool { return len(s.table.Rows) > 0 && len(s.table.Columns) > 1 }

// A tally counts answers by code.
type tally map[string]int

// stated are the answers that the file gives; counted are those that apply.
func (n tally) stated() int { return n["yes"] + n["other"] + n["text"] + n["withheld"] + n["no"] }
func (n tally) counted() int {
	sum := 0
	for _, count := range n {
		sum += count
	}
	return sum - n["skipped"] - n["not-asked"]
}

// ofRow and ofColumn count a country's answers and a question's; ofAll counts them all.
func (s *subject) ofRow(row int) tally {
	n := tally{}
	for _, c := range s.table.Rows[row][1:] {
		n[c.Code()]++
	}
	return n
}

func (s *subject) ofColumn(column int) tally {
	n := tally{}
	for _, row := range s.table.Rows {
		n[row[column].Code()]++
	}
	return n
}

func (s *subject) ofAll() tally {
	n := tally{}
	for r := range s.table.Rows {
		for code, count := range s.ofRow(r) {
			n[code] += count
		}
	}
	return n
}

func matrixWords(s *subject) (title, sentence string) {
	n := s.ofAll()
	stated, counted := n.stated(), n.counted()
	if counted == 0 {
		return s.say("title.none"), s.say("sentence.none")
	}
	if title = s.say("title", "Stated", stated, "Count", counted); stated == 0 {
		title = s.say("title.nothing", "Count", counted)
	}
	sentence = s.say("sentence", "Documented", n["documented"], "Open", counted-stated-n["documented"], "Count", len(s.table.Rows))
	if not := n["skipped"] + n["not-asked"]; not > 0 {
		sentence += " " + s.say("sentence.not-counted", "Count", not)
	}
	return title, sentence
}

func matrixLegend(s *subject) []Key {
	n := s.ofAll()
	var out []Key
	for _, code := range answerCodes {
		if n[code] > 0 {
			out = append(out, Key{code, s.say("answer." + code)})
		}
	}
	return out
}

// matrixBrief is what the page has as a table: the matrix itself, or, where
// that is too large to be read, the counts of every question.
func matrixBrief(s *subject) Table {
	if s.small() || !matrixEnough(s) {
		return s.table
	}
	t := Table{Columns: []Column{{Code: "question", Words: s.say("column.question")}}}
	have := matrixLegend(s)
	for _, k := range have {
		t.Columns = append(t.Columns, Column{Code: k.Code, Words: k.Words, Numeric: true})
	}
	for c := 1; c < len(s.table.Columns); c++ {
		n := s.ofColumn(c)
		row := []Cell{{Value: s.table.Columns[c].Code, Words: s.table.Columns[c].Words}}
		for _, k := range have {
			row = append(row, number(s.words, n[k.Code]))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
