package render

import (
	"html/template"
	"slices"

	"egovsite/generator/chart"
	"egovsite/generator/survey"
)

// IndicatorsPage lists the indicators.
type IndicatorsPage struct {
	Base
	Indicators []IndicatorCard
}

// IndicatorCard is one indicator in a list.
type IndicatorCard struct {
	Link
	Measures string
	Items    string // "10 items in 2022"
	Strip    *Strip // of the one country, where only one answered
}

// IndicatorPage explains one indicator and shows every country's range.
type IndicatorPage struct {
	Base
	Name        string
	Code        string
	Measures    string
	NotMeasures string
	Minimum     string
	Editions    []IndicatorEdition
	Examples    []Example
	Countries   []IndicatorCountry
	Key         []Term
	Tied        string // says when ranges overlap and countries cannot be told apart
	Download    string
}

// IndicatorEdition is the items of one edition, each with what drives the range.
type IndicatorEdition struct {
	Edition string
	Head    Link
	Items   []IndicatorItem
}

// IndicatorItem is one item, with how the countries stand on it.
type IndicatorItem struct {
	Link
	Number  string
	Label   string
	Picture template.HTML
	Words   string // "1 documented"
}

// IndicatorCountry is one country's range.
type IndicatorCountry struct {
	Link
	Edition string
	Strip
	Open []Link // the items that widen its range
}

// Example is a worked example, as it runs as a test.
type Example struct {
	Name   string
	Counts []Count
	Range  string
}

// Count is a standing and how many items have it.
type Count struct {
	Term
	N int
}

func (s *site) indicatorCards(to linker) []IndicatorCard {
	var out []IndicatorCard
	for i := range s.cat.Indicators {
		ind := &s.cat.Indicators[i]
		c := IndicatorCard{Link: Link{Words: ind.Name, Href: to.to(indicatorPath(ind.Code))}, Measures: ind.Measures}
		for j := len(s.cat.Editions) - 1; j >= 0; j-- {
			if items := ind.Items[s.cat.Editions[j].ID]; len(items) > 0 {
				c.Items = s.say("indicator.items", "Count", len(items), "Edition", s.cat.Editions[j].ID)
				break
			}
		}
		if len(s.newest) == 1 {
			if v := valueOf(s.newest[0], ind.Code); v != nil {
				strip := s.strip(v, 240)
				c.Strip = &strip
			}
		}
		out = append(out, c)
	}
	return out
}

func indicatorsPages(s *site) []page {
	return []page{{indicatorsPath, func() (any, error) {
		return &IndicatorsPage{
			Base:       s.base(indicatorsPath, s.say("nav.indicators"), s.say("indicators.description")),
			Indicators: s.indicatorCards(linker{from: indicatorsPath}),
		}, nil
	}}}
}

func indicatorPages(s *site) []page {
	var out []page
	for i := range s.cat.Indicators {
		ind := &s.cat.Indicators[i]
		path := indicatorPath(ind.Code)
		out = append(out, page{path, func() (any, error) { return s.indicatorPage(ind, path), nil }})
	}
	return out
}

func (s *site) indicatorPage(ind *survey.Indicator, path string) *IndicatorPage {
	to := linker{from: path}
	v := &IndicatorPage{
		Base: s.base(path, ind.Name, ind.Measures, Link{Words: s.say("nav.indicators"), Href: to.to(indicatorsPath)}),
		Name: ind.Name, Code: ind.Code, Measures: ind.Measures, NotMeasures: ind.NotMeasures,
		Minimum:  s.say("indicator.minimum", "Count", ind.Minimum),
		Examples: s.examples(ind), Download: to.to(indicatorsCSV), Key: s.fourStandings(),
	}
	for i := len(s.cat.Editions) - 1; i >= 0; i-- {
		if e := &s.cat.Editions[i]; len(ind.Items[e.ID]) > 0 {
			v.Editions = append(v.Editions, s.indicatorEdition(ind, e, to))
		}
	}
	for _, p := range s.newest {
		value := valueOf(p, ind.Code)
		if value == nil {
			continue
		}
		r := p.Response
		profile := to.to(newestPath(r.Country.ISO3))
		row := IndicatorCountry{Link: Link{Words: s.name(r.Country), Href: profile + "#" + ind.Code},
			Edition: r.Edition.ID, Strip: s.strip(value, 320)}
		for _, it := range value.Items {
			if it.Standing == survey.StandOpen || it.Standing == survey.StandDocumented {
				row.Open = append(row.Open, Link{Words: numbered(it.Question.Number), Href: profile + "#" + it.Question.Anchor()})
			}
		}
		v.Countries = append(v.Countries, row)
	}
	if len(v.Countries) > 1 {
		v.Tied = s.say("indicator.tied")
	}
	return v
}

// indicatorEdition is the items of an edition, with the standings of the
// countries whose newest response is of that edition.
func (s *site) indicatorEdition(ind *survey.Indicator, e *survey.Edition, to linker) IndicatorEdition {
	v := IndicatorEdition{Edition: e.ID}
	if i := e.ByCode(ind.Head[e.ID]); i >= 0 {
		q := &e.Questions[i]
		v.Head = Link{Words: numbered(q.Number) + " " + q.Label, Href: to.to(questionPath(e.ID, q.Code))}
	}
	for _, code := range ind.Items[e.ID] {
		i := e.ByCode(code)
		if i < 0 {
			continue
		}
		q := &e.Questions[i]
		item := IndicatorItem{Link: Link{Words: q.Wording, Href: to.to(questionPath(e.ID, q.Code))}, Number: numbered(q.Number), Label: q.Label}
		counts := s.standings(ind.Code, e.ID, code)
		if counts.Asked() > 0 {
			item.Picture = ownSVG(chart.Strip(counts, s.words, 160))
			item.Words = s.countsWords(counts)
		}
		v.Items = append(v.Items, item)
	}
	return v
}

// standings counts the countries by how they stand on one item.
func (s *site) standings(indicator, edition, item string) survey.Counts {
	var c survey.Counts
	for _, p := range s.newest {
		v := valueOf(p, indicator)
		if p.Response.Edition.ID != edition || v == nil {
			continue
		}
		i := slices.IndexFunc(v.Items, func(it survey.ItemValue) bool { return it.Question.Code == item })
		if i < 0 {
			continue
		}
		switch v.Items[i].Standing {
		case survey.StandRecorded:
			c.Recorded++
		case survey.StandDocumented:
			c.Documented++
		case survey.StandOpen:
			c.Open++
		case survey.StandNo:
			c.No++
		}
	}
	return c
}

// counts lists the four counts of a strip in its order.
func (s *site) counts(c survey.Counts) []Count {
	return []Count{
		{s.standing(survey.StandRecorded), c.Recorded}, {s.standing(survey.StandDocumented), c.Documented},
		{s.standing(survey.StandOpen), c.Open}, {s.standing(survey.StandNo), c.No},
	}
}

// countsWords says the counts that are not zero: "1 documented, 2 open".
func (s *site) countsWords(c survey.Counts) string {
	var parts []string
	for _, x := range s.counts(c) {
		if x.N > 0 {
			parts = append(parts, s.say("count.of", "N", x.N, "Words", x.Words))
		}
	}
	return s.list(parts)
}

func (s *site) examples(ind *survey.Indicator) []Example {
	var out []Example
	for _, x := range ind.Examples {
		v := survey.Value{Indicator: ind, Counts: x.Want, Enough: x.Want.Asked() >= ind.Minimum}
		out = append(out, Example{Name: x.Name, Counts: s.counts(x.Want), Range: s.rangeWords(&v)})
	}
	return out
}
