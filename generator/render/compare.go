package render

import (
	"egovsite/generator/chart"
	"egovsite/generator/survey"
)

// mostCompared is how many countries stand side by side at most: more are told
// apart by nobody, and the indicator pages have all of them.
const mostCompared = 8

// ComparePage puts countries side by side. Which ones is chosen with scripts;
// without them, or before a choice, it compares all countries of a site that has
// no more than can be.
type ComparePage struct {
	Base
	Lede       string
	Choice     bool        // there are countries to choose from
	Without    string      // what can be read where no scripts run
	Most       string      // says how many can be compared
	Contents   []Link      // the parts of the comparison
	Parts      []Part      // what they will show
	Comparison *Comparison // nil if there is none before a choice
	Key        []Term      // of the strips
	RangeKey   []Term
	Countries  []CompareCountry
	Names      compareNames
}

// Part is a part of the comparison, with what it shows.
type Part struct{ ID, Words, About string }

// CompareCountry is a country that can be compared.
type CompareCountry struct {
	Link
	Region   string
	Editions []CompareEdition
}

// CompareEdition is a response of a country, with its data.
type CompareEdition struct {
	Link
	Files []Link
}

// compareParts are the parts of the comparison in their order.
var compareParts = []string{"who", "indicators", "answers", "acts"}

func comparePages(s *site) []page {
	return []page{{path: comparePath, make: func() (any, error) { return s.comparePage(), nil }}}
}

func (s *site) comparePage() *ComparePage {
	to := s.link(comparePath)
	v := &ComparePage{Base: s.base(comparePath, s.say("compare.title"), s.say("compare.description")),
		Lede: s.compareLede(), Choice: len(s.newest) > 1, Most: s.say("compare.most", "Most", mostCompared),
		Key: s.fourStandings(), RangeKey: []Term{s.mark("range"), s.mark("dot")}}
	v.Style = append(v.Style, to.to("assets/css/compare.css"))
	for _, id := range compareParts {
		v.Contents = append(v.Contents, Link{Words: s.say("compare." + id), Href: "#" + id})
		v.Parts = append(v.Parts, Part{id, s.say("compare." + id), s.say("compare." + id + ".about")})
	}
	for _, p := range s.newest {
		v.Countries = append(v.Countries, s.compareCountry(p.Response.Country, to))
	}
	if !v.Choice {
		return v
	}
	v.Names, v.Without = s.compareNames(to), s.say("compare.without")
	if len(s.newest) <= mostCompared {
		v.Comparison, v.Without = s.comparison(s.newest, &v.Names, to), s.say("compare.without.all", "Count", len(s.newest))
	}
	for _, script := range []string{"search-words", "compare-draw", "compare-data", "compare-show", "compare-save", "compare"} {
		v.Scripts = append(v.Scripts, to.to("assets/js/"+script+".js"))
	}
	return v
}

func (s *site) compareLede() string {
	if len(s.newest) == 0 {
		return s.say("compare.lede.none")
	}
	return s.say("compare.lede", "Count", len(s.newest))
}

// mark is a sign of the ranges with its words.
func (s *site) mark(code string) Term {
	return Term{Code: code, Words: s.say("compare.key." + code), Why: s.say("compare.key." + code + ".why"), Mark: ownSVG(chart.Swatch(code))}
}

func (s *site) compareCountry(c *survey.Country, to linker) CompareCountry {
	v := CompareCountry{Link: Link{Words: s.name(c), Href: to.to(newestPath(c.ISO3))}, Region: s.regionName(c.Region)}
	for _, p := range s.editions[c.ISO3] {
		id := p.Response.Edition.ID
		v.Editions = append(v.Editions, CompareEdition{Link{Words: id, Href: to.to(s.profilePath(c.ISO3, id))}, leading([]Link{
			{Words: "JSON", Href: to.to(responseJSONPath(c.ISO3, id))}, {Words: "CSV", Href: to.to(responseCSVPath(c.ISO3, id))}})})
	}
	return v
}

// compareLink leads to the comparison with a profile chosen; it is empty where
// there is nobody to compare it with.
func (s *site) compareLink(p *survey.Profile, to linker) string {
	if !s.company {
		return ""
	}
	iso3 := p.Response.Country.ISO3
	if p != s.editions[iso3][0] {
		return to.at(comparePath, "#"+iso3+":"+p.Response.Edition.ID)
	}
	return to.at(comparePath, "#"+iso3)
}
