package render

import (
	"html/template"
	"slices"

	"egovsite/generator/chart"
	"egovsite/generator/survey"
)

// Figure is a drawn figure as a template shows it.
type Figure struct {
	chart.Figure
	Picture template.HTML // the figure's SVG
	Key     []Term        // direct labels that did not fit the picture
	Answers []Link        // the answers it was made from
}

// figures draws the figures of a page type for one profile, in catalogue order.
func (s *site) figures(pageType string, p *survey.Profile) ([]Figure, error) {
	var out []Figure
	for _, spec := range s.cat.Figures {
		if !slices.Contains(spec.Pages, pageType) {
			continue
		}
		drawn, err := chart.Draw(spec, chart.Matter{Profile: p, Catalog: s.cat}, s.words)
		if err != nil {
			return nil, err
		}
		f := Figure{Figure: drawn, Picture: ownSVG(drawn.SVG)}
		for _, k := range drawn.Legend {
			f.Key = append(f.Key, Term{Code: k.Code, Words: k.Words, Mark: ownSVG(chart.Swatch(k.Code))})
		}
		for _, code := range drawn.Answers {
			if i := p.Response.Edition.ByCode(code); i >= 0 {
				q := &p.Response.Edition.Questions[i]
				f.Answers = append(f.Answers, Link{Words: numbered(q.Number), Href: "#" + q.Anchor()})
			}
		}
		out = append(out, f)
	}
	return out, nil
}
