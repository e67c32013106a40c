package read_test

import (
	"os"
	"strings"
	"testing"

	"egovsite/generator/fiction"
	"egovsite/generator/problem"
	"egovsite/generator/read"
)

// BenchmarkFile reads the shipped response, and invented ones in the forms that
// are text.
func BenchmarkFile(b *testing.B) {
	shipped, err := os.ReadFile("../../content/responses/2022/azerbaijan-2022.txt")
	if err != nil {
		b.Fatal(err)
	}
	invented, err := fiction.Content(2, 1, 7)
	if err != nil {
		b.Fatal(err)
	}
	files := []struct{ name, file, data string }{{"text", "a.txt", string(shipped)}}
	for _, form := range []string{"yaml", "txt"} {
		for name, data := range invented {
			if strings.HasPrefix(name, "responses/") && strings.HasSuffix(name, form) {
				files = append(files, struct{ name, file, data string }{"invented-" + form, name, data})
			}
		}
	}
	for _, bb := range files {
		data := []byte(bb.data)
		b.Run(bb.name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if _, ps := read.File(limits, bb.file, data); problem.Errors(ps) {
					b.Fatal(ps)
				}
			}
		})
	}
}
