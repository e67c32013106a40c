package generator_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"egovsite/generator"
)

// many makes a content folder in which n invented countries have answered the
// 2022 edition, each with the shipped response's text under its own name.
func many(t testing.TB, n int) (content string) {
	t.Helper()
	content = t.TempDir()
	write := func(name, words string) {
		full := filepath.Join(content, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(words), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile("../content/responses/2022/azerbaijan-2022.txt")
	if err != nil {
		t.Fatal(err)
	}
	before, after, ok := strings.Cut(string(text), "\nAzerbaijan\n")
	if !ok {
		t.Fatal("the shipped response does not name its country on a line of its own")
	}
	// They take the place of the real ones, whose codes are all taken.
	countries := strings.Builder{}
	countries.WriteString("iso3,iso2,m49,region,subregion,intermediate,ldc,lldc,sids,name_ar,name_zh,name_en,name_fr,name_ru,name_es\n")
	for i := range n {
		letters := string([]byte{byte('A' + i/26), byte('A' + i%26)})
		name := fmt.Sprintf("Inventia %s", letters)
		fmt.Fprintf(&countries, "Q%s,%s,%03d,150,154,,0,0,0,,,%s,,,\n", letters, letters, i+1, name)
		write("responses/2022/"+letters+".txt", before+"\n"+name+"\n"+after)
	}
	write("countries/un-members.csv", countries.String())
	write("countries/aliases.yaml", "aliases: {QAA: [The First]}\n")
	write("outside/egdi-2003-2024.csv", "year,iso3,rank,egdi,epi,osi,hci,tii\n")
	return content
}

// BenchmarkBuild makes whole sites. Run it with make bench.
func BenchmarkBuild(b *testing.B) {
	for _, n := range []int{1, 193} {
		b.Run(fmt.Sprintf("%d countries", n), func(b *testing.B) {
			content, out := many(b, n), b.TempDir()
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
