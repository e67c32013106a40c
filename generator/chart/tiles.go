package chart

import (
	"cmp"
	"slices"

	"egovsite/generator/locale"
	"egovsite/generator/survey"
)

// The tile map: one tile a Member State, in blocks by sub-region, filled where
// there is a response. No borders, so that there are none to dispute.

func tilesTable(_ survey.Figure, m Matter, words *locale.Locale) Table {
	t := Table{Columns: heads(words, "tile-map", []string{"country", "code", "region", "area", "edition"}, nil)}
	answered := map[string]*survey.Edition{}
	for _, p := range m.Profiles {
		if c := p.Response.Country; c != nil {
			answered[c.ISO3] = p.Response.Edition
		}
	}
	region := func(m49 string) Cell {
		if r := m.Catalog.Region(m49); r != nil {
			return Cell{Value: m49, Words: words.Region(r)}
		}
		return Cell{Words: words.Say("figures.tile-map.elsewhere")}
	}
	for i := range m.Catalog.Countries {
		c := &m.Catalog.Countries[i]
		row := []Cell{{Value: words.Country(c), Words: words.Country(c)}, {Value: c.ISO3, Words: c.ISO3},
			region(c.Region), region(cmp.Or(c.Intermediate, c.Subregion)), {Words: words.Say("figures.tile-map.none")}}
		if e := answered[c.ISO3]; e != nil {
			row[4] = Cell{Value: e.ID, Words: e.ID}
			if m.Country != nil {
				row[0].Link = m.Country(c.ISO3)
			}
		}
		t.Rows = append(t.Rows, row)
	}
	byName := words.Order()
	slices.SortStableFunc(t.Rows, func(a, b []Cell) int { return byName(a[0].Words, b[0].Words) })
	return t
}

// newestEdition is the newest edition that somebody answered: editions are in
// the order of their IDs. It is empty where nobody has answered anything.
func (s *subject) newestEdition() string {
	newest := ""
	for r := range s.table.Rows {
		newest = max(newest, s.table.cell(r, "edition").Code())
	}
	return newest
}

// tile is the code of a country's mark: "tile-new", "tile-old" or "tile-none".
func (s *subject) tile(row int, newest string) string {
	switch s.table.cell(row, "edition").Code() {
	case "":
		return "tile-none"
	case newest:
		return "tile-new"
	}
	return "tile-old"
}

func tilesWords(s *subject) (title, sentence string) {
	t := &s.table
	newest, in := s.newestEdition(), map[string]int{} // responses by region
	count, latest, one := 0, 0, 0
	for r := range t.Rows {
		region := t.cell(r, "region").Words
		switch s.tile(r, newest) {
		case "tile-none":
			in[region] += 0
			continue
		case "tile-new":
			latest++
		}
		in[region]++
		count, one = count+1, r
	}
	from := 0
	for _, n := range in {
		if n > 0 {
			from++
		}
	}
	all := len(t.Rows)
	title = s.say("title", "Count", count, "All", all)
	switch {
	case count == 0:
		return s.say("title.none"), s.say("sentence.none")
	case count == 1:
		sentence = s.say("sentence.one", "Country", t.cell(one, "country").Words, "Area", t.cell(one, "area").Words)
	case count == all:
		sentence = s.say("sentence.all")
	case from == len(in):
		sentence = s.say("sentence.everywhere", "Count", from, "Missing", all-count)
	default:
		sentence = s.say("sentence", "Count", from, "Regions", len(in), "Missing", all-count)
	}
	if latest < count {
		sentence += " " + s.say("sentence.editions", "Count", latest, "Edition", newest)
	}
	return title, sentence
}

func tilesLegend(s *subject) []Key {
	newest, have := s.newestEdition(), map[string]bool{}
	for r := range s.table.Rows {
		have[s.tile(r, newest)] = true
	}
	key := "key.answered"
	if have["tile-old"] {
		key = "key.newest"
	}
	var out []Key
	for _, k := range []Key{{"tile-new", s.say(key, "Edition", newest)}, {"tile-old", s.say("key.earlier")}, {"tile-none", s.say("none")}} {
		if have[k.Code] {
			out = append(out, k)
		}
	}
	return out
}
