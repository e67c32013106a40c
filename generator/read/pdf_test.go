package read_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"egovsite/generator/read"

	"github.com/google/go-cmp/cmp"
)

// The print-outs in testdata/pdf were made by a browser from invented forms; the
// tests of package generator print many more, where there is one. Run those with
// -prints to make the files anew.

// printedLines reads a file and returns its lines, each with how sure its marks are.
func printedLines(t *testing.T, data []byte) (out []string) {
	t.Helper()
	subs, ps := read.File(limits, "a.pdf", data)
	if len(subs) != 1 || len(ps) > 0 {
		t.Fatalf("not read: %v", ps)
	}
	for i, p := range subs[0].Passages {
		if p.Line != i+1 || !strings.HasPrefix(p.At, "page ") {
			t.Errorf("passage %d is %+v", i+1, p)
		}
		switch {
		case p.Confidence > 0:
			out = append(out, fmt.Sprintf("%.2f %s", p.Confidence, p.Text))
		case p.Text != "":
			out = append(out, p.Text)
		}
	}
	return out
}

func TestPrintOuts(t *testing.T) {
	tests := map[string][]string{
		"native-radio.pdf": {
			"1. Is there a law of this kind? *", "0.99 ☒ Yes", "0.99 ☐ No", "A law of Examplia", "A decree",
			"2. Is there a law of this kind? *", "0.99 ☐ Two-year", "0.99 ☒ Five-year", "0.99 ☐ Other", "A law of Examplia", "A decree",
			"3. Is there a law of this kind? *", "0.99 ☒ No", "0.99 ☐ Yes", "A law of Examplia", "A decree"},
		"box-and-tick.pdf": {
			"1. Is there a law of this kind? *", "0.99 ☒ Yes", "0.99 ☐ No", "A law of Examplia", "A decree",
			"2. Is there a law of this kind? *", "0.99 ☐ Two-year", "0.99 ☒ Five-year", "0.99 ☐ Other", "A law of Examplia", "A decree",
			"3. Is there a law of this kind? *", "0.99 ☒ No", "0.99 ☐ Yes", "A law of Examplia", "A decree"},
		"no-backgrounds.pdf": {
			"1. Is there a law of this kind? *", "0.30 ☐ Yes", "0.30 ☐ No", "A law of Examplia", "A decree",
			"2. Is there a law of this kind? *", "0.30 ☐ Two-year", "0.30 ☐ Five-year", "0.30 ☐ Other", "A law of Examplia", "A decree",
			"3. Is there a law of this kind? *", "0.30 ☐ No", "0.30 ☐ Yes", "A law of Examplia", "A decree"},
		"grid.pdf": {"1. How much do you agree? *", "Strongly agree Neither Disagree", "Office hours", "0.99 ☐ Strongly agree", "0.99 ☒ Neither", "0.99 ☐ Disagree",
			"The law in force", "0.99 ☒ Strongly agree", "0.99 ☐ Neither", "0.99 ☐ Disagree"},
		"buttons.pdf": {"1. Is there? *", "0.89 ☒ Yes ☐ No", "2. How often? *", "0.89 ☐ Daily ☐ Weekly ☒ Never"},
		"links.pdf":   {"Law on information <https://example.org/law?a=1>, and https://example.org/x or example.org, mail"},
	}
	for name, want := range tests {
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile("testdata/pdf/" + name)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, printedLines(t, data)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// page makes a file of one page.
func page(contents, entries string, more ...string) []byte {
	objects := append([]string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>" + entries + ">>",
		fmt.Sprintf("<</Length %d>> stream\n%s\nendstream", len(contents), contents), "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"}, more...)
	var b strings.Builder
	b.WriteString("%PDF-1.7\n")
	for i, o := range objects {
		fmt.Fprintf(&b, "%d 0 obj %s endobj\n", i+1, o)
	}
	fmt.Fprintf(&b, "trailer <</Root 1 0 R/Size %d>>\n%%%%EOF\n", len(objects)+1)
	return []byte(b.String())
}

// words are operators that print words at a place.
func at(x, y int, words string) string {
	return fmt.Sprintf("BT /F 12 Tf %d %d Td (%s) Tj ET ", x, y, words)
}

// ring draws a circle of 10 points, and a dot in it.
func ring(x, y int, on bool) string {
	curve := func(r float64) string {
		k := 0.5523 * r
		cx, cy := float64(x)+5, float64(y)+5
		return fmt.Sprintf("%f %f m %f %f %f %f %f %f c %f %f %f %f %f %f c %f %f %f %f %f %f c %f %f %f %f %f %f c h ",
			cx+r, cy, cx+r, cy+k, cx+k, cy+r, cx, cy+r, cx-k, cy+r, cx-r, cy+k, cx-r, cy, cx-r, cy-k, cx-k, cy-r, cx, cy-r, cx+k, cy-r, cx+r, cy-k, cx+r, cy)
	}
	s := "0.4 G 1 w " + curve(5) + "S "
	if on {
		s += "0 g " + curve(2.5) + "f "
	}
	return s
}

// five are five questions of which one has an option set.
func five() (s string) {
	for q := range 5 {
		y := 280 - 40*q
		s += at(20, y, fmt.Sprintf("%d. Is there? *", q+1)) + ring(20, y-22, false) + at(40, y-20, "Yes") + ring(100, y-22, q == 4) + at(120, y-20, "No")
	}
	return s
}

// What cannot be printed by a browser, or would take long to be.
func TestDrawnByHand(t *testing.T) {
	on := "<</Type/XObject/Subtype/Form/BBox[0 0 12 12]/Length 22>> stream\n0 0 12 12 re f        \nendstream"
	off := "<</Type/XObject/Subtype/Form/BBox[0 0 12 12]/Length 22>> stream\n0 0 12 12 re S        \nendstream"
	box := func(y int, state string) string {
		return fmt.Sprintf("<</Type/Annot/Subtype/Widget/FT/Btn/T(b%d)/F 4/Rect[20 %d 32 %d]/AS/%s/AP<</N<</Yes 6 0 R/Off 7 0 R>>>>>>", y, y, y+12, state)
	}
	hebrew := "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 7 0 R>>"
	cmap := "begincmap 1 begincodespacerange <00> <ff> endcodespacerange 4 beginbfchar <61> <05D0> <62> <05D1> <63> <05D2> <64> <05D3> endbfchar endcmap"
	tests := map[string]struct {
		data []byte
		want []string
	}{
		"controls of an interactive form": {page(at(20, 250, "1. Is there? *")+at(40, 222, "Yes")+at(40, 202, "No"), "/Annots[8 0 R 9 0 R]", on, off, box(220, "Off"), box(200, "Yes")),
			[]string{"1. Is there? *", "1.00 ☐ Yes", "1.00 ☒ No"}},
		"two of one set": {page(at(20, 250, "1. Is there? *")+ring(20, 220, true)+at(40, 222, "Yes")+ring(20, 200, true)+at(40, 202, "No")+
			at(20, 150, "2. Is there? *")+ring(20, 120, false)+at(40, 122, "Yes"), ""),
			[]string{"1. Is there? *", "0.40 ☒ Yes", "0.40 ☒ No", "2. Is there? *", "0.99 ☐ Yes"}},
		"one that is half": {page(at(20, 250, "1. Is there? *")+ring(20, 220, false)+"0.8 g 22 222 6 6 re f 0 g "+at(40, 222, "Yes")+ring(20, 200, false)+at(40, 202, "No")+
			at(20, 150, "2. Is there? *")+ring(20, 120, false)+at(40, 122, "Yes")+ring(20, 100, true)+at(40, 102, "No"), ""),
			[]string{"1. Is there? *", "0.29 ☐ Yes", "0.36 ☐ No", "2. Is there? *", "0.99 ☐ Yes", "0.99 ☒ No"}},
		"one set of five questions": {page(five(), ""), []string{"1. Is there? *", "0.50 ☐ Yes ☐ No", "2. Is there? *", "0.50 ☐ Yes ☐ No", "3. Is there? *", "0.50 ☐ Yes ☐ No",
			"4. Is there? *", "0.50 ☐ Yes ☐ No", "5. Is there? *", "0.99 ☐ Yes ☒ No"}},
		"words far off": {page(at(20, 250, "1. Is there? *")+ring(20, 220, true)+at(80, 222, "Yes")+ring(20, 200, false)+at(80, 202, "No"), ""),
			[]string{"1. Is there? *", "0.76 ☒ Yes", "0.76 ☐ No"}},
		"no words near": {page(at(20, 250, "1. Is there? *")+ring(20, 220, true)+ring(20, 200, false)+at(300, 222, "Yes"), ""),
			[]string{"1. Is there? *", "Yes"}},
		"letters set one by one": {page("BT /F 12 Tf 20 250 Td [(Y) 74 (e) -20 (s) -278 (T) 120 (o)] TJ ET BT /F 12 Tf 20 200 Td (offi) Tj ET BT /F 12 Tf 36 200 Td (ce) Tj ET", ""),
			[]string{"Yes To", "office"}},
		"words drawn twice to look bold":            {page(at(20, 250, "Bold words")+"1 0 0 1 0.3 0 cm "+at(20, 250, "Bold words"), ""), []string{"Bold words"}},
		"words behind one another in another order": {page(at(120, 250, "second")+at(20, 200, "third")+at(20, 250, "first"), ""), []string{"first second", "third"}},
		"from right to left": {[]byte(strings.Replace(string(page("BT /F 12 Tf 100 250 Td (ab) Tj ET BT /F 12 Tf 60 250 Td (cd) Tj ET", "", "null", fmt.Sprintf("<</Length %d>> stream\n%s\nendstream", len(cmap), cmap))),
			"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", hebrew, 1)), []string{"בא דג"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, printedLines(t, tt.data)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestPrintOutsRefused(t *testing.T) {
	pages := strings.Repeat("3 0 R ", 501)
	scan := "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>> stream\nx\nendstream"
	tests := map[string]struct {
		data []byte
		want string
	}{
		"no PDF":         {[]byte("1. Country name"), "pdf-broken"},
		"cut short":      {page(at(20, 250, "Words"), "")[:80], "pdf-broken"},
		"no words":       {page("0 0 100 100 re f", ""), "pdf-no-text"},
		"a scanned page": {page("q 400 0 0 300 0 0 cm /X Do Q "+at(180, 10, "1/15"), "", scan), "pdf-no-text"},
		"too many pages": {[]byte(strings.Replace(string(page("", "")), "[3 0 R]/Count 1", "["+pages+"]/Count 501", 1)), "pdf-too-much"},
		"too many signs": {page(strings.Repeat("0 0 1 1 re f ", 60_000), ""), "pdf-too-much"},
		"protected": {[]byte(strings.Replace(string(page("", "")), "/Size", "/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4/O<"+strings.Repeat("41", 32)+">/U<"+
			strings.Repeat("42", 32)+">>>/ID[<41><41>]/Size", 1)), "pdf-protected"},
		"too large": {make([]byte, read.Largest(limits, "a.pdf")+1), "file-too-large"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			subs, ps := read.File(limits, "a.pdf", tt.data)
			if len(subs) != 0 || codes(ps) != tt.want || ps[0].Hint == "" || ps[0].What == "" {
				t.Errorf("%d responses, %+v, want %s", len(subs), ps, tt.want)
			}
		})
	}
}

// The author of a file is private; programs and offices are no authors.
func TestAuthorsOfPrintOuts(t *testing.T) {
	for name, want := range map[string][]string{"Jane Examplova": {"Jane Examplova"}, "": nil, "Microsoft Office User": nil, "Ministry of Examples": nil} {
		data := strings.Replace(string(page(at(20, 250, "Words"), "", "<</Author("+name+")>>")), "/Size", "/Info 6 0 R/Size", 1)
		subs, ps := read.File(limits, "a.pdf", []byte(data))
		if len(subs) != 1 {
			t.Fatalf("%q: %v", name, ps)
		}
		if diff := cmp.Diff(want, subs[0].Private); diff != "" {
			t.Errorf("%q: (-want +got)\n%s", name, diff)
		}
	}
}

// FuzzPDF holds for any bytes, and for any drawing on a page: no panic, lines
// counted one by one with a page each, Unicode, a confidence in bounds, and the
// same twice.
func FuzzPDF(f *testing.F) {
	names, err := os.ReadDir("testdata/pdf")
	if err != nil {
		f.Fatal(err)
	}
	for _, n := range names {
		data, err := os.ReadFile("testdata/pdf/" + n.Name())
		if err != nil {
			f.Fatal(err)
		}
		f.Add(false, data)
	}
	f.Add(true, []byte(at(20, 250, "1. Is there? *")+ring(20, 220, true)+at(40, 222, "Yes")+ring(20, 200, false)+at(40, 202, "No")))
	read.File(limits, "a.pdf", page("", "")) // starts the engine, which takes longer than one input may
	f.Fuzz(func(t *testing.T, contents bool, data []byte) {
		if contents {
			data = page(string(data), "")
		}
		subs, ps := read.File(limits, "a.pdf", data)
		if len(subs)+len(ps) != 1 {
			t.Fatalf("%d responses, problems %v", len(subs), ps)
		}
		for _, p := range ps {
			if p.Code == "" || p.File != "a.pdf" || p.What == "" || p.Hint == "" {
				t.Errorf("problem %+v", p)
			}
		}
		for _, s := range subs {
			if s.Source.Lines != len(s.Passages) {
				t.Errorf("%d lines of %d", len(s.Passages), s.Source.Lines)
			}
			for i, p := range s.Passages {
				if p.Line != i+1 || p.At == "" || !utf8.ValidString(p.Text) || strings.ContainsAny(p.Text, "\r\n\f\v\x00\x1b") || !(p.Confidence >= 0 && p.Confidence <= 1) {
					t.Errorf("passage %d: %+v", i+1, p)
				}
			}
		}
		again, more := read.File(limits, "a.pdf", data)
		if diff := cmp.Diff(subs, again); diff != "" || len(ps) != len(more) {
			t.Errorf("read differently the second time:\n%s", diff)
		}
	})
}
