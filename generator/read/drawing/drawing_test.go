package drawing_test

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"egovsite/generator/read/drawing"
	"egovsite/generator/survey"
)

// pdf makes a file of numbered objects, the first of which is its catalogue. It
// has no table of where they stand, as files that were cut or joined have none.
func pdf(objects ...string) []byte {
	var b strings.Builder
	b.WriteString("%PDF-1.7\n")
	for i, o := range objects {
		fmt.Fprintf(&b, "%d 0 obj %s endobj\n", i+1, o)
	}
	fmt.Fprintf(&b, "trailer <</Root 1 0 R/Size %d>>\n%%%%EOF\n", len(objects)+1)
	return []byte(b.String())
}

func stream(head, s string) string {
	return fmt.Sprintf("<<%s/Length %d>> stream\n%s\nendstream", head, len(s), s)
}

// sheet is a file of one page with these contents and entries.
func sheet(contents, entries string, more ...string) []byte {
	return pdf(append([]string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>" + entries + ">>",
		stream("", contents), "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"}, more...)...)
}

func open(t *testing.T, data []byte) (*drawing.Document, *drawing.Page) {
	t.Helper()
	doc, err := drawing.Open(survey.Limits{}, data)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(doc.Close)
	page, err := doc.Page(0)
	if err != nil {
		t.Fatal(err)
	}
	return doc, page
}

func words(p *drawing.Page) string {
	var b strings.Builder
	for _, c := range p.Chars {
		if !c.Askew {
			b.WriteRune(c.Rune)
		}
	}
	return b.String()
}

// However the sheet is turned, words stand upright, and a look at a place shows
// what is drawn there.
func TestTurned(t *testing.T) {
	const drawn = "BT /F 12 Tf 20 150 Td (Ab) Tj ET 40 20 30 10 re f "
	tests := map[string]struct{ contents, entries string }{
		"upright":              {drawn, ""},
		"moved":                {"1 0 0 1 50 60 cm " + drawn, "/CropBox[50 60 350 260]/MediaBox[0 0 400 300]"},
		"sheet turned once":    {"0 1 -1 0 200 0 cm " + drawn, "/Rotate 90/MediaBox[0 0 200 300]"},
		"sheet turned twice":   {"-1 0 0 -1 300 200 cm " + drawn, "/Rotate 180"},
		"sheet turned thrice":  {"0 -1 1 0 0 300 cm " + drawn, "/Rotate 270/MediaBox[0 0 200 300]"},
		"words turned once":    {"0 1 -1 0 200 0 cm " + drawn, "/MediaBox[0 0 200 300]"},
		"words turned twice":   {"-1 0 0 -1 300 200 cm " + drawn, ""},
		"words turned thrice":  {"0 -1 1 0 0 300 cm " + drawn, "/MediaBox[0 0 200 300]"},
		"both turned the same": {"-1 0 0 -1 300 200 cm 0 1 -1 0 300 0 cm " + drawn, "/Rotate 90/MediaBox[0 0 300 300]"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			doc, p := open(t, sheet(tt.contents, tt.entries))
			if words(p) != "Ab" || len(p.Shapes) != 1 {
				t.Fatalf("words %q, shapes %+v", words(p), p.Shapes)
			}
			a, b, s := p.Chars[0], p.Chars[1], p.Shapes[0].Box
			if b.Box.Left < a.Box.Right-1 || math.Abs(a.Base-b.Base) > 0.1 || s.Top < a.Base {
				t.Errorf("not upright: %+v %+v %+v", a, b, s)
			}
			if math.Abs(s.Width()-30) > 0.1 || math.Abs(s.Height()-10) > 0.1 {
				t.Errorf("the shape is %v by %v", s.Width(), s.Height())
			}
			if dx, dy := s.Left-a.Box.Left, s.Bottom-a.Base; math.Abs(dx-20) > 1.5 || math.Abs(dy-130) > 0.5 {
				t.Errorf("the shape stands %v right of and %v below the words", dx, dy)
			}
			inside, err := doc.Look(p, drawing.Box{Left: s.Left + 1, Top: s.Top + 1, Right: s.Right - 1, Bottom: s.Bottom - 1}, 8)
			if err != nil {
				t.Fatal(err)
			}
			outside, err := doc.Look(p, drawing.Box{Left: s.Left, Top: s.Bottom + 1, Right: s.Right, Bottom: s.Bottom + 5}, 8)
			if err != nil {
				t.Fatal(err)
			}
			for i := range inside {
				if inside[i] != 0 || outside[i] != 255 {
					t.Fatalf("inside %v\noutside %v", inside, outside)
				}
			}
		})
	}
}

func TestShapes(t *testing.T) {
	_, p := open(t, sheet("BT /F 12 Tf 20 150 Td (Ab) Tj ET 1 0 0 rg 10 10 20 20 re f 2 w 0.5 G 50 10 20 20 re S 100 10 5 5 re n "+
		"120 20 m 120 25.5 115.5 30 110 30 c 104.5 30 100 25.5 100 20 c 100 14.5 104.5 10 110 10 c 115.5 10 120 14.5 120 20 c s", ""))
	if len(p.Shapes) != 3 {
		t.Fatalf("%+v", p.Shapes)
	}
	red, frame, ring := p.Shapes[0], p.Shapes[1], p.Shapes[2]
	if red.Fill == nil || math.Abs(red.Fill.Luminance-76) > 1 || red.Stroke != nil || !red.Square || red.Box != (drawing.Box{Left: 10, Top: 170, Right: 30, Bottom: 190}) {
		t.Errorf("filled: %+v", red)
	}
	if frame.Fill != nil || frame.Stroke == nil || math.Abs(frame.Width-2) > 0.01 || math.Abs(frame.Box.Width()-22) > 0.01 || !frame.Square {
		t.Errorf("framed: %+v", frame)
	}
	if ring.Square || math.Abs(ring.Box.Width()-22) > 0.1 {
		t.Errorf("round: %+v", ring)
	}
}

func TestLinksAndFields(t *testing.T) {
	on := stream("/Type/XObject/Subtype/Form/BBox[0 0 12 12]", "0 0 12 12 re f")
	off := stream("/Type/XObject/Subtype/Form/BBox[0 0 12 12]", "")
	filled := stream("/Type/XObject/Subtype/Form/BBox[0 0 80 14]/Resources<</Font<</F 5 0 R>>>>", "BT /F 10 Tf 2 3 Td (Examplia) Tj ET")
	box := func(y int, state string) string {
		return fmt.Sprintf("<</Type/Annot/Subtype/Widget/FT/Btn/T(b%d)/F 4/Rect[20 %d 32 %d]/AS/%s/AP<</N<</Yes 6 0 R/Off 7 0 R>>>>>>", y, y, y+12, state)
	}
	_, p := open(t, sheet("BT /F 12 Tf 40 150 Td (Yes) Tj ET",
		"/Annots[9 0 R 10 0 R 11 0 R 12 0 R 13 0 R]", on, off, filled, box(150, "Yes"), box(130, "Off"),
		"<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/F 4/V(Examplia)/Rect[100 100 180 114]/AP<</N 8 0 R>>>>",
		"<</Type/Annot/Subtype/Link/Rect[40 150 60 162]/A<</S/URI/URI(https://example.org/a)>>>>",
		"<</Type/Annot/Subtype/Widget/FT/Tx/T(more)/F 4/V(Not drawn)/Rect[100 60 180 74]>>"))
	if len(p.Fields) != 4 || !p.Fields[0].Switch || !p.Fields[0].On || !p.Fields[1].Switch || p.Fields[1].On || p.Fields[2].Switch {
		t.Errorf("fields: %+v", p.Fields)
	}
	if want := (drawing.Box{Left: 20, Top: 38, Right: 32, Bottom: 50}); p.Fields[0].Box != want {
		t.Errorf("field at %+v, want %+v", p.Fields[0].Box, want)
	}
	if words(p) != "YesExampliaNot drawn" {
		t.Errorf("what is filled in is not among the words: %q", words(p))
	}
	if len(p.Links) != 1 || p.Links[0].Address != "https://example.org/a" {
		t.Errorf("links: %+v", p.Links)
	}
}

// errMany stands for a limit that is passed, whichever it is.
var errMany = errors.New("a limit is passed")

func TestRefusals(t *testing.T) {
	tests := map[string]struct {
		data []byte
		want error
	}{
		"nothing":   {nil, drawing.ErrFormat},
		"words":     {[]byte("1. Country name"), drawing.ErrFormat},
		"a head":    {[]byte("%PDF-1.7\n"), drawing.ErrFormat},
		"a lock":    {[]byte(strings.Replace(string(sheet("", "")), "/Size", "/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4/O<"+strings.Repeat("41", 32)+">/U<"+strings.Repeat("42", 32)+">>>/ID[<41><41>]/Size", 1)), drawing.ErrPassword},
		"a loop":    {pdf("<</Type/Catalog/Pages 1 0 R>>"), nil},
		"many bits": {sheet(strings.Repeat("0 0 1 1 re f ", 60_000), ""), errMany},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			doc, err := drawing.Open(survey.Limits{PDFPageShapes: 50_000}, tt.data)
			if err == nil {
				if doc.Pages() == 0 {
					err = drawing.ErrFormat // there is nothing to read
				} else {
					_, err = doc.Page(0)
				}
			}
			doc.Close()
			doc.Close()
			if many := new(drawing.Many); errors.As(err, &many) {
				err = errMany
			}
			if !errors.Is(err, tt.want) {
				t.Errorf("got %v, want %v", err, tt.want)
			}
		})
	}
}

func TestAuthor(t *testing.T) {
	doc, _ := open(t, []byte(strings.Replace(string(sheet("", "", "<</Author(Jane Examplova)>>")), "/Size", "/Info 6 0 R/Size", 1)))
	if got, err := doc.Author(); err != nil || got != "Jane Examplova" {
		t.Errorf("author %q", got)
	}
	if _, err := doc.Page(7); err == nil {
		t.Error("there is a page 8")
	}
}
