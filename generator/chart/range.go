package chart

import (
	"strconv"

	"egovsite/generator/survey"
)

// rangePad is the room at both ends of a range's axis, for marks that stand there.
const rangePad = 5.0

// Range draws the range of an indicator on an axis from none to all of its items,
// with a dot at what is stated or documented, 16 pixels high. It is for table
// cells, where the words beside it say the same: drawn below each other at one
// width, ranges share the axis. assets/js/compare-draw.js draws it too.
func Range(counts survey.Counts, mirror bool, width int) string {
	p := &pen{b: make([]byte, 0, 512), width: float64(width), mirror: mirror}
	at := func(n int) float64 {
		return rangePad + (p.width-2*rangePad)*float64(n)/float64(counts.Asked())
	}
	p.raw(`<svg class="range" viewBox="0 0 `).num(p.width).raw(` 16" width="`).num(p.width).
		raw(`" height="16" aria-hidden="true">`)
	p.line("m-grid", rangePad, 8, p.width-rangePad, 8)
	for _, x := range []float64{rangePad, p.width / 2, p.width - rangePad} {
		p.line("m-grid", x, 3, x, 13)
	}
	if counts.High() > counts.Low() {
		p.line("m-range", at(counts.Low()), 8, at(counts.High()), 8)
	}
	p.dot("m-dot", at(counts.Supported()), 8, 4.5, strconv.Itoa(counts.Supported()))
	return string(p.done())
}
