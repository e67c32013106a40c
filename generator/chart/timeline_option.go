package chart

import (
	"encoding/json"
	"math"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// wordsBeside are those of one dot.
type wordsBeside struct {
	Formatter string `json:"formatter"`
	Show      bool   `json:"show"`
}

// timelineOption draws dots on thin bars. It takes over on wide pages alone:
// the narrow list says everything already.
func timelineOption(s *subject) (json.RawMessage, error) {
	pennants, from, to, lanes := s.pennants()
	var dots []opts.ScatterData
	var stems []opts.BarData
	labels := []any{}
	for _, f := range pennants {
		at := []any{math.Round(f.year*1000) / 1000, f.lane}
		dots = append(dots, opts.ScatterData{Value: at, Name: s.table.cell(f.row, "act").Words + "\n" +
			s.table.cell(f.row, "type").Words + ", " + s.table.cell(f.row, "date").Words + "\n" +
			s.say("cited", "Count", s.table.count(f.row, "cited"), "Answers", s.table.cell(f.row, "answers").Words)})
		stems = append(stems, opts.BarData{Value: at})
		labels = append(labels, wordsBeside{inert(f.label), f.label != ""})
	}
	grid := &opts.SplitLine{Show: opts.Bool(false)}
	c := charts.NewBar()
	c.SetGlobalOptions(s.start(),
		charts.WithXAxisOpts(opts.XAxis{Type: "value", Min: from, Max: to, SplitLine: grid,
			AxisLine: &opts.AxisLine{Show: opts.Bool(true), LineStyle: &opts.LineStyle{Color: lines}}}),
		charts.WithYAxisOpts(opts.YAxis{Type: "value", Min: 0, Max: lanes + 1, Show: opts.Bool(false)}))
	c.AddSeries("stems", stems, charts.WithItemStyleOpts(opts.ItemStyle{Color: lines}))
	scatter := new(charts.Scatter).AddSeries("acts", dots, charts.WithItemStyleOpts(opts.ItemStyle{Color: accent}),
		charts.WithScatterChartOpts(opts.ScatterChart{SymbolSize: 8}),
		charts.WithLabelOpts(opts.Label{Show: opts.Bool(true), Position: "right", Color: ink, FontSize: 12}))
	c.Overlap(scatter)
	c.Validate()
	every := yearStep((wide - pennantRoom) / float64(to-from))
	return s.finish(builder{c, c.MultiSeries}, map[string]any{
		"egovsite": map[string]any{"from": 640},
		"grid":     map[string]any{"left": 16, "right": pennantRoom - 16, "top": 8, "bottom": 26},
		"xAxis": []any{map[string]any{"interval": every, "axisTick": map[string]any{"show": true, "lineStyle": map[string]any{"color": lines}},
			"axisLabel": map[string]any{"formatter": "{year}", "color": muted, "fontSize": 12}}},
		"series": []any{map[string]any{"silent": true, "barWidth": 1},
			map[string]any{"data": labels, "itemStyle": map[string]any{"opacity": 1}}},
	})
}
