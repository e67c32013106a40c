package chart

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// An option names colours by their role in the style sheet, "{c-recorded}" or
// "{c-accent 40}" for a share of it on the paper; charts.js puts in what the
// reader's theme has. The name of a data point is what its tooltip says.
const (
	ink    = "{c-ink}"
	muted  = "{c-muted}"
	lines  = "{c-line}"
	paper  = "{c-paper}"
	accent = "{c-accent}"
	// spanColour is that of a range drawn by itself, dark enough to be seen alone.
	spanColour = "{c-accent 60}"
	textSize   = 13
	slimmer    = 639 // widest page, in CSS pixels, that has the narrow picture
)

// A builder is a go-echarts chart and its series. Its page renderer is never
// used: it writes labels into script unescaped. What only lends its series, or has
// no axes, is new(charts.Scatter) and the like: charts.NewScatter fills in what
// that renderer wants, which takes longer than the series.
type builder struct {
	chart  interface{ JSON() map[string]any }
	series charts.MultiSeries
}

// start are the options every figure has.
func (s *subject) start() charts.GlobalOpts {
	return func(bc *charts.BaseConfiguration) {
		charts.WithInitializationOpts(opts.Initialization{ChartID: s.id})(bc)
		charts.WithLegendOpts(opts.Legend{Show: opts.Bool(false)})(bc)
		charts.WithTooltipOpts(opts.Tooltip{Show: opts.Bool(true), Trigger: "item"})(bc)
	}
}

// finish turns a chart into its option and lays over it what the builders
// have no field for. The data of the series, by far the most of it, is kept
// aside while the rest goes through JSON and back.
func (s *subject) finish(c builder, over map[string]any) (json.RawMessage, error) {
	data := make([]any, len(c.series))
	for i := range c.series {
		data[i], c.series[i].Data = c.series[i].Data, nil
	}
	built := c.chart.JSON()
	// Not bundled, or not used: left out rather than switched off.
	for _, key := range []string{"title", "legend", "toolbox", "color"} {
		delete(built, key)
	}
	raw, err := json.Marshal(built)
	if err != nil {
		return nil, fmt.Errorf("writing the option: %w", err)
	}
	var option map[string]any
	if err := json.Unmarshal(raw, &option); err != nil {
		return nil, fmt.Errorf("reading the option back: %w", err)
	}
	if option["xAxis"] != nil {
		// The grid is where the picture has it, not where labels would push it.
		option["grid"] = map[string]any{"outerBoundsMode": "none"}
	}
	merge(option, map[string]any{
		"tooltip": map[string]any{"renderMode": "richText", "confine": true, "backgroundColor": paper, "borderColor": muted,
			"borderWidth": 1, "textStyle": map[string]any{"color": ink, "fontSize": textSize}},
		"textStyle": map[string]any{"fontSize": textSize, "color": ink},
		"aria":      map[string]any{"enabled": false},
	})
	merge(option, over)
	for i, series := range option["series"].([]any) {
		series := series.(map[string]any)
		switch items := data[i].(type) {
		case []opts.BarData:
			series["data"] = hatched(items)
		case []opts.ScatterData:
			series["data"] = labelled(items, series["data"])
		default:
			series["data"] = items
		}
	}
	out, err := json.Marshal(option)
	if err != nil {
		return nil, fmt.Errorf("writing the option: %w", err)
	}
	return out, nil
}

// merge lays src over dst, map into map and list into list item by item, and
// returns dst.
func merge(dst, src map[string]any) map[string]any {
	for k, v := range src {
		dst[k] = over(dst[k], v)
	}
	return dst
}

func over(old, v any) any {
	switch v := v.(type) {
	case map[string]any:
		m, ok := old.(map[string]any)
		if !ok {
			m = map[string]any{}
		}
		return merge(m, v)
	case []any:
		if l, ok := old.([]any); ok && len(l) == len(v) {
			out := make([]any, len(v))
			for i := range v {
				out[i] = over(l[i], v[i])
			}
			return out
		}
	}
	return v
}

// fill is the style of a cell or bar by its code: a standing or a grade.
func fill(code string) *opts.ItemStyle {
	switch code {
	case "recorded", "no":
		return &opts.ItemStyle{Color: "{c-" + code + "}", BorderColor: "{c-" + code + "}", BorderWidth: 1}
	case "documented", "open":
		return &opts.ItemStyle{Color: paper, BorderColor: "{c-" + code + "}", BorderWidth: 1}
	}
	return &opts.ItemStyle{Color: fmt.Sprintf("{c-accent %d}", shade[code]), BorderColor: accent, BorderWidth: 1}
}

// shade is how much of the accent colour a grade has, in percent; the classes
// g-… of figures.css say the same.
var shade = map[string]int{"none": 0, "prose": 10, "link": 25, "act": 45, "dated-act": 70, "article": 100}

// A hatchedBar is a documented item with its pattern, which the builders
// cannot say; charts.js knows what "{hatch}" is.
type hatchedBar struct {
	opts.BarData
	ItemStyle struct {
		*opts.ItemStyle
		Decal string `json:"decal"`
	} `json:"itemStyle"`
}

// hatched gives every documented item the pattern of its standing.
func hatched(items []opts.BarData) []any {
	out := make([]any, len(items))
	for i, item := range items {
		if item.ItemStyle == nil || item.ItemStyle.BorderColor != "{c-documented}" {
			out[i] = item
			continue
		}
		bar := hatchedBar{BarData: item}
		bar.ItemStyle.ItemStyle = item.ItemStyle
		bar.ItemStyle.Decal = "{hatch}"
		out[i] = bar
	}
	return out
}

// A labelledDot is a point with its own label, which the builders cannot say.
type labelledDot struct {
	opts.ScatterData
	Label any `json:"label,omitempty"`
}

// labelled gives every point the label at its place.
func labelled(items []opts.ScatterData, labels any) []any {
	list, _ := labels.([]any)
	out := make([]any, len(items))
	for i, item := range items {
		dot := labelledDot{ScatterData: item}
		if i < len(list) {
			dot.Label = list[i]
		}
		out[i] = dot
	}
	return out
}

// above is an axis label that stands over its bar, on a narrow page.
func above(side string) map[string]any {
	return map[string]any{"inside": true, "margin": 0, "verticalAlign": "bottom", "padding": []int{0, 0, 14, 0}, "align": side}
}

// tenth is a number with one decimal, which is as exact as a picture is.
func tenth(f float64) float64 { return math.Round(10*f) / 10 }

// categories is an axis of names, first on top, without lines.
func categories(names []string) opts.YAxis {
	return opts.YAxis{Type: "category", Data: names, Inverse: opts.Bool(true), AxisLine: &opts.AxisLine{Show: opts.Bool(false)},
		SplitLine: &opts.SplitLine{Show: opts.Bool(false)},
		AxisLabel: &opts.AxisLabel{Color: ink, FontSize: textSize, Interval: "0"}}
}

// near and far are the sides on which a line of the page's language begins and ends.
func (s *subject) near() string {
	if s.words.Direction == "rtl" {
		return "right"
	}
	return "left"
}

func (s *subject) far() string {
	if s.words.Direction == "rtl" {
		return "left"
	}
	return "right"
}

// inert makes words safe as a label's template: the library would take
// "{b}" or "{name|…}" in a response's words for its own.
func inert(words string) string { return strings.ReplaceAll(words, "{", "{\u2060") }
