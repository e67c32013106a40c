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
		return cat.EditionAt(a.Response.Edition.ID) - cat.EditionAt(b.Response.Edition.ID)
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
	out.Changed, out.Break = cat.Continues(v.Indicator, from, to)
	out.Joined = out.Break == ""
	return out
}
