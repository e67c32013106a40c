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
	for _, c := range chars {
		if c.Rune == ' ' {
			flush()
			continue
		}
		if word != nil && parted(last, c) {
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

// parted reports whether two characters drawn one after the other belong to two words.
func parted(a, b drawing.Char) bool {
	across := max(b.Box.Left-a.Box.Right, a.Box.Left-b.Box.Right)
	if a.Askew || b.Askew {
		down := max(b.Box.Top-a.Box.Bottom, a.Box.Top-b.Box.Bottom)
		return a.Askew != b.Askew || max(across, down) > wordGap*min(size(a.Box), size(b.Box))
	}
	height := max(a.Box.Height(), b.Box.Height())
	return across > wordGap*height || math.Abs(a.Base-b.Base) > 0.4*height || across < -2*height
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
	joinHyphens(lines)
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

// joinHyphens moves the rest of a word up to the line on which it was parted, where
// the hyphen is one that only print has. A plain hyphen may be the word's own.
func joinHyphens(lines []*textLine) {
	for i := 0; i+1 < len(lines); i++ {
		a, b := lines[i], lines[i+1]
		if len(a.words) == 0 || len(b.words) == 0 {
			continue
		}
		w := a.words[len(a.words)-1]
		head := strings.TrimSuffix(strings.TrimSuffix(w.text, "\u2010"), "\u00ad")
		next := b.words[0]
		if head == w.text || head == "" || !unicode.IsLower([]rune(next.text)[0]) {
			continue
		}
		w.text = head + next.text
		b.words = b.words[1:]
	}
}
