package catalog_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"egovsite/generator/catalog"
	"egovsite/generator/survey"
)

// of are the languages whose words a catalogue has, and those of its pages.
func of(c *survey.Catalog) (words, pages []string) {
	for _, l := range c.Languages {
		words = append(words, l.Tag)
	}
	for _, p := range c.Pages {
		pages = append(pages, p.Language)
	}
	return words, pages
}

func TestLoadSpoken(t *testing.T) {
	page := &fstest.MapFile{Data: []byte("---\ntitle: x\nsummary: x\n---\n")}
	for _, tt := range []struct {
		name, site   string
		also         string
		words, pages []string
	}{
		{"English alone", "languages: [en]", "", []string{"en"}, []string{"en"}},
		{"English is what others are held against", "languages: [fr]", "", []string{"en", "fr"}, []string{"en", "fr"}},
		{"named besides", "languages: [en]", "fr", []string{"en", "fr"}, []string{"en", "fr"}},
		{"named besides and unknown", "languages: [en]", "de", []string{"en"}, []string{"en"}},
		{"a site that does not say", "languages: []", "", []string{"en", "fr"}, []string{"en", "fr"}},
		{"a site that cannot be read", "languages: [", "", []string{"en", "fr"}, []string{"en", "fr"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			content := sound(t)
			content["pages/about.fr.md"] = page
			spoil(t, content, "site.yaml", "languages: [en]", tt.site)
			cat, _ := catalog.LoadSpoken(content, tt.also)
			if words, pages := of(cat); !slices.Equal(words, tt.words) || !slices.Equal(pages, tt.pages) {
				t.Errorf("words of %q, pages of %q", words, pages)
			}
		})
	}
}

// Nothing is told of a language that nobody will read, and its names of
// countries are known for all that.
func TestLoadSpokenTellsNothingOfOthers(t *testing.T) {
	content := sound(t)
	spoil(t, content, frenchFile, "Bonjour {{.Name}}", "Bonjour {{.Nom}}")
	content["languages/fr/names.yaml"] = &fstest.MapFile{Data: []byte("country-name.QQA: Examplie\ncountry-name.QQB: Autre\n")}
	content["languages/de/names.yaml"] = &fstest.MapFile{Data: []byte("country-name.QQA: Examplien\n")}
	content["languages/es/names.yaml"] = &fstest.MapFile{Data: []byte("country-name.QQA: [\n")}
	content["pages/about.fr.md"] = &fstest.MapFile{Data: []byte("no head\n")}
	cat, ps := catalog.LoadSpoken(content)
	if len(ps) > 0 {
		t.Errorf("got %v", ps)
	}
	for tag, want := range map[string]string{"en": "Examplia", "fr": "Exemplie", "de": "Examplien", "es": ""} { // the table's name comes first
		if got := cat.Country("QQA").Names[tag]; got != want {
			t.Errorf("in %s it is called %q, want %q", tag, got, want)
		}
	}
	if _, ps := catalog.Load(content); len(ps) < 4 {
		t.Errorf("of all languages it tells only %v", ps)
	}
	spoil(t, content, "site.yaml", "[en]", "[en, pt]")
	if _, ps := catalog.LoadSpoken(content); len(ps) != 1 || !strings.Contains(ps[0].Hint, "es, fr") && !strings.Contains(ps[0].Hint, "did you mean") {
		t.Errorf("a language that has no words: %v", ps)
	}
}
