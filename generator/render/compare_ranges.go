package render

import (
	"slices"
	"strings"

	"egovsite/generator/chart"
	"egovsite/generator/survey"
)

// indicator is one indicator of all profiles that have it.
func (x *sides) indicator(ind *survey.Indicator) CompareIndicator {
	v := CompareIndicator{Link: Link{Words: x.words.Indicator(ind), Href: x.to.indicator(ind.Code)}, Code: ind.Code, Axis: x.names.Axis}
	var ranges []ranged
	for i := range x.columns {
		c := &x.columns[i]
		value := valueOf(c.profile, ind.Code)
		if value == nil {
			continue
		}
		strip := x.strip(value, 160)
		row := CompareRange{CompareHead: c.CompareHead, Strip: strip.Picture, Counts: strip.Share, Range: strip.Range}
		if value.Enough {
			row.Picture = ownSVG(chart.Range(value.Counts, x.words.Direction == "rtl", 300))
			ranges = append(ranges, ranged{c.Words, c.Edition, value.Counts})
		} else {
			row.Counts = strip.Supported
		}
		v.Ranges = append(v.Ranges, row)
	}
	v.Sentence = x.told(ranges, func(a, b string) bool {
		return x.apart(a, b, func(e editionsApart) []string { return e.Indicators }, ind.Code)
	})
	return v
}

// ranged is a country that has a range.
type ranged struct {
	country, edition string
	survey.Counts
}

// above reports whether all of a range lies above all of another, as shares of
// the items asked.
func (r ranged) above(o ranged) bool { return r.Low()*o.Asked() > o.High()*r.Asked() }

// told says which countries can be told apart: those whose ranges do not overlap,
// of editions that count alike.
func (s *site) told(ranges []ranged, apart func(a, b string) bool) string {
	if len(ranges) < 2 {
		return s.say("compare.few")
	}
	var out, names, unlike []string
	tied := false
	for i, r := range ranges {
		var below []string
		for j, o := range ranges {
			switch {
			case i == j:
			case apart(r.edition, o.edition):
				unlike = append(unlike, r.edition)
			case r.above(o):
				below = append(below, o.country)
			case !o.above(r):
				tied = true
			}
		}
		names = append(names, r.country)
		if len(below) > 0 {
			out = append(out, s.say("compare.above", "Country", r.country, "Others", s.list(below)))
		}
	}
	switch {
	case !tied:
	case len(out) > 0:
		out = append(out, s.say("compare.tied.rest"))
	case len(unlike) > 0:
		out = append(out, s.say("compare.tied.compared"))
	default:
		out = append(out, s.say("compare.tied", "Countries", s.list(names)))
	}
	if len(unlike) > 0 {
		slices.Sort(unlike)
		out = append(out, s.say("compare.apart", "Editions", s.list(slices.Compact(unlike))))
	}
	return strings.Join(out, " ")
}
