package chart

import "github.com/go-echarts/go-echarts/v2/opts"

// said are words at a place of a figure for which no axis has room.
type said struct {
	at       []any // on the axes
	words    string
	position string  // of the words, from their place: "top", "bottom", "left", "right", "inside"
	lift     float64 // how far below it they stand besides, in pixels; above if negative
	quiet    bool
	strong   bool
}

// saying makes unseen points whose labels are the words, and what is laid over
// their series.
func (s *subject) saying(list []said) (points []opts.ScatterData, over map[string]any) {
	var labels []any
	for _, w := range list {
		points = append(points, opts.ScatterData{Value: w.at})
		colour := ink
		if w.quiet {
			colour = muted
		}
		label := map[string]any{"show": true, "position": w.position, "formatter": inert(w.words), "color": colour, "distance": 0}
		if w.position == "bottom" {
			label["distance"] = 4
		}
		if w.lift != 0 {
			label["offset"] = []float64{0, w.lift}
		}
		if w.strong {
			label["fontWeight"], label["fontSize"] = 600, textSize
		}
		labels = append(labels, label)
	}
	return points, map[string]any{"silent": true, "symbolSize": 0, "itemStyle": map[string]any{"opacity": 1}, "label": map[string]any{"fontSize": 12}, "data": labels}
}
