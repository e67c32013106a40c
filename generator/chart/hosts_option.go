package chart

import (
	"encoding/json"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// hostsOption stacks the grades, and a last series of nothing holds the totals.
func hostsOption(s *subject) (json.RawMessage, error) {
	t := &s.table
	names := []string{}
	totals := make([]opts.BarData, len(t.Rows))
	for r := range t.Rows {
		mark := "{m| }"
		if t.cell(r, "government").Value == "yes" {
			mark = "{m|◆}"
		}
		name := inert(fit(t.cell(r, "domain").Words, hostsFrom-34, 13))
		if s.near() == "right" {
			names = append(names, name+mark)
		} else {
			names = append(names, mark+name)
		}
		totals[r] = opts.BarData{Value: 0, Label: &opts.Label{Show: opts.Bool(true), Position: s.far(), Color: ink, FontSize: textSize,
			Formatter: t.cell(r, "links").Words}}
	}
	c := charts.NewBar()
	c.SetGlobalOptions(s.start(),
		charts.WithXAxisOpts(opts.XAxis{Type: "value", Min: 0, Show: opts.Bool(false), Inverse: opts.Bool(s.near() == "right")}),
		charts.WithYAxisOpts(categories(names)))
	stack := charts.WithBarChartOpts(opts.BarChart{Stack: "grades", BarWidth: "15"})
	var series []any
	for _, g := range s.hostGrades() {
		c.AddSeries(g, s.links(g), stack)
		series = append(series, map[string]any{})
	}
	c.AddSeries("total", totals, stack)
	c.Validate()
	return s.finish(builder{c, c.MultiSeries}, merge(hostsLayout(s, false), map[string]any{
		"series": append(series, map[string]any{"silent": true}),
		"media":  []any{map[string]any{"query": map[string]any{"maxWidth": slimmer}, "option": hostsLayout(s, true)}},
	}))
}

// links are the bars of one grade.
func (s *subject) links(grade string) []opts.BarData {
	data := make([]opts.BarData, len(s.table.Rows))
	for r := range data {
		n := s.table.count(r, grade)
		if n == 0 {
			continue
		}
		data[r] = opts.BarData{Value: n, ItemStyle: fill(grade), Name: s.table.cell(r, "domain").Words + "\n" +
			s.words.Say("grade."+grade) + ": " + s.words.Say("figures.of", "Part", n, "Total", s.table.count(r, "links"))}
	}
	return data
}

// hostsLayout puts names where the picture has them.
func hostsLayout(s *subject, slim bool) map[string]any {
	most := 1
	for r := range s.table.Rows {
		most = max(most, s.table.count(r, "links"))
	}
	name := map[string]any{"align": s.near(), "margin": hostsFrom}
	grid := map[string]any{s.near(): hostsFrom, s.far(): 44, "top": 0, "bottom": 4}
	if slim {
		name = above(s.near())
		grid = map[string]any{s.near(): 0, s.far(): 44, "top": 8, "bottom": -4}
	}
	name["rich"] = map[string]any{"m": map[string]any{"width": 18, "align": s.near(), "color": accent, "fontSize": textSize}}
	return map[string]any{"grid": grid, "xAxis": []any{map[string]any{"max": most}},
		"yAxis": []any{map[string]any{"position": s.near(), "axisLabel": name, "axisTick": map[string]any{"show": false}}}}
}
