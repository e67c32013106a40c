package catalog_test

import (
	"os"
	"testing"

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
	content := os.DirFS("../../content")
	for b.Loop() {
		catalog.Load(content)
	}
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
