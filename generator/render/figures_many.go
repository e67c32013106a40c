package render

import (
	"slices"

	"egovsite/generator/chart"
	"egovsite/generator/survey"
)

// figuresOfMany draws the figures of a page type that is about many countries,
// in catalogue order, and gives the page what they need. What the page is about
// stands in m; a country links to its own page unless m says where else.
func (s *site) figuresOfMany(b *Base, pageType string, m chart.Matter, to linker) ([]Figure, error) {
	m.Catalog = s.cat
	if m.Country == nil {
		m.Country = func(iso3 string) string { return to.to(newestPath(iso3)) }
	}
	var out []Figure
	for _, spec := range s.cat.Figures {
		if !slices.Contains(spec.Pages, pageType) {
			continue
		}
		drawn, err := chart.Draw(spec, m, s.words)
		if err != nil {
			return nil, err
		}
		f := Figure{Figure: drawn, Picture: ownSVG(drawn.SVG)}
		for _, k := range drawn.Legend {
			f.Key = append(f.Key, Term{Code: k.Code, Words: k.Words, Mark: ownSVG(chart.Swatch(k.Code))})
		}
		out = append(out, f)
	}
	if len(out) > 0 {
		b.Style = append(b.Style, to.to("assets/css/areas.css"))
		b.withFigures(to)
	}
	return out, nil
}

// shortTable is how many countries a reader looks past to find the map.
const shortTable = 12

// whoMap draws who answered. It stands before a long table, which would hide
// it, and behind a short one, which says more of the few. A publisher may leave
// it out.
func (s *site) whoMap(pageType string, b *Base, to linker) (before, after []Figure, err error) {
	if s.cat.Site.NoMap {
		return nil, nil, nil
	}
	drawn, err := s.figuresOfMany(b, pageType, chart.Matter{Profiles: s.newest}, to)
	if len(s.newest) > shortTable {
		return drawn, nil, err
	}
	return nil, drawn, err
}

// answersTo draws the figures of an edition, or of a section of it, each country
// linked to its own page of that edition; none where nobody has answered.
func (s *site) answersTo(e *survey.Edition, section *survey.Section, pageType string, b *Base, to linker) ([]Figure, error) {
	profiles := s.of(e)
	if len(profiles) == 0 {
		return nil, nil
	}
	return s.figuresOfMany(b, pageType, chart.Matter{Profiles: profiles, Edition: e, Section: section,
		Country: func(iso3 string) string { return to.to(s.profilePath(iso3, e.ID)) }}, to)
}
