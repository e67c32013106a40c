package drawing

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// Page shows a page, counted from 0.
func (d *Document) Page(index int) (p *Page, err error) {
	defer d.rescue(&err)
	if err := d.turnTo(index); err != nil {
		return nil, err
	}
	held, err := d.held()
	if err != nil {
		return nil, d.fault(ErrFormat)
	}
	p = &Page{index: index, view: held}
	fields, err := d.widgets(held)
	if err != nil {
		return nil, d.fault(err)
	}
	links, err := d.links(held)
	if err != nil {
		return nil, d.fault(err)
	}
	if len(fields) > 0 {
		// What is filled in stands beside the page, and is drawn onto it.
		if _, err := d.engine.FPDFPage_Flatten(&requests.FPDFPage_Flatten{Page: d.ref()}); err != nil {
			return nil, d.fault(ErrFormat)
		}
		if err := d.reopen(index); err != nil {
			return nil, err
		}
	}
	p.Chars, p.view.turns, err = d.chars(held)
	if err != nil {
		return nil, d.fault(err)
	}
	for i := range links {
		links[i].Box = held.in(p.view, links[i].Box)
	}
	for i := range fields {
		fields[i].Box = held.in(p.view, fields[i].Box)
	}
	p.Links, p.Fields = links, fields
	if err := p.write(d); err != nil {
		return nil, err
	}
	if p.Shapes, err = d.shapes(p.view); err != nil {
		return nil, d.fault(err)
	}
	p.Width, p.Height = p.view.size()
	d.taken += len(p.Chars) + len(p.Shapes)
	if most := d.limits.PDFMarks; most > 0 && d.taken > most {
		return nil, &Many{fmt.Sprintf("the file has more than %d letters and shapes", most), "pdf_marks", most}
	}
	return p, d.fault(nil) // what failed with the clock may have been passed over
}

// write puts the words of fields that are drawn nowhere, as some programs leave
// that to the viewer, where they would be.
func (p *Page) write(d *Document) error {
	drawn := p.Chars
	for _, f := range p.Fields {
		held := func(c Char) bool { return f.Box.Holds(c.Box.Center()) }
		if f.Text == "" || slices.ContainsFunc(drawn, held) {
			continue
		}
		if err := d.manyChars(len(p.Chars) + utf8.RuneCountInString(f.Text)); err != nil {
			return err
		}
		lines := strings.FieldsFunc(f.Text, func(r rune) bool { return r == '\n' || r == '\r' })
		for i, l := range lines {
			runes := []rune(l)
			high := f.Box.Height() / float64(len(lines))
			wide := min(0.5*high, f.Box.Width()/float64(len(runes)))
			top := f.Box.Top + float64(i)*high
			for k, r := range runes {
				if unicode.IsSpace(r) {
					r = ' '
				} else if unicode.IsControl(r) {
					continue
				}
				left := f.Box.Left + float64(k)*wide
				p.Chars = append(p.Chars, Char{Rune: r, Box: Box{left, top, left + wide, top + high}, Base: top + 0.8*high})
			}
		}
	}
	return nil
}

// turnTo opens a page and closes the one before it.
func (d *Document) turnTo(index int) error {
	if d.shown == index && len(d.open) > 0 {
		return nil
	}
	return d.reopen(index)
}

func (d *Document) reopen(index int) error {
	for _, p := range d.open {
		if _, err := d.engine.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: p}); err != nil {
			return d.fault(ErrFormat)
		}
	}
	d.open, d.shown = nil, index
	loaded, err := d.engine.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: d.file, Index: index})
	if err != nil {
		return d.fault(ErrFormat)
	}
	d.open = []references.FPDF_PAGE{loaded.Page}
	return nil
}

// ref is the page that is shown, as the engine wants it named.
func (d *Document) ref() requests.Page { return requests.Page{ByReference: &d.open[0]} }

// held is how the page says it is to be held.
func (d *Document) held() (view, error) {
	box, err := d.engine.FPDF_GetPageBoundingBox(&requests.FPDF_GetPageBoundingBox{Page: d.ref()})
	if err != nil {
		return view{}, err
	}
	turned, err := d.engine.FPDFPage_GetRotation(&requests.FPDFPage_GetRotation{Page: d.ref()})
	if err != nil {
		return view{}, err
	}
	r := box.Rect
	return newView(float64(r.Left), float64(min(r.Bottom, r.Top)), float64(r.Right), float64(max(r.Bottom, r.Top)), int(turned.PageRotation)), nil
}
