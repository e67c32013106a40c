package chart

import "math"

// answers draws cells of one code as one shape and its pattern: what the file
// states is solid, what is documented hatched, what is open an outline, and a
// sign inside tells one of these from another.
func (p *pen) answers(code, value string, all []box) {
	if len(all) == 0 {
		return
	}
	switch code {
	case "yes", "other", "text":
		p.boxes("m-recorded", value, all)
	case "documented", "no":
		p.boxes("m-"+code, value, all)
	case "skipped", "not-asked":
		p.boxes("m-apart", value, all)
	case "missing":
		p.boxes("m-missing", value, all)
	default:
		p.boxes("m-open", value, all)
	}
	switch code {
	case "documented":
		p.hatches(all)
	case "other":
		p.signs("m-strike", all, func(x, y, r float64) {
			p.raw("M").pair(x-r, y).raw("h").num(2*r).raw("M").pair(x, y-r).raw("v").num(2 * r)
		})
	case "text":
		p.signs("m-strike", all, func(x, y, r float64) {
			p.raw("M").pair(x-r, y-1.5).raw("h").num(2*r).raw("m").pair(-2*r, 3).raw("h").num(2 * r)
		})
	case "no":
		p.signs("m-strike", all, func(x, y, r float64) {
			p.raw("M").pair(x-r, y-r).raw("l").pair(2*r, 2*r).raw("m").pair(-2*r, 0).raw("l").pair(2*r, -2*r)
		})
	case "withheld":
		p.signs("m-sign", all, func(x, y, r float64) {
			p.raw("M").pair(x-r, y+r).raw("l").pair(2*r, -2*r)
		})
	case "blank":
		p.signs("m-sign", all, func(x, y, r float64) {
			p.raw("M").pair(x-r, y).raw("a").pair(r, r).raw(" 0 1 0 ").pair(2*r, 0).raw("a").pair(r, r).raw(" 0 1 0 ").pair(-2*r, 0)
		})
	case "unreadable":
		p.signs("m-sign", all, func(x, y, r float64) {
			p.raw("M").pair(x-r, y-r/2).raw("l").pair(r/1.5, r).raw("l").pair(r/1.5, -r).raw("l").pair(r/1.5, r)
		})
	case "skipped":
		p.signs("m-sign", all, func(x, y, r float64) { p.raw("M").pair(x-r, y).raw("h").num(2 * r) })
	case "not-asked":
		p.signs("m-sign", all, func(x, y, r float64) { p.raw("M").pair(x-.8, y).raw("h").num(1.6) })
	}
}

// signs draws a sign in the middle of each box that has room for one.
func (p *pen) signs(class string, all []box, draw func(x, y, r float64)) {
	begun := false
	for _, b := range all {
		r := math.Min(3, math.Min(b.w, b.h)/2-2)
		if r < 1.5 {
			continue
		}
		if !begun {
			p.raw(`<path class="`).raw(class).raw(`" d="`)
			begun = true
		}
		draw(p.x(b.x+b.w/2), b.y+b.h/2, r)
	}
	if begun {
		p.raw(`"/>`)
	}
}
