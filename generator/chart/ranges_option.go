package chart

import (
	"encoding/json"
	"strconv"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// rangesOption draws each block in a grid of its own: lines for the ranges,
// dots, and over each row an unseen box that answers to pointer and keyboard.
func rangesOption(s *subject) (json.RawMessage, error) {
	sh := s.sheet(wide)
	c := charts.NewScatter()
	c.SetGlobalOptions(s.start())
	var series []any
	for i := range sh.blocks {
		rows, touch, dots, spans := s.rangeData(&sh.blocks[i])
		axes := func(c *charts.SingleSeries) { c.XAxisIndex, c.YAxisIndex = i, 2*i }
		c.Overlap(new(charts.Bar).AddSeries("rows", rows, charts.WithItemStyleOpts(opts.ItemStyle{Color: lines}), axes))
		c.AddSeries("touch", touch, charts.WithItemStyleOpts(opts.ItemStyle{Color: accent, Opacity: opts.Float(0)}), axes)
		c.Overlap(new(charts.Line).AddSeries("range", spans, charts.WithLineStyleOpts(opts.LineStyle{Color: spanColour, Width: 5}), axes))
		c.Overlap(new(charts.Scatter).AddSeries("supported", dots, charts.WithScatterChartOpts(opts.ScatterChart{SymbolSize: 8}),
			charts.WithItemStyleOpts(opts.ItemStyle{Color: accent, BorderColor: paper, BorderWidth: 1.5, Opacity: opts.Float(1)}), axes))
		series = append(series, map[string]any{"silent": true, "barWidth": 1, "z": 1},
			map[string]any{"symbol": "rect", "z": 4, "emphasis": map[string]any{"scale": false, "itemStyle": map[string]any{"opacity": .15}}},
			map[string]any{"silent": true, "symbol": "none", "lineStyle": map[string]any{"cap": "round"}},
			map[string]any{"silent": true, "z": 3})
	}
	slim := s.sheet(narrow)
	axes := s.rangeAxes(&sh)
	axes["series"] = series
	axes["media"] = []any{map[string]any{"query": map[string]any{"maxWidth": slimmer}, "option": s.rangeLayout(&slim, narrow)}}
	return s.finish(builder{c, c.MultiSeries}, merge(s.rangeLayout(&sh, wide), axes))
}

// rangeData are the points of a block, at the numbers of their lines. A line
// without a range has room and no point.
func (s *subject) rangeData(b *block) (rows []opts.BarData, touch, dots []opts.ScatterData, spans []opts.LineData) {
	rows = make([]opts.BarData, len(b.lines))
	for n, l := range b.lines {
		if l.row < 0 {
			continue
		}
		touch = append(touch, opts.ScatterData{Value: []any{50, n}, Name: s.rowWords(l.row, "edition", "low", "supported", "high", "asked")})
		if !s.ranged(l.row) {
			continue
		}
		rows[n].Value = 100
		at := func(code string) []any { return []any{percent(s.share(l.row, code)), n} }
		dots = append(dots, opts.ScatterData{Value: at("supported")})
		spans = append(spans, opts.LineData{Value: at("low")}, opts.LineData{Value: at("high")}, opts.LineData{Value: []any{nil, n}})
	}
	return rows, touch, dots, spans
}

// rangeAxes are what the axes say: the scale, the names, and the numbers at
// the far end of each line.
func (s *subject) rangeAxes(sh *sheet) map[string]any {
	none := map[string]any{"show": false}
	var x, y []any
	for i, b := range sh.blocks {
		names, numbers := []string{}, []string{}
		for _, l := range b.lines {
			name, number := "{h|"+inert(l.heading)+"}", ""
			if l.row >= 0 {
				name, number = inert(fit(s.table.cell(l.row, "country").Words, sh.room, sh.size)), s.shareWords(l.row)
			}
			names, numbers = append(names, name), append(numbers, number)
		}
		x = append(x, map[string]any{"type": "value", "gridIndex": i, "min": 0, "max": 100, "interval": 50, "position": "top", "inverse": s.near() == "right",
			"axisLine": none, "axisTick": none, "splitLine": map[string]any{"lineStyle": map[string]any{"color": lines}},
			"axisLabel": map[string]any{"formatter": "{value}%", "customValues": []int{0, 50, 100}, "color": muted, "fontSize": 12}})
		axis := func(words []string, side string, label map[string]any) map[string]any {
			label["align"], label["interval"] = side, 0
			return map[string]any{"type": "category", "gridIndex": i, "data": words, "inverse": true, "position": side,
				"axisLine": none, "axisTick": none, "splitLine": none, "axisLabel": label}
		}
		y = append(y, axis(names, s.near(), map[string]any{"color": ink, "fontSize": sh.size,
			"rich": map[string]any{"h": map[string]any{"fontWeight": 600, "fontSize": textSize}}}),
			axis(numbers, s.far(), map[string]any{"color": ink, "fontSize": sh.size, "fontWeight": weight(!sh.grouped)}))
	}
	return map[string]any{"xAxis": x, "yAxis": y}
}

func weight(strong bool) int {
	if strong {
		return 600
	}
	return 400
}

// rangeLayout puts the blocks where the picture of that width has them.
func (s *subject) rangeLayout(sh *sheet, width float64) map[string]any {
	var grids, y, series []any
	for _, b := range sh.blocks {
		near, far := b.x+sh.from, width-b.x-sh.to
		grids = append(grids, map[string]any{s.near(): near, s.far(): far, "outerBoundsMode": "none",
			"top": portion(b.y+sh.drop, sh.height), "height": portion(sh.row*float64(len(b.lines)), sh.height)})
		name := map[string]any{"margin": sh.from}
		if sh.above {
			name = map[string]any{"inside": true, "margin": -sh.from, "verticalAlign": "bottom", "padding": []int{0, 0, 12, 0}}
		}
		number := map[string]any{"margin": b.width - sh.to}
		if sh.above {
			number = map[string]any{"inside": true, "margin": sh.to - b.width, "verticalAlign": "bottom", "padding": []int{0, 0, 12, 0}}
		}
		y = append(y, map[string]any{"axisLabel": name}, map[string]any{"axisLabel": number})
		series = append(series, map[string]any{}, map[string]any{"symbolSize": []float64{sh.to - sh.from, sh.row}}, map[string]any{}, map[string]any{})
	}
	return map[string]any{"grid": grids, "yAxis": y, "series": series}
}

// portion is a length as a part of a picture's height.
func portion(length, of float64) string {
	return strconv.FormatFloat(100*length/of, 'f', 2, 64) + "%"
}
