package chart

import (
	"encoding/json"
	"math"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// radarOption draws the band as the area below "high" with the area below
// "low" taken out in the colour of the paper, then the line, then one unseen
// spoke an indicator that answers to pointer and keyboard.
func radarOption(s *subject) (json.RawMessage, error) {
	rows := s.spokes()
	axes := make([]*opts.Indicator, len(rows))
	for i := range rows {
		// ECharts counts axes against the clock; the picture goes with it.
		r := rows[(len(rows)-i)%len(rows)]
		axes[i] = &opts.Indicator{Name: s.table.cell(r, "indicator").Words + "\n" + s.table.cell(r, "supported").Words, Max: 100}
	}
	polygon := func(code string) []opts.RadarData {
		values := make([]float64, len(rows))
		for i := range rows {
			values[i] = math.Round(1000*s.share(rows[(len(rows)-i)%len(rows)], code)) / 10
		}
		return []opts.RadarData{{Value: values}}
	}
	var spokes []opts.RadarData
	for i, r := range rows {
		values := make([]float64, len(rows))
		values[(len(rows)-i)%len(rows)] = 100
		spokes = append(spokes, opts.RadarData{Value: values, Name: s.table.cell(r, "indicator").Words +
			"\n" + s.say("column.low") + ": " + s.table.cell(r, "low").Words +
			"\n" + s.say("column.supported") + ": " + s.table.cell(r, "supported").Words +
			"\n" + s.say("column.high") + ": " + s.table.cell(r, "high").Words})
	}
	c := charts.NewRadar()
	grid := &opts.LineStyle{Color: lines}
	c.SetGlobalOptions(s.start(), charts.WithRadarComponentOpts(opts.RadarComponent{Indicator: axes, Shape: "polygon", SplitNumber: 4,
		SplitLine: &opts.SplitLine{Show: opts.Bool(true), LineStyle: grid}, SplitArea: &opts.SplitArea{Show: opts.Bool(false)},
		AxisLine: &opts.AxisLine{Show: opts.Bool(true), LineStyle: grid},
		AxisName: &opts.AxisName{Color: ink, FontSize: textSize, LineHeight: 15}}))
	bound := charts.WithLineStyleOpts(opts.LineStyle{Color: accent, Width: 1, Type: "dashed"})
	c.AddSeries("high", polygon("high"), bound, charts.WithAreaStyleOpts(opts.AreaStyle{Color: "{c-accent 14}", Opacity: opts.Float(1)}))
	c.AddSeries("low", polygon("low"), bound, charts.WithAreaStyleOpts(opts.AreaStyle{Color: paper, Opacity: opts.Float(1)}))
	c.AddSeries("supported", polygon("supported"), charts.WithLineStyleOpts(opts.LineStyle{Color: accent, Width: 2.5}),
		charts.WithItemStyleOpts(opts.ItemStyle{Color: accent}))
	c.AddSeries("spokes", spokes, charts.WithLineStyleOpts(opts.LineStyle{Color: accent, Width: 18, Opacity: opts.Float(0)}))
	c.Validate()
	still := map[string]any{"silent": true, "symbol": "none"}
	w, slim := s.web(wide), s.web(narrow)
	return s.finish(c, map[string]any{
		"radar": map[string]any{"center": []any{"50%", "50%"}, "radius": w.r, "axisNameGap": 10},
		"series": []any{still, still, map[string]any{"silent": true, "symbol": "circle", "symbolSize": 8},
			map[string]any{"symbol": "none", "emphasis": map[string]any{"lineStyle": map[string]any{"opacity": 0.3, "width": 3}}}},
		"media": []any{map[string]any{"query": map[string]any{"maxWidth": 639},
			"option": map[string]any{"radar": map[string]any{"radius": slim.r, "center": []any{"50%", "50%"}}}}},
	})
}
