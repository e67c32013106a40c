package chart

import "strconv"

func rangesSVG(s *subject, width float64) []byte {
	sh := s.sheet(width)
	p := open(s, width, sh.height)
	for i := range sh.blocks {
		b := &sh.blocks[i]
		from, to := b.x+sh.from, b.x+sh.to
		bottom := b.y + sh.row*float64(len(b.lines))
		for n, l := range b.lines {
			if l.row >= 0 && s.ranged(l.row) {
				p.line("m-grid", from, sh.middle(b, n), to, sh.middle(b, n))
			}
		}
		for _, tick := range []float64{0, .5, 1} {
			x := from + (to-from)*tick
			p.line("m-grid", x, b.y, x, bottom)
			p.text("t-small t-muted", x, b.y-8, middle, s.words.Percent(tick))
		}
		for n, l := range b.lines {
			s.rangeLine(p, &sh, b, n, l)
		}
	}
	return p.done()
}

// rangeLine draws one line of a block.
func (s *subject) rangeLine(p *pen, sh *sheet, b *block, n int, l sheetLine) {
	y := sh.middle(b, n)
	text := y + 4.5
	if sh.above {
		text = y - 15
	}
	if l.row < 0 {
		if l.heading != "" {
			p.text("t-name t-number", b.x, text, start, l.heading)
		}
		return
	}
	class, number := "t-name", "t-number"
	if sh.grouped {
		class, number = "t-small", "t-small"
	}
	p.text(class, b.x, text, start, fit(s.table.cell(l.row, "country").Words, sh.room, sh.size))
	if !s.ranged(l.row) {
		p.text("t-small t-muted", b.x+b.width, text, end, s.shareWords(l.row))
		return
	}
	at := func(code string) float64 { return b.x + sh.from + (sh.to-sh.from)*s.share(l.row, code) }
	low, high := s.table.count(l.row, "low"), s.table.count(l.row, "high")
	span := strconv.Itoa(low) + " " + strconv.Itoa(high)
	p.path("m-span", false, span, []point{{at("low"), y}, {at("high"), y}})
	p.dot("m-dot", at("supported"), y, 4, strconv.Itoa(s.table.count(l.row, "supported")))
	p.text(number, b.x+b.width, text, end, s.shareWords(l.row))
}
