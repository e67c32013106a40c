package read

import (
	"cmp"
	"math"
	"slices"

	"egovsite/generator/read/drawing"
)

// A control is a radio button, a check box or a button of words: something drawn
// that is set or not.
type control struct {
	box  drawing.Box
	form form
	// What tells whether it is set, each from 0 to 1: how much of its inside is
	// inked, as strongly as its edge; and whether something is drawn in it.
	ink   float64
	drawn bool
	solid bool // it is filled evenly, with no sign in it

	on         bool
	known      bool // the file itself says it, nothing had to be told from the drawing
	confidence float64
	near       float64    // how far its label is, in heights of its line
	peers      []*control // those of the same question, itself too

	line   *textLine // that its label begins on
	word   *textWord // with which its label begins
	labels string    // what its column is called, in a grid; it has no word then
}

// A form is the outline of a control.
type form int

const (
	round form = iota
	square
	picture
	button // around its words
)

const (
	// Controls are about as large as the letters beside them. Smaller signs are
	// bullets, larger ones are pictures.
	leastSide, mostSide = 4.5, 27
	leastOfLine         = 0.5
	// A control is about as wide as high.
	leastAspect = 0.7
	// maxControls is how many shapes on one page are looked at closely; a page with
	// more is a drawing.
	maxControls = 800
	// side is how many points a look has across, and margin how much of the
	// surroundings it shows, as a share of the control.
	side   = 26
	margin = 0.15
)

// findControls finds what may be a control on a page.
func (s *sheet) findControls(doc *drawing.Document, page *drawing.Page) error {
	for _, f := range page.Fields {
		if f.Switch {
			s.controls = append(s.controls, &control{box: f.Box, form: square, on: f.On, known: true, confidence: 1})
		}
	}
	found := append(clusters(page.Shapes), buttons(page.Shapes, s.lines)...)
	if len(found) > maxControls {
		found = nil
	}
	for _, c := range found {
		x, y := c.box.Center()
		if slices.ContainsFunc(s.controls, func(k *control) bool { return k.known && k.box.Holds(x, y) }) {
			continue
		}
		view := c.box
		if c.form != button {
			across, down := margin*c.box.Width(), margin*c.box.Height()
			view = drawing.Box{Left: view.Left - across, Top: view.Top - down, Right: view.Right + across, Bottom: view.Bottom + down}
		}
		points, err := doc.Look(page, view, side)
		if err != nil {
			return err
		}
		if c.look(points) {
			s.controls = append(s.controls, c)
		}
	}
	s.dropInside()
	return nil
}

// clusters draws shapes that lie in one another together: a ring, its ground and
// the dot in it are one control.
func clusters(shapes []drawing.Shape) (out []*control) {
	var small []drawing.Shape
	for _, s := range shapes {
		if w, h := s.Box.Width(), s.Box.Height(); max(w, h) <= mostSide && max(w, h) >= 1 {
			small = append(small, s)
		}
	}
	if len(small) > 20*maxControls {
		return nil
	}
	slices.SortStableFunc(small, func(a, b drawing.Shape) int {
		return cmp.Compare(b.Box.Width()*b.Box.Height(), a.Box.Width()*a.Box.Height())
	})
	for _, s := range small {
		x, y := s.Box.Center()
		if k := slices.IndexFunc(out, func(c *control) bool { return c.box.Holds(x, y) }); k >= 0 {
			out[k].part(s)
			continue
		}
		w, h := s.Box.Width(), s.Box.Height()
		if min(w, h) < leastSide || min(w, h) < leastAspect*max(w, h) {
			continue
		}
		if len(out) > maxControls {
			return out // too many to be looked at, as will be seen
		}
		c := &control{box: s.Box, form: round}
		switch {
		case s.Picture:
			c.form = picture
		case s.Square:
			c.form = square
		}
		c.drawn = dark(s.Fill) || s.Stroke != nil && s.Width > 0.2*min(w, h)
		out = append(out, c)
	}
	return out
}

// inked is the luminance on white below which a shape in a control counts as
// something drawn there. Controls that cannot be changed are drawn pale.
const inked = 225

func dark(p *drawing.Paint) bool { return p != nil && 255-(255-p.Luminance)*p.Opacity < inked }

// part takes a shape that lies in the control.
func (c *control) part(s drawing.Shape) {
	c.drawn = c.drawn || dark(s.Fill) || dark(s.Stroke) && s.Box.Width() < 0.8*c.box.Width()
}

// look judges how a control looks; false if it has no edge and no ink, as nothing
// is there to be seen.
func (c *control) look(points []uint8) bool {
	if c.form == button {
		c.ink = 1 - float64(median(points))/255
		return true
	}
	var around []uint8
	for i := range side {
		around = append(around, points[i], points[side*(side-1)+i], points[side*i], points[side*i+side-1])
	}
	ground := float64(median(around))
	most := max(ground, 255-ground)
	var edge [8]float64 // the strongest ink in each direction
	inside, n := 0.0, 0
	for y := range side {
		for x := range side {
			dx, dy := (float64(x)+0.5)/side*2-1, (float64(y)+0.5)/side*2-1
			r := math.Hypot(dx, dy) * (1 + 2*margin)
			ink := math.Abs(float64(points[y*side+x])-ground) / most
			if r <= 0.55 {
				inside += ink
				n++
			} else if r <= 1.5 {
				k := int(math.Floor((math.Atan2(dy, dx)+math.Pi)/(2*math.Pi)*8)) % 8
				edge[k] = max(edge[k], ink)
			}
		}
	}
	c.solid = solid(func(x, y int) float64 { return math.Abs(float64(points[y*side+x]) - ground) })
	inside /= float64(n)
	strength, closed := 0.0, true
	for _, e := range edge {
		strength += e / 8
		closed = closed && e >= 0.04
	}
	if strength < 0.05 && inside < 0.05 {
		return false
	}
	c.ink = min(1, inside/max(strength, 0.06))
	if !closed {
		c.ink = 1 // no outline: a sign, not an empty control
	}
	return true
}

func median(points []uint8) uint8 {
	sorted := slices.Sorted(slices.Values(points))
	return sorted[len(sorted)/2]
}

// dropInside takes the signs that are part of a control, such as the tick in a
// box, off the words.
func (s *sheet) dropInside() {
	for _, c := range s.controls {
		if c.form == button {
			continue
		}
		for _, l := range s.lines {
			if l.box.Bottom < c.box.Top || l.box.Top > c.box.Bottom {
				continue
			}
			l.words = slices.DeleteFunc(l.words, func(w *textWord) bool {
				x, y := w.box.Center()
				return c.box.Holds(x, y) && len([]rune(w.text)) == 1 && w.box.Width() <= 1.2*c.box.Width()
			})
		}
	}
}

// buttons are frames around words of one line, at least two of a height side by
// side or one below the other with room between them.
func buttons(shapes []drawing.Shape, lines []*textLine) []*control {
	var out []*control
	tries := 0
	for _, s := range shapes {
		w, h := s.Box.Width(), s.Box.Height()
		if s.Picture || h < 10 || h > 48 || w < 1.2*h || w > 320 {
			continue
		}
		if tries++; tries > 2*maxControls {
			return nil
		}
		x, y := s.Box.Center()
		if slices.ContainsFunc(out, func(c *control) bool { return c.box.Holds(x, y) }) {
			continue
		}
		if framed(s.Box, lines) {
			out = append(out, &control{box: s.Box, form: button})
		}
	}
	return slices.DeleteFunc(out, func(c *control) bool {
		return !slices.ContainsFunc(out, func(k *control) bool { return beside(c, k) })
	})
}

// framed reports whether a box holds words of one line, all of them.
func framed(b drawing.Box, lines []*textLine) bool {
	held := 0
	for _, l := range lines {
		if l.box.Bottom < b.Top || l.box.Top > b.Bottom {
			continue
		}
		here := 0
		for _, w := range l.words {
			x, y := w.box.Center()
			if b.Holds(x, y) {
				if w.box.Left < b.Left || w.box.Right > b.Right {
					return false
				}
				here++
			}
		}
		if here > 0 {
			held++
			if l.height() > b.Height() || l.height()*3.5 < b.Height() {
				return false
			}
		}
	}
	return held == 1
}

// beside reports two buttons of one row or one column.
func beside(a, b *control) bool {
	if a == b || math.Abs(a.box.Height()-b.box.Height()) > 0.12*a.box.Height() {
		return false
	}
	apart := max(a.box.Left-b.box.Right, b.box.Left-a.box.Right)
	below := max(a.box.Top-b.box.Bottom, b.box.Top-a.box.Bottom)
	row := math.Abs(a.box.Top-b.box.Top) < 2 && apart > 1.5 && apart < 3*a.box.Height()
	column := math.Abs(a.box.Left-b.box.Left) < 2 && below > 1.5 && below < 1.5*a.box.Height()
	return row || column
}
