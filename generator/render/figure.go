package render

import (
	"encoding/json"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"egovsite/generator/chart"
	"egovsite/generator/survey"
)

// Figure is a drawn figure as a template shows it.
type Figure struct {
	chart.Figure
	Picture  template.HTML // the figure's SVG
	Key      []Term        // direct labels that did not fit the picture
	Answers  []Link        // the answers it was made from
	Marked   bool          // its marks and cells carry their values, as a report can be verified
	Numbers  string        // id of the table on the page that holds its numbers; empty where the figure has its own
	Script   string        // link to the script that holds its option; empty where the page does
	About    string        // whose figure it is, for a copy that stands alone; empty for one of the whole site
	Embed    Embed
	Alone    bool   // it is all that its page has
	Language string // of the words that the government wrote; empty if unknown
}

// figuresScript is a script that hands the options of a page's figures to
// charts.js. It stands beside the page, so that the page arrives without them;
// it is nil if no figure has one.
func (s *site) figuresScript(st stand) ([]byte, error) {
	out, sign := []byte("egovsiteFigures("), byte('{') // of an object whose values are JSON already
	specs := slices.Clone(s.cat.Figures)
	slices.SortFunc(specs, func(a, b survey.Figure) int { return strings.Compare(a.ID, b.ID) })
	for _, spec := range specs {
		if !slices.Contains(spec.Pages, st.pageType) {
			continue
		}
		drawn, err := s.draw(spec, st.matter)
		if err != nil {
			return nil, err
		}
		if drawn.Option != nil {
			id, err := json.Marshal(spec.ID)
			if err != nil {
				return nil, fmt.Errorf("writing the name of a figure: %w", err)
			}
			out = fmt.Appendf(out, "%c%s:%s", sign, id, drawn.Option)
			sign = ','
		}
	}
	if sign == '{' {
		return nil, nil
	}
	return append(out, "});\n"...), nil
}

// light are the kinds of figure whose marks the style sheet of every page has.
var light = []string{"radar", "act-timeline", "hosts-treemap", "egdi", "trend", "strips"}

// further reports whether a page type has a figure that needs more than that.
func (s *site) further(pageType string) bool {
	return slices.ContainsFunc(s.cat.Figures, func(f survey.Figure) bool {
		return slices.Contains(f.Pages, pageType) && !slices.Contains(light, f.Kind)
	})
}

// figures draws the figures of a page type for one profile, in catalogue order.
func (s *site) figures(pageType string, p *survey.Profile) ([]Figure, error) {
	return s.figuresFrom(pageType, chart.Matter{Profile: p, Catalog: s.cat, Marked: pageType == "report", Still: pageType == "country"})
}

// figuresFrom draws the figures of a page type from matter, in catalogue order.
func (s *site) figuresFrom(pageType string, m chart.Matter) ([]Figure, error) {
	var out []Figure
	for _, spec := range s.cat.Figures {
		if !slices.Contains(spec.Pages, pageType) {
			continue
		}
		f, err := s.figure(spec, m)
		if err != nil {
			return nil, err
		}
		if f.SVG != "" {
			out = append(out, f)
		}
	}
	return out, nil
}

// figure draws one figure. It has no picture if there is nothing to be said.
func (s *site) figure(spec survey.Figure, m chart.Matter) (Figure, error) {
	drawn, err := s.draw(spec, m)
	if err != nil {
		return Figure{}, err
	}
	f := Figure{Figure: drawn, Picture: ownSVG(drawn.SVG), Marked: m.Marked, About: s.about(m), Answers: make([]Link, 0, len(drawn.Answers))}
	if m.Profile != nil {
		f.Language = m.Profile.Response.Language
	}
	for _, k := range drawn.Legend {
		f.Key = append(f.Key, Term{Code: k.Code, Words: k.Words, Mark: ownSVG(chart.Swatch(k.Code))})
	}
	for _, code := range drawn.Answers {
		e := m.Profile.Response.Edition
		if i := e.ByCode(code); i >= 0 {
			f.Answers = append(f.Answers, Link{Words: numbered(e.Questions[i].Number), Href: "#" + e.Questions[i].Anchor()})
		}
	}
	return f, nil
}

// draw draws a figure. Those of one country stand on several of its pages, and
// are drawn once.
func (s *site) draw(spec survey.Figure, m chart.Matter) (chart.Figure, error) {
	if m.Profile == nil {
		return chart.Draw(spec, m, s.words)
	}
	still := m.Still
	m.Still = false
	drawn, err := once(s.shown, drawing{spec.ID, m.Profile, m.Marked}, func() (chart.Figure, error) { return chart.Draw(spec, m, s.words) })
	if still {
		drawn.Option = nil
	}
	return drawn, err
}

// A drawing is a figure of a country.
type drawing struct {
	id     string
	of     *survey.Profile
	marked bool
}

// about is the country and edition, or the indicator, that matter is about.
func (s *site) about(m chart.Matter) string {
	switch {
	case m.Profile != nil:
		return s.say("embed.about", "Country", s.name(m.Profile.Response.Country), "Edition", s.words.Edition(m.Profile.Response.Edition))
	case m.Indicator != nil:
		return s.words.Indicator(m.Indicator)
	}
	return ""
}

// credit says where a saved copy of a figure comes from.
func (s *site) credit() string {
	parts := []string{s.siteName()}
	if a := s.cat.Site.Address; a != "" {
		parts = append(parts, a)
	}
	if l := s.cat.Site.Licence; l != "" {
		parts = append(parts, s.say("base.licence", "Licence", l))
	}
	return strings.Join(parts, " · ")
}

// away is the figure for another page than the one whose fragments it links to.
func (f Figure) away(page string) Figure {
	rows := f.Table.Rows
	f.Table.Rows, f.Answers = make([][]chart.Cell, len(rows)), slices.Clone(f.Answers)
	for i, row := range rows {
		f.Table.Rows[i] = slices.Clone(row)
		for j := range row {
			if strings.HasPrefix(row[j].Link, "#") {
				f.Table.Rows[i][j].Link = page + row[j].Link
			}
		}
	}
	for i := range f.Answers {
		f.Answers[i].Href = page + f.Answers[i].Href
	}
	return f
}
