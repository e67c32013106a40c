package chart

import (
	"encoding/json"
	"strconv"

	"egovsite/generator/survey"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// stripsGap is the gap between two cells, in percent of a strip.
const stripsGap = 0.6

// stripsOption stacks the cells: the k-th series holds the k-th item of every
// indicator, and between two of them one holds the gaps.
func stripsOption(s *subject) (json.RawMessage, error) {
	t := &s.table
	names, supported, most := []string{}, []string{}, 0
	for r := range t.Rows {
		names = append(names, inert(t.cell(r, "indicator").Words))
		supported = append(supported, t.cell(r, "supported").Words)
		most = max(most, t.count(r, "asked"))
	}
	c := charts.NewBar()
	c.SetGlobalOptions(s.start(),
		charts.WithXAxisOpts(opts.XAxis{Type: "value", Min: 0, Max: 100, Show: opts.Bool(false), Inverse: opts.Bool(s.near() == "right")}),
		charts.WithYAxisOpts(categories(names)))
	c.ExtendYAxis(categories(supported))
	stack := charts.WithBarChartOpts(opts.BarChart{Stack: "items", BarWidth: "15"})
	for k := range most {
		if k > 0 {
			c.AddSeries("gap", s.gaps(k), stack, charts.WithItemStyleOpts(opts.ItemStyle{Color: "transparent"}))
		}
		c.AddSeries(strconv.Itoa(k), s.items(k), stack)
	}
	c.Validate()
	var series []any
	for i := range 2*most - 1 {
		series = append(series, map[string]any{"silent": i%2 == 1})
	}
	return s.finish(builder{c, c.MultiSeries}, merge(stripsLayout(s, false), map[string]any{
		"series": series,
		"media":  []any{map[string]any{"query": map[string]any{"maxWidth": slimmer}, "option": stripsLayout(s, true)}},
	}))
}

// items are the k-th cells of all rows, each with the words of its standing.
func (s *subject) items(k int) []opts.BarData {
	data := make([]opts.BarData, len(s.table.Rows))
	for r := range data {
		stand := s.standing(r, k)
		if stand == "" {
			continue
		}
		n, asked := s.table.count(r, string(stand)), s.table.count(r, "asked")
		data[r] = opts.BarData{Value: (100 - stripsGap*float64(asked-1)) / float64(asked), ItemStyle: fill(string(stand)),
			Name: s.table.cell(r, "indicator").Words + "\n" + s.words.Say("standing."+string(stand)) + ": " +
				s.words.Say("figures.of", "Part", n, "Total", asked)}
		if stand == survey.StandNo {
			data[r].Label = &opts.Label{Show: opts.Bool(true), Position: "inside", Formatter: "✕", Color: paper}
		}
	}
	return data
}

// gaps are the gaps before the k-th cells.
func (s *subject) gaps(k int) []opts.BarData {
	data := make([]opts.BarData, len(s.table.Rows))
	for r := range data {
		if k < s.table.count(r, "asked") {
			data[r].Value = stripsGap
		}
	}
	return data
}

// standing is where the k-th item of a row stands, in strip order; empty
// where the row has fewer items.
func (s *subject) standing(row, k int) survey.Standing {
	for _, stand := range standings {
		if k -= s.table.count(row, string(stand)); k < 0 {
			return stand
		}
	}
	return ""
}

// stripsLayout puts names and counts where the picture has them.
func stripsLayout(s *subject, slim bool) map[string]any {
	name := map[string]any{"align": s.near(), "margin": stripFrom}
	count := map[string]any{"align": s.far(), "margin": wide - stripTo}
	grid := map[string]any{s.near(): stripFrom, s.far(): wide - stripTo, "top": stripTop, "bottom": 0}
	head := map[string]any{"align": s.far(), "color": muted, "fontSize": 12, "padding": []int{0, 0, 0, 0}}
	gap := 2
	if slim {
		gap = 17
		name, count = above(s.near()), above(s.far())
		grid = map[string]any{s.near(): 0, s.far(): 0, "top": stripTop + 8, "bottom": -8}
	} else {
		head["padding"] = padding(s.far(), -(wide - stripTo))
	}
	count["fontWeight"] = 600
	return map[string]any{"grid": grid, "yAxis": []any{
		map[string]any{"position": s.near(), "axisLabel": name, "axisTick": map[string]any{"show": false}},
		map[string]any{"position": s.far(), "axisLabel": count, "axisTick": map[string]any{"show": false},
			"name": s.say("column.supported"), "nameLocation": "start", "nameGap": gap, "nameTextStyle": head},
	}}
}

// padding moves words towards one side.
func padding(side string, by float64) []float64 {
	if side == "right" {
		return []float64{0, by, 0, 0}
	}
	return []float64{0, 0, 0, by}
}
