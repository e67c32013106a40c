package measure

import (
	"slices"

	"egovsite/generator/survey"
)

// Trend follows the indicators of one country over its editions, in the order of
// the catalogue. Two points are joined only if every item of one is comparable
// with exactly one of the other, as a reviewed crosswalk says. It is nil for a
// single edition.
func Trend(profiles []*survey.Profile, cat *survey.Catalog) []survey.Trend {
	ordered := slices.Clone(profiles)
	slices.SortStableFunc(ordered, func(a, b *survey.Profile) int {
		return place(cat, a.Response.Edition.ID) - place(cat, b.Response.Edition.ID)
	})
	if len(ordered) < 2 {
		return nil
	}
	var out []survey.Trend
	for i := range cat.Indicators {
		t := survey.Trend{Indicator: &cat.Indicators[i]}
		for _, p := range ordered {
			for k := range p.Values {
				if v := &p.Values[k]; v.Indicator.Code == t.Indicator.Code {
					t.Points = append(t.Points, point(t.Points, p, v, cat))
				}
			}
		}
		if len(t.Points) > 0 {
			out = append(out, t)
		}
	}
	return out
}

// point adds a point to those before it.
func point(before []survey.Point, p *survey.Profile, v *survey.Value, cat *survey.Catalog) survey.Point {
	out := survey.Point{Profile: p, Value: v}
	if len(before) == 0 {
		return out
	}
	from, to := before[len(before)-1].Profile.Response.Edition.ID, p.Response.Edition.ID
	earlier, later := v.Indicator.Items[from], v.Indicator.Items[to]
	next := comparable(cat, from, to)
	if next == nil {
		out.Break = survey.BreakNoCrosswalk
		return out
	}
	joined := map[string]bool{}
	for _, code := range earlier {
		if c := next[code]; c != "" {
			joined[c] = true
		}
	}
	for _, code := range later {
		if !joined[code] {
			out.Changed = append(out.Changed, code)
		}
	}
	switch {
	case len(earlier) != len(later):
		out.Break = survey.BreakCount
	case len(out.Changed) > 0:
		out.Break = survey.BreakItems
	default:
		out.Joined = true
	}
	return out
}

// comparable tells, for each question of an edition, the one of a later edition
// whose answers can be compared with it, directly or over the editions between
// them. It is nil if no crosswalks lead from one to the other.
func comparable(cat *survey.Catalog, from, to string) map[string]string {
	first, last := place(cat, from), place(cat, to)
	if first < 0 || last < 0 || first >= last {
		return nil
	}
	// The questions as they stand in each edition, by their codes in the first.
	reached := make([]map[string]string, len(cat.Editions))
	reached[first] = map[string]string{}
	for _, q := range cat.Editions[first].Questions {
		reached[first][q.Code] = q.Code
	}
	for at := first + 1; at <= last; at++ {
		for before := first; before < at && reached[at] == nil; before++ { // the shortest way first
			walk := cat.Crosswalk(cat.Editions[before].ID, cat.Editions[at].ID)
			if walk != nil && reached[before] != nil {
				reached[at] = follow(reached[before], walk)
			}
		}
	}
	return reached[last]
}

func place(cat *survey.Catalog, id string) int {
	return slices.IndexFunc(cat.Editions, func(e survey.Edition) bool { return e.ID == id })
}

// follow takes questions over one crosswalk, those that stay comparable.
func follow(questions map[string]string, walk *survey.Crosswalk) map[string]string {
	out := map[string]string{}
	for code, at := range questions {
		if r := walk.Entry(at); r != nil && r.Comparable && len(r.To) == 1 {
			out[code] = r.To[0]
		}
	}
	return out
}
