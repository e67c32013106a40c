package generator

import (
	"maps"
	"slices"
	"testing"

	"egovsite/generator/fiction"
	"egovsite/generator/interpret"
)

// BenchmarkUnderstand makes the profiles of some countries from their files, as a
// build does, one country after the other.
func BenchmarkUnderstand(b *testing.B) {
	const countries = 16
	o := Options{Content: b.TempDir()}
	if err := fiction.Corpus(o.Content, countries, 7); err != nil {
		b.Fatal(err)
	}
	in, err := o.inputs(true, allResponses)
	if err != nil {
		b.Fatal(err)
	}
	base, named, err := o.prepare(in)
	if err != nil {
		b.Fatal(err)
	}
	files := slices.Collect(maps.Values(named))
	for i := range files {
		if files[i].data, err = files[i].load(); err != nil {
			b.Fatal(err)
		}
	}
	words := interpret.New(base.catalog)
	b.ReportAllocs()
	for b.Loop() {
		for i := range files {
			m := &material{catalog: base.catalog, printed: base.printed, faults: base.faults}
			if err := m.measure(b.Context(), o.silent(), words, files[i:i+1]); err != nil || len(m.profiles) != 1 {
				b.Fatal(len(m.profiles), err)
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*countries), "µs/country")
}
