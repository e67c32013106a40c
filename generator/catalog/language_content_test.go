package catalog_test

import (
	"strings"
	"testing"

	"egovsite/generator/catalog"
	"egovsite/generator/problem"
	"egovsite/generator/survey"
)

// TestContentInOtherWords sees that a language names what the content holds,
// and that what it does not name is listed.
func TestContentInOtherWords(t *testing.T) {
	content := sound(t)
	content["site.yaml"].Data = []byte(strings.Replace(string(content["site.yaml"].Data), "[en]", "[en, fr]", 1))
	content["languages/fr/content.yaml"] = content["languages/fr/core.yaml"]
	french := strings.Replace(string(content["languages/fr/core.yaml"].Data), "bye: Au revoir\n", "", 1)
	content["languages/fr/content.yaml"].Data = []byte("indicator-name.laws: Lois\ncountry-name.QQA: Examplie\n" + french)
	delete(content, "languages/fr/core.yaml")
	cat, problems := catalog.Load(content)
	listed := map[string]bool{}
	for _, p := range problems {
		want := problem.Note
		if strings.HasSuffix(p.What, ": bye") { // a phrase, and no name of something in the content
			want = problem.Warning
		}
		if p.Code != "language-key-missing" || p.Severity != want {
			t.Errorf("unexpected: %v", p)
		}
		listed[strings.TrimPrefix(p.What, "untranslated: ")] = true
	}
	for key, want := range map[string]bool{"indicator-name.laws": false, "indicator-name.second": true, "question-label.colour": true,
		"region-name.901": true, "the page in fr": true, "bye": true} {
		if listed[key] != want {
			t.Errorf("%s listed: %v, want %v", key, listed[key], want)
		}
	}
	said := map[string]map[string]survey.Message{}
	for _, l := range cat.Languages {
		said[l.Tag] = l.Messages
	}
	if got := said["en"]["indicator-name.laws"].Other; got != "Laws" {
		t.Errorf("in English the indicator is %q", got)
	}
	if got := said["fr"]["indicator-name.laws"].Other; got != "Lois" {
		t.Errorf("in French the indicator is %q", got)
	}
}
