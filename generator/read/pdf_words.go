package read

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"egovsite/generator/read/drawing"
)

// A textWord is a run of characters without a gap.
type textWord struct {
	text  string
	box   drawing.Box
	base  float64
	askew bool
	mark  *control // the control before it, if any
}

// A textLine is words that stand on one line, in reading order.
type textLine struct {
	words []*textWord
	box   drawing.Box
	base  float64
	// columns are the controls of a row of a grid whose words the line is.
	columns []*control
}

func (l *textLine) height() float64 { return l.box.Height() }

// fit makes the line's box fit its words.
func (l *textLine) fit() *textLine {
	for i, w := range l.words {
		if i == 0 {
			l.box, l.base = w.box, w.base
		}
		l.box = l.box.Join(w.box)
	}
	return l
}

// A gap parts two words from this share of the height of their letters on.
// Letters that are set closer to one another than usual (kerning) overlap instead.
const wordGap = 0.15

// ligatures are letters drawn as one.
var ligatures = strings.NewReplacer("\uFB00", "ff", "\uFB01", "fi", "\uFB02", "fl", "\uFB03", "ffi", "\uFB04", "ffl", "\uFB05", "st", "\uFB06", "st")

// wordsOf cuts the characters of a page into words, as they were drawn.
func wordsOf(chars []drawing.Char) (out []*textWord) {
	wide := spacing(chars)
	var word *textWord
	var letters strings.Builder
	var last drawing.Char
	flush := func() {
		if word != nil && letters.Len() > 0 {
			word.text = ligatures.Replace(letters.String())
			out = append(out, word)
		}
		word = nil
		letters.Reset()
	}
	for i, c := range chars {
		if c.Rune == ' ' {
			flush()
			continue
		}
		if word != nil && parted(last, c, wide[i]) {
			flush()
		}
		if word == nil {
			word = &textWord{box: c.Box, base: c.Base, askew: c.Askew}
		}
		letters.WriteRune(c.Rune)
		word.box = word.box.Join(c.Box)
		last = c
	}
	flush()
	return withoutShadows(out)
}

// spacing is by how much the letters round each character are set apart.
func spacing(chars []drawing.Char) []float64 {
	out := make([]float64, len(chars))
	for from := 0; from < len(chars); {
		var gaps []float64
		to := from + 1
		for to < len(chars) && chars[to].Base == chars[from].Base && to-from < longestRun {
			gaps = append(gaps, chars[to].Box.Left-chars[to-1].Box.Right)
			to++
		}
		if len(gaps) >= leastRun {
			slices.Sort(gaps)
			if m := gaps[len(gaps)/2]; m > 0.02*chars[from].Box.Height() && m < 0.5*chars[from].Box.Height() {
				for i := from; i < to; i++ {
					out[i] = m
				}
			}
		}
		from = to
	}
	return out
}

// The spacing of letters is told from runs of some length.
const (
	leastRun   = 5
	longestRun = 200
)

// parted reports whether two characters drawn one after the other belong to two
// words, among letters that are set so wide.
func parted(a, b drawing.Char, wide float64) bool {
	across := max(b.Box.Left-a.Box.Right, a.Box.Left-b.Box.Right)
	if a.Askew || b.Askew {
		down := max(b.Box.Top-a.Box.Bottom, a.Box.Top-b.Box.Bottom)
		return a.Askew != b.Askew || max(across, down) > wordGap*min(size(a.Box), size(b.Box))
	}
	height := max(a.Box.Height(), b.Box.Height())
	return across-wide > wordGap*height || math.Abs(a.Base-b.Base) > 0.4*height || across < -2*height
}

func size(b drawing.Box) float64 { return max(b.Width(), b.Height()) }

// withoutShadows drops words that are drawn a second time, a trifle aside, to
// look bold.
func withoutShadows(words []*textWord) []*textWord {
	seen := map[string][]drawing.Box{}
	return slices.DeleteFunc(words, func(w *textWord) bool {
		near := func(b drawing.Box) bool {
			return math.Abs(b.Left-w.box.Left) < 0.1*w.box.Height() && math.Abs(b.Top-w.box.Top) < 0.1*w.box.Height()
		}
		before := seen[w.text]
		if slices.ContainsFunc(before[max(0, len(before)-maxShadows):], near) {
			return true
		}
		seen[w.text] = append(before, w.box)
		return false
	})
}

// maxShadows is how many words of the same letters are looked back at.
const maxShadows = 8

// linesOf sets the words of a page into lines, in reading order; words that run
// in other directions, as in a stamp, come last.
func linesOf(page *drawing.Page) []*textLine {
	var straight, askew []*textWord
	for _, w := range wordsOf(page.Chars) {
		if w.askew {
			askew = append(askew, w)
		} else {
			straight = append(straight, w)
		}
	}
	slices.SortStableFunc(straight, func(a, b *textWord) int {
		return cmp.Or(cmp.Compare(a.base, b.base), cmp.Compare(a.box.Left, b.box.Left))
	})
	var lines []*textLine
	for _, w := range straight {
		if n := len(lines); n > 0 && w.base-lines[n-1].base <= 0.3*min(w.box.Height(), lines[n-1].height()) {
			lines[n-1].words = append(lines[n-1].words, w)
			lines[n-1].box = lines[n-1].box.Join(w.box)
			continue
		}
		lines = append(lines, (&textLine{words: []*textWord{w}}).fit())
	}
	for _, l := range lines {
		l.order()
	}
	lines = inColumns(lines)
	if len(askew) > 0 {
		lines = append(lines, (&textLine{words: askew}).fit())
	}
	return lines
}

// order puts a line's words in reading order and joins those that letters drawn
// apart made of one.
func (l *textLine) order() {
	slices.SortStableFunc(l.words, func(a, b *textWord) int { return cmp.Compare(a.box.Left, b.box.Left) })
	out := l.words[:1]
	for _, w := range l.words[1:] {
		p := out[len(out)-1]
		gap, height := w.box.Left-p.box.Right, max(w.box.Height(), p.box.Height())
		if gap < 0.08*height && gap > -0.3*height && !rightToLeft(w.text) {
			p.text += w.text
			p.box = p.box.Join(w.box)
			continue
		}
		out = append(out, w)
	}
	l.words = out
	right, all := 0, 0
	for _, w := range out {
		for _, r := range w.text {
			if unicode.IsLetter(r) {
				all++
				if isRightToLeft(r) {
					right++
				}
			}
		}
	}
	if right*2 > all {
		slices.Reverse(l.words)
	}
}

func rightToLeft(s string) bool { return strings.IndexFunc(s, isRightToLeft) >= 0 }

func isRightToLeft(r rune) bool {
	return unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana)
}
