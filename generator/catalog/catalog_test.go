package catalog_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"egovsite/content"
	"egovsite/generator/catalog"
	"egovsite/generator/survey"
)

// shipped loads the content folder of the checkout.
func shipped(t testing.TB) *survey.Catalog {
	t.Helper()
	cat, problems := catalog.Load(os.DirFS("../../content"))
	for _, p := range problems {
		t.Error(p)
	}
	return cat
}

func BenchmarkLoad(b *testing.B) {
	for _, site := range []struct{ name, languages string }{
		{"one_language", "languages: [en]"}, {"seven", shippedLanguages},
	} {
		b.Run(site.name, func(b *testing.B) {
			files := speaking(b, site.languages)
			b.ReportAllocs()
			for b.Loop() {
				catalog.LoadSpoken(files)
			}
		})
	}
	b.Run("check", func(b *testing.B) {
		files := speaking(b, "languages: [en]")
		b.ReportAllocs()
		for b.Loop() {
			catalog.Load(files)
		}
	})
}

const shippedLanguages = "languages: [en, ar, az, es, fr, ru, zh]"

// speaking is the shipped content of a site in other languages.
func speaking(t testing.TB, languages string) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(content.Files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(content.Files, name)
		files[name] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	site := string(files["site.yaml"].Data)
	if !strings.Contains(site, shippedLanguages) {
		t.Fatalf("the shipped site does not say %q", shippedLanguages)
	}
	files["site.yaml"].Data = []byte(strings.Replace(site, shippedLanguages, languages, 1))
	return files
}

func TestShippedContent(t *testing.T) {
	cat := shipped(t)
	if got, want := len(cat.Countries), 193; got != want {
		t.Errorf("got %d countries, want %d", got, want)
	}
	if got, want := len(cat.Indicators), 8; got != want {
		t.Errorf("got %d indicators, want %d", got, want)
	}
	for _, c := range cat.Countries {
		for _, m49 := range []string{c.Region, c.Subregion, c.Intermediate} {
			if m49 != "" && cat.Region(m49) == nil {
				t.Errorf("%s stands in region %s, which has no name", c.ISO3, m49)
			}
		}
	}
}
