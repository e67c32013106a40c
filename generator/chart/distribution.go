package chart

import (
	"egovsite/generator/locale"
	"egovsite/generator/survey"
)

// How many countries have each share of an indicator's items: by what is
// stated, by what is stated or documented, and by all that is not answered No.
// A country has a range, so there is not one distribution but these three.

// bands are the parts of the scale: nothing and all are bands of their own, as
// few items give few shares, and these two say more than any between them.
var bands = []string{"none", "quarter", "half", "three-quarters", "most", "all"}

// bandFew counts the countries that have too few items for a range.
const bandFew = "few"

// ends are the three readings of a range.
var ends = []string{"low", "supported", "high"}

// fewestCountries is from how many countries on a distribution says more than a list.
const fewestCountries = 5

func distributionTable(_ survey.Figure, m Matter, words *locale.Locale) Table {
	t := Table{Columns: heads(words, "distribution", []string{"band"}, ends)}
	n := map[string][3]int{}
	for _, p := range m.Profiles {
		v := valueOf(p, m.Indicator)
		if v == nil {
			continue
		}
		for i, k := range []int{v.Counts.Low(), v.Counts.Supported(), v.Counts.High()} {
			band := bandOf(k, v.Counts.Asked())
			if !v.Enough {
				band = bandFew
			}
			counts := n[band]
			counts[i]++
			n[band] = counts
		}
	}
	rows := bands
	if n[bandFew][0] > 0 {
		rows = append(rows[:len(rows):len(rows)], bandFew)
	}
	for _, band := range rows {
		t.Rows = append(t.Rows, []Cell{{Value: band, Words: words.Say("figures.distribution.band." + band)},
			number(words, n[band][0]), number(words, n[band][1]), number(words, n[band][2])})
	}
	return t
}

// bandOf is the band of a share.
func bandOf(n, of int) string {
	switch {
	case of == 0:
		return bandFew
	case n == 0:
		return "none"
	case n == of:
		return "all"
	}
	return bands[1+(4*n-1)/of]
}

// over adds up the countries that lie in the bands from one on.
func (s *subject) over(end string, band int) int {
	total := 0
	for r := band; r < len(bands); r++ {
		total += s.table.count(r, end)
	}
	return total
}

func distributionEnough(s *subject) bool { return s.over("supported", 0) >= fewestCountries }

func distributionWords(s *subject) (title, sentence string) {
	const half = 3 // the first band above it
	title = s.say("title", "Half", s.over("supported", half), "Count", s.over("supported", 0))
	sentence = s.say("sentence", "Low", s.over("low", half), "High", s.over("high", half))
	if len(s.table.Rows) > len(bands) {
		sentence += " " + s.say("sentence.few", "Count", s.table.count(len(bands), "low"))
	}
	return title, sentence
}
