package render

import (
	"egovsite/generator/survey"
)

// QuestionsPage lists every question of every edition.
type QuestionsPage struct {
	Base
	Editions []QuestionEdition
}

// QuestionEdition is one edition's questions by section, newest edition first.
type QuestionEdition struct {
	ID       string
	Title    string
	Sections []QuestionSection
}

// QuestionSection is one section of an edition.
type QuestionSection struct {
	Label   string
	Heading string
	Rows    []QuestionRow
}

// QuestionRow is one question in a list.
type QuestionRow struct {
	Link
	Number  string
	Label   string
	Kind    string
	Answers string // "1 not recorded"
}

func questionsPages(s *site) []page {
	return []page{{path: questionsPath, make: func() (any, error) {
		to := s.link(questionsPath)
		v := &QuestionsPage{Base: s.base(questionsPath, s.say("nav.questions"), s.say("questions.description"))}
		for i := len(s.cat.Editions) - 1; i >= 0; i-- {
			v.Editions = append(v.Editions, s.questionEdition(&s.cat.Editions[i], to))
		}
		return v, nil
	}}}
}

func (s *site) questionEdition(e *survey.Edition, to linker) QuestionEdition {
	v := QuestionEdition{ID: e.ID, Title: s.words.EditionTitle(e)}
	section := ""
	for i := range e.Questions {
		q := &e.Questions[i]
		if len(v.Sections) == 0 || q.Section != section {
			section = q.Section
			sec := QuestionSection{Label: section}
			if x := e.Section(section); x != nil {
				sec.Label, sec.Heading = s.words.Section(x), x.Heading
			}
			v.Sections = append(v.Sections, sec)
		}
		last := &v.Sections[len(v.Sections)-1]
		last.Rows = append(last.Rows, QuestionRow{
			Link:   Link{Words: q.Wording, Href: to.to(questionPath(e.ID, q.Code))},
			Number: numbered(q.Number), Label: s.words.Label(q), Kind: s.say("kind." + string(q.Kind)),
			Answers: s.answered(e.ID, q.Code),
		})
	}
	return v
}

// answered counts the countries by the state of their answer.
func (s *site) answered(edition, code string) string {
	counts := map[survey.State]int{}
	for _, p := range s.profiles {
		if p.Response.Edition.ID == edition {
			if a := p.Response.Answer(code); a != nil {
				counts[a.State]++
			}
		}
	}
	var parts []string
	for _, st := range survey.States {
		if n := counts[st]; n > 0 {
			parts = append(parts, s.say("count.of", "N", n, "Words", s.say("state."+string(st))))
		}
	}
	return s.list(parts)
}
