package drawing

import (
	"strings"
	"unicode/utf8"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/structs"
)

// links are the places of the page that is shown which lead to an address.
func (d *Document) links(v view) (out []Link, err error) {
	for at, n := 0, 1; ; n++ {
		next, err := d.engine.FPDFLink_Enumerate(&requests.FPDFLink_Enumerate{Page: d.ref(), StartPos: at})
		if err != nil {
			return nil, ErrFormat
		}
		if next.Link == nil || next.NextStartPos == nil || *next.NextStartPos <= at {
			return out, nil
		}
		if err := many(n, "links", "pdf_page_links", d.limits.PDFPageLinks); err != nil {
			return nil, err
		}
		at = *next.NextStartPos
		rect, err := d.engine.FPDFLink_GetAnnotRect(&requests.FPDFLink_GetAnnotRect{Link: *next.Link})
		if err != nil || rect.Rect == nil {
			continue
		}
		action, err := d.engine.FPDFLink_GetAction(&requests.FPDFLink_GetAction{Link: *next.Link})
		if err != nil || action.Action == nil {
			continue
		}
		address, err := d.engine.FPDFAction_GetURIPath(&requests.FPDFAction_GetURIPath{Document: d.file, Action: *action.Action})
		if err != nil || address.URIPath == nil || !utf8.ValidString(*address.URIPath) {
			continue
		}
		if b := v.rect(*rect.Rect); b.sound() {
			out = append(out, Link{Box: b, Address: strings.TrimRight(*address.URIPath, "\x00")})
		}
	}
}

// widgets are the form fields of the page that is shown.
func (d *Document) widgets(v view) (out []Field, err error) {
	count, err := d.engine.FPDFPage_GetAnnotCount(&requests.FPDFPage_GetAnnotCount{Page: d.ref()})
	if err != nil {
		return nil, ErrFormat
	}
	if err := many(count.Count, "fields and other annotations", "pdf_page_fields", d.limits.PDFPageFields); err != nil {
		return nil, err
	}
	for i := range count.Count {
		if f, ok := d.widget(v, i); ok {
			out = append(out, f)
		}
	}
	return out, nil
}

// widget reads one annotation; not ok if it is no form field.
func (d *Document) widget(v view, i int) (f Field, ok bool) {
	a, err := d.engine.FPDFPage_GetAnnot(&requests.FPDFPage_GetAnnot{Page: d.ref(), Index: i})
	if err != nil {
		return f, false
	}
	defer d.engine.FPDFPage_CloseAnnot(&requests.FPDFPage_CloseAnnot{Annotation: a.Annotation})
	kind, err := d.engine.FPDFAnnot_GetSubtype(&requests.FPDFAnnot_GetSubtype{Annotation: a.Annotation})
	if err != nil || kind.Subtype != enums.FPDF_ANNOT_SUBTYPE_WIDGET {
		return f, false
	}
	rect, err := d.engine.FPDFAnnot_GetRect(&requests.FPDFAnnot_GetRect{Annotation: a.Annotation})
	if err != nil {
		return f, false
	}
	f.Box = v.rect(rect.Rect)
	// Which of its appearances is shown is what tells a switch, and whether it is on;
	// the value of its field may stand with a parent that other switches share.
	if state, err := d.engine.FPDFAnnot_GetStringValue(&requests.FPDFAnnot_GetStringValue{Annotation: a.Annotation, Key: "AS"}); err == nil && state.Value != "" {
		f.Switch, f.On = true, state.Value != "Off"
	} else if value, err := d.engine.FPDFAnnot_GetStringValue(&requests.FPDFAnnot_GetStringValue{Annotation: a.Annotation, Key: "V"}); err == nil && utf8.ValidString(value.Value) {
		f.Text = value.Value
	}
	return f, f.Box.sound()
}

func (v view) rect(r structs.FPDF_FS_RECTF) Box {
	return v.box(float64(r.Left), float64(r.Bottom), float64(r.Right), float64(r.Top))
}
