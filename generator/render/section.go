package render

import (
	"html/template"
	"slices"

	"egovsite/generator/chart"
	"egovsite/generator/survey"
)

func sectionPath(edition, section string) string {
	return "questions/" + edition + "/sections/" + section + "/index.html"
}

// SectionPage is one section of a questionnaire: its questions, and how the
// countries stand in it.
type SectionPage struct {
	Base
	Edition    Link
	Label      string
	Heading    string // as printed; empty if none is
	Note       string
	Summary    string
	Questions  []SectionQuestion
	Figures    []Figure // what every country answered
	Countries  []SectionCountry
	Indicators []Link
	Previous   Link
	Next       Link
}

// SectionQuestion is a question of the section, with the countries by state.
type SectionQuestion struct {
	Link
	Number string
	Label  string
	States string // "3 recorded, 1 not recorded"
}

// SectionCountry is one country in the section.
type SectionCountry struct {
	Link
	Given   string // "9 of 12"
	Picture template.HTML
	Words   string
}

func sectionPages(s *site) []page {
	var out []page
	for i := range s.cat.Editions {
		e := &s.cat.Editions[i]
		for j := range e.Sections {
			path := sectionPath(e.ID, e.Sections[j].Code)
			out = append(out, page{path: path, make: func() (any, error) {
				v := s.sectionPage(e, j, path)
				var err error
				v.Figures, err = s.answersTo(e, &e.Sections[j], "section", &v.Base, s.link(path))
				return v, err
			}})
		}
	}
	return out
}

func (s *site) sectionPage(e *survey.Edition, at int, path string) *SectionPage {
	x, to := &e.Sections[at], s.link(path)
	label := s.words.Section(x)
	v := &SectionPage{Base: s.base(path, s.say("section.title", "Label", label, "Edition", e.ID), s.say("section.description", "Label", label, "Edition", s.words.Edition(e)),
		Link{Words: s.say("nav.questions"), Href: to.to(questionsPath)}),
		Edition: Link{Words: s.words.Edition(e), Href: to.to(editionPath(e.ID))}, Label: label, Heading: x.Heading, Note: x.Note}
	if at > 0 {
		v.Previous = Link{Words: s.words.Section(&e.Sections[at-1]), Href: to.to(sectionPath(e.ID, e.Sections[at-1].Code))}
	}
	if at+1 < len(e.Sections) {
		v.Next = Link{Words: s.words.Section(&e.Sections[at+1]), Href: to.to(sectionPath(e.ID, e.Sections[at+1].Code))}
	}
	var codes []string
	for i := range e.Questions {
		if q := &e.Questions[i]; q.Section == x.Code {
			codes = append(codes, q.Code)
			v.Questions = append(v.Questions, SectionQuestion{Link: Link{Words: q.Wording, Href: to.to(questionPath(e.ID, q.Code))},
				Number: numbered(q.Number), Label: s.words.Label(q), States: s.answered(e.ID, q.Code)})
		}
	}
	v.Summary = s.say("section.summary", "Count", len(codes))
	for i := range s.cat.Indicators {
		ind := &s.cat.Indicators[i]
		if slices.ContainsFunc(ind.Items[e.ID], func(code string) bool { return slices.Contains(codes, code) }) {
			v.Indicators = append(v.Indicators, Link{Words: s.words.Indicator(ind), Href: to.indicator(ind.Code)})
		}
	}
	for _, p := range s.profiles {
		if p.Response.Edition == e {
			v.Countries = append(v.Countries, s.sectionCountry(p, x.Code, codes, to))
		}
	}
	return v
}

// sectionCountry sums one country up: answers with words, and the choice
// questions by where they stand, as in a strip.
func (s *site) sectionCountry(p *survey.Profile, section string, codes []string, to linker) SectionCountry {
	r := p.Response
	v := SectionCountry{Link: Link{Words: s.name(r.Country), Href: to.to(s.profilePath(r.Country.ISO3, r.Edition.ID)) + "#answers-" + section}}
	given, texts := 0, 0
	var counts survey.Counts
	for _, code := range codes {
		a := r.Answer(code)
		if a == nil {
			continue
		}
		if a.Question.Kind != survey.Choice {
			texts++
			if a.State == survey.Recorded || a.State == survey.Withheld {
				given++
			}
			continue
		}
		counts.Add(s.standingOf(p, a))
	}
	v.Given = s.say("table.complete", "Given", given, "Count", texts)
	if counts.Asked() > 0 {
		v.Picture, v.Words = ownSVG(chart.Strip(counts, s.words, 160)), s.countsWords(counts)
	}
	return v
}

// standingOf is where a choice question stands: a selection that says neither
// Yes nor No is stated all the same.
func (s *site) standingOf(p *survey.Profile, a *survey.Answer) survey.Standing {
	switch a.State {
	case survey.NotAsked:
		return survey.StandNotAsked
	case survey.Skipped:
		return survey.StandSkipped
	case survey.Recorded, survey.Reviewed:
		for _, code := range a.Selected {
			if o := a.Question.Option(code); o != nil && o.Counts == survey.CountsNo && len(a.Selected) == 1 {
				return survey.StandNo
			}
		}
		return survey.StandRecorded
	case survey.Missing, survey.Withheld:
		return survey.StandOpen
	}
	for _, e := range p.Response.Evidence(a.Question.Code) {
		if e.Grade > survey.GradeNone {
			return survey.StandDocumented
		}
	}
	return survey.StandOpen
}
