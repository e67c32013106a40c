package render

import (
	"egovsite/generator/survey"
)

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
	Figures     []Figure // of the countries; none if there are no countries
	Countries   []IndicatorCountry
	Key         []Term
	Tied        string // says when ranges overlap and countries cannot be told apart
	Download    string
	Compare     string // link to the comparison; empty where there is nobody to compare
}

// IndicatorCountry is one country's range.
type IndicatorCountry struct {
	Link
	Edition string
	Strip
	Apart string // how many countries its range lies wholly above and below; empty where there is none to compare with
	Open  []Link // the items that widen its range
}

// Example is a worked example, as it runs as a test.
type Example struct {
	Name   string
	Counts []Count
	Range  string
}

func indicatorPages(s *site) []page {
	var out []page
	for i := range s.cat.Indicators {
		ind := &s.cat.Indicators[i]
		path := indicatorPath(ind.Code)
		out = append(out, page{path: path, make: func() (any, error) { return s.indicatorPage(ind, path) }},
			page{path: indicatorFiguresPath(ind.Code), file: func() ([]byte, error) { return s.figuresScript(s.indicatorStand(ind)) }})
	}
	return out
}

func (s *site) indicatorPage(ind *survey.Indicator, path string) (*IndicatorPage, error) {
	to, name := s.link(path), s.words.Indicator(ind)
	v := &IndicatorPage{
		Base: s.base(path, name, s.words.Measures(ind), Link{Words: s.say("nav.indicators"), Href: to.to(indicatorsPath)}),
		Name: name, Code: ind.Code, Measures: s.words.Measures(ind), NotMeasures: s.words.NotMeasures(ind),
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
		row.Apart = s.apartWords(value, ind.Code, r.Edition)
		v.Countries = append(v.Countries, row)
	}
	if len(v.Countries) > 1 {
		v.Compare = to.to(comparePath)
		v.Tied = s.say("indicator.tied")
	}
	v.withFigures(to)
	var err error
	v.Figures, err = s.indicatorFigures(ind, to)
	return v, err
}

// indicatorFigures are the figures of the countries on one indicator, those
// with too little to draw last.
func (s *site) indicatorFigures(ind *survey.Indicator, to linker) ([]Figure, error) {
	if !s.counted(ind) {
		return nil, nil
	}
	st := s.indicatorStand(ind)
	figures, err := s.figuresFrom(st.pageType, st.seen(to))
	var full, empty []Figure
	for _, f := range figures {
		if f.Empty {
			empty = append(empty, s.lent(f, st, to))
		} else {
			full = append(full, s.lent(f, st, to))
		}
	}
	return append(full, empty...), err
}

// apartWords says how a range stands to those of the other countries that
// answered the same edition: two are told apart only if they do not overlap.
func (s *site) apartWords(value *survey.Value, code string, e *survey.Edition) string {
	if !value.Enough {
		return ""
	}
	above, below, others := 0, 0, 0
	for _, p := range s.newest {
		v := valueOf(p, code)
		if v == nil || v == value || !v.Enough || p.Response.Edition != e {
			continue
		}
		others++
		mine, theirs := ranged{Counts: value.Counts}, ranged{Counts: v.Counts}
		switch {
		case mine.above(theirs):
			above++
		case theirs.above(mine):
			below++
		}
	}
	if others == 0 {
		return ""
	}
	return s.say("indicator.apart", "Above", above, "Below", below, "Tied", others-above-below)
}

func (s *site) examples(ind *survey.Indicator) []Example {
	var out []Example
	for n, x := range ind.Examples {
		v := survey.Value{Indicator: ind, Counts: x.Want, Enough: x.Want.Asked() >= ind.Minimum}
		out = append(out, Example{Name: s.words.Example(ind, n), Counts: s.counts(x.Want), Range: s.rangeWords(&v)})
	}
	return out
}
