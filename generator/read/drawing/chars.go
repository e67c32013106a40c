package drawing

import (
	"unicode"
	"unicode/utf8"

	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// upright is how far off the direction of its page a character may run, in radians.
const upright = 0.1

// hyphen is what the engine gives for a hyphen at the end of a line.
const hyphen = 2

// chars are the characters of the page that is shown, and by how many quarters
// it must be turned for most of them to stand upright.
func (d *Document) chars(held view) ([]Char, int, error) {
	text, err := d.engine.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: d.ref()})
	if err != nil {
		return nil, held.turns, ErrFormat
	}
	defer d.engine.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text.TextPage})
	count, err := d.engine.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: text.TextPage})
	if err != nil {
		return nil, held.turns, ErrFormat
	}
	if err := d.manyChars(count.Count); err != nil {
		return nil, held.turns, err
	}
	var raw []rawChar
	var votes [4]int
	for i := range count.Count {
		c, ok, err := d.char(text.TextPage, i)
		if err != nil {
			return nil, held.turns, err
		}
		if !ok {
			continue
		}
		raw = append(raw, c)
		if turns, off := quarters(c.angle); off < upright {
			votes[turns]++
		}
	}
	// Angles count to the right, and so must the page be turned back to the left.
	most := (4 - held.turns) % 4
	for turns, n := range votes {
		if n > votes[most] {
			most = turns
		}
	}
	v := held
	v.turns = (4 - most) % 4
	out := make([]Char, 0, len(raw))
	for _, c := range raw {
		turns, off := quarters(c.angle)
		x := Char{Rune: c.r, Box: v.box(c.left, c.bottom, c.right, c.top), Askew: turns != most || off >= upright}
		_, x.Base = v.point(c.x, c.y)
		if x.Box.sound() {
			out = append(out, x)
		}
	}
	return out, v.turns, nil
}

func (d *Document) manyChars(n int) error {
	return many(n, "letters", "pdf_page_chars", d.limits.PDFPageChars)
}

// A rawChar is a character as it stands on the sheet.
type rawChar struct {
	r                        rune
	left, bottom, right, top float64
	x, y, angle              float64
}

// char reads one character; not ok if the engine made it up or it says nothing.
func (d *Document) char(text references.FPDF_TEXTPAGE, i int) (c rawChar, ok bool, err error) {
	code, err := d.engine.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: text, Index: i})
	if err != nil {
		return c, false, ErrFormat
	}
	if c.r = rune(code.Unicode); c.r == hyphen {
		c.r = '-'
	}
	if c.r == 0 || c.r == 0xFFFE || !utf8.ValidRune(c.r) || unicode.IsControl(c.r) {
		return c, false, nil
	}
	if unicode.IsSpace(c.r) {
		made, err := d.engine.FPDFText_IsGenerated(&requests.FPDFText_IsGenerated{TextPage: text, Index: i})
		if err != nil || made.IsGenerated {
			return c, false, nil
		}
		c.r = ' '
	}
	box, err := d.engine.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: text, Index: i})
	if err != nil {
		return c, false, nil
	}
	origin, err := d.engine.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: text, Index: i})
	if err != nil {
		return c, false, nil
	}
	angle, err := d.engine.FPDFText_GetCharAngle(&requests.FPDFText_GetCharAngle{TextPage: text, Index: i})
	if err != nil {
		return c, false, nil
	}
	c.left, c.bottom, c.right, c.top = float64(box.Rect.Left), float64(box.Rect.Bottom), float64(box.Rect.Right), float64(box.Rect.Top)
	c.x, c.y, c.angle = origin.X, origin.Y, float64(angle.CharAngle)
	return c, true, nil
}
