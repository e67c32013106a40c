package render

import (
	"html/template"

	"egovsite/generator/survey"
)

// Trends are a country's indicators over its editions.
type Trends struct {
	Lede       string
	Figures    []Figure
	Indicators []Trend
}

// Trend is one indicator over the editions that count it.
type Trend struct {
	Name   string
	Href   string // its section on this page; empty if this edition does not count it
	Points []Point
}

// Point is the indicator in one edition.
type Point struct {
	Edition Link // to the profile of that edition; without address on its own page
	Picture template.HTML
	Counts  string // "10 of 10", or the counts below the minimum data
	Range   string
	Break   bool // it cannot be compared with the point before
	Words   string
	Changed []Link // questions that cannot be compared with the edition before
}

// trends shows what a country's other editions said. Only a country with several
// has any.
func (s *site) trends(p *survey.Profile, to linker) Trends {
	var out Trends
	seen := map[*survey.Profile]bool{}
	for _, t := range p.Trends {
		view := Trend{Name: s.words.Indicator(t.Indicator)}
		if valueOf(p, t.Indicator.Code) != nil {
			view.Href = "#" + t.Indicator.Code
		}
		for i := range t.Points {
			seen[t.Points[i].Profile] = true
			view.Points = append(view.Points, s.point(p, t.Points, i, to))
		}
		out.Indicators = append(out.Indicators, view)
	}
	if len(seen) < 2 {
		return Trends{}
	}
	out.Lede = s.say("trend.lede", "Count", len(seen), "Country", s.name(p.Response.Country))
	return out
}

func (s *site) point(p *survey.Profile, points []survey.Point, at int, to linker) Point {
	x := &points[at]
	r := x.Profile.Response
	strip := s.strip(x.Value, 240)
	v := Point{Edition: Link{Words: r.Edition.ID}, Picture: strip.Picture, Counts: strip.Share, Range: strip.Range, Break: x.Break != ""}
	if v.Counts == "" {
		v.Counts = strip.Supported
	}
	if x.Profile != p {
		v.Edition.Href = to.to(s.profilePath(r.Country.ISO3, r.Edition.ID))
	}
	if at == 0 {
		v.Words = s.say("trend.first")
		return v
	}
	before := points[at-1].Profile.Response.Edition.ID
	items := x.Value.Indicator.Items
	earlier, later := len(items[before]), len(items[r.Edition.ID])
	switch {
	case x.Joined:
		v.Words = s.say("trend.joined", "Count", later, "Before", before)
	default:
		v.Words = s.say("trend.break."+string(x.Break), "Count", len(x.Changed), "Before", before, "Edition", r.Edition.ID, "Earlier", earlier, "Later", later)
	}
	for _, code := range x.Changed {
		if i := r.Edition.ByCode(code); i >= 0 {
			q := &r.Edition.Questions[i]
			v.Changed = append(v.Changed, Link{Words: numbered(q.Number) + " " + s.words.Label(q), Href: to.to(questionPath(r.Edition.ID, code))})
		}
	}
	return v
}
