package interpret_test

import (
	"fmt"
	"strings"
	"testing"

	"egovsite/generator/interpret"
	"egovsite/generator/read"
	"egovsite/generator/survey"
)

// BenchmarkResponse reads and interprets the shipped response, a copy of it
// without numbers that was wrapped, paged and quoted, and the same answers in
// the forms that record selections. A table counts its one row.
func BenchmarkResponse(b *testing.B) {
	c := withExamplia(b)
	in := interpret.New(c)
	text := source(b)
	given := filledIn(b, c, "Examplia", 0)
	for _, bb := range []struct {
		name, file string
		data       []byte
	}{
		{"text", "copy.txt", []byte(text)},
		{"mangled", "copy.txt", []byte(paged(wrapLines(questionLine.ReplaceAllString(text, ""), 72, wrapWords), 40, 1))},
		{"marked", "copy.txt", asText(given)},
		{"yaml", "copy.yaml", asPlain(given)},
		{"table", "copy.csv", asCSV(b, microsoft(microsoftLead, given), ',')},
	} {
		b.Run(bb.name, func(b *testing.B) {
			b.SetBytes(int64(len(bb.data)))
			b.ReportAllocs()
			for b.Loop() {
				subs, ps := read.File(survey.Limits{}, bb.file, bb.data)
				if len(subs) != 1 {
					b.Fatal(ps)
				}
				subs[0].Edition = "2022"
				in.Response(subs[0])
			}
		})
	}
}

// BenchmarkNew prepares the shipped catalogue, as every process does that reads
// a response.
func BenchmarkNew(b *testing.B) {
	c := load(b)
	b.ReportAllocs()
	for b.Loop() {
		interpret.New(c)
	}
}

// asPlain writes a response in the plain form.
func asPlain(r *survey.Response) []byte {
	var b strings.Builder
	b.WriteString("country: Examplia\nedition: \"2022\"\nanswers:\n")
	for i := range r.Answers {
		a := &r.Answers[i]
		switch {
		case a.Text != "" && len(a.Selected) > 0:
			fmt.Fprintf(&b, "  %s: {selected: %q, text: %q}\n", a.Question.Code, a.Question.Option(a.Selected[0]).Label, a.Text)
		case len(a.Selected) > 0:
			fmt.Fprintf(&b, "  %s:\n", a.Question.Code)
			for _, code := range a.Selected {
				fmt.Fprintf(&b, "    - %q\n", a.Question.Option(code).Label)
			}
		case a.Text != "":
			fmt.Fprintf(&b, "  %s: %q\n", a.Question.Code, a.Text)
		}
	}
	return []byte(b.String())
}
