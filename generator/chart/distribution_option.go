package chart

import (
	"encoding/json"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// endColour is what the bars of an end are filled with; the classes h-… of
// figures.css say the same.
var endColour = map[string]string{"low": spanColour, "supported": accent, "high": spanColour}

// distributionOption draws each histogram in a grid of its own, and beside the
// bars, unseen points that carry the words around them.
func distributionOption(s *subject) (json.RawMessage, error) {
	c := charts.NewBar()
	c.SetGlobalOptions(s.start(), charts.WithXAxisOpts(opts.XAxis{Type: "value"}))
	var x, y, series []any
	for i, code := range ends {
		axes := func(c *charts.SingleSeries) { c.XAxisIndex, c.YAxisIndex = i, i }
		var bars []opts.BarData
		for r := range bands {
			n := s.table.cell(r, code)
			bar := opts.BarData{Value: []any{float64(r) + .5, n.Value}, Name: s.say("column."+code) + "\n" + s.table.cell(r, "band").Words + ": " +
				s.say("countries", "Count", s.table.count(r, code)), ItemStyle: &opts.ItemStyle{Color: endColour[code]}}
			bar.Label = &opts.Label{Show: opts.Bool(n.Value != 0), Position: "top", Color: ink, FontSize: 12, Formatter: n.Words}
			bars = append(bars, bar)
		}
		c.AddSeries(code, bars, axes)
		words := []said{{at: []any{0, s.tallest()}, words: s.say("column." + code), position: s.far(), lift: -30}}
		for _, b := range bounds {
			words = append(words, said{at: []any{b.slot, 0}, words: s.words.Percent(b.share), position: "bottom", quiet: true})
		}
		points, labels := s.saying(words)
		c.Overlap(new(charts.Scatter).AddSeries("words", points, axes))
		series = append(series, map[string]any{}, labels)
		none := map[string]any{"show": false}
		x = append(x, map[string]any{"type": "value", "gridIndex": i, "min": 0, "max": len(bands), "containShape": false, "inverse": s.near() == "right", "splitLine": none, "axisLabel": none,
			"axisTick": map[string]any{"customValues": []float64{.5, 2, 3, 4, 5.5}, "lineStyle": map[string]any{"color": lines}},
			"axisLine": map[string]any{"lineStyle": map[string]any{"color": lines}}})
		y = append(y, map[string]any{"type": "value", "gridIndex": i, "min": 0, "max": s.tallest(), "show": false})
	}
	return s.finish(builder{c, c.MultiSeries}, merge(s.distributionLayout(wide), map[string]any{"xAxis": x, "yAxis": y, "series": series,
		"media": []any{map[string]any{"query": map[string]any{"maxWidth": slimmer}, "option": s.distributionLayout(narrow)}}}))
}

// distributionLayout puts the histograms where the picture of that width has them.
func (s *subject) distributionLayout(width float64) map[string]any {
	panels, height := s.panels(width)
	var grids, series []any
	for _, pn := range panels {
		grids = append(grids, map[string]any{"outerBoundsMode": "none", s.near(): portion(pn.x, width), "width": portion(pn.width, width),
			"top": portion(pn.top, height), "height": portion(pn.base-pn.top, height)})
		series = append(series, map[string]any{"barWidth": pn.barWide}, map[string]any{})
	}
	return map[string]any{"grid": grids, "series": series}
}
