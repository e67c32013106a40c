package chart

import (
	"strconv"

	"egovsite/generator/locale"
	"egovsite/generator/survey"
)

// standings are the parts of a strip in their order.
var standings = []survey.Standing{survey.StandRecorded, survey.StandDocumented, survey.StandOpen, survey.StandNo}

// part is the count of a standing.
func part(c survey.Counts, s survey.Standing) int {
	switch s {
	case survey.StandRecorded:
		return c.Recorded
	case survey.StandDocumented:
		return c.Documented
	case survey.StandOpen:
		return c.Open
	}
	return c.No
}

// Strip draws the coverage strip: one cell an item, in the order recorded,
// documented, open, no, 12 pixels high. It is for tiles and table cells; the
// figure "strips" draws the same with names. It has no id, so it can stand on
// a page any number of times.
func Strip(counts survey.Counts, words *locale.Locale, width int) string {
	p := &pen{b: make([]byte, 0, 1<<10), width: float64(width), mirror: words.Direction == "rtl"}
	label := words.Say("figures.strip.none")
	if counts.Asked() > 0 {
		label = words.Say("figures.strip.label", "Recorded", counts.Recorded, "Documented", counts.Documented,
			"Open", counts.Open, "No", counts.No, "Count", counts.Asked())
	}
	p.raw(`<svg class="strip" viewBox="0 0 `).num(p.width).raw(` 12" width="`).num(p.width).
		raw(`" height="12" role="img" aria-label="`).words(label).raw(`">`)
	if counts.Asked() == 0 {
		p.line("m-grid", 0, 6, p.width, 6)
		return string(p.done())
	}
	w, gap := cells(counts.Asked(), p.width)
	i := 0
	for _, s := range standings {
		if n := part(counts, s); n > 0 {
			p.row(s, n, float64(i)*(w+gap)+.5, w, gap)
			i += n
		}
	}
	return string(p.done())
}

// row draws n cells of one standing, 11 pixels high, as one shape: a page has
// many strips.
func (p *pen) row(s survey.Standing, n int, x, w, gap float64) {
	each := func(class string, y float64, move string, draw func()) {
		p.raw(`<path class="`).raw(class).raw(move).raw(`d="M`).pair(p.corner(x, w-1), y)
		for k := range n {
			if k > 0 {
				p.raw("m").pair(p.step(w+gap), 0)
			}
			draw()
		}
		p.raw(`"/>`)
	}
	each("m-"+string(s), .5, `" `, func() { p.raw("h").num(w - 1).raw("v11h").num(1 - w).raw("z") })
	switch s {
	case survey.StandDocumented:
		each("m-hatch", 6, `" stroke-width="11" `, func() { p.raw("h").num(w-1).raw("m").pair(1-w, 0) })
	case survey.StandNo:
		const r = 2.5
		middle := (w - 1) / 2
		each("m-strike", 6, `" `, func() {
			p.raw("m").pair(middle-r, -r).raw("l").pair(2*r, 2*r).raw("m").pair(-2*r, 0).raw("l").pair(2*r, -2*r).raw("m").pair(-middle-r, r)
		})
	}
}

// corner is the left side of a box that begins at x on a page's own direction;
// step is how far the next one of a row is.
func (p *pen) corner(x, w float64) float64 {
	if p.mirror {
		return p.width - x - w
	}
	return x
}

func (p *pen) step(d float64) float64 {
	if p.mirror {
		return -d
	}
	return d
}

// cells is how wide each of n cells of a strip is, and the gap between two.
func cells(n int, width float64) (w, gap float64) {
	gap = 2
	if float64(n)*6 > width {
		gap = 0
	}
	return (width - gap*float64(n-1)) / float64(n), gap
}

// Swatch is the mark that stands before a legend's words, as a small picture
// that says nothing aloud: the words beside it do. Codes are those of Key.
func Swatch(code string) string {
	p := &pen{b: make([]byte, 0, 256), width: 22}
	p.raw(`<svg class="swatch" viewBox="0 0 22 12" width="22" height="12" aria-hidden="true">`)
	switch code {
	case "recorded", "documented", "open", "no":
		p.cell(code, .5, .5, 21, 11, "")
	case "yes", "other", "text", "withheld", "not-recorded", "blank", "unreadable", "missing", "skipped", "not-asked":
		p.answers(code, "", []box{{.5, .5, 21, 11}})
	case "range":
		p.rect("m-band", 0, 0, 22, 12, "")
		p.line("m-range", 3, 6, 19, 6)
	case "span":
		p.line("m-span", 3, 6, 19, 6)
	case "dot":
		p.dot("m-dot", 11, 6, 4, "")
	case "break":
		p.line("m-break", 11, 0, 11, 12)
	case "stated":
		p.line("m-stated", 3, 6, 19, 6)
	case "supported":
		p.line("m-supported", 0, 6, 22, 6)
		p.dot("m-dot", 11, 6, 3.5, "")
	case "government":
		p.government(11, 6)
	case "official":
		p.rect("m-official", .5, .5, 21, 11, "")
		p.government(11, 6)
	case "elsewhere":
		p.rect("m-elsewhere", .5, .5, 21, 11, "")
	case "tile-new", "tile-old", "tile-none":
		p.tile(code, .5, .5, 21, 11, "")
	case "egdi", "epi", "osi", "hci", "tii":
		p.line("l-"+code, 0, 6, 22, 6)
	default:
		p.rect("g-"+code, .5, .5, 21, 11, "")
	}
	return string(p.done())
}

// government marks a government domain.
func (p *pen) government(x, y float64) {
	p.path("m-government", true, "", []point{{x, y - 5}, {x + 5, y}, {x, y + 5}, {x - 5, y}})
}

// ladder draws the steps of evidence above "none", filled up to a grade.
func (p *pen) ladder(x, y float64, g survey.Grade, size, gap float64) {
	p.steps("m-step m-reached", strconv.Itoa(int(g)), survey.GradeProse, g, x, y, size, gap)
	p.steps("m-step", "", g+1, survey.GradeArticle, x, y, size, gap)
}

// steps draws the boxes of some grades as one shape.
func (p *pen) steps(class, value string, from, to survey.Grade, x, y, size, gap float64) {
	if from > to {
		return
	}
	var boxes [][]point
	for g := from; g <= to; g++ {
		at := x + float64(g-1)*(size+gap)
		boxes = append(boxes, []point{{at, y}, {at + size, y}, {at + size, y + size + 4}, {at, y + size + 4}})
	}
	p.path(class, true, value, boxes...)
}
