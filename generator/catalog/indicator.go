package catalog

import (
	"cmp"
	"slices"

	"egovsite/generator/survey"
)

// indicators loads the indicators, in their order of display.
func (l *loader) indicators(files []string) {
	order := map[string]int{}
	each(l, files, func(d *document, x *IndicatorFile) {
		lint(d, indicatorIn{x, stem(d.file), l.known, order}, indicatorRules)
		indicator := x.indicator()
		order[x.Code] = x.Order
		l.known.Indicators = append(l.known.Indicators, indicator)
		if !d.failed {
			l.cat.Indicators = append(l.cat.Indicators, indicator)
		}
	})
	slices.SortStableFunc(l.cat.Indicators, func(a, b survey.Indicator) int { return cmp.Compare(order[a.Code], order[b.Code]) })
}

// indicator turns a sound file into an indicator.
func (x *IndicatorFile) indicator() survey.Indicator {
	out := survey.Indicator{Code: x.Code, Name: x.Name, Short: x.Short, Measures: x.Measures, NotMeasures: x.NotMeasures,
		Operation: survey.Operation(x.Operation), Items: x.Items, Head: x.Head, Minimum: x.Minimum, OneAct: x.OneAct}
	for _, e := range x.Examples {
		example := survey.Example{Name: e.Name, Want: survey.Counts(e.Want)}
		for _, g := range e.Given {
			given := survey.Given{State: survey.State(g.State), Counts: survey.Meaning(g.Counts), Evidence: g.Evidence, Text: g.Text}
			for range max(1, g.Times) {
				example.Given = append(example.Given, given)
			}
		}
		out.Examples = append(out.Examples, example)
	}
	return out
}
