package chart

import (
	"encoding/json"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// radarOption draws the band as the area below "high" with the area below
// "low" taken out in the colour of the paper, then what the picture has along
// its axes, then the line, then one unseen spoke an indicator that answers to
// pointer and keyboard.
func radarOption(s *subject) (json.RawMessage, error) {
	rows := s.spokes()
	axes := make([]*opts.Indicator, len(rows))
	for i := range rows {
		// ECharts counts axes against the clock; the picture goes with it.
		r := rows[(len(rows)-i)%len(rows)]
		axes[i] = &opts.Indicator{Name: inert(s.table.cell(r, "indicator").Words) + "\n{n|" + s.table.cell(r, "supported").Words + "}", Max: 100}
	}
	polygon := func(code string) []opts.RadarData {
		values := make([]float64, len(rows))
		for i := range rows {
			values[i] = percent(s.share(rows[(len(rows)-i)%len(rows)], code))
		}
		return []opts.RadarData{{Value: values}}
	}
	// spokes are lines from the centre along each axis: as far as a count, or
	// all the way with the words that a reader's touch brings up.
	spokes := func(code string, touch bool) []opts.RadarData {
		var out []opts.RadarData
		for i, r := range rows {
			values, name := make([]float64, len(rows)), ""
			values[(len(rows)-i)%len(rows)] = 100
			if !touch {
				values[(len(rows)-i)%len(rows)] = percent(s.share(r, code))
			} else {
				name = s.table.cell(r, "indicator").Words
				for _, code := range []string{"low", "supported", "high"} {
					name += "\n" + s.say("column."+code) + ": " + s.table.cell(r, code).Words
				}
			}
			out = append(out, opts.RadarData{Value: values, Name: name})
		}
		return out
	}
	c := charts.NewRadar()
	c.MultiSeries = make(charts.MultiSeries, 0, 6) // each is large
	grid := &opts.LineStyle{Color: lines}
	c.SetGlobalOptions(s.start(), charts.WithRadarComponentOpts(opts.RadarComponent{Indicator: axes, Shape: "polygon", SplitNumber: 4,
		SplitLine: &opts.SplitLine{Show: opts.Bool(true), LineStyle: grid}, SplitArea: &opts.SplitArea{Show: opts.Bool(false)},
		AxisLine: &opts.AxisLine{Show: opts.Bool(true), LineStyle: grid},
		AxisName: &opts.AxisName{Color: ink, FontSize: textSize, LineHeight: 15}}))
	area := func(colour string, opacity float32) []charts.SeriesOpts {
		return []charts.SeriesOpts{charts.WithLineStyleOpts(opts.LineStyle{Opacity: opts.Float(0)}),
			charts.WithAreaStyleOpts(opts.AreaStyle{Color: colour, Opacity: opts.Float(opacity)})}
	}
	line := func(colour string, width, opacity float32) charts.SeriesOpts {
		return charts.WithLineStyleOpts(opts.LineStyle{Color: colour, Width: width, Opacity: opts.Float(opacity)})
	}
	c.AddSeries("high", polygon("high"), area(accent, .14)...)
	c.AddSeries("low", polygon("low"), area(paper, 1)...)
	c.AddSeries("range", spokes("high", false), line("{c-accent 40}", 5, 1))
	c.AddSeries("stated", spokes("low", false), line("{c-recorded}", 5, 1))
	c.AddSeries("supported", polygon("supported"), line(accent, 2.5, 1),
		charts.WithItemStyleOpts(opts.ItemStyle{Color: accent, BorderColor: paper, BorderWidth: 1.5}))
	c.AddSeries("touch", spokes("", true), line(accent, 22, 0))
	c.Validate()
	still := map[string]any{"silent": true, "symbol": "none"}
	round := map[string]any{"silent": true, "symbol": "none", "lineStyle": map[string]any{"cap": "round"}}
	w, slim := s.web(wide), s.web(narrow)
	scale := make([]any, len(rows))
	for i := range scale {
		scale[i] = map[string]any{"axisLabel": map[string]any{"show": i == 0, "formatter": "{value}%", "customValues": []int{50, 100},
			"color": muted, "fontSize": 12, "align": "left", "margin": -9}}
	}
	return s.finish(builder{c, c.MultiSeries}, map[string]any{
		"radar": map[string]any{"center": []any{"50%", "50%"}, "radius": w.r, "axisNameGap": 12,
			"axisName":  map[string]any{"rich": map[string]any{"n": map[string]any{"color": muted, "fontSize": 12, "lineHeight": 15}}},
			"indicator": scale},
		"series": []any{still, still, round, round, map[string]any{"silent": true, "symbol": "circle", "symbolSize": 9},
			map[string]any{"symbol": "none", "emphasis": map[string]any{"lineStyle": map[string]any{"opacity": 0.25}}}},
		"media": []any{map[string]any{"query": map[string]any{"maxWidth": slimmer},
			"option": map[string]any{"radar": map[string]any{"radius": slim.r, "axisName": map[string]any{"fontSize": 12}}}}},
	})
}

// percent is a share on an axis that ends at 100.
func percent(share float64) float64 { return tenth(100 * share) }
