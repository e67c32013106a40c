package interpret_test

import (
	"testing"

	"egovsite/generator/interpret"
	"egovsite/generator/read"
)

// BenchmarkResponse interprets the shipped response, and a copy of it without
// numbers that was wrapped, paged and quoted.
func BenchmarkResponse(b *testing.B) {
	in := interpret.New(load(b))
	text := source(b)
	for name, data := range map[string]string{
		"shipped": text,
		"mangled": paged(wrapLines(questionLine.ReplaceAllString(text, ""), 72, wrapWords), 40, 1),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				subs, _ := read.File("copy.txt", []byte(data))
				in.Response(subs[0])
			}
		})
	}
}
