package drawing

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"egovsite/generator/survey"
)

// A file made to keep the engine busy is given up when its time is over.
func TestTimeIsBounded(t *testing.T) {
	var b strings.Builder
	b.WriteString("%PDF-1.7\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n" +
		"3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>> endobj\n" +
		"4 0 obj <</Length 5>> stream\n/X Do\nendstream endobj\n")
	const depth = 12 // each drawing draws the next ten times
	for i := range depth {
		contents := strings.Repeat("/X Do ", 10)
		if i == depth-1 {
			contents = "0 0 1 1 re f"
		}
		fmt.Fprintf(&b, "%d 0 obj <</Type/XObject/Subtype/Form/BBox[0 0 300 200]/Resources<</XObject<</X %d 0 R>>>>/Length %d>> stream\n%s\nendstream endobj\n",
			i+5, i+6, len(contents), contents)
	}
	b.WriteString("trailer <</Root 1 0 R/Size 40>>\n%%EOF\n")
	doc, err := Open(survey.Limits{PDFSeconds: 1}, []byte(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	defer doc.Close()
	start := time.Now()
	_, err = doc.Page(0)
	if !errors.Is(err, ErrTime) {
		t.Errorf("got %v, want that it takes too long", err)
	}
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("it took %v", took)
	}
}
