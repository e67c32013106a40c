package catalog_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"egovsite/generator/catalog"
	"egovsite/generator/survey"

	"github.com/google/go-cmp/cmp"
)

// again loads what was written of an edition.
func again(t *testing.T, e survey.Edition, guesses ...survey.Guess) survey.Edition {
	t.Helper()
	text := catalog.WriteEdition(e, guesses...)
	cat, ps := catalog.Load(fstest.MapFS{"editions/" + e.ID + "/questionnaire.yaml": {Data: text}})
	if len(ps) > 0 || len(cat.Editions) != 1 {
		t.Fatalf("%d editions, %v\n%s", len(cat.Editions), ps, text)
	}
	return cat.Editions[0]
}

func TestWriteEditionRoundTrip(t *testing.T) {
	for _, e := range shipped(t).Editions {
		t.Run(e.ID, func(t *testing.T) {
			if diff := cmp.Diff(again(t, e), e); diff != "" {
				t.Errorf("-got +want:\n%s", diff)
			}
		})
	}
}

// TestWriteEditionStrings writes words that YAML would read as something else.
func TestWriteEditionStrings(t *testing.T) {
	hard := []string{"yes", "a?b", "2022", "null", "~", "- a", "a: b", "a #b", "#a", "'a'", `"a"`, "{a}", "[a, b]", "a, b", "*a", "&a", "!a", "%a", "@a",
		"a\nb", " a ", "a\tb", "é 汉字 ا", "a\u2028b", "a\u0085b", "\x07", "12:30", "0x10", "1e3", "=", "|", ">", "?", "---", "\ufeffa", "a\r\nb"}
	e := survey.Edition{ID: "2022", Instrument: "msq", Title: "T", Short: "S", Opening: hard,
		Sections: []survey.Section{{Code: "s", Label: "S"}}}
	for i, words := range hard {
		q := survey.Question{Code: "q-" + strings.Repeat("x", i+1), Number: i + 1, Section: "s", Wording: words, Label: words, Note: words, Kind: survey.Choice,
			Options: []survey.Option{{Code: "o", Label: words}}}
		e.Questions = append(e.Questions, q)
	}
	e.Questions = append(e.Questions, survey.Question{Code: "country", Number: 99, Section: "s", Wording: "Country", Label: "Country",
		Kind: survey.Text, Role: survey.RoleCountry})
	if diff := cmp.Diff(again(t, e, survey.Guess{Of: survey.GuessQuestion, Code: "q-x", Words: "a\nnumber: 7\x00 \ufeff"}), e); diff != "" {
		t.Errorf("-got +want:\n%s", diff)
	}
}

func TestWriteEditionMarksGuesses(t *testing.T) {
	text := string(catalog.WriteEdition(survey.Edition{ID: "x", Sections: []survey.Section{{Code: "a", Label: "A"}},
		Questions: []survey.Question{{Code: "a", Number: 1, Section: "a", Wording: "W", Label: "L", Kind: survey.Text}}},
		survey.Guess{Of: survey.GuessQuestion, Code: "a", Words: "its code"}, survey.Guess{Of: survey.GuessEdition, Words: "its name"}))
	for _, want := range []string{"\n# check: its name\nid: x\n", "\n  # A\n  # check: its code\n  - code: a\n    number: 1\n"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
}
