package chart

import (
	"encoding/json"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// egdiOption draws the line, with a tip a year.
func egdiOption(s *subject) (json.RawMessage, error) {
	pl := s.plot(wide)
	c := charts.NewLine()
	c.SetGlobalOptions(s.start(),
		charts.WithXAxisOpts(opts.XAxis{Type: "value", Min: pl.from, Max: pl.to, SplitLine: &opts.SplitLine{Show: opts.Bool(false)}}),
		charts.WithYAxisOpts(opts.YAxis{Type: "value", Min: 0, Max: 1,
			SplitLine: &opts.SplitLine{Show: opts.Bool(true), LineStyle: &opts.LineStyle{Color: lines}}}))
	var data []opts.LineData
	for r := range s.table.Rows {
		cell := s.table.cell(r, "egdi")
		d := opts.LineData{Value: []any{s.table.count(r, "year"), cell.Value}}
		if cell.Value != nil {
			d.Name = s.table.cell(r, "year").Words + "\n" + s.say("column.egdi") + ": " + cell.Words
		}
		data = append(data, d)
	}
	c.AddSeries("egdi", data, charts.WithLineStyleOpts(opts.LineStyle{Color: accent, Width: 3}), charts.WithItemStyleOpts(opts.ItemStyle{Color: accent}),
		charts.WithLineChartOpts(opts.LineChart{Symbol: "circle"}))
	c.Validate()
	none := map[string]any{"show": false}
	words, _ := s.endLabel(pl)
	return s.finish(builder{c, c.MultiSeries}, merge(s.egdiLayout(pl), map[string]any{
		"tooltip": map[string]any{"trigger": "axis", "axisPointer": map[string]any{"type": "line", "lineStyle": map[string]any{"color": muted}}},
		"yAxis": []any{map[string]any{"interval": 0.25, "axisLine": none, "axisTick": none,
			"axisLabel": map[string]any{"color": muted, "fontSize": 12, "formatter": "{index}"}}},
		"series": []any{map[string]any{"connectNulls": false, "symbolSize": 7,
			"endLabel": map[string]any{"show": true, "color": ink, "fontSize": 12, "distance": 10, "formatter": inert(words)}}},
		"media": []any{map[string]any{"query": map[string]any{"maxWidth": slimmer}, "option": s.egdiLayout(s.plot(narrow))}},
	}))
}

// egdiLayout puts the line and the years where the picture of that width has
// them.
func (s *subject) egdiLayout(pl plot) map[string]any {
	var years []any
	for _, y := range s.labelled(pl) {
		years = append(years, y)
	}
	return map[string]any{
		"grid": map[string]any{"left": pl.left, "right": beyond, "top": pl.top, "bottom": 26},
		"xAxis": []any{map[string]any{"axisLabel": map[string]any{"formatter": "{year}", "customValues": years, "color": muted, "fontSize": 12, "margin": 12},
			"axisTick": map[string]any{"customValues": years, "lineStyle": map[string]any{"color": lines}}, "axisLine": map[string]any{"show": false}}},
	}
}
