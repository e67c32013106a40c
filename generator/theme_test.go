package generator_test

import (
	"path/filepath"
	"strings"
	"testing"

	"egovsite/generator/fiction"
)

// themed is what a publisher may decide about how pages look.
const themed = `name: Invented Countries
tagline: What governments that do not exist might say, for tests
logo: mark.svg
colours:
  accent: {light: "#7a1f4b", dark: "#f0a8c8"}
  documented: {light: "#a8537f", dark: "#c9789f"}
footer: The answers are nobody's.
links:
  - words: Legal notice
    address: https://example.org/legal
map: none
languages: [en, fr]
translations:
  fr: {name: Pays inventés, tagline: Ce que personne n'a dit, footer: Personne n'a répondu.}
consent_not_recorded: publish
`

// TestBrowserPublisher sees what site.yaml decides on a page, in a report and in a
// figure that was touched, on the light page and on the dark one.
func TestBrowserPublisher(t *testing.T) {
	content := inventedContent(t, 1, 1)
	err := fiction.Write(content, map[string]string{"site.yaml": themed,
		"theme/mark.svg": `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path d="M0 0h40v20H0z" fill="#7a1f4b"/></svg>`})
	if err != nil {
		t.Fatal(err)
	}
	site := build(t, options(content, filepath.Join(t.TempDir(), "site"))).Out
	for _, page := range []string{"countries/qma/index.html", "reports/qma-2022.html"} {
		b := open(t, site, page, desk)
		for _, as := range []struct {
			view
			accent, documented string
		}{{desk, "rgb(122, 31, 75)", "rgb(168, 83, 127)"}, {desk.dark(), "rgb(240, 168, 200)", "rgb(201, 120, 159)"}} {
			b.look(as.view)
			if got := eval[string](b, `getComputedStyle(document.querySelector('.lede ~ * a, .facts a')).color`); got != as.accent {
				t.Errorf("%s, %s: links are %s, want %s", page, as.theme, got, as.accent)
			}
			if got := eval[string](b, `getComputedStyle(document.querySelector('.m-hatch')).stroke`); got != as.documented {
				t.Errorf("%s, %s: what is documented is %s, want %s", page, as.theme, got, as.documented)
			}
		}
		if w := eval[float64](b, `document.querySelector('.brand img').naturalWidth && document.querySelector('.brand img').width`); w != 68 {
			t.Errorf("%s: the mark is %v pixels wide, want 68", page, w)
		}
		foot := eval[string](b, `document.querySelector('footer').textContent`)
		if !strings.Contains(foot, "The answers are nobody's.") || !strings.Contains(foot, "Legal notice") {
			t.Errorf("%s: at the foot stands %q", page, foot)
		}
	}
	if foot := eval[string](open(t, site, "fr/index.html", desk), `document.querySelector('footer').textContent`); !strings.Contains(foot, "Personne n'a répondu.") {
		t.Errorf("at the foot of the French page stands %q", foot)
	}
	if eval[bool](open(t, site, "countries/index.html", desk), `!!document.querySelector('[data-figure="tile-map"]')`) {
		t.Error("the map is on the page all the same")
	}
}
