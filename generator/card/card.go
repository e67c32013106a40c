// Package card draws the picture by which a page is shown where its address is
// passed on: the name of a country with a strip for each indicator, in the
// colours of the site's light page. It knows nothing but words and cells.
//
//	png, err := card.Draw(card.Card{Site: "Profiles", Title: "Examplia", Lines: []string{"Questionnaire 2022"}, Strips: strips})
package card

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"strings"
	"sync"

	"egovsite/generator/spare"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// The size of a card in pixels, which those that show cards ask for.
const (
	Width  = 1200
	Height = 630
)

// A Card is what a picture says.
type Card struct {
	Site   string
	Title  string
	Lines  []string // below the title
	Strips []Strip  // at most eight are drawn
}

// A Strip is one indicator: its name and its cells, left to right.
type Strip struct {
	Name  string
	Cells []Standing
}

// A Standing is the pattern of a cell.
type Standing int

// The standings, in the order of a strip.
const (
	Recorded Standing = iota
	Documented
	Open
	No
)

// The colours are those of the light page, assets/css/site.css.
var palette = color.Palette{
	paper: rgb(0xfc, 0xfb, 0xf8), ink: rgb(0x1b, 0x23, 0x2c), muted: rgb(0x55, 0x60, 0x6c),
	recorded: rgb(0x12, 0x44, 0x5c), documented: rgb(0x2f, 0x76, 0x98), open: rgb(0x6d, 0x76, 0x81), no: rgb(0xa8, 0x45, 0x1c),
	softInk: rgb(0x8b, 0x8f, 0x92), softMuted: rgb(0xa8, 0xad, 0xb2),
}

const (
	paper = iota
	ink
	muted
	recorded
	documented
	open
	no
	softInk   // between ink and paper, for the edges of letters
	softMuted // the same for muted
)

func rgb(r, g, b uint8) color.RGBA { return color.RGBA{r, g, b, 0xff} }

// fonts are the two that the program carries. They have the letters of Latin,
// Greek and Cyrillic scripts.
var fonts = sync.OnceValues(func() (f [2]*sfnt.Font, err error) {
	for i, data := range [][]byte{goregular.TTF, gobold.TTF} {
		if f[i], err = opentype.Parse(data); err != nil {
			return f, fmt.Errorf("reading the font of cards: %w", err)
		}
	}
	return f, nil
})

// Writes reports whether the letters of words are in the fonts.
func Writes(words string) bool {
	f, err := fonts()
	if err != nil {
		return false
	}
	var b sfnt.Buffer
	for _, c := range words {
		if i, err := f[1].GlyphIndex(&b, c); err != nil || i == 0 {
			return false
		}
	}
	return true
}

// Draw returns the card as PNG.
func Draw(c Card) ([]byte, error) {
	p, err := newPainter()
	if err != nil {
		return nil, err
	}
	defer painters.Put(p)
	const left, right = 72, Width - 72
	p.mark(left, 62)
	p.words(c.Site, left+68, 82, p.small, muted, right)
	size := p.large
	if p.width(c.Title, size) > right-left {
		size = p.middle
	}
	y := 190
	for _, row := range p.wrap(c.Title, size, right-left, 2) {
		p.words(row, left, y, size, ink, right)
		y += 84
	}
	y -= 36
	for _, words := range c.Lines {
		for _, row := range p.wrap(words, p.text, right-left, 2) {
			p.words(row, left, y, p.text, muted, right)
			y += 40
		}
	}
	const step, names = 39, 420
	strips := c.Strips[:min(len(c.Strips), 8)]
	if len(strips) == 0 {
		p.strip([]Standing{Recorded, Documented, Open}, left, Height-190, right, 120)
	}
	y = max(y, Height-48-step*len(strips))
	for _, s := range strips {
		p.words(s.Name, left, y+20, p.small, ink, left+names-24)
		p.strip(s.Cells, left+names, y+2, right, 22)
		y += step
	}
	return p.png()
}

// Icon returns the site's mark as a square PNG, as telephones show it on their
// home screens.
func Icon() ([]byte, error) {
	const size = 180
	p := &painter{to: image.NewPaletted(image.Rect(0, 0, size, size), palette)}
	p.strip([]Standing{Recorded, Documented, Open}, 24, 50, size-19, 80)
	return p.png()
}

func (p *painter) png() ([]byte, error) {
	var out bytes.Buffer
	// The best compression would take five times as long for a tenth of the bytes.
	if err := encoder.Encode(&out, p.to); err != nil {
		return nil, fmt.Errorf("drawing a card: %w", err)
	}
	return out.Bytes(), nil
}

// spares is how many are kept of what a card is drawn with: few are drawn at once.
const spares = 4

// encoder compresses in rooms that it used before.
var encoder = png.Encoder{BufferPool: pngRooms{spare.New[*png.EncoderBuffer](spares)}}

type pngRooms struct{ spare.Pool[*png.EncoderBuffer] }

func (r pngRooms) Get() *png.EncoderBuffer {
	b, _ := r.Take()
	return b
}

// painters are those that have drawn a card.
var painters = spare.New[*painter](spares)

// A painter draws on one picture. Its faces are not for use by several at once.
type painter struct {
	to                         *image.Paletted
	large, middle, text, small font.Face
}

// newPainter is one with an empty picture.
func newPainter() (*painter, error) {
	if p, ok := painters.Take(); ok {
		clear(p.to.Pix) // all paper
		return p, nil
	}
	f, err := fonts()
	if err != nil {
		return nil, err
	}
	p := &painter{to: image.NewPaletted(image.Rect(0, 0, Width, Height), palette)}
	for _, x := range []struct {
		face *font.Face
		of   *sfnt.Font
		size float64
	}{{&p.large, f[1], 84}, {&p.middle, f[1], 58}, {&p.text, f[0], 31}, {&p.small, f[0], 23}} {
		if *x.face, err = opentype.NewFace(x.of, &opentype.FaceOptions{Size: x.size, DPI: 72}); err != nil {
			return nil, fmt.Errorf("reading the font of cards: %w", err)
		}
	}
	return p, nil
}

func (p *painter) width(words string, f font.Face) int { return font.MeasureString(f, words).Ceil() }

// words writes one line whose letters stand on y, cut with an ellipsis at right.
func (p *painter) words(words string, x, y int, f font.Face, shade uint8, right int) {
	letters := []rune(words)
	for len(letters) > 0 && x+p.width(words, f) > right {
		letters = letters[:len(letters)-1]
		words = strings.TrimSpace(string(letters)) + "…"
	}
	d := font.Drawer{Dst: p.to, Src: image.NewUniform(palette[shade]), Face: f, Dot: fixed.P(x, y)}
	d.DrawString(words)
}

// wrap breaks words into lines of a width, the last of most taking all the rest.
func (p *painter) wrap(words string, f font.Face, width, most int) (rows []string) {
	row := ""
	for _, word := range strings.Fields(words) {
		if next := strings.TrimSpace(row + " " + word); row == "" || len(rows) == most-1 || p.width(next, f) <= width {
			row = next
			continue
		}
		rows, row = append(rows, row), word
	}
	return append(rows, row)
}

func (p *painter) fill(r image.Rectangle, shade uint8) {
	draw.Draw(p.to, r, image.NewUniform(palette[shade]), image.Point{}, draw.Src)
}

func (p *painter) frame(r image.Rectangle, shade uint8) {
	p.fill(r, shade)
	p.fill(r.Inset(2), paper)
}

// mark is the site's own: a cell that is recorded, one that is documented, one open.
func (p *painter) mark(x, y int) {
	p.fill(image.Rect(x, y, x+16, y+24), recorded)
	p.fill(image.Rect(x+18, y, x+34, y+24), documented)
	p.frame(image.Rect(x+36, y, x+52, y+24), open)
}

// strip draws the cells of an indicator over the width from x to right.
func (p *painter) strip(cells []Standing, x, y, right, height int) {
	for i, c := range cells {
		n := len(cells)
		r := image.Rect(x+(right-x)*i/n, y, x+(right-x)*(i+1)/n-5, y+height)
		switch c {
		case Recorded:
			p.fill(r, recorded)
		case Documented:
			p.frame(r, documented)
			for at := r.Min.X + 5; at < r.Max.X-3; at += 6 {
				p.fill(image.Rect(at, r.Min.Y, min(at+3, r.Max.X), r.Max.Y), documented)
			}
		case Open:
			p.frame(r, open)
		case No:
			p.fill(r, no)
		}
	}
}
