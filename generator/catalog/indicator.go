package catalog

import (
	"cmp"
	"slices"

	"egovsite/generator/survey"
)

// indicators loads the indicators, in their order of display.
func (l *loader) indicators(files []string) {
	var sound []IndicatorFile
	for _, file := range files {
		text, ok := l.read(file)
		if !ok {
			continue
		}
		var x IndicatorFile
		d := l.decode(file, text, 0, &x)
		if d == nil {
			continue
		}
		lint(d, indicatorIn{&x, stem(file), l.cat, sound}, indicatorRules)
		if !d.failed {
			sound = append(sound, x)
		}
	}
	slices.SortStableFunc(sound, func(a, b IndicatorFile) int { return cmp.Compare(a.Order, b.Order) })
	for _, x := range sound {
		l.cat.Indicators = append(l.cat.Indicators, x.indicator())
	}
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
