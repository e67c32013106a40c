package catalog

import (
	"cmp"
	"fmt"
	"slices"

	"egovsite/generator/survey"
)

// figures loads the figures, in their order of display.
func (l *loader) figures(files []string) {
	order := map[string]int{}
	each(l, files, func(d *document, f *FigureFile) {
		lint(d, figureIn{f, stem(d.file), l.known, order}, figureRules)
		order[f.ID] = f.Order
		if !d.failed {
			l.cat.Figures = append(l.cat.Figures, survey.Figure{ID: f.ID, Kind: f.Kind, Pages: f.Pages, Needs: f.Needs, Height: f.Height})
		}
	})
	slices.SortStableFunc(l.cat.Figures, func(a, b survey.Figure) int { return cmp.Compare(order[a.ID], order[b.ID]) })
}

// figureIn is a figure's file, the stem of its name, what it may refer to and
// the places of the figures read before it.
type figureIn struct {
	*FigureFile
	stem  string
	known *survey.Catalog
	order map[string]int
}

var figureRules = []rule[figureIn]{
	{code: "figure-file", why: "a figure has the name of its file", find: figureFile},
	{code: "order-twice", why: "the order of display must be certain", find: figureOrder},
	{code: "reference-unknown", why: "a figure draws indicators, sections or questions", find: figureNeeds},
}

func figureFile(f figureIn, report report) {
	if f.ID != f.stem {
		report(fmt.Sprintf("the figure %q stands in the file %q", f.ID, f.stem+".yaml"), "rename one of them", "id")
	}
}

func figureOrder(f figureIn, report report) {
	placeTaken(f.Order, f.order, "figure", report)
}

func figureNeeds(f figureIn, report report) {
	if len(f.Needs) == 0 {
		return
	}
	var known []string
	for _, x := range f.known.Indicators {
		known = append(known, x.Code)
	}
	for i := range f.known.Editions {
		for _, s := range f.known.Editions[i].Sections {
			known = append(known, s.Code)
		}
		known = append(known, questionCodes(&f.known.Editions[i])...)
	}
	for i, code := range f.Needs {
		if !slices.Contains(known, code) {
			hint := "write the code of an indicator, a section or a question"
			if near := meant(code, known); near != "" {
				hint = fmt.Sprintf("did you mean %q?", near)
			}
			report(fmt.Sprintf("there is no indicator, section or question %q", code), hint, "needs", i)
		}
	}
}
