package render

import "egovsite/generator/survey"

// trendRecord is an indicator over the editions that a country has answered,
// as a report carries it. The answers to the other editions are in their own
// reports, so that their counts are taken as they are told here.
type trendRecord struct {
	Indicator string        `json:"indicator"`
	Short     string        `json:"short"`
	Points    []pointRecord `json:"points"`
}

type pointRecord struct {
	Edition    string   `json:"edition"`
	Recorded   int      `json:"recorded"`
	Documented int      `json:"documented"`
	Open       int      `json:"open"`
	No         int      `json:"no"`
	Enough     bool     `json:"enough"`
	Joined     bool     `json:"joined"`
	Break      string   `json:"break"`
	Changed    []string `json:"changed"`
}

func trendRecords(p *survey.Profile) []trendRecord {
	out := []trendRecord{}
	for _, t := range p.Trends {
		r := trendRecord{Indicator: t.Indicator.Code, Short: t.Indicator.Short, Points: []pointRecord{}}
		for _, x := range t.Points {
			c := x.Value.Counts
			r.Points = append(r.Points, pointRecord{x.Profile.Response.Edition.ID, c.Recorded, c.Documented, c.Open, c.No,
				x.Value.Enough, x.Joined, string(x.Break), orEmpty(x.Changed)})
		}
		out = append(out, r)
	}
	return out
}

// trends are what the records say, with what was measured in the place of
// what is told of the report's own edition.
func (d *ReportData) trends(p *survey.Profile) []survey.Trend {
	var out []survey.Trend
	for _, r := range d.Trends {
		t := survey.Trend{Indicator: &survey.Indicator{Code: r.Indicator, Short: r.Short}}
		for _, x := range r.Points {
			at, value := p, valueOf(p, r.Indicator)
			if x.Edition != d.Response.Edition.ID || value == nil {
				at = &survey.Profile{Response: &survey.Cleared{Response: survey.Response{Edition: &survey.Edition{ID: x.Edition}}}}
				value = &survey.Value{Indicator: t.Indicator, Enough: x.Enough,
					Counts: survey.Counts{Recorded: x.Recorded, Documented: x.Documented, Open: x.Open, No: x.No}}
			}
			t.Points = append(t.Points, survey.Point{Profile: at, Value: value, Joined: x.Joined, Break: survey.Break(x.Break), Changed: x.Changed})
		}
		out = append(out, t)
	}
	return out
}
