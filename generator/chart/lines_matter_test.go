package chart

import (
	"fmt"

	"egovsite/generator/survey"
)

// countries is n invented countries of three regions with every sort of range:
// whole, settled at an end or between, and, of the ninth, none for want of items.
func countries(n int) Matter {
	given := []survey.Counts{{Documented: 6, Open: 4}, {No: 10}, {Recorded: 10}, {Recorded: 3, Documented: 1, Open: 2, No: 4},
		{Recorded: 2, No: 8}, {Recorded: 7, Open: 1, No: 2}, {Recorded: 5, Documented: 2, No: 1}, {Recorded: 8, Documented: 1, No: 1}, {Recorded: 1}}
	return rangesOf(survey.Edition{ID: "2022", Short: "Example 2022", Fieldwork: 2021}, func(i int) survey.Counts { return given[i%len(given)] }, n)
}

// rangesOf is n invented countries with the counts of one indicator.
func rangesOf(e survey.Edition, counts func(i int) survey.Counts, n int) Matter {
	m := Matter{Catalog: &survey.Catalog{}, Indicator: &survey.Indicator{Code: "laws", Name: "Laws", Short: "Laws"}, Marked: true,
		Country: func(iso3 string) string { return "../" + iso3 + "/index.html" }}
	for _, m49 := range []string{"901", "902", "903"} {
		m.Catalog.Regions = append(m.Catalog.Regions, survey.Region{M49: m49, Names: map[string]string{"en": "Region " + m49}})
	}
	for i := range n {
		r := &survey.Cleared{}
		r.Edition, r.Country = &e, &survey.Country{ISO3: fmt.Sprintf("Q%c%c", 'A'+i/26, 'A'+i%26), Region: m.Catalog.Regions[i%3].M49,
			Names: map[string]string{"en": fmt.Sprintf("Examplia %03d", i+1)}}
		c := counts(i)
		m.Profiles = append(m.Profiles, &survey.Profile{Response: r, Values: []survey.Value{{Indicator: m.Indicator, Counts: c, Enough: c.Asked() > 1}}})
	}
	return m
}

// overEditions gives a profile an earlier and a later edition: what can be
// compared with it, what cannot, for each reason, and what is new.
func overEditions(p *survey.Profile) []survey.Trend {
	of := func(id string) *survey.Profile {
		return &survey.Profile{Response: &survey.Cleared{Response: survey.Response{Edition: &survey.Edition{ID: id, Short: "Example " + id}}}}
	}
	earlier, later := of("2020"), of("2024")
	var out []survey.Trend
	for i := range p.Values {
		v := &p.Values[i]
		v.Indicator.Items = map[string][]string{"2020": make([]string, 8), "2022": make([]string, v.Counts.Asked()), "2024": make([]string, 9)}
		t := survey.Trend{Indicator: v.Indicator}
		add := func(p *survey.Profile, v *survey.Value, broken survey.Break, changed ...string) {
			t.Points = append(t.Points, survey.Point{Profile: p, Value: v, Joined: broken == "" && len(t.Points) > 0, Break: broken, Changed: changed})
		}
		value := func(c survey.Counts) *survey.Value {
			return &survey.Value{Indicator: v.Indicator, Counts: c, Enough: c.Asked() > 1}
		}
		add(earlier, value(survey.Counts{Recorded: i, No: 8 - i}), "")
		add(p, v, []survey.Break{"", survey.BreakItems, "", survey.BreakCount}[i%4], []string{"a", "b"}[:i%2]...)
		switch i {
		case 0:
			add(later, value(survey.Counts{Recorded: 1, No: 8}), "")
		case 1:
			add(later, value(survey.Counts{Open: 1}), survey.BreakNoCrosswalk)
		case 2:
			add(later, value(survey.Counts{Recorded: 5}), "")
		case 7:
			t.Points = t.Points[1:]
		}
		out = append(out, t)
	}
	return out
}
