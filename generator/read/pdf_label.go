package read

import (
	"cmp"
	"math"
	"slices"
)

const (
	// farthest is how far from a control its label may begin, in heights of its line.
	farthest = 5
	// segmentGap parts the labels of one line, in heights of the line.
	segmentGap = 1.2
)

// label finds the words that every control stands at; a control without any is
// none.
func (s *sheet) label() {
	for _, c := range s.controls {
		if c.form == button {
			s.labelInside(c)
		} else {
			s.labelRight(c)
		}
	}
	for _, row := range rows(s.controls) {
		s.labelRow(row)
	}
	s.controls = slices.DeleteFunc(s.controls, func(c *control) bool { return c.word == nil && c.labels == "" })
	for _, c := range s.controls {
		if c.word != nil {
			s.climb(c)
		}
	}
	for _, c := range s.controls {
		if c.word != nil {
			c.word.mark = c
		}
	}
}

func (s *sheet) labelInside(c *control) {
	for _, l := range s.lines {
		for _, w := range l.words {
			if x, y := w.box.Center(); c.box.Holds(x, y) {
				c.line, c.word = l, w
				return
			}
		}
	}
}

// labelRight takes the nearest words to the right of a control, with no other
// control between.
func (s *sheet) labelRight(c *control) {
	best := math.Inf(1)
	for _, l := range s.lines {
		down := c.below(l)
		// Of two lines that a control stands between, the upper begins the label.
		if math.Abs(down) > max(0.9*l.height(), 0.6*c.box.Height()) || math.Abs(down) > best-0.2*l.height() {
			continue
		}
		for _, w := range l.words {
			gap := w.box.Left - c.box.Right
			if gap < -0.15*c.box.Width() {
				continue
			}
			if gap <= farthest*l.height() && c.box.Height() >= leastOfLine*l.height() && !s.between(c, w) {
				best, c.line, c.word, c.near = math.Abs(down), l, w, gap/l.height()
			}
			break
		}
	}
}

// below is how far the middle of a control lies below that of a line.
func (c *control) below(l *textLine) float64 {
	_, y := c.box.Center()
	_, middle := l.box.Center()
	return y - middle
}

// between reports another control between one and a word to its right.
func (s *sheet) between(c *control, w *textWord) bool {
	_, y := c.box.Center()
	return slices.ContainsFunc(s.controls, func(k *control) bool {
		x, at := k.box.Center()
		return k != c && k.form != button && math.Abs(at-y) < c.box.Height()/2 && x > c.box.Right && x < w.box.Left
	})
}

// rows are the controls that stand side by side, from the left.
func rows(all []*control) (out [][]*control) {
	sorted := slices.Clone(all)
	middle := func(c *control) float64 { _, y := c.box.Center(); return y }
	slices.SortStableFunc(sorted, func(a, b *control) int { return cmp.Compare(middle(a), middle(b)) })
	for i, c := range sorted {
		if i == 0 || middle(c)-middle(sorted[i-1]) > c.box.Height()/3 {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], c)
	}
	for _, row := range out {
		slices.SortStableFunc(row, func(a, b *control) int { return cmp.Compare(a.box.Left, b.box.Left) })
	}
	return out
}

// labelRow finds labels where not every control of a row has one to its right: to
// the left, or at the head of its column.
func (s *sheet) labelRow(row []*control) {
	if !slices.ContainsFunc(row, func(c *control) bool { return c.word == nil }) {
		return
	}
	left := make([]*textWord, len(row))
	lines := make([]*textLine, len(row))
	all := true
	for i, c := range row {
		from := math.Inf(-1)
		if i > 0 {
			from = row[i-1].box.Right
		}
		left[i], lines[i] = s.leftOf(c, from)
		all = all && left[i] != nil
	}
	if all {
		for i, c := range row {
			c.word, c.line = left[i], lines[i]
		}
		return
	}
	s.labelColumns(row)
}

// leftOf is the first word of the label that ends at the left of a control.
func (s *sheet) leftOf(c *control, from float64) (*textWord, *textLine) {
	for _, l := range s.lines {
		if math.Abs(c.below(l)) > 0.6*l.height() || c.box.Height() < leastOfLine*l.height() {
			continue
		}
		var first, last *textWord
		for _, w := range l.words {
			if w.box.Left < from-1 || w.box.Left > c.box.Left {
				continue
			}
			if first == nil || w.box.Left-last.box.Right > segmentGap*l.height() {
				first = w
			}
			last = w
		}
		if last != nil && c.box.Left-last.box.Right <= farthest*l.height() {
			c.near = max(0, (c.box.Left-last.box.Right)/l.height())
			return first, l
		}
	}
	return nil, nil
}

// climb moves the mark to the first line of a label over several lines, at whose
// middle the control stands.
func (s *sheet) climb(c *control) {
	at := slices.Index(s.lines, c.line)
	follows := func(a, b *textLine) bool { // one label, from its first words on
		step := b.base - a.base
		return step > 0 && step < 1.6*b.height() && s.starts(a, c.word) != nil && s.starts(b, c.word) != nil
	}
	up, down := at, at
	for up > 0 && follows(s.lines[up-1], s.lines[up]) && !s.taken(c, s.lines[up-1]) {
		up--
	}
	for down+1 < len(s.lines) && follows(s.lines[down], s.lines[down+1]) && !s.taken(c, s.lines[down+1]) {
		down++
	}
	// The control stands at the middle of what is its label.
	for up < at && s.lines[up].base-s.lines[at].base < -(s.lines[down].base-s.lines[at].base)-0.5*c.line.height() {
		up++
	}
	if up < at {
		c.line, c.word = s.lines[up], s.starts(s.lines[up], c.word)
	}
}

// starts is the first word of a line, if it stands where another word does.
func (s *sheet) starts(l *textLine, w *textWord) *textWord {
	for _, v := range l.words {
		if math.Abs(v.box.Left-w.box.Left) < 2 {
			return v
		}
	}
	return nil
}

// taken reports whether a line is the label of another control.
func (s *sheet) taken(c *control, l *textLine) bool {
	return slices.ContainsFunc(s.controls, func(k *control) bool {
		return k != c && (k.line == l || math.Abs(k.below(l)) < 0.5*l.height() && math.Abs(k.box.Left-c.box.Left) < k.box.Width())
	})
}
