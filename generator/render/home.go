package render

import "egovsite/generator/survey"

// HomePage says what the site is, who answered and how to read it.
type HomePage struct {
	Base
	Lead       string
	Facts      []Fact
	State      []string    // of reporting, sentence by sentence
	Reporting  []RegionRow // by region
	Table      CountriesTable
	Before     []Figure // the map of who answered, before a long table
	After      []Figure // or behind all that is short
	Indicators []IndicatorCard
	AllRef     Link // the table with the strips, where the one here has none
	AboutRef   Link // the page that says what the site is
	ReadingRef Link // the page that says how to read the site
}

func homePages(s *site) []page {
	if s.cat.Site.Home != "" {
		return nil // prosePages has it
	}
	return []page{{path: homePath, make: func() (any, error) {
		to := s.link(homePath)
		v := &HomePage{Base: s.base(homePath, s.siteName(), s.tagline()), Lead: s.tagline(),
			Table: s.countriesTable(s.newest, len(s.newest) <= many, to), Indicators: s.indicatorCards(to)}
		if v.Table.Key == nil {
			v.AllRef = Link{Words: s.say("home.who.all"), Href: to.to(countriesPath)}
		}
		v.Facts, v.State, v.Reporting = s.siteFacts(to), s.stateOfReporting(), s.reporting(to)
		if p := s.proseNamed("reading"); p != nil {
			v.ReadingRef = Link{Words: s.say("home.reading.more"), Href: to.to(s.prosePath(p.Name))}
		}
		if p := s.proseNamed("about"); p != nil {
			v.AboutRef = Link{Words: s.say("home.about"), Href: to.to(s.prosePath(p.Name))}
		}
		var err error
		v.Before, v.After, err = s.whoMap("home", &v.Base, to)
		return v, err
	}}}
}

// siteFacts counts what the site holds.
func (s *site) siteFacts(to linker) []Fact {
	answers, acts := 0, 0
	for _, p := range s.newest {
		acts += p.Complete.Acts
		answers += given(p)
	}
	return []Fact{
		{Term: s.say("home.fact.countries", "Count", len(s.newest)), Words: s.words.Number(len(s.newest)), Href: to.to(countriesPath)},
		{Term: s.say("home.fact.answers", "Count", answers), Words: s.words.Number(answers), Href: to.to(questionsPath)},
		{Term: s.say("home.fact.acts", "Count", acts), Words: s.words.Number(acts), Href: to.to(actsPath)},
		{Term: s.say("home.fact.indicators", "Count", len(s.cat.Indicators)), Words: s.words.Number(len(s.cat.Indicators)), Href: to.to(indicatorsPath)},
	}
}

// stateOfReporting says how many have answered, to which edition, and how many
// of them with selections that can be read.
func (s *site) stateOfReporting() []string {
	out := []string{s.say("home.state", "Count", len(s.newest), "All", len(s.cat.Countries))}
	if len(s.newest) == 0 {
		return out
	}
	for i := len(s.cat.Editions) - 1; i >= 0; i-- {
		if e := &s.cat.Editions[i]; len(s.of(e)) > 0 && len(s.cat.Editions) > 1 {
			out = append(out, s.say("home.state.edition", "Edition", s.words.Edition(e), "Count", len(s.of(e))))
		}
	}
	marked := 0
	for _, p := range s.newest {
		if p.Complete.Choice[survey.Recorded]+p.Complete.Choice[survey.Reviewed] > 0 {
			marked++
		}
	}
	if marked == 0 {
		return append(out, s.say("home.state.marked.none"))
	}
	return append(out, s.say("home.state.marked", "Count", marked, "All", len(s.newest)))
}

// reporting is how many States of each region have answered.
func (s *site) reporting(to linker) []RegionRow {
	var out []RegionRow
	for _, a := range s.regions() {
		if a.parent == "" {
			out = append(out, s.row(a, to))
		}
	}
	return out
}
