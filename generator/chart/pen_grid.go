package chart

// What figures made of many areas need of a pen besides: boxes of one class as
// one shape, so that a page does not hold an element for each, links, and
// words that stand upright.

// A box is an area of a picture.
type box struct{ x, y, w, h float64 }

// boxes draws areas as one shape; value is what it stands for in the table.
func (p *pen) boxes(class, value string, all []box) {
	if len(all) == 0 {
		return
	}
	p.raw(`<path class="`).raw(class).raw(`" d="`)
	for _, b := range all {
		p.raw("M").pair(p.corner(b.x, b.w), b.y).raw("h").num(b.w).raw("v").num(b.h).raw("h").num(-b.w).raw("z")
	}
	p.raw(`"`).value(value).raw(`/>`)
}

// hatches draws the pattern "documented" inside boxes of one height as one shape.
func (p *pen) hatches(all []box) {
	if len(all) == 0 {
		return
	}
	p.raw(`<path class="m-hatch" stroke-width="`).num(all[0].h).raw(`" d="`)
	for _, b := range all {
		p.raw("M").pair(p.corner(b.x, b.w), b.y+b.h/2).raw("h").num(b.w)
	}
	p.raw(`"/>`)
}

// link begins what is pressed to go to an address, and what is said of it; done
// ends it. Without an address it only says it.
func (p *pen) link(address, said string) (done func()) {
	element := "g"
	p.raw("<")
	if address != "" {
		element = "a"
		p.raw(`a href="`).words(address).raw(`"`)
	} else {
		p.raw("g")
	}
	p.raw(`><title>`).words(said).raw(`</title>`)
	return func() { p.raw("</").raw(element).raw(">") }
}

// titled writes words that stand for longer ones, which a pointer brings up.
func (p *pen) titled(class string, x, y float64, words, title string) {
	p.raw(`<text class="`).raw(class).raw(`" x="`).num(p.x(x)).raw(`" y="`).num(y).raw(`" text-anchor="middle"><title>`).
		words(title).raw(`</title>`).words(words).raw(`</text>`)
}

// upright writes words that run upwards, the middle of their line at x.
func (p *pen) upright(class string, x, y float64, words string) {
	x = p.x(x) + 4
	at := start
	if p.rtl {
		at = end // which is where such words begin
	}
	p.raw(`<text class="`).raw(class).raw(`" transform="translate(`).num(x).raw(" ").num(y).raw(`)rotate(-90)"`)
	if at != start {
		p.raw(` text-anchor="end"`)
	}
	p.raw(`>`).words(words).raw(`</text>`)
}
