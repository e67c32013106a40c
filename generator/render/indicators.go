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
	ID       string // on the home page of a site in which indicators have no pages
	Measures string
	Items    string // "10 items in 2022"
	Strip    *Strip // of the one country, where only one answered
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

// Count is a standing and how many items have it.
type Count struct {
	Term
	N int
}

// cardID is the place of an indicator's card.
func cardID(code string) string { return "indicator-" + code }

func (s *site) indicatorCards(to linker) []IndicatorCard {
	var out []IndicatorCard
	for i := range s.cat.Indicators {
		ind := &s.cat.Indicators[i]
		c := IndicatorCard{Link: Link{Words: s.words.Indicator(ind), Href: to.to(indicatorPath(ind.Code))}, Measures: s.words.Measures(ind)}
		c.ID = s.when(c.leadsNowhere(), cardID(ind.Code))
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
	return []page{{path: indicatorsPath, make: func() (any, error) {
		return &IndicatorsPage{
			Base:       s.base(indicatorsPath, s.say("nav.indicators"), s.say("indicators.description")),
			Indicators: s.indicatorCards(s.link(indicatorsPath)),
		}, nil
	}}}
}

// indicatorEdition is the items of an edition, with the standings of the
// countries whose newest response is of that edition.
func (s *site) indicatorEdition(ind *survey.Indicator, e *survey.Edition, to linker) IndicatorEdition {
	v := IndicatorEdition{Edition: e.ID}
	if i := e.ByCode(ind.Head[e.ID]); i >= 0 {
		q := &e.Questions[i]
		v.Head = Link{Words: numbered(q.Number) + " " + s.words.Label(q), Href: to.to(questionPath(e.ID, q.Code))}
	}
	for _, code := range ind.Items[e.ID] {
		i := e.ByCode(code)
		if i < 0 {
			continue
		}
		q := &e.Questions[i]
		item := IndicatorItem{Link: Link{Words: q.Wording, Href: to.to(questionPath(e.ID, q.Code))}, Number: numbered(q.Number), Label: s.words.Label(q)}
		counts, skipped := s.standings(ind.Code, e.ID, code)
		switch {
		case counts.Asked() > 0:
			item.Picture = ownSVG(chart.Strip(counts, s.words, 160))
			item.Words = s.countsWords(counts)
		case skipped > 0:
			item.Words = s.say("standing.skipped")
		}
		v.Items = append(v.Items, item)
	}
	return v
}

// standings counts the countries by how they stand on one item, and those to
// which it does not apply.
func (s *site) standings(indicator, edition, item string) (c survey.Counts, skipped int) {
	for _, p := range s.newest {
		v := valueOf(p, indicator)
		if p.Response.Edition.ID != edition || v == nil {
			continue
		}
		i := slices.IndexFunc(v.Items, func(it survey.ItemValue) bool { return it.Question.Code == item })
		if i < 0 {
			continue
		}
		c.Add(v.Items[i].Standing)
		if v.Items[i].Standing == survey.StandSkipped {
			skipped++
		}
	}
	return c, skipped
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
