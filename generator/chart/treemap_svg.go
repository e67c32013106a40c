package chart

import (
	"math"
	"strings"
)

// Sizes in the treemap: the strip that names a group, the gap between two
// areas, and the size and height of the lines written into them.
const (
	groupHead = 24.0
	hostGap   = 3.0
	hostText  = 12.0
	hostLine  = 15.0
)

// treemapHeight is that of the picture, less for a handful of areas.
func (s *subject) treemapHeight() float64 {
	return min(s.height, 84+48*float64(len(s.table.Rows)))
}

// hostBoxes lays out the groups, and in each of them its rows.
func (s *subject) hostBoxes(groups []hostGroup, width float64) (heads []box, areas [][]box) {
	sizes := make([]float64, len(groups))
	for i, g := range groups {
		sizes[i] = float64(g.links)
	}
	const half = hostGap / 2
	whole := box{-half, -half, width + hostGap, s.treemapHeight() + hostGap}
	for i, b := range squarify(sizes, whole) {
		heads = append(heads, box{b.x + half, b.y + half, b.w - hostGap, b.h - hostGap})
		links := make([]float64, len(groups[i].rows))
		for j, r := range groups[i].rows {
			links[j] = float64(s.table.count(r, "links"))
		}
		inner := squarify(links, box{b.x, b.y + groupHead, b.w, b.h - groupHead})
		for j := range inner {
			a := &inner[j]
			x, y := math.Round(a.x+half), math.Round(a.y+half) // sharp, and short to write
			*a = box{x, y, max(math.Round(a.x+a.w-half)-x, 1), max(math.Round(a.y+a.h-half)-y, 1)}
		}
		areas = append(areas, inner)
	}
	return heads, areas
}

func treemapSVG(s *subject, width float64) []byte {
	groups := s.hostGroups()
	heads, areas := s.hostBoxes(groups, width)
	p := open(s, width, s.treemapHeight())
	p.mirror = false // as the library, which knows no other way, lays it out
	for i, g := range groups {
		x := math.Round(heads[i].x)
		if g.kind == "government" && heads[i].w > 60 {
			p.government(x+5, heads[i].y+groupHead/2-1)
			x += 16
		}
		if room := heads[i].x + heads[i].w - x; room > 60 {
			p.text("t-number", x, heads[i].y+groupHead/2+3.5, start, fit(s.heading(g), room, 13))
		}
		drawn, links := make([]box, len(g.rows)), make([]string, len(g.rows))
		for j, r := range g.rows {
			b := areas[i][j]
			drawn[j], links[j] = box{b.x + .5, b.y + .5, b.w - 1, b.h - 1}, s.table.cell(r, "links").Code()
		}
		p.boxes("m-"+hostMarks[g.kind], strings.Join(links, " "), drawn)
		for j, r := range g.rows {
			b := areas[i][j]
			lines := s.hostLabel(r, b)
			for k, line := range lines {
				class := "t-small"
				if k == len(lines)-1 {
					class = "t-small t-number"
				}
				p.text(class, b.x+7, b.y+hostLine*(float64(k)+1)+2, start, line)
			}
		}
	}
	return p.done()
}

// hostLabel is what is written into an area: the domain, broken at its dots, and
// below it the number of links; the number alone, or nothing, where there is no
// room for more.
func (s *subject) hostLabel(row int, b box) []string {
	count, name := s.table.cell(row, "links").Words, s.table.cell(row, "domain")
	room := b.w - 12
	fits := int((b.h - 8) / hostLine)
	if fits < 1 || textWidth(count, hostText) > room {
		return nil
	}
	var lines []string
	if name.Value == "" {
		lines = wrap(name.Words, room, hostText, 4)
	} else {
		lines = atDots(name.Words, room)
	}
	for _, l := range lines {
		if len(lines) >= fits || textWidth(l, hostText) > room || strings.HasSuffix(l, "…") {
			return []string{count}
		}
	}
	return append(lines, count)
}

// atDots breaks a domain into lines no wider than room, each but the first
// beginning with a dot.
func atDots(domain string, room float64) []string {
	var lines []string
	for i, part := range strings.Split(domain, ".") {
		if i > 0 {
			part = "." + part
		}
		if last := len(lines) - 1; last >= 0 && textWidth(lines[last]+part, hostText) <= room {
			lines[last] += part
			continue
		}
		lines = append(lines, part)
	}
	return lines
}
