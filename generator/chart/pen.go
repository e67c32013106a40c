package chart

import (
	"html"
	"math"
	"strconv"
)

// A pen writes one SVG. Colours are classes of assets/css/figures.css; it
// writes no style, no script and no address. On a page that runs from right
// to left it mirrors what it draws.
type pen struct {
	b      []byte
	width  float64
	mirror bool
	rtl    bool
	marked bool // see Matter
	// The class of the line drawn last, and where it ends in b.
	line0   string
	lineEnd int
}

// anchor is the end of a text that stands at its place.
type anchor string

const (
	start  anchor = "start"
	middle anchor = "middle"
	end    anchor = "end"
)

// open starts a picture with its title and description for those who cannot
// see it. The wider one has the name under which charts.js saves it.
func open(s *subject, width, height float64) *pen {
	size := map[float64]string{wide: "wide", one: "one", narrow: "narrow", broad: "broad"}[width]
	p := &pen{b: make([]byte, 0, 8<<10), width: width, rtl: s.words.Direction == "rtl", marked: s.marked}
	p.mirror = p.rtl
	p.raw(`<svg class="fig-svg fig-`).raw(size).raw(`" viewBox="0 0 `).num(width).raw(" ").num(height)
	role := "img"
	if s.kind == "tile-map" {
		role = "group" // it holds links, which a picture cannot
	}
	p.raw(`" width="`).num(width).raw(`" height="`).num(height).raw(`" role="`).raw(role).raw(`"`)
	if width != narrow {
		s.tall = height
		if width == one {
			s.tall *= oneWide / one
		}
		p.raw(` data-name="`).words(s.file).raw(`"`)
	}
	if p.rtl {
		p.raw(` direction="rtl"`)
	}
	p.raw(`><title>`).words(s.title).raw(`</title><desc>`).words(s.sentence).raw(`</desc>`)
	return p
}

func (p *pen) done() []byte { return p.raw("</svg>").b }

func (p *pen) raw(s string) *pen { p.b = append(p.b, s...); return p }

func (p *pen) words(s string) *pen { return p.raw(html.EscapeString(s)) }

// num writes a number with at most one decimal.
func (p *pen) num(f float64) *pen {
	tenths := int64(math.Round(f * 10))
	if tenths < 0 {
		p.b = append(p.b, '-')
		tenths = -tenths
	}
	p.b = strconv.AppendInt(p.b, tenths/10, 10)
	if tenths%10 != 0 {
		p.b = append(p.b, '.', byte('0'+tenths%10))
	}
	return p
}

// x places a point on the page's own direction.
func (p *pen) x(x float64) float64 {
	if p.mirror {
		return p.width - x
	}
	return x
}

// value ties a mark to its number in the table, where that is asked for.
func (p *pen) value(v string) *pen {
	if p.marked && v != "" {
		p.raw(` data-value="`).words(v).raw(`"`)
	}
	return p
}

// rect draws a box; value is its number in the table, empty for none.
func (p *pen) rect(class string, x, y, w, h float64, value string) {
	p.box(class, x, y, w, h).value(value).raw(`/>`)
}

func (p *pen) box(class string, x, y, w, h float64) *pen {
	x = p.corner(x, w)
	return p.raw(`<rect class="`).raw(class).raw(`" x="`).num(x).raw(`" y="`).num(y).raw(`" width="`).num(w).
		raw(`" height="`).num(h).raw(`"`)
}

// cell draws one item of a strip in the pattern of its standing.
func (p *pen) cell(standing string, x, y, w, h float64, value string) {
	p.rect("m-"+standing, x, y, w, h, value)
	switch standing {
	case "documented":
		p.hatch(x, y, w, h)
	case "no":
		p.cross("m-strike", x+w/2, y+h/2, math.Min(w, h)/2-3)
	}
}

// hatch draws the upright lines of the pattern "documented" inside a box: one
// broad line, which the style sheet breaks into dashes. An SVG pattern needs an
// id for every picture and makes megabytes of a printed page.
func (p *pen) hatch(x, y, w, h float64) {
	x = p.corner(x, w)
	p.raw(`<path class="m-hatch" stroke-width="`).num(h).raw(`" d="M`).pair(x, y+h/2).raw("h").num(w).raw(`"/>`)
}

// pair writes two numbers, with a space between them where one is needed.
func (p *pen) pair(a, b float64) *pen {
	p.num(a)
	if b >= 0 {
		p.raw(" ")
	}
	return p.num(b)
}

func (p *pen) cross(class string, x, y, r float64) {
	x = p.x(x)
	p.raw(`<path class="`).raw(class).raw(`" d="M`).num(x - r).raw(" ").num(y - r).raw("L").num(x + r).raw(" ").num(y + r).
		raw("M").num(x - r).raw(" ").num(y + r).raw("L").num(x + r).raw(" ").num(y - r).raw(`"/>`)
}

// line draws a line; one after another of the same class become one shape.
func (p *pen) line(class string, x1, y1, x2, y2 float64) {
	const end = `"/>`
	if p.line0 == class && p.lineEnd == len(p.b) {
		p.b = p.b[:len(p.b)-len(end)]
	} else {
		p.raw(`<path class="`).raw(class).raw(`" d="`)
	}
	p.raw("M").pair(p.x(x1), y1)
	switch {
	case x1 == x2:
		p.raw("V").num(y2)
	case y1 == y2:
		p.raw("H").num(p.x(x2))
	default:
		p.raw("L").pair(p.x(x2), y2)
	}
	p.raw(end)
	p.line0, p.lineEnd = class, len(p.b)
}

func (p *pen) dot(class string, x, y, r float64, value string) {
	p.raw(`<circle class="`).raw(class).raw(`" cx="`).num(p.x(x)).raw(`" cy="`).num(y).raw(`" r="`).num(r).raw(`"`).
		value(value).raw(`/>`)
}

// A point of a path.
type point struct{ x, y float64 }

// path draws lines through points; more than one run makes a shape with holes.
func (p *pen) path(class string, closed bool, value string, runs ...[]point) {
	p.raw(`<path class="`).raw(class).raw(`" d="`)
	for _, run := range runs {
		for i, pt := range run {
			if i == 0 {
				p.raw("M")
			} else {
				p.raw("L")
			}
			p.num(p.x(pt.x)).raw(" ").num(pt.y)
		}
		if closed {
			p.raw("Z")
		}
	}
	p.raw(`"`).value(value).raw(`/>`)
}

func (p *pen) text(class string, x, y float64, at anchor, words string) {
	p.raw(`<text x="`).num(p.x(x)).raw(`" y="`).num(y).raw(`"`)
	if class != "" {
		p.raw(` class="`).raw(class).raw(`"`)
	}
	if p.rtl && !p.mirror {
		// The picture runs from left to right on a page that does not.
		at = map[anchor]anchor{start: end, middle: middle, end: start}[at]
	}
	if at != start {
		p.raw(` text-anchor="`).raw(string(at)).raw(`"`)
	}
	p.raw(`>`).words(words).raw(`</text>`)
}
