package chart

import (
	"egovsite/generator/locale"
	"egovsite/generator/survey"
)

// A country's indicators over the editions it has answered. Points are joined
// by a line only where the two editions can be compared; where they cannot,
// the line breaks and the picture says why.

// joined stands in the column "before" of a point that can be compared with the
// one before it; others have their break there.
const joined = "joined"

func trendTable(_ survey.Figure, p *survey.Profile, words *locale.Locale) Table {
	t := Table{Columns: heads(words, "trend", []string{"indicator", "edition", "before"}, []string{"low", "supported", "high", "asked"})}
	for _, trend := range p.Trends {
		name := Cell{Value: trend.Indicator.Code, Words: words.Short(trend.Indicator)}
		if valueOf(p, trend.Indicator) != nil {
			name.Link = "#" + trend.Indicator.Code
		}
		for i := range trend.Points {
			x := &trend.Points[i]
			id, c := x.Profile.Response.Edition.ID, x.Value.Counts
			row := []Cell{name, {Value: id, Words: id}, before(trend.Points, i, words)}
			for _, n := range []int{c.Low(), c.Supported(), c.High()} {
				if x.Value.Enough && c.Asked() > 0 {
					row = append(row, number(words, n))
				} else {
					row = append(row, Cell{Words: words.Say("figures.trend.few")})
				}
			}
			t.Rows = append(t.Rows, append(row, number(words, c.Asked())))
		}
	}
	return t
}

// before says how a point stands to the one before it.
func before(points []survey.Point, at int, words *locale.Locale) Cell {
	x := &points[at]
	switch {
	case at == 0:
		return Cell{}
	case x.Joined:
		return Cell{Value: joined, Words: words.Say("figures.trend.joined")}
	}
	earlier := points[at-1].Profile.Response.Edition.ID
	items := x.Value.Indicator.Items
	return Cell{Value: string(x.Break), Words: words.Say("figures.trend.break."+string(x.Break), "Before", earlier, "Count", len(x.Changed),
		"Earlier", len(items[earlier]), "Later", len(items[x.Profile.Response.Edition.ID]))}
}

// A course is one indicator: its rows, oldest edition first.
type course struct{ first, last int }

func (s *subject) courses() []course {
	var out []course
	for r := range s.table.Rows {
		if r > 0 && s.table.cell(r, "indicator").Value == s.table.cell(r-1, "indicator").Value {
			out[len(out)-1].last = r
			continue
		}
		out = append(out, course{r, r})
	}
	return out
}

// trendEnough wants two editions and a range: otherwise there is no trend.
func trendEnough(s *subject) bool {
	editions := map[any]bool{}
	for r := range s.table.Rows {
		editions[s.table.cell(r, "edition").Value] = true
	}
	return len(editions) > 1 && len(s.spokes()) > 0
}

func trendWords(s *subject) (title, sentence string) {
	t, comparable, rose, fell, broken := &s.table, 0, 0, 0, 0
	for _, c := range s.courses() {
		breaks := false
		for r := c.first + 1; r <= c.last; r++ {
			breaks = breaks || t.cell(r, "before").Value != joined
		}
		if breaks {
			broken++
		}
		if c.first == c.last || t.cell(c.last, "before").Value != joined || !s.ranged(c.last) || !s.ranged(c.last-1) {
			continue
		}
		comparable++
		if then, now := s.span(c.last-1), s.span(c.last); then.below(now) {
			rose++
		} else if now.below(then) {
			fell++
		}
	}
	switch {
	case comparable == 0:
		title = s.say("title.none")
	case rose+fell == 0:
		title = s.say("title.same", "Count", comparable)
	default:
		title = s.say("title", "Rose", rose, "Fell", fell, "Count", comparable)
	}
	sentence = s.say("sentence")
	if broken > 0 {
		sentence += " " + s.say("sentence.broken", "Count", broken)
	}
	return title, sentence
}

func trendLegend(s *subject) []Key {
	return []Key{{"span", s.say("key.range")}, {"dot", s.say("column.supported")}, {"break", s.say("key.break")}}
}
