package chart

import (
	"encoding/json"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// treemapOption is laid out as the picture is. A domain is in it as words alone,
// never as an address to be opened.
func treemapOption(s *subject) (json.RawMessage, error) {
	groups := s.hostGroups()
	_, areas := s.hostBoxes(groups, wide)
	nodes := make([]any, len(groups))
	for i, g := range groups {
		style := map[string]any{"color": paper, "borderColor": "{c-open}", "borderWidth": 1}
		if g.kind == "government" {
			style = map[string]any{"color": "{c-accent 20}", "borderColor": accent, "borderWidth": 1}
		}
		children := make([]any, len(g.rows))
		for j, r := range g.rows {
			label := map[string]any{"show": false}
			if lines := s.hostLabel(r, areas[i][j]); lines != nil {
				last := len(lines) - 1
				label = map[string]any{"formatter": inert(strings.Join(lines[:last], "\n")) + strings.Repeat("\n", min(last, 1)) + "{n|" + lines[last] + "}"}
			}
			children[j] = map[string]any{"name": s.table.cell(r, "domain").Words + "\n" + s.linksOf(s.table.cell(r, "share").Words),
				"value": s.table.count(r, "links"), "itemStyle": style, "label": label}
		}
		heading := inert(s.heading(g))
		if g.kind == "government" {
			heading = "{m|◆} " + heading
		}
		nodes[i] = map[string]any{"name": s.heading(g), "value": g.links, "children": children, "itemStyle": map[string]any{"color": paper, "borderColor": paper,
			"borderWidth": 0, "gapWidth": hostGap}, "upperLabel": map[string]any{"formatter": heading}}
	}
	c := new(charts.TreeMap)
	c.SetGlobalOptions(s.start())
	c.AddSeries("links", nil, charts.WithTreeMapOpts(opts.TreeMapChart{Roam: opts.Bool(false), Left: "0", Right: "0", Top: "0", Bottom: "0"}))
	c.MultiSeries[0].Data = nodes
	strong := map[string]any{"color": accent, "fontSize": textSize, "fontWeight": 600}
	return s.finish(builder{c, c.MultiSeries}, map[string]any{
		"egovsite": map[string]any{"from": slimmer + 1},
		"series": []any{map[string]any{"levels": []any{map[string]any{"upperLabel": map[string]any{"show": false}}}, "nodeClick": false, "sort": false, "breadcrumb": map[string]any{"show": false}, "visibleMin": 0,
			"itemStyle": map[string]any{"gapWidth": hostGap, "borderWidth": 0, "borderColor": paper},
			"label": map[string]any{"position": "insideTopLeft", "distance": 0, "padding": []int{5, 6}, "color": ink, "fontSize": hostText, "lineHeight": hostLine,
				"rich": map[string]any{"n": map[string]any{"color": ink, "fontSize": hostText, "lineHeight": hostLine, "fontWeight": 600}}},
			"upperLabel": map[string]any{"show": true, "height": groupHead, "color": ink, "fontSize": textSize, "fontWeight": 600, "padding": 0,
				"rich": map[string]any{"m": strong}},
			"emphasis": map[string]any{"itemStyle": map[string]any{"borderColor": ink, "borderWidth": 2}, "upperLabel": map[string]any{"show": true}}}},
	})
}

// linksOf says a count of links out of all.
func (s *subject) linksOf(share string) string { return s.say("links", "Share", share) }
