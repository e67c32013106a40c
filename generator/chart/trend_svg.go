package chart

import "strconv"

func trendSVG(s *subject, width float64) []byte {
	plates, height := s.plates(width)
	p := open(s, width, height)
	for i := range plates {
		pl := &plates[i]
		p.text("t-name t-number", pl.x, pl.top-14, start, fit(s.table.cell(pl.first, "indicator").Words, pl.width, 13))
		for _, tick := range []float64{0, .5, 1} {
			p.line("m-grid", pl.x, pl.y(tick), pl.x+pl.width, pl.y(tick))
			if pl.x == plateScale {
				p.text("t-small t-muted", plateScale-6, pl.y(tick)+4, end, s.words.Percent(tick))
			}
		}
		for r := pl.first; r <= pl.last; r++ {
			if s.breaks(r) {
				x := (pl.at(r-1) + pl.at(r)) / 2
				p.line("m-break", x, pl.top-4, x, pl.base+4)
			}
		}
		s.trendMarks(p, pl)
		for r := pl.first; r <= pl.last; r++ {
			if pl.room(r, plateEdition) {
				p.text("t-small", pl.at(r), pl.base+18, middle, s.table.cell(r, "edition").Words)
			}
			if pl.room(r, plateCount) {
				p.text("t-small t-muted", pl.at(r), pl.base+33, middle, s.countWords(r))
			}
		}
		for n, line := range pl.why {
			p.text("t-small t-muted", pl.x, pl.base+plateFoot+plateLine*float64(n+1)-4, start, line)
		}
	}
	return p.done()
}

// trendMarks draws the ranges, the line and the dots of one indicator.
func (s *subject) trendMarks(p *pen, pl *plate) {
	for _, run := range s.joinedRuns(pl.course) {
		var line []point
		for _, r := range run {
			low, high := s.table.count(r, "low"), s.table.count(r, "high")
			p.path("m-span", false, strconv.Itoa(low)+" "+strconv.Itoa(high),
				[]point{{pl.at(r), pl.y(s.share(r, "low"))}, {pl.at(r), pl.y(s.share(r, "high"))}})
			line = append(line, point{pl.at(r), pl.y(s.share(r, "supported"))})
		}
		if len(line) > 1 {
			p.path("m-supported", false, "", line)
		}
		for i, r := range run {
			p.dot("m-dot", line[i].x, line[i].y, 4.5, strconv.Itoa(s.table.count(r, "supported")))
		}
	}
}
