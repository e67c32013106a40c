package chart

import "strconv"

// A panel is where one of the three histograms stands.
type panel struct {
	end           string
	x, width      float64
	top, base     float64 // of its bars
	slot, barWide float64 // room for a bar, and its width
}

// panels lie side by side, or below one another on a narrow page.
func (s *subject) panels(width float64) (out []panel, height float64) {
	const gap, head, foot, bars = 40.0, 42.0, 26.0, 120.0
	for i, code := range ends {
		pn := panel{end: code, width: (width - 2*gap) / 3, top: head, base: head + bars}
		pn.x = float64(i) * (pn.width + gap)
		if width < wide {
			below := float64(i) * (head + bars + foot + 12)
			pn.x, pn.width, pn.top, pn.base = 0, width, pn.top+below, pn.base+below
		}
		pn.slot = pn.width / float64(len(bands))
		pn.barWide = pn.slot - 6
		out, height = append(out, pn), pn.base+foot
	}
	return out, height
}

// tallest is the highest count of any bar.
func (s *subject) tallest() int {
	most := 1
	for r := range bands {
		for _, code := range ends {
			most = max(most, s.table.count(r, code))
		}
	}
	return most
}

// A bound is what stands below the bars: nothing and all below their own, and
// between the others the shares that part them.
var bounds = []struct{ slot, share float64 }{{.5, 0}, {2, .25}, {3, .5}, {4, .75}, {5.5, 1}}

func distributionSVG(s *subject, width float64) []byte {
	panels, height := s.panels(width)
	p := open(s, width, height)
	for _, pn := range panels {
		p.text("t-name", pn.x, pn.top-26, start, fit(s.say("column."+pn.end), pn.width, 13))
		p.line("m-axis", pn.x, pn.base+.5, pn.x+pn.width, pn.base+.5)
		for _, b := range bounds {
			x := pn.x + pn.slot*b.slot
			p.line("m-axis", x, pn.base, x, pn.base+4)
			p.text("t-small t-muted", x, pn.base+18, middle, s.words.Percent(b.share))
		}
		for r := range bands {
			n := s.table.count(r, pn.end)
			if n == 0 {
				continue
			}
			h := (pn.base - pn.top) * float64(n) / float64(s.tallest())
			x := pn.x + pn.slot*(float64(r)+.5)
			p.rect("h-"+pn.end, x-pn.barWide/2, pn.base-h, pn.barWide, h, strconv.Itoa(n))
			p.text("t-small", x, pn.base-h-5, middle, s.words.Number(n))
		}
	}
	return p.done()
}
