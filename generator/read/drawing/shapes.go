package drawing

import (
	"math"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/structs"
)

const (
	// exact is the side, in points, up to which the outline of a shape is measured
	// point by point, since the engine's box of a stroke is too wide.
	exact = 330
	// maxPoints is how many points of an outline are looked at.
	maxPoints = 400
	// deepest is how deep drawings may nest.
	deepest = 6
)

// shapes are the paths and pictures of the page that is shown.
func (d *Document) shapes(v view) ([]Shape, error) {
	count, err := d.engine.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: d.ref()})
	if err != nil {
		return nil, ErrFormat
	}
	c := collector{Document: d, view: v}
	if err := d.manyShapes(count.Count); err != nil {
		return nil, err
	}
	for i := range count.Count {
		object, err := d.engine.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: d.ref(), Index: i})
		if err != nil {
			return nil, ErrFormat
		}
		if err := c.add(object.PageObject, identity, 0); err != nil {
			return nil, err
		}
	}
	return c.shapes, nil
}

func (d *Document) manyShapes(n int) error {
	return many(n, "shapes", "pdf_page_shapes", d.limits.PDFPageShapes)
}

// A collector gathers shapes, those of drawings within drawings too.
type collector struct {
	*Document
	view   view
	shapes []Shape
	seen   int
}

func (c *collector) add(object references.FPDF_PAGEOBJECT, m matrix, depth int) error {
	if c.seen++; depth > deepest {
		return ErrDeep
	}
	if err := c.manyShapes(c.seen); err != nil {
		return err
	}
	kind, err := c.engine.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: object})
	if err != nil {
		return ErrFormat
	}
	switch kind.Type {
	case enums.FPDF_PAGEOBJ_PATH:
		c.path(object, m)
	case enums.FPDF_PAGEOBJ_IMAGE, enums.FPDF_PAGEOBJ_SHADING:
		if b, ok := c.bounds(object, m); ok {
			c.shapes = append(c.shapes, Shape{Box: b, Picture: true})
		}
	case enums.FPDF_PAGEOBJ_FORM:
		own, err := c.engine.FPDFPageObj_GetMatrix(&requests.FPDFPageObj_GetMatrix{PageObject: object})
		if err != nil {
			return nil
		}
		count, err := c.engine.FPDFFormObj_CountObjects(&requests.FPDFFormObj_CountObjects{PageObject: object})
		if err != nil {
			return nil
		}
		inner := matrixOf(own.Matrix).then(m)
		for i := range count.Count {
			part, err := c.engine.FPDFFormObj_GetObject(&requests.FPDFFormObj_GetObject{PageObject: object, Index: uint64(i)})
			if err != nil {
				return nil
			}
			if err := c.add(part.PageObject, inner, depth+1); err != nil {
				return err
			}
		}
	}
	return nil
}

// path adds a path, unless nothing of it is painted.
func (c *collector) path(object references.FPDF_PAGEOBJECT, m matrix) {
	mode, err := c.engine.FPDFPath_GetDrawMode(&requests.FPDFPath_GetDrawMode{PageObject: object})
	if err != nil {
		return
	}
	var s Shape
	if mode.FillMode != enums.FPDF_FILLMODE_NONE {
		if p, err := c.engine.FPDFPageObj_GetFillColor(&requests.FPDFPageObj_GetFillColor{PageObject: object}); err == nil {
			s.Fill = paintOf(p.FillColor)
		}
	}
	if mode.Stroke {
		if p, err := c.engine.FPDFPageObj_GetStrokeColor(&requests.FPDFPageObj_GetStrokeColor{PageObject: object}); err == nil {
			s.Stroke = paintOf(p.StrokeColor)
		}
	}
	box, ok := c.bounds(object, m)
	if !ok || s.Fill == nil && s.Stroke == nil {
		return
	}
	s.Box = box
	if max(box.Width(), box.Height()) <= exact {
		c.measure(object, m, &s)
	}
	c.shapes = append(c.shapes, s)
}

// bounds is the box of an object as the engine gives it.
func (c *collector) bounds(object references.FPDF_PAGEOBJECT, m matrix) (Box, bool) {
	b, err := c.engine.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: object})
	if err != nil {
		return Box{}, false
	}
	x1, y1 := m.apply(float64(b.Left), float64(b.Bottom))
	x2, y2 := m.apply(float64(b.Right), float64(b.Top))
	x3, y3 := m.apply(float64(b.Left), float64(b.Top))
	x4, y4 := m.apply(float64(b.Right), float64(b.Bottom))
	box := c.view.box(x1, y1, x2, y2).Join(c.view.box(x3, y3, x4, y4))
	return box, box.sound()
}

// measure finds the outer edge of a path and its form from its points.
func (c *collector) measure(object references.FPDF_PAGEOBJECT, m matrix, s *Shape) {
	own, err := c.engine.FPDFPageObj_GetMatrix(&requests.FPDFPageObj_GetMatrix{PageObject: object})
	if err != nil {
		return
	}
	m = matrixOf(own.Matrix).then(m)
	count, err := c.engine.FPDFPath_CountSegments(&requests.FPDFPath_CountSegments{PageObject: object})
	if err != nil || count.Count < 2 || count.Count > maxPoints {
		return
	}
	type point struct{ x, y float64 }
	points := make([]point, 0, count.Count)
	var box Box
	for i := range count.Count {
		segment, err := c.engine.FPDFPath_GetPathSegment(&requests.FPDFPath_GetPathSegment{PageObject: object, Index: i})
		if err != nil {
			return
		}
		at, err := c.engine.FPDFPathSegment_GetPoint(&requests.FPDFPathSegment_GetPoint{PathSegment: segment.PathSegment})
		if err != nil {
			return
		}
		x, y := c.view.point(m.apply(float64(at.X), float64(at.Y)))
		if i == 0 {
			box = Box{x, y, x, y}
		}
		box = box.Join(Box{x, y, x, y})
		points = append(points, point{x, y})
	}
	if !box.sound() {
		return
	}
	cx, cy := box.Center()
	for _, p := range points {
		corner := math.Abs(p.x-cx) > 0.35*box.Width() && math.Abs(p.y-cy) > 0.35*box.Height()
		s.Square = s.Square || corner && math.Hypot(p.x-cx, p.y-cy) > 0.56*math.Hypot(box.Width(), box.Height())/math.Sqrt2
	}
	if s.Stroke != nil {
		if w, err := c.engine.FPDFPageObj_GetStrokeWidth(&requests.FPDFPageObj_GetStrokeWidth{PageObject: object}); err == nil {
			s.Width = float64(w.StrokeWidth) * m.scale()
			box = Box{box.Left - s.Width/2, box.Top - s.Width/2, box.Right + s.Width/2, box.Bottom + s.Width/2}
		}
	}
	if box.sound() {
		s.Box = box
	}
}

func paintOf(c structs.FPDF_COLOR) *Paint {
	if c.A == 0 {
		return nil
	}
	return &Paint{Luminance: 0.299*float64(c.R) + 0.587*float64(c.G) + 0.114*float64(c.B), Opacity: float64(c.A) / 255}
}

// A matrix places the points of a drawing on another.
type matrix struct{ a, b, c, d, e, f float64 }

var identity = matrix{a: 1, d: 1}

func matrixOf(m structs.FPDF_FS_MATRIX) matrix {
	return matrix{float64(m.A), float64(m.B), float64(m.C), float64(m.D), float64(m.E), float64(m.F)}
}

func (m matrix) apply(x, y float64) (float64, float64) {
	return m.a*x + m.c*y + m.e, m.b*x + m.d*y + m.f
}

// then is m followed by n.
func (m matrix) then(n matrix) matrix {
	return matrix{
		m.a*n.a + m.b*n.c, m.a*n.b + m.b*n.d,
		m.c*n.a + m.d*n.c, m.c*n.b + m.d*n.d,
		m.e*n.a + m.f*n.c + n.e, m.e*n.b + m.f*n.d + n.f,
	}
}

// scale is by how much the matrix makes lengths longer.
func (m matrix) scale() float64 { return math.Sqrt(math.Abs(m.a*m.d - m.b*m.c)) }
