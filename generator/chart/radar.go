package chart

import (
	"math"
	"strconv"

	"egovsite/generator/locale"
	"egovsite/generator/survey"
)

// The radar: for every indicator the range from what is stated to all that is
// not answered No, and the share stated or documented, on axes from 0 to 100 %.

func radarTable(spec survey.Figure, p *survey.Profile, words *locale.Locale) Table {
	t := Table{Columns: heads(words, "radar", []string{"indicator"}, []string{"low", "supported", "high", "asked"})}
	for _, v := range needed(spec, p) {
		c := v.Counts
		row := []Cell{{Value: v.Indicator.Code, Words: words.Short(v.Indicator), Link: "#" + v.Indicator.Code}}
		for _, n := range []int{c.Low(), c.Supported(), c.High()} {
			if v.Enough {
				row = append(row, of(words, n, c.Asked()))
			} else {
				row = append(row, Cell{Words: words.Say("figures.radar.few")})
			}
		}
		t.Rows = append(t.Rows, append(row, number(words, c.Asked())))
	}
	return t
}

// spokes are the rows with enough items for a range: the axes of the radar.
func (s *subject) spokes() []int {
	var out []int
	for r := range s.table.Rows {
		if s.table.cell(r, "low").Value != nil && s.table.count(r, "asked") > 0 {
			out = append(out, r)
		}
	}
	return out
}

// share is a count as a part of the items asked, between 0 and 1.
func (s *subject) share(row int, code string) float64 {
	return float64(s.table.count(row, code)) / float64(s.table.count(row, "asked"))
}

// radarEnough wants three axes: fewer make no shape.
func radarEnough(s *subject) bool { return len(s.spokes()) >= 3 }

func radarWords(s *subject) (title, sentence string) {
	rows := s.spokes()
	full, whole, settled := 0, 0, 0
	for _, r := range rows {
		low, high, asked := s.table.count(r, "low"), s.table.count(r, "high"), s.table.count(r, "asked")
		if s.table.count(r, "supported") == asked {
			full++
		}
		switch {
		case low == 0 && high == asked:
			whole++
		case low == high:
			settled++
		}
	}
	title = s.say("title", "Full", full, "Count", len(rows))
	switch {
	case whole == len(rows):
		return title, s.say("sentence.whole", "Count", len(rows))
	case settled == len(rows):
		return title, s.say("sentence.settled", "Count", len(rows))
	case whole > 0:
		return title, s.say("sentence.some", "Whole", whole, "Count", len(rows))
	}
	return title, s.say("sentence.ranges", "Settled", settled, "Count", len(rows))
}

func radarLegend(s *subject) []Key {
	return []Key{{"stated", s.say("column.low")}, {"range", s.say("key.range")}, {"supported", s.say("column.supported")}}
}

// web is where a radar stands in its picture.
type web struct{ x, y, r, height float64 }

func (s *subject) web(width float64) web {
	if width < wide {
		return web{width / 2, 140, 86, 280}
	}
	return web{width / 2, s.height / 2, s.height/2 - 52, s.height}
}

// at is the point on the i-th of n axes, clockwise from the top.
func (w web) at(i, n int, share float64) point {
	a := 2*math.Pi*float64(i)/float64(n) - math.Pi/2
	return point{w.x + w.r*share*math.Cos(a), w.y + w.r*share*math.Sin(a)}
}

func radarSVG(s *subject, width float64) []byte {
	rows, w := s.spokes(), s.web(width)
	n := len(rows)
	p := open(s, width, w.height)
	p.mirror = false
	ring := func(share func(r int) float64) []point {
		out := make([]point, n)
		for i, r := range rows {
			out[i] = w.at(i, n, share(r))
		}
		return out
	}
	for _, tick := range []float64{.25, .5, .75, 1} {
		p.path("m-grid", true, "", ring(func(int) float64 { return tick }))
	}
	for i := range n {
		outer := w.at(i, n, 1)
		p.line("m-grid", w.x, w.y, outer.x, outer.y)
	}
	low := ring(func(r int) float64 { return s.share(r, "low") })
	high := ring(func(r int) float64 { return s.share(r, "high") })
	supported := ring(func(r int) float64 { return s.share(r, "supported") })
	p.path("m-band", true, "", high, low)
	middle := point{w.x, w.y}
	for i, r := range rows {
		// Along its axis: what is stated, then how far the answer may reach.
		if s.table.count(r, "high") > s.table.count(r, "low") {
			p.path("m-range", false, strconv.Itoa(s.table.count(r, "high")), []point{low[i], high[i]})
		}
		if s.table.count(r, "low") > 0 {
			p.path("m-stated", false, strconv.Itoa(s.table.count(r, "low")), []point{middle, low[i]})
		}
	}
	p.path("m-supported", true, "", supported)
	for i, r := range rows {
		p.dot("m-dot", supported[i].x, supported[i].y, 4.5, strconv.Itoa(s.table.count(r, "supported")))
	}
	p.text("t-small t-halo", w.x+9, w.y-w.r/2+4, start, s.words.Percent(.5))
	p.text("t-small t-halo", w.x+9, w.y-w.r+16, start, s.words.Percent(1))
	for i, r := range rows {
		s.spokeLabel(p, w, i, n, r)
	}
	return p.done()
}

// spokeLabel names an axis at its end, with the count that the line shows.
func (s *subject) spokeLabel(p *pen, w web, i, n, row int) {
	tip := w.at(i, n, 1+12/w.r)
	at, y := middle, tip.y+9
	switch {
	case tip.x > w.x+1:
		at = start
	case tip.x < w.x-1:
		at = end
	}
	lift := (tip.y - w.y) / w.r // -1 at the top, 1 at the bottom
	y += (lift - 1) * 8
	if at == middle && lift < 0 {
		y -= 8
	}
	room := p.width - 8
	if at != middle {
		room = p.width/2 - math.Abs(tip.x-w.x)
	}
	class, size := "t-name", 13.0
	if p.width < wide {
		class, size = "t-name t-small", 12
	}
	p.text(class, tip.x, y, at, fit(s.table.cell(row, "indicator").Words, room, size))
	p.text("t-small t-muted", tip.x, y+15, at, s.table.cell(row, "supported").Words)
}
