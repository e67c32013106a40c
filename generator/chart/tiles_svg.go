package chart

import "strings"

func tilesSVG(s *subject, width float64) []byte {
	places, height := s.tilePlaces(width)
	g, newest := tileGrids[width], s.newestEdition()
	p := open(s, width, height)
	for _, at := range places {
		// West stays on the left on a page that runs the other way; what is
		// written and counted inside a block runs with the page.
		if p.mirror {
			at.x = width - at.x - at.width
		}
		if at.heading {
			s.tileHeading(p, at)
			continue
		}
		p.text("t-small t-muted", at.x, at.y+13, start, fit(s.table.cell(at.rows[0], "area").Words, at.width-3, 12))
		s.tiles(p, at, g, newest)
	}
	return p.done()
}

// tileHeading names a region and says how many of its countries have answered.
func (s *subject) tileHeading(p *pen, at placed) {
	answered := 0
	for _, r := range at.rows {
		if s.table.cell(r, "edition").Value != nil {
			answered++
		}
	}
	count := s.words.Say("figures.of", "Part", answered, "Total", len(at.rows))
	p.text("t-number", at.x, at.y+15, start, fit(s.table.cell(at.rows[0], "region").Words, at.width-textWidth(count, 13)-12, 13))
	p.text("t-small t-muted", at.x+at.width-3, at.y+15, end, count)
	p.line("m-grid", at.x, at.y+22.5, at.x+at.width-3, at.y+22.5)
}

// tiles draws the countries of a block. Those without a response are one shape
// and are left to the table by those who listen, who would hear codes.
func (s *subject) tiles(p *pen, at placed, g tileGrid, newest string) {
	w, h := g.x-3, g.y-3
	spot := func(i int) (x, y float64) {
		return at.x + float64(i%at.across)*g.x + .5, at.y + tileLabel + float64(i/at.across)*g.y + .5
	}
	var none []box
	var codes []string
	for i, r := range at.rows {
		if s.tile(r, newest) == "tile-none" {
			x, y := spot(i)
			none, codes = append(none, box{x, y, w - 1, h - 1}), append(codes, s.table.cell(r, "code").Words)
		}
	}
	if none != nil {
		p.raw(`<g aria-hidden="true">`)
		p.boxes("m-tile-none", strings.Join(codes, " "), none)
		for i, r := range at.rows {
			if s.tile(r, newest) == "tile-none" {
				x, y := spot(i)
				p.titled("t-tile", x+(w-1)/2, y+(h-1)/2+4.2, s.table.cell(r, "code").Words, s.table.cell(r, "country").Words)
			}
		}
		p.raw(`</g>`)
	}
	for i, r := range at.rows {
		mark := s.tile(r, newest)
		if mark == "tile-none" {
			continue
		}
		x, y := spot(i)
		country := s.table.cell(r, "country")
		said := s.say("tile", "Country", country.Words, "Code", s.table.cell(r, "code").Words, "Edition", s.table.cell(r, "edition").Words)
		done := p.link(country.Link, said)
		p.tile(mark, x, y, w-1, h-1, s.table.cell(r, "code").Words+" "+s.table.cell(r, "edition").Code())
		p.text("t-"+mark, x+(w-1)/2, y+(h-1)/2+4.2, middle, s.table.cell(r, "code").Words)
		done()
	}
}

// tile draws the mark of a country that has answered, or its key.
func (p *pen) tile(mark string, x, y, w, h float64, value string) {
	p.rect("m-"+mark, x, y, w, h, value)
	if mark == "tile-old" {
		p.hatch(x, y+h-5, w, 5)
	}
}
