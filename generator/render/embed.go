package render

import (
	"html"
	"slices"
	"strconv"

	"egovsite/generator/chart"
	"egovsite/generator/survey"
)

// EmbedPage is one figure alone, to be shown in a frame on somebody's page.
type EmbedPage struct {
	Base
	Figure Figure
	Place  Link // the page it stands on
	Site   Link
}

// Embed is how a figure is shown elsewhere.
type Embed struct {
	Href string // link to the page that has it alone; empty in a report
	Code string // what to copy; empty where the site does not know its address
}

// A stand is a page that figures stand on.
type stand struct {
	pageType string
	name     string // before the figure's in the address of its own page: "aze-2022"
	page     string // path of the page
	script   string // path of the script that holds the options of its figures
	matter   chart.Matter
}

func (s *site) countryStand(p *survey.Profile) stand {
	iso3, edition := p.Response.Country.ISO3, p.Response.Edition.ID
	return stand{pageType: "country", name: low(iso3) + "-" + edition, page: s.profilePath(iso3, edition), script: s.figuresPath(iso3, edition),
		matter: chart.Matter{Profile: p, Catalog: s.cat}}
}

func (s *site) indicatorStand(ind *survey.Indicator) stand {
	return stand{pageType: "indicator", name: ind.Code, page: indicatorPath(ind.Code), script: indicatorFiguresPath(ind.Code),
		matter: chart.Matter{Profiles: s.newest, Catalog: s.cat, Indicator: ind}}
}

// counted reports whether some country's newest response has the indicator.
func (s *site) counted(ind *survey.Indicator) bool {
	return slices.ContainsFunc(s.newest, func(p *survey.Profile) bool { return valueOf(p, ind.Code) != nil })
}

// seen is what the figures are drawn from on a page whose links to makes; their
// options are elsewhere.
func (st stand) seen(to linker) chart.Matter {
	m := st.matter
	m.Still = true
	m.Country = func(iso3 string) string { return to.to(newestPath(iso3)) }
	return m
}

// lent is a figure as a page shows it that is no report: its option is lent by
// the script beside the page it stands on, and it says how to show it elsewhere,
// unless there is nothing to show.
func (s *site) lent(f Figure, st stand, to linker) Figure {
	if f.Moves {
		f.Script = to.to(st.script)
	}
	if f.Empty {
		return f
	}
	path := embedPath(st.name, f.ID)
	f.Embed.Href = to.to(path)
	if address := s.absolute(path); address != "" && f.Embed.Href != "" {
		f.Embed.Code = `<iframe src="` + html.EscapeString(address) + `" title="` + html.EscapeString(f.Title) +
			`" width="100%" height="` + strconv.Itoa(frameHeight(f)) + `" loading="lazy" style="border:0"></iframe>`
	}
	return f
}

// frameHeight is how high a frame is that shows a figure with the words around
// it; a very high one is scrolled.
func frameHeight(f Figure) int { return min(f.Drawn+320, 900) }

// profileEmbeds are the figures of a country's page, each alone.
func profileEmbeds(s *site, p *survey.Profile) []page { return s.embedPages(s.countryStand(p)) }

// indicatorEmbeds are the figures of the indicators' pages, each alone; none
// where there are no such pages for them to stand on.
func indicatorEmbeds(s *site) (out []page) {
	if !s.cat.Site.Has(survey.PartIndicators) {
		return nil
	}
	for i := range s.cat.Indicators {
		if ind := &s.cat.Indicators[i]; s.counted(ind) {
			out = append(out, s.embedPages(s.indicatorStand(ind))...)
		}
	}
	return out
}

func (s *site) embedPages(st stand) (out []page) {
	for _, spec := range s.cat.Figures {
		if slices.Contains(spec.Pages, st.pageType) {
			path := embedPath(st.name, spec.ID)
			out = append(out, page{path: path, make: func() (any, error) { return s.embedPage(spec, st, path) }})
		}
	}
	return out
}

// embedPage is nil for a figure that has nothing to show.
func (s *site) embedPage(spec survey.Figure, st stand, path string) (any, error) {
	to := s.link(path)
	f, err := s.figure(spec, st.seen(to))
	if err != nil || f.Empty {
		return nil, err
	}
	place := to.to(st.page)
	f = s.lent(f, st, to).away(place)
	f.Embed, f.Alone = Embed{}, true
	title := f.Title
	if f.About != "" {
		title = s.say("embed.title", "Figure", f.Title, "About", f.About)
	}
	v := &EmbedPage{Base: s.base(path, title, f.Sentence), Figure: f,
		Place: Link{Words: f.About, Href: place + "#fig-" + f.ID}, Site: Link{Words: s.siteName(), Href: to.to(homePath)}}
	v.Bare, v.First, v.Card, v.Style, v.Canonical = true, "", "", styles(to, "site", "places"), s.absolute(st.page)
	v.withFigures(to)
	return v, nil
}
