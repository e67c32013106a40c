package chart

import (
	"encoding/json"
	"math"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// egdiOption draws the lines, and one tip a year with all of them.
func egdiOption(s *subject) (json.RawMessage, error) {
	style := map[string]opts.LineStyle{
		"epi": {Color: muted, Width: 1.5, Type: "dotted"}, "osi": {Color: muted, Width: 1.5, Type: "dashed"},
		"hci": {Color: muted, Width: 1.5}, "tii": {Color: accent, Width: 1.5, Type: "dashed"}, "egdi": {Color: accent, Width: 3},
	}
	pl := s.plot(wide)
	c := charts.NewLine()
	c.SetGlobalOptions(s.start(),
		charts.WithXAxisOpts(opts.XAxis{Type: "value", Min: pl.from, Max: pl.to, SplitLine: &opts.SplitLine{Show: opts.Bool(false)}}),
		charts.WithYAxisOpts(opts.YAxis{Type: "value", Min: 0, Max: 1,
			SplitLine: &opts.SplitLine{Show: opts.Bool(true), LineStyle: &opts.LineStyle{Color: lines}}}))
	var series []any
	for _, code := range parts {
		var data []opts.LineData
		for r := range s.table.Rows {
			cell := s.table.cell(r, code)
			d := opts.LineData{Value: []any{s.table.count(r, "year"), cell.Value}}
			if cell.Value != nil {
				d.Name = s.table.cell(r, "year").Words + "\n" + s.say("column."+code) + ": " + cell.Words
			}
			data = append(data, d)
		}
		c.AddSeries(code, data, charts.WithLineStyleOpts(style[code]), charts.WithItemStyleOpts(opts.ItemStyle{Color: style[code].Color}),
			charts.WithLineChartOpts(opts.LineChart{Symbol: "circle"}))
		series = append(series, map[string]any{"connectNulls": false, "symbolSize": symbolSize(code)})
	}
	c.Validate()
	none := map[string]any{"show": false}
	return s.finish(builder{c, c.MultiSeries}, merge(s.egdiLayout(pl), map[string]any{
		"tooltip": map[string]any{"trigger": "axis", "axisPointer": map[string]any{"type": "line", "lineStyle": map[string]any{"color": muted}}},
		"yAxis": []any{map[string]any{"interval": 0.25, "axisLine": none, "axisTick": none,
			"axisLabel": map[string]any{"color": muted, "fontSize": 12, "formatter": "{index}"}}},
		"series": series,
		"media":  []any{map[string]any{"query": map[string]any{"maxWidth": slimmer}, "option": s.egdiLayout(s.plot(narrow))}},
	}))
}

// egdiLayout puts the lines, the years and the names at their ends where the
// picture of that width has them.
func (s *subject) egdiLayout(pl plot) map[string]any {
	width, key := wide, "label."
	if pl.right < wide/2 {
		width, key = narrow, "short."
	}
	ends := map[string]map[string]any{}
	for _, l := range s.endLabels(pl) {
		ends[l.code] = map[string]any{"show": true, "color": ink, "fontSize": 12, "distance": 14,
			"offset": []any{0, math.Round(l.y - l.from.y)}, "formatter": inert(s.say(key+l.code) + " " + l.words)}
	}
	var series []any
	for _, code := range parts {
		series = append(series, map[string]any{"endLabel": ends[code]})
	}
	var years []any
	for _, y := range s.labelled(pl) {
		years = append(years, y)
	}
	return map[string]any{
		"grid": map[string]any{"left": pl.left, "right": width - pl.right, "top": pl.top, "bottom": 26},
		"xAxis": []any{map[string]any{"axisLabel": map[string]any{"formatter": "{year}", "customValues": years, "color": muted, "fontSize": 12},
			"axisTick": map[string]any{"customValues": years, "lineStyle": map[string]any{"color": lines}}, "axisLine": map[string]any{"show": false}}},
		"series": series,
	}
}

// symbolSize keeps the dots of the parts small beside those of the index.
func symbolSize(code string) int {
	if code == "egdi" {
		return 7
	}
	return 4
}
