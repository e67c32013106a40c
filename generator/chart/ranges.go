package chart

import (
	"egovsite/generator/locale"
	"egovsite/generator/survey"
)

// The range of every country on one indicator, from what is stated to all that
// is not answered No, and in it the share stated or documented. It is no
// ranking: countries stand by name, and where they are many, by region.

func rangesTable(_ survey.Figure, m Matter, words *locale.Locale) Table {
	t := Table{Columns: heads(words, "range-dots", []string{"country", "region", "edition"}, []string{"low", "supported", "high", "asked"})}
	for _, p := range m.Profiles {
		v := valueOf(p, m.Indicator)
		if v == nil {
			continue
		}
		country, c := p.Response.Country, v.Counts
		row := []Cell{{Value: country.ISO3, Words: words.Country(country), Link: m.place(country, "#"+v.Indicator.Code)},
			{Value: country.Region}, {Value: p.Response.Edition.ID, Words: p.Response.Edition.ID}}
		if r := m.Catalog.Region(country.Region); r != nil {
			row[1].Words = words.Region(r)
		}
		for _, n := range []int{c.Low(), c.Supported(), c.High()} {
			if v.Enough && c.Asked() > 0 {
				row = append(row, number(words, n))
			} else {
				row = append(row, Cell{Words: words.Say("figures.range-dots.few")})
			}
		}
		t.Rows = append(t.Rows, append(row, number(words, c.Asked())))
	}
	return t
}

// valueOf is an indicator of a profile; nil if its edition does not count it.
func valueOf(p *survey.Profile, ind *survey.Indicator) *survey.Value {
	for i := range p.Values {
		if ind != nil && p.Values[i].Indicator.Code == ind.Code {
			return &p.Values[i]
		}
	}
	return nil
}

// place links to a place on a country's page.
func (m Matter) place(c *survey.Country, fragment string) string {
	if m.Country == nil {
		return ""
	}
	return m.Country(c.ISO3) + fragment
}

func rangesEnough(s *subject) bool { return len(s.spokes()) > 0 }

// rangesWords say how far countries can be told apart: only two whose ranges
// do not overlap, and only within an edition.
func rangesWords(s *subject) (title, sentence string) {
	rows := s.spokes()
	if len(rows) == 1 {
		title, sentence = s.oneRange(rows[0])
	} else {
		title, sentence = s.manyRanges(rows)
	}
	if few := len(s.table.Rows) - len(rows); few > 0 {
		sentence += " " + s.say("sentence.few", "Count", few)
	}
	return title, sentence
}

func (s *subject) manyRanges(rows []int) (title, sentence string) {
	pairs, apart, editions := 0, 0, map[any][]span{}
	for _, r := range rows {
		a, edition := s.span(r), s.table.cell(r, "edition").Value
		for _, b := range editions[edition] {
			pairs++
			if a.below(b) || b.below(a) {
				apart++
			}
		}
		editions[edition] = append(editions[edition], a)
	}
	if pairs == 0 {
		return s.say("title.editions", "Count", len(rows)), s.say("sentence.editions")
	}
	switch {
	case apart == 0:
		title, sentence = s.say("title.none", "Count", len(rows)), s.say("sentence.none")
	case apart < pairs:
		title, sentence = s.say("title", "Apart", apart, "Count", pairs), s.say("sentence", "Count", pairs-apart)
	case len(editions) > 1:
		title, sentence = s.say("title", "Apart", apart, "Count", pairs), s.say("sentence.all")
	default:
		title, sentence = s.say("title.all", "Count", pairs), s.say("sentence.all")
	}
	if len(editions) > 1 {
		sentence += " " + s.say("sentence.editions")
	}
	return title, sentence
}

// oneRange says of the only country with a range how far it reaches.
func (s *subject) oneRange(row int) (title, sentence string) {
	a := s.span(row)
	title = s.say("title.one", "Country", s.table.cell(row, "country").Words, "Supported", s.table.count(row, "supported"), "Count", a.asked)
	if a.low == a.high {
		return title, s.say("sentence.settled")
	}
	return title, s.say("sentence.one", "Low", a.low, "High", a.high, "Count", a.asked)
}

// A span is the range of a row, in items out of those asked.
type span struct{ low, high, asked int }

func (s *subject) span(row int) span {
	return span{s.table.count(row, "low"), s.table.count(row, "high"), s.table.count(row, "asked")}
}

// below reports whether the whole of a range lies under another.
func (a span) below(b span) bool { return a.high*b.asked < b.low*a.asked }

func rangesLegend(s *subject) []Key {
	return []Key{{"span", s.say("key.range")}, {"dot", s.say("column.supported")}}
}
