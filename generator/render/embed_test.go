package render

import (
	"html"
	"strings"
	"testing"

	"egovsite/generator/survey"
)

// withFigures is the invented site with a figure of each page type that lends any.
func withFigures(t testing.TB) siteInput {
	in := input(t)
	in.Catalog.Figures = []survey.Figure{
		{ID: "coverage", Kind: "strips", Pages: []string{"country", "report"}, Height: 200},
		{ID: "indicators", Kind: "radar", Pages: []string{"country"}, Height: 400}, // of too few
		{ID: "laws", Kind: "legal-matrix", Pages: []string{"report"}, Needs: []string{"laws"}, Height: 200},
		{ID: "trend", Kind: "trend", Pages: []string{"country", "report"}, Height: 300},
		{ID: "distribution", Kind: "distribution", Pages: []string{"indicator"}, Height: 200},
		{ID: "ranges", Kind: "range-dots", Pages: []string{"indicator"}, Height: 300},
	}
	return in
}

// TestEmbed makes a page for each figure that has something to show on a page of the site, and no other.
func TestEmbed(t *testing.T) {
	files := built(t, withFigures(t))
	for path, place := range map[string]string{
		"embed/qqa-2022-coverage.html": "countries/qqa/2022/index.html",
		"embed/laws-ranges.html":       "indicators/laws/index.html",
	} {
		page := files[path]
		figure := between(path, "-", ".html")
		figure = figure[strings.LastIndex(figure, "-")+1:]
		if n := strings.Count(page, "<figure"); n != 1 {
			t.Errorf("%s has %d figures", path, n)
		}
		for _, want := range []string{`<body class="bare">`, `href="../` + place + "#fig-" + figure + `"`, `<base target="_top">`,
			"Example profiles", "CC0", "<h1>", `id="fig-` + figure + `"`, "../assets/js/charts.js"} {
			if !strings.Contains(page, want) {
				t.Errorf("%s does not contain %s", path, want)
			}
		}
		for _, not := range []string{`rel="canonical"`, "<header", "<nav", "<footer", "<iframe", "&lt;iframe", `class="fig-embed"`} {
			if strings.Contains(page, not) {
				t.Errorf("%s contains %s", path, not)
			}
		}
		if link := `<a class="fig-embed" href="` + relative(place, path) + `">`; !strings.Contains(files[place], link) {
			t.Errorf("%s does not contain %s", place, link)
		}
	}
	for path := range files {
		if strings.HasPrefix(path, "embed/") && path != "embed/qqa-2022-coverage.html" && path != "embed/laws-ranges.html" {
			t.Errorf("%s shows what no page has, or nothing", path)
		}
	}
	if report := files["reports/qqa-2022.html"]; strings.Contains(report, "fig-embed\"") || strings.Contains(report, `href="embed`) {
		t.Error("a report, which is mailed alone, says how to show its figures elsewhere")
	}
}

// TestEmbedCode gives what to copy where the site knows its address, in each language.
func TestEmbedCode(t *testing.T) {
	in := withFigures(t)
	in.Catalog.Site.Address = "https://example.org/profiles/"
	german := survey.Language{Tag: "de", Name: "Deutsch", Direction: "ltr", Messages: map[string]survey.Message{}}
	in.Catalog.Languages = append(in.Catalog.Languages, german)
	in.Catalog.Site.Languages = []string{"en", "de"}
	in.Catalog.Countries[0].Names["en"] = `Examplia "and" <more>`
	files := built(t, in)
	for page, address := range map[string]string{
		"countries/qqa/2022/index.html":    "https://example.org/profiles/embed/qqa-2022-coverage.html",
		"de/countries/qqa/2022/index.html": "https://example.org/profiles/de/embed/qqa-2022-coverage.html",
		"indicators/laws/index.html":       "https://example.org/profiles/embed/laws-ranges.html",
	} {
		code := html.UnescapeString(files[page])
		for _, want := range []string{`<iframe src="` + address + `" title="`, `" width="100%" height="`, `</iframe></code>`} {
			if !strings.Contains(code, want) {
				t.Errorf("%s does not contain %s", page, want)
			}
		}
	}
	if title := `title="Examplia &#34;and&#34; &lt;more&gt;: 2 of 2 items are stated or documented"`; !strings.Contains(html.UnescapeString(files["indicators/laws/index.html"]), title) {
		t.Errorf("words can end the attribute they stand in: no %s", title)
	}
	page := files["embed/qqa-2022-coverage.html"]
	if !strings.Contains(page, `data-credit="Example profiles · https://example.org/profiles/ · Data: CC0."`) {
		t.Error("a saved copy does not say where it comes from")
	}
	if !strings.Contains(page, `<link rel="canonical" href="https://example.org/profiles/countries/qqa/2022/">`) {
		t.Error("the page that a figure stands on is not the one to cite")
	}
	if strings.Contains(files["sitemap.xml"], "/embed/") {
		t.Error("search engines are told of figures without their pages")
	}
}

// TestIndicatorFigures puts what has something to show first, and nothing where nobody has answered.
func TestIndicatorFigures(t *testing.T) {
	in := withFigures(t)
	page := built(t, in)["indicators/laws/index.html"]
	ranges, distribution := strings.Index(page, `id="fig-ranges"`), strings.Index(page, `id="fig-distribution"`)
	if ranges < 0 || distribution < ranges {
		t.Errorf("the ranges stand at %d, the distribution of one country at %d", ranges, distribution)
	}
	if !strings.Contains(page, `data-options="figures.js"`) || strings.Contains(page, "data-option>") {
		t.Error("the options do not lie beside the page")
	}
	in.Profiles = nil
	files := built(t, in)
	if strings.Contains(files["indicators/laws/index.html"], "<figure") || files["indicators/laws/figures.js"] != "" {
		t.Error("figures of no country")
	}
}
