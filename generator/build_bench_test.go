package generator_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
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

// BenchmarkPreview saves a response and looks at the page of its country.
func BenchmarkPreview(b *testing.B) {
	for _, n := range []int{1, 193} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			content := inventedContent(b, n, 1)
			name := filepath.Join(content, "responses", "2022", "qma.yaml")
			answers, err := os.ReadFile(name)
			if err != nil {
				b.Fatal(err)
			}
			p := generator.NewPreview(generator.Options{Content: content, Drafts: true})
			show := func() {
				if _, err := p.Refresh(b.Context()); err != nil {
					b.Fatal(err)
				}
				if _, err := p.File("countries/qma/index.html"); err != nil {
					b.Fatal(err)
				}
			}
			show()
			for i := 0; b.Loop(); i++ {
				saved := strings.ReplaceAll(string(answers), "Invented answer", fmt.Sprintf("Invented answer %d", i))
				if err := os.WriteFile(name, []byte(saved), 0o600); err != nil {
					b.Fatal(err)
				}
				show()
			}
		})
	}
}
