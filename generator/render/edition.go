package render

import (
	"slices"
	"strconv"

	"egovsite/generator/survey"
)

const editionsPath = "editions/index.html"

func editionPath(edition string) string { return "editions/" + edition + "/index.html" }

// EditionsPage lists the editions.
type EditionsPage struct {
	Base
	Editions []EditionRow // newest first
}

// EditionRow is one edition in a list.
type EditionRow struct {
	Link
	Summary string
	Answers string
}

// EditionPage is what one edition asked, who answered it, and what it changed.
type EditionPage struct {
	Base
	Title      string
	Facts      []Fact
	Sections   []EditionRow
	Figures    []Figure // what every country answered
	Countries  []SectionCountry
	Indicators []Link
	Walks      []Walk
}

// Walk is what became of the questions between two editions.
type Walk struct {
	ID       string
	Heading  string
	Reviewed string
	Same     string // how many stayed as they were
	Entries  []WalkEntry
}

// WalkEntry is what became of some questions.
type WalkEntry struct {
	Words  string // "Reworded"
	From   []Link
	To     []Link
	Reason string
}

func editionsPages(s *site) []page {
	return []page{{path: editionsPath, make: func() (any, error) {
		to := s.link(editionsPath)
		v := &EditionsPage{Base: s.base(editionsPath, s.say("editions.title"), s.say("editions.description"), Link{Words: s.say("nav.questions"), Href: to.to(questionsPath)})}
		for i := len(s.cat.Editions) - 1; i >= 0; i-- {
			e := &s.cat.Editions[i]
			v.Editions = append(v.Editions, EditionRow{Link: Link{Words: s.words.EditionTitle(e), Href: to.to(editionPath(e.ID))},
				Summary: s.say("section.summary", "Count", len(e.Questions)), Answers: s.say("editions.answered", "Count", len(s.of(e)))})
		}
		return v, nil
	}}}
}

// of are the profiles of an edition, by name of country.
func (s *site) of(e *survey.Edition) []*survey.Profile {
	return slices.DeleteFunc(slices.Clone(s.profiles), func(p *survey.Profile) bool { return p.Response.Edition.ID != e.ID })
}

func editionPages(s *site) []page {
	var out []page
	for i := range s.cat.Editions {
		e := &s.cat.Editions[i]
		out = append(out, page{path: editionPath(e.ID), make: func() (any, error) {
			v := s.editionPage(e)
			var err error
			v.Figures, err = s.answersTo(e, nil, "edition", &v.Base, s.link(editionPath(e.ID)))
			return v, err
		}})
	}
	return out
}

func (s *site) editionPage(e *survey.Edition) *EditionPage {
	path := editionPath(e.ID)
	to := s.link(path)
	v := &EditionPage{Base: s.base(path, s.words.Edition(e), s.say("editions.page.description", "Edition", s.words.Edition(e)),
		Link{Words: s.say("nav.questions"), Href: to.to(questionsPath)}, Link{Words: s.say("editions.title"), Href: to.to(editionsPath)}), Title: s.words.EditionTitle(e)}
	kinds := map[survey.Kind]int{}
	for _, q := range e.Questions {
		kinds[q.Kind]++
	}
	v.Facts = []Fact{{Term: s.say("editions.questions"), Words: s.words.Number(len(e.Questions)), Href: to.at(questionsPath, "#edition-"+e.ID)}}
	for _, k := range []survey.Kind{survey.Choice, survey.Text, survey.EvidenceText} {
		v.Facts = append(v.Facts, Fact{Term: s.say("kind." + string(k)), Words: s.words.Number(kinds[k])})
	}
	if e.Fieldwork > 0 {
		v.Facts = append(v.Facts, Fact{Term: s.say("editions.fieldwork"), Words: strconv.Itoa(e.Fieldwork)})
	}
	profiles := s.of(e)
	v.Facts = append(v.Facts, Fact{Term: s.say("editions.countries"), Words: s.words.Number(len(profiles))})
	for i := range e.Sections {
		x := &e.Sections[i]
		n := 0
		for _, q := range e.Questions {
			if q.Section == x.Code {
				n++
			}
		}
		v.Sections = append(v.Sections, EditionRow{Link: Link{Words: s.words.Section(x), Href: to.to(sectionPath(e.ID, x.Code))}, Summary: s.say("section.summary", "Count", n)})
	}
	for i := range s.cat.Indicators {
		if ind := &s.cat.Indicators[i]; len(ind.Items[e.ID]) > 0 {
			v.Indicators = append(v.Indicators, Link{Words: s.words.Indicator(ind), Href: to.indicator(ind.Code)})
		}
	}
	for _, p := range profiles {
		r := p.Response
		v.Countries = append(v.Countries, SectionCountry{Link: Link{Words: s.name(r.Country), Href: to.to(s.profilePath(r.Country.ISO3, e.ID))},
			Given: s.say("table.complete", "Given", given(p), "Count", total(p.Complete.Text)),
			Words: s.say("table.complete", "Given", p.Complete.Choice[survey.Recorded]+p.Complete.Choice[survey.Reviewed], "Count", total(p.Complete.Choice))})
	}
	for i := range s.cat.Crosswalks {
		if c := &s.cat.Crosswalks[i]; c.To == e.ID {
			v.Walks = append(v.Walks, s.walk(c, to))
		}
	}
	return v
}

// walk is a crosswalk for readers: what stayed in a number, the rest one by one.
func (s *site) walk(c *survey.Crosswalk, to linker) Walk {
	v := Walk{ID: "from-" + c.From, Heading: s.say("editions.walk", "From", c.From, "To", c.To),
		Reviewed: s.say("editions.walk.reviewed", "Office", c.Reviewer, "Date", s.words.Date(c.Reviewed))}
	same := 0
	links := func(edition string, codes []string) (out []Link) {
		e := s.cat.Edition(edition)
		for _, code := range codes {
			if i := e.ByCode(code); i >= 0 {
				q := &e.Questions[i]
				out = append(out, Link{Words: numbered(q.Number) + " " + s.words.Label(q), Href: to.to(questionPath(edition, code))})
			}
		}
		return out
	}
	for _, r := range c.Entries {
		if r.Relate == survey.Same && slices.Equal(r.From, r.To) {
			same++
			continue
		}
		v.Entries = append(v.Entries, WalkEntry{Words: s.say("editions.relation." + string(r.Relate)), From: links(c.From, r.From), To: links(c.To, r.To), Reason: r.Reason})
	}
	v.Same = s.say("editions.same", "Count", same)
	return v
}
