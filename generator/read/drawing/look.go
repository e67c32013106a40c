package drawing

import (
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/structs"
)

// Look shows how a place of a page looks: side rows of side values, the top left
// one first, 0 black to 255 white.
func (d *Document) Look(p *Page, b Box, side int) (out []uint8, err error) {
	defer d.rescue(&err)
	if err := d.turnTo(p.index); err != nil {
		return nil, err
	}
	held, err := d.held()
	if err != nil {
		return nil, d.fault(ErrFormat)
	}
	at := p.view.in(held, b)
	if !at.sound() || at.Width() == 0 || at.Height() == 0 {
		return nil, ErrFormat
	}
	bitmap, err := d.engine.FPDFBitmap_Create(&requests.FPDFBitmap_Create{Width: side, Height: side})
	if err != nil {
		return nil, d.fault(ErrFormat)
	}
	defer d.engine.FPDFBitmap_Destroy(&requests.FPDFBitmap_Destroy{Bitmap: bitmap.Bitmap})
	if _, err = d.engine.FPDFBitmap_FillRect(&requests.FPDFBitmap_FillRect{Bitmap: bitmap.Bitmap, Width: side, Height: side, Color: 0xFFFFFFFF}); err != nil {
		return nil, d.fault(ErrFormat)
	}
	wide, high := float64(side)/at.Width(), float64(side)/at.Height()
	_, err = d.engine.FPDF_RenderPageBitmapWithMatrix(&requests.FPDF_RenderPageBitmapWithMatrix{Bitmap: bitmap.Bitmap, Page: d.ref(),
		Matrix:   structs.FPDF_FS_MATRIX{A: float32(wide), D: float32(high), E: float32(-at.Left * wide), F: float32(-at.Top * high)},
		Clipping: structs.FPDF_FS_RECTF{Right: float32(side), Bottom: float32(side)}})
	if err != nil {
		return nil, d.fault(ErrFormat)
	}
	pixels, err := d.engine.FPDFBitmap_GetBuffer(&requests.FPDFBitmap_GetBuffer{Bitmap: bitmap.Bitmap})
	if err != nil || len(pixels.Buffer) < 4*side*side {
		return nil, d.fault(ErrFormat)
	}
	out = make([]uint8, side*side)
	for i := range out { // blue, green, red, nothing
		px := pixels.Buffer[4*i : 4*i+3]
		out[i] = uint8((114*int(px[0]) + 587*int(px[1]) + 299*int(px[2])) / 1000)
	}
	return out, nil
}
