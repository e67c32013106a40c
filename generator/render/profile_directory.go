package render

import (
	"html/template"

	"egovsite/generator/survey"
)

// DirectoryGroup is a part of the questionnaire that names portals or offices.
type DirectoryGroup struct {
	Heading string
	Entries []DirectoryEntry
}

// DirectoryEntry is one portal question or responsible institution.
type DirectoryEntry struct {
	Label    string
	Number   string
	Href     string
	Words    template.HTML // the answer as written
	Language string
}

// directory gathers what a government names: the text questions of each section
// in which at least two answers give an address, with the words of the answers
// that are shown.
func (s *site) directory(p *survey.Profile, shown []AnswerSection) []DirectoryGroup {
	r := p.Response
	words := make(map[string]template.HTML, len(r.Answers)) // by fragment
	for _, sec := range shown {
		for i := range sec.Answers {
			words[sec.Answers[i].Anchor] = sec.Answers[i].Words
		}
	}
	var out []DirectoryGroup
	for _, sec := range r.Edition.Sections {
		linked := 0
		var answers []*survey.Answer
		for i := range r.Answers {
			a := &r.Answers[i]
			q := a.Question
			if q.Section != sec.Code || q.Kind != survey.Text || q.Personal != "" || a.State != survey.Recorded {
				continue
			}
			answers = append(answers, a)
			if len(a.Links) > 0 {
				linked++
			}
		}
		if linked < 2 {
			continue
		}
		subsection := "\x00"
		for _, a := range answers {
			if a.Question.Subsection != subsection {
				subsection = a.Question.Subsection
				heading := s.words.Section(&sec)
				if sub := sec.Subsection(subsection); sub != nil {
					heading = sub.Heading
				}
				out = append(out, DirectoryGroup{Heading: heading})
			}
			g := &out[len(out)-1]
			label := s.words.Label(a.Question)
			if label == "" {
				label = a.Question.Wording
			}
			g.Entries = append(g.Entries, DirectoryEntry{label, numbered(a.Question.Number), "#" + a.Question.Anchor(), words[a.Question.Anchor()], r.Language})
		}
	}
	return out
}
