package render

import (
	"strings"
	"testing"

	"egovsite/generator/survey"
)

// french adds a language that calls a few things by its own words.
func french(in siteInput) siteInput {
	in.Catalog.Site.Languages = []string{"en", "fr"}
	in.Catalog.Languages[0].Messages["question-label.law"] = survey.Message{Other: "A law"}
	in.Catalog.Languages = append(in.Catalog.Languages, survey.Language{Tag: "fr", Name: "Français", Direction: "ltr", Messages: map[string]survey.Message{
		"question-label.law": {Other: "Une législation"}, "figures.act.law": {Other: "Loi"}, "search.title": {Other: "Recherche"}}})
	in.Catalog.Countries[0].Names["fr"] = "Exemplie"
	return in
}

// One index serves all languages, and has the words of each.
func TestSearchOfLanguages(t *testing.T) {
	files := built(t, french(input(t)))
	index := files["search/words/0.js"]
	for _, word := range []string{"examplia", "exemplie", "qqa", "law", "legislation", "loi", "q3"} {
		if !strings.Contains(index, `"`+word+`":`) {
			t.Errorf("%q is not in the index", word)
		}
	}
	for path, want := range map[string][]string{
		"search/index.html":    {`src="contents.js"`, `"QQA":"Examplia"`, `href="../countries/index.html"`},
		"fr/search/index.html": {`src="../../search/contents.js"`, `"QQA":"Exemplie"`, `"law":"Une législation"`, `"law":"Loi"`, `<h1>Recherche</h1>`, `../countries/{country}/{edition}/index.html`},
		"fr/index.html":        {`href="search/index.html" data-to-search`},
	} {
		for _, w := range want {
			if !strings.Contains(strings.ReplaceAll(files[path], `\/`, "/"), w) {
				t.Errorf("%s lacks %s", path, w)
			}
		}
	}
	for path := range files {
		if strings.HasPrefix(path, "fr/search/") && path != "fr/search/index.html" {
			t.Errorf("%s is there twice", path)
		}
	}
}

// What governments write cannot end a string or a script of the index.
func TestSearchEscapes(t *testing.T) {
	in := input(t)
	hostile := "</script><!-- \u2028\u2029 \" \\ ');alert(1)//"
	a := &in.Profiles[0].Response.Answers[0]
	a.Text, a.Paragraphs = hostile, []string{hostile}
	in.Profiles[0].Response.Acts[0].Title = hostile
	for path, data := range built(t, in) {
		if !strings.HasPrefix(path, "search/") || !strings.HasSuffix(path, ".js") {
			continue
		}
		if strings.ContainsAny(data, "<>&\u2028\u2029") {
			t.Errorf("%s holds what may end it: %s", path, data)
		}
		if !strings.HasPrefix(data, `egovsiteSearch.put("`) || strings.Count(data, "\n") != 1 {
			t.Errorf("%s is not one call: %s", path, data)
		}
	}
}

// Addresses stand bare, and withheld words leave their trace and are not found.
func TestSearchTexts(t *testing.T) {
	in := input(t)
	in.Profiles[0].Response.Answers[0].Text = "Run by " + survey.WithheldMark + " of the office"
	files := built(t, in)
	texts := files["search/answers/qqa-2022.js"]
	for _, want := range []string{`"Run by [withheld] of the office"`, `"Law on examples https://laws.example.org/1?a=b\u0026c"`} {
		if !strings.Contains(texts, want) {
			t.Errorf("the words to be shown lack %s: %s", want, texts)
		}
	}
	if index := files["search/words/0.js"]; strings.Contains(index, `"withheld"`) || !strings.Contains(index, `"office"`) {
		t.Errorf("the index holds the trace of what is withheld: %s", index)
	}
}
