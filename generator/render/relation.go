package render

import (
	"slices"

	"egovsite/generator/survey"
)

// Relation says how a question stands to those of another edition.
type Relation struct {
	Edition    string
	Words      string // "reworded"
	Questions  []Related
	Comparable string // says whether answers can be compared; empty where there is nothing to compare
	Reason     string
	Reviewed   string // who reviewed the crosswalk, and when
}

// Related is a question of another edition, with what it asked.
type Related struct {
	Link
	Wording string
}

// relations are what the crosswalks say of a question, the newest edition first,
// and the editions they speak of.
func (s *site) relations(e *survey.Edition, q *survey.Question, to linker) (out []Relation) {
	for i := len(s.cat.Crosswalks) - 1; i >= 0; i-- {
		c := &s.cat.Crosswalks[i]
		other, entry := c.From, c.EntryTo(q.Code)
		if c.From == e.ID {
			other, entry = c.To, c.Entry(q.Code)
		} else if c.To != e.ID {
			continue
		}
		edition := s.cat.Edition(other)
		if entry == nil || edition == nil {
			continue
		}
		v := Relation{Edition: other, Words: s.say("relation."+string(entry.Relate), "Earlier", c.From, "Later", c.To),
			Reason: entry.Reason, Reviewed: s.say("question.reviewed", "Office", c.Reviewer, "Date", s.words.Date(c.Reviewed))}
		codes := entry.To
		if other == c.From {
			codes = entry.From
		}
		for _, code := range codes {
			if at := edition.ByCode(code); at >= 0 {
				x := &edition.Questions[at]
				v.Questions = append(v.Questions, Related{Link{Words: numbered(x.Number) + " " + s.words.Label(x), Href: to.to(questionPath(other, code))}, x.Wording})
			}
		}
		switch {
		case len(v.Questions) == 0:
		case entry.Comparable:
			v.Comparable = s.say("relation.comparable")
		default:
			v.Comparable = s.say("relation.apart")
		}
		out = append(out, v)
	}
	return out
}

// elsewhere are the editions that ask a question under the same code and that no
// crosswalk relates to this one.
func (s *site) elsewhere(e *survey.Edition, q *survey.Question, related []Relation, to linker) (out []Link) {
	for i := range s.cat.Editions {
		other := &s.cat.Editions[i]
		told := slices.ContainsFunc(related, func(r Relation) bool { return r.Edition == other.ID })
		if other.ID != e.ID && !told && other.ByCode(q.Code) >= 0 {
			out = append(out, Link{Words: other.ID, Href: to.to(questionPath(other.ID, q.Code))})
		}
	}
	return out
}
