package chart

import (
	"encoding/json"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// trendOption draws on one grid that is as large as the wide picture and has
// its measures, so that every mark is where the picture has it. It takes over
// on wide pages alone.
func trendOption(s *subject) (json.RawMessage, error) {
	plates, height := s.plates(wide)
	var touch, dots []opts.ScatterData
	var grid, breaks, spans, joins []opts.LineData
	segment := func(list *[]opts.LineData, points ...point) {
		for _, pt := range points {
			*list = append(*list, opts.LineData{Value: spot(pt)})
		}
		*list = append(*list, opts.LineData{Value: []any{nil, nil}})
	}
	for i := range plates {
		pl := &plates[i]
		for _, tick := range []float64{0, .5, 1} {
			segment(&grid, point{pl.x, pl.y(tick)}, point{pl.x + pl.width, pl.y(tick)})
		}
		for r := pl.first; r <= pl.last; r++ {
			if s.breaks(r) {
				x := (pl.at(r-1) + pl.at(r)) / 2
				segment(&breaks, point{x, pl.top - 4}, point{x, pl.base + 4})
			}
			touch = append(touch, opts.ScatterData{Value: spot(point{pl.at(r), (pl.top + pl.base) / 2}), Name: s.pointWords(r)})
		}
		for _, run := range s.joinedRuns(pl.course) {
			var line []point
			for _, r := range run {
				x := pl.at(r)
				segment(&spans, point{x, pl.y(s.share(r, "low"))}, point{x, pl.y(s.share(r, "high"))})
				line = append(line, point{x, pl.y(s.share(r, "supported"))})
				dots = append(dots, opts.ScatterData{Value: spot(line[len(line)-1])})
			}
			segment(&joins, line...)
		}
	}
	words, labels := s.saying(s.trendSays(plates))
	c := charts.NewScatter()
	c.SetGlobalOptions(s.start(),
		charts.WithXAxisOpts(opts.XAxis{Type: "value", Min: 0, Max: wide, Show: opts.Bool(false), Inverse: opts.Bool(s.near() == "right")}),
		charts.WithYAxisOpts(opts.YAxis{Type: "value", Min: 0, Max: height, Show: opts.Bool(false), Inverse: opts.Bool(true)}))
	c.AddSeries("touch", touch, charts.WithItemStyleOpts(opts.ItemStyle{Color: accent, Opacity: opts.Float(0)}))
	line := func(name string, data []opts.LineData, style opts.LineStyle) {
		c.Overlap(new(charts.Line).AddSeries(name, data, charts.WithLineStyleOpts(style)))
	}
	line("grid", grid, opts.LineStyle{Color: lines, Width: 1})
	line("break", breaks, opts.LineStyle{Color: muted, Width: 1.5, Type: "dashed"})
	line("range", spans, opts.LineStyle{Color: spanColour, Width: 5})
	line("joined", joins, opts.LineStyle{Color: accent, Width: 2.5})
	c.Overlap(new(charts.Scatter).AddSeries("supported", dots, charts.WithScatterChartOpts(opts.ScatterChart{SymbolSize: 9}),
		charts.WithItemStyleOpts(opts.ItemStyle{Color: accent, BorderColor: paper, BorderWidth: 1.5, Opacity: opts.Float(1)})))
	c.Overlap(new(charts.Scatter).AddSeries("words", words))
	c.Validate()
	still := map[string]any{"silent": true, "symbol": "none"}
	round := map[string]any{"silent": true, "symbol": "none", "lineStyle": map[string]any{"cap": "round"}}
	return s.finish(builder{c, c.MultiSeries}, map[string]any{
		"egovsite": map[string]any{"from": 640},
		"grid":     map[string]any{"left": 0, "right": 0, "top": 0, "bottom": 0},
		"series": []any{map[string]any{"symbol": "rect", "symbolSize": []float64{34, platePlot + 8}, "z": 4,
			"emphasis": map[string]any{"scale": false, "itemStyle": map[string]any{"opacity": .12}}},
			still, still, round, still, map[string]any{"silent": true, "z": 3}, labels},
	})
}

// spot is a place of the picture as data, no more exact than the picture.
func spot(pt point) []any { return []any{tenth(pt.x), tenth(pt.y)} }

// pointWords are what a tip says of a point.
func (s *subject) pointWords(row int) string {
	t := &s.table
	out := t.cell(row, "indicator").Words + ", " + t.cell(row, "edition").Words
	for _, code := range []string{"low", "supported", "high", "asked"} {
		out += "\n" + s.say("column."+code) + ": " + t.cell(row, code).Words
	}
	if b := t.cell(row, "before").Words; b != "" {
		out += "\n" + b
	}
	return out
}

// trendSays are the words of the picture.
func (s *subject) trendSays(plates []plate) []said {
	var out []said
	for i := range plates {
		pl := &plates[i]
		add := func(x, y float64, words, position string, quiet bool) {
			out = append(out, said{at: spot(point{x, y}), words: words, position: position, quiet: quiet})
		}
		add(pl.x, pl.top-18.5, fit(s.table.cell(pl.first, "indicator").Words, pl.width, 13), s.far(), false)
		out[len(out)-1].strong = true
		for _, tick := range []float64{0, .5, 1} {
			if pl.x == plateScale {
				add(plateScale-6, pl.y(tick), s.words.Percent(tick), s.near(), true)
			}
		}
		for r := pl.first; r <= pl.last; r++ {
			if pl.room(r, plateEdition) {
				add(pl.at(r), pl.base+14, s.table.cell(r, "edition").Words, "inside", false)
			}
			if pl.room(r, plateCount) {
				add(pl.at(r), pl.base+29, s.countWords(r), "inside", true)
			}
		}
		for n, line := range pl.why {
			add(pl.x, pl.base+plateFoot+plateLine*float64(n+1)-8, line, s.far(), true)
		}
	}
	return out
}
