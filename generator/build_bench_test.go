package generator_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"egovsite/generator"
)

// BenchmarkBuild makes whole sites. Run it with make bench.
func BenchmarkBuild(b *testing.B) {
	for _, n := range []int{1, 193} {
		b.Run(fmt.Sprintf("%d countries", n), func(b *testing.B) {
			content, out := inventedContent(b, n, 1), b.TempDir()
			var report generator.Report
			for i := 0; b.Loop(); i++ {
				report = build(b, options(content, filepath.Join(out, fmt.Sprint(i))))
			}
			if report.Countries != n {
				b.Fatalf("%d countries in the site", report.Countries)
			}
			b.ReportMetric(float64(report.Files), "files")
			b.ReportMetric(float64(report.Bytes)/1e6, "MB")
		})
	}
}
