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
	Picture template.HTML // the figure's SVG
	Key     []Term        // direct labels that did not fit the picture
	Answers []Link        // the answers it was made from
	Marked  bool          // its marks and cells carry their values, as a report can be verified
	Numbers string        // id of the table on the page that holds its numbers; empty where the figure has its own
	Script  string        // link to the script that holds its option; empty where the page does
}

// figuresScript is a script that hands the options of a page's figures to
// charts.js. It stands beside the page, so that the page arrives without them;
// it is nil if no figure has one.
func (s *site) figuresScript(p *survey.Profile) ([]byte, error) {
	drawn, err := s.figures("country", p)
	if err != nil {
		return nil, err
	}
	all := map[string]json.RawMessage{}
	for _, f := range drawn {
		if f.Option != nil {
			all[f.ID] = f.Option
		}
	}
	if len(all) == 0 {
		return nil, nil
	}
	data, err := json.Marshal(all)
	if err != nil {
		return nil, fmt.Errorf("writing the options of figures: %w", err)
	}
	return slices.Concat([]byte("egovsiteFigures("), data, []byte(");\n")), nil
}

// figures draws the figures of a page type for one profile, in catalogue order.
func (s *site) figures(pageType string, p *survey.Profile) ([]Figure, error) {
	var out []Figure
	marked := pageType == "report"
	for _, spec := range s.cat.Figures {
		if !slices.Contains(spec.Pages, pageType) {
			continue
		}
		drawn, err := chart.Draw(spec, chart.Matter{Profile: p, Catalog: s.cat, Marked: marked}, s.words)
		if err != nil {
			return nil, err
		}
		f := Figure{Figure: drawn, Picture: ownSVG(drawn.SVG), Marked: marked}
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
