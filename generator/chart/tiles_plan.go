package chart

import (
	"maps"
	"math"
	"slices"
	"strings"
)

// A tileBlock is a sub-region on the map, by its M49 code, and how many of its
// tiles stand side by side on the broad map.
type tileBlock struct {
	area   string
	across int
}

// A tileRegion is a region and its sub-regions in lines, north to south and
// west to east.
type tileRegion struct {
	region string
	lines  [][]tileBlock
}

// world is where the regions stand: three columns, west to east. It is a layout
// of our own, near enough to a map of the world to find a country on.
var world = [...][]tileRegion{
	{{"019", [][]tileBlock{{{"021", 7}}, {{"013", 3}, {"029", 4}}, {{"005", 7}}}}},
	{{"150", [][]tileBlock{{{"154", 5}, {"151", 6}}, {{"155", 5}, {"039", 6}}}},
		{"002", [][]tileBlock{{{"015", 11}}, {{"011", 4}, {"017", 3}, {"014", 4}}, {{"018", 11}}}}},
	{{"142", [][]tileBlock{{{"143", 5}, {"030", 6}}, {{"145", 4}, {"034", 3}, {"035", 4}}}},
		{"009", [][]tileBlock{{{"057", 5}, {"061", 6}}, {{"054", 5}, {"053", 6}}}}},
}

// A tileGrid is how a width is used: the columns of the world, how far tiles are
// apart, and what is between two sub-regions of a line. Without such a gap every
// sub-region has a line of its own; where there is one column, the columns of the
// world stand below each other.
type tileGrid struct {
	columns []tileColumn
	x, y    float64
	gap     float64
}

// A tileColumn is where a column begins, and how many tiles stand side by side in it.
type tileColumn struct {
	x, width float64
	across   int
}

var tileGrids = map[float64]tileGrid{
	broad:  {[]tileColumn{{0, 274.5, 7}, {301, 436.5, 11}, {763.5, 436.5, 11}}, 37.5, 30, 12},
	wide:   {[]tileColumn{{0, 245, 7}, {257.5, 245, 7}, {515, 245, 7}}, 35, 29, 0},
	narrow: {[]tileColumn{{0, 350, 8}}, 43.75, 32, 0},
}

// lines are a region's lines on this grid.
func (g tileGrid) lines(r tileRegion, c tileColumn) [][]tileBlock {
	if g.gap > 0 {
		return r.lines
	}
	var out [][]tileBlock
	for _, b := range slices.Concat(r.lines...) {
		out = append(out, []tileBlock{{b.area, c.across}})
	}
	return out
}

// A placed is a part of the map: a region's heading or a sub-region's tiles.
type placed struct {
	heading     bool
	x, y, width float64
	across      int
	rows        []int // of the table
}

// Heights of what stands above tiles, and the gap below a region.
const (
	tileHeading = 34.0
	tileLabel   = 20.0
	tileGap     = 8.0
	tileRegions = 18.0
)

// tilePlaces lays out the map for a width.
func (s *subject) tilePlaces(width float64) (out []placed, height float64) {
	g, columns := tileGrids[width], s.tileColumns()
	if len(g.columns) == 1 {
		columns = [][]tileRegion{slices.Concat(columns...)}
	}
	for i, regions := range columns {
		c, y := g.columns[i], 0.0
		for _, region := range regions {
			rows := s.rowsOf("region", region.region)
			if len(rows) == 0 {
				continue
			}
			out = append(out, placed{heading: true, x: c.x, y: y, width: c.width, rows: rows})
			y += tileHeading
			for _, line := range g.lines(region, c) {
				blocks, tall := s.tileLine(g, c, line, y)
				out = append(out, blocks...)
				y += tall
			}
			y += tileRegions
		}
		height = max(height, y-tileRegions-tileGap)
	}
	return out, height
}

// tileLine places the sub-regions of a line at y, and says how tall it is.
func (s *subject) tileLine(g tileGrid, c tileColumn, line []tileBlock, y float64) (out []placed, tall float64) {
	x := c.x
	for _, b := range line {
		rows := s.rowsOf("area", b.area)
		if len(rows) == 0 {
			continue
		}
		w := float64(b.across) * g.x
		out = append(out, placed{x: x, y: y, width: w, across: b.across, rows: rows})
		x += w + g.gap
		tall = max(tall, tileLabel+math.Ceil(float64(len(rows))/float64(b.across))*g.y+tileGap)
	}
	if len(out) > 0 {
		last := &out[len(out)-1]
		last.width = c.x + c.width - last.x // all that is left of the line
	}
	return out, tall
}

// tileColumns is the world, and at its end what it does not know: a sub-region
// that the United Nations may add is on the map before this file is changed.
func (s *subject) tileColumns() [][]tileRegion {
	known, out := map[string]bool{}, make([][]tileRegion, len(world))
	for i, regions := range world {
		for _, r := range regions {
			out[i] = append(out[i], tileRegion{r.region, slices.Clone(r.lines)})
			for _, b := range slices.Concat(r.lines...) {
				known[b.area] = true
			}
		}
	}
	last := len(out) - 1
	missing := map[string]string{} // region by sub-region
	for r := range s.table.Rows {
		if area := s.table.cell(r, "area").Code(); !known[area] {
			missing[area] = s.table.cell(r, "region").Code()
		}
	}
	for _, area := range slices.Sorted(maps.Keys(missing)) {
		lines := [][]tileBlock{{{area, 7}}}
		at := func(r tileRegion) bool { return r.region == missing[area] }
		i := slices.IndexFunc(out, func(rs []tileRegion) bool { return slices.ContainsFunc(rs, at) })
		if i < 0 {
			out[last] = append(out[last], tileRegion{missing[area], lines})
			continue
		}
		r := &out[i][slices.IndexFunc(out[i], at)]
		r.lines = append(r.lines, lines...)
	}
	return out
}

// rowsOf are the rows whose column has this code, in the order of the codes of
// their countries, which is what a tile shows.
func (s *subject) rowsOf(column, code string) []int {
	var out []int
	for r := range s.table.Rows {
		if s.table.cell(r, column).Code() == code {
			out = append(out, r)
		}
	}
	slices.SortFunc(out, func(a, b int) int {
		return strings.Compare(s.table.cell(a, "code").Words, s.table.cell(b, "code").Words)
	})
	return out
}
