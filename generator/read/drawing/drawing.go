// Package drawing shows what stands on the pages of a PDF file: characters and
// shapes with their boxes, links, form fields, and how a spot looks. It must not
// know what any of it means. Files are hostile: time, memory and counts are
// bounded, and no fault of a file or of the engine gets past an error.
//
//	doc, err := drawing.Open(limits, data)
//	defer doc.Close()
//	for i := range doc.Pages() {
//		page, err := doc.Page(i)
//	}
package drawing

import (
	"errors"
	"fmt"
	"math"
)

// Why a file cannot be shown.
var (
	ErrPassword = errors.New("the file is protected by a password")
	ErrFormat   = errors.New("the file is not a PDF, or is damaged")
	ErrDeep     = errors.New("drawings nest too deep on the page")
	// These two say nothing of the file: another machine may show it.
	ErrTime   = errors.New("the file takes too long to be read")
	ErrEngine = errors.New("the PDF engine cannot be started")
)

// A Many is that a file passes a limit.
type Many struct {
	What, Limit string
	Most        int
}

func (m *Many) Error() string { return m.What }

// many is that a page has more of something than may be; nil if it has not.
func many(n int, of, limit string, most int) error {
	if most > 0 && n > most {
		return &Many{fmt.Sprintf("a page has more than %d %s", most, of), limit, most}
	}
	return nil
}

// A Page is what stands on one page, in the order in which it was drawn.
type Page struct {
	Width, Height float64 // points
	Chars         []Char
	Shapes        []Shape
	Links         []Link
	Fields        []Field
	view          view
	index         int
}

// A Box is a place on a page that stands upright: points from its top left
// corner, rightwards and downwards.
type Box struct{ Left, Top, Right, Bottom float64 }

// Width is from the left to the right.
func (b Box) Width() float64 { return b.Right - b.Left }

// Height is from the top to the bottom.
func (b Box) Height() float64 { return b.Bottom - b.Top }

// Center is the point in the middle.
func (b Box) Center() (x, y float64) { return (b.Left + b.Right) / 2, (b.Top + b.Bottom) / 2 }

// Holds reports whether a point lies in the box.
func (b Box) Holds(x, y float64) bool {
	return b.Left <= x && x <= b.Right && b.Top <= y && y <= b.Bottom
}

// Join is the smallest box that covers both.
func (b Box) Join(c Box) Box {
	return Box{min(b.Left, c.Left), min(b.Top, c.Top), max(b.Right, c.Right), max(b.Bottom, c.Bottom)}
}

// sound reports a box that numbers can be taken from.
func (b Box) sound() bool {
	for _, v := range [...]float64{b.Left, b.Top, b.Right, b.Bottom} {
		if math.IsNaN(v) || math.Abs(v) > 1e6 {
			return false
		}
	}
	return b.Left <= b.Right && b.Top <= b.Bottom
}

// A Char is one printed character.
type Char struct {
	Rune rune
	Box  Box     // as wide as it moves the next one, as high as its font
	Base float64 // of its line, from the top
	// Askew says that it does not run from left to right, as most of its page does.
	Askew bool
}

// A Shape is a drawn path, or a picture.
type Shape struct {
	Box     Box // the outer edge of what is drawn
	Fill    *Paint
	Stroke  *Paint
	Width   float64 // of the stroke
	Square  bool    // it reaches into the corners of its box
	Picture bool
}

// A Paint is a colour as the eye weighs it.
type Paint struct {
	Luminance float64 // 0 black, 255 white
	Opacity   float64 // 0 to 1
}

// A Link is a place that leads to an address.
type Link struct {
	Box     Box
	Address string
}

// A Field is a control of an interactive form.
type Field struct {
	Box Box
	// Switch says that it can be on or off: a check box or a radio button.
	Switch, On bool
	// Text is what is filled in, of a field for words that says it itself.
	Text string
}
