package drawing

import "math"

// A PDF counts from the bottom left corner of a sheet that may be shown turned,
// and its words may be written turned on top of that. A view is how the sheet is
// held so that its words stand upright.
type view struct {
	sheet Box // left, bottom, right and top of the part shown, upwards: Top is above Bottom
	turns int // quarter turns to the right
}

// newView makes a view of a sheet between two corners.
func newView(left, bottom, right, top float64, turns int) view {
	return view{Box{Left: left, Top: top, Right: right, Bottom: bottom}, (turns%4 + 4) % 4}
}

// size is the width and height of the page as it is looked at.
func (v view) size() (w, h float64) {
	w, h = v.sheet.Right-v.sheet.Left, v.sheet.Top-v.sheet.Bottom
	if v.turns%2 == 1 {
		return h, w
	}
	return w, h
}

// point places a point of the sheet on the page.
func (v view) point(x, y float64) (float64, float64) {
	right, up := x-v.sheet.Left, y-v.sheet.Bottom
	w, h := v.sheet.Right-v.sheet.Left, v.sheet.Top-v.sheet.Bottom
	switch v.turns {
	case 1:
		return up, right
	case 2:
		return w - right, up
	case 3:
		return h - up, w - right
	}
	return right, h - up
}

// back is the point of the sheet that a point of the page stands for.
func (v view) back(x, y float64) (float64, float64) {
	w, h := v.sheet.Right-v.sheet.Left, v.sheet.Top-v.sheet.Bottom
	right, up := x, h-y
	switch v.turns {
	case 1:
		right, up = y, x
	case 2:
		right, up = w-x, y
	case 3:
		right, up = w-y, h-x
	}
	return right + v.sheet.Left, up + v.sheet.Bottom
}

// box places a box of the sheet, given by any two opposite corners.
func (v view) box(x1, y1, x2, y2 float64) Box {
	a, b := v.point(x1, y1)
	c, d := v.point(x2, y2)
	return Box{min(a, c), min(b, d), max(a, c), max(b, d)}
}

// in is a box of this view as another view of the same sheet has it.
func (v view) in(o view, b Box) Box {
	x1, y1 := v.back(b.Left, b.Top)
	x2, y2 := v.back(b.Right, b.Bottom)
	return o.box(x1, y1, x2, y2)
}

// quarters is an angle in quarter turns, and how far it is off them, in radians.
func quarters(angle float64) (turns int, off float64) {
	n := math.Round(angle / (math.Pi / 2))
	return (int(n)%4 + 4) % 4, math.Abs(angle - n*math.Pi/2)
}
