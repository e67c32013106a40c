package generator_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	"egovsite/generator"
	"egovsite/generator/search"
	"egovsite/generator/survey"
)

// A searchIndex is the index of a site, read as docs/searching.md describes it.
type searchIndex struct {
	Countries []string
	Editions  []struct {
		ID        string
		Codes     []string
		Countries []int
		Acts      []int
	}
	Shards    []string
	documents map[string][]int // by word
	texts     string           // all words that are shown
}

func readSearch(t *testing.T, folder string) *searchIndex {
	t.Helper()
	x := &searchIndex{documents: map[string][]int{}}
	stamps := map[string]bool{}
	shards := map[string]map[string]string{}
	for name, data := range files(t, folder) {
		if !strings.HasPrefix(name, "search/") || path.Ext(name) != ".js" {
			continue
		}
		call, ok := strings.CutPrefix(string(data), fmt.Sprintf("egovsiteSearch.put(%q,", strings.TrimSuffix(strings.TrimPrefix(name, "search/"), ".js")))
		call, end := strings.CutSuffix(call, ");\n")
		stamp, value, _ := strings.Cut(call, ",")
		if stamps[stamp] = true; !ok || !end || len(stamps) != 1 {
			t.Fatalf("%s is not a call of the search with the stamp of the others: %.80s", name, data)
		}
		var err error
		switch path.Dir(name) {
		case "search":
			err = json.Unmarshal([]byte(value), x)
		case "search/words":
			shard := map[string]string{}
			err = json.Unmarshal([]byte(value), &shard)
			shards[strings.TrimSuffix(path.Base(name), ".js")] = shard
		default:
			x.texts += value
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	if len(shards) != len(x.Shards) {
		t.Errorf("%d shards, the contents name %d", len(shards), len(x.Shards))
	}
	for i, first := range x.Shards {
		shard := shards[fmt.Sprint(i)]
		if shard[first] == "" {
			t.Errorf("shard %d does not begin with %q", i, first)
		}
		for word, coded := range shard {
			x.documents[word] = decode(t, coded)
		}
	}
	return x
}

// decode reads the documents of one word.
func decode(t *testing.T, coded string) (documents []int) {
	t.Helper()
	const final, more = "!#$'()*+,-./:", ";=?@[]^_`{|}~"
	last, n := 0, 0
	for i, sign := range strings.TrimPrefix(coded, "0") {
		n *= len(final)
		if v := strings.IndexRune(more, sign); v >= 0 {
			n += v
		} else if v := strings.IndexRune(final, sign); v >= 0 {
			last, n = last+n+v, 0
			documents = append(documents, last)
		} else {
			t.Fatalf("%q at %d in %q is no sign", sign, i, coded)
		}
	}
	return documents
}

// searchSites are sites whose index is read.
func searchSites(t *testing.T) map[string]generator.Report {
	sites := map[string]generator.Report{"three": crowd(t, "three"), "none": crowd(t, "none")}
	for _, c := range goldenCases(t) {
		sites[c.name] = c.build(t)
	}
	return sites
}

// TestSearchIndex proves that each word of each published answer leads to that
// answer, that nothing else does, and that acts are found.
func TestSearchIndex(t *testing.T) {
	for name, report := range searchSites(t) {
		t.Run(name, func(t *testing.T) {
			x := readSearch(t, report.Out)
			of := map[string]*survey.Cleared{}
			for _, p := range report.Profiles {
				of[p.Response.Edition.ID+p.Response.Country.ISO3] = p.Response
			}
			document := len(x.Countries)
			for _, e := range x.Editions {
				document += len(e.Codes)
			}
			first, want := document, map[int]map[string]bool{}
			for _, e := range x.Editions {
				for _, code := range e.Codes {
					for _, c := range e.Countries {
						want[document] = answerWords(of[e.ID+x.Countries[c]].Answer(code))
						document++
					}
				}
			}
			last, got := document, map[int]map[string]bool{}
			for word, documents := range x.documents {
				for _, d := range documents {
					if d >= first && d < last {
						if got[d] == nil {
							got[d] = map[string]bool{}
						}
						got[d][word] = true
					}
				}
			}
			for d, words := range want {
				if !maps.Equal(got[d], words) {
					t.Errorf("document %d is found by %v, want %v", d, slices.Sorted(maps.Keys(got[d])), slices.Sorted(maps.Keys(words)))
				}
			}
			for _, e := range x.Editions {
				for i, c := range e.Countries {
					acts := of[e.ID+x.Countries[c]].Acts
					if e.Acts[i] != len(acts) {
						t.Errorf("%s has %d acts, want %d", x.Countries[c], e.Acts[i], len(acts))
					}
					for _, a := range acts {
						for _, word := range search.Words(a.Title + " " + a.Number + " " + a.Type) {
							if !slices.Contains(x.documents[word], document) {
								t.Errorf("%q does not lead to the act %q", word, a.Title)
							}
						}
						document++
					}
				}
			}
			for word, documents := range x.documents {
				if documents[len(documents)-1] >= document {
					t.Errorf("%q leads to document %d of %d", word, documents[len(documents)-1], document)
				}
			}
		})
	}
}

// answerWords are those under which an answer is to be found.
func answerWords(a *survey.Answer) map[string]bool {
	words := map[string]bool{}
	text := strings.ReplaceAll(a.Text, survey.WithheldMark, " ")
	for _, code := range a.Selected {
		text += " " + a.Question.Option(code).Label
	}
	for _, w := range search.Words(text) {
		words[w] = true
	}
	return words
}

// TestSearchFindsNames looks for countries and questions as readers would.
func TestSearchFindsNames(t *testing.T) {
	x := readSearch(t, crowd(t, "three").Out)
	asked := func(edition int, code string) int {
		at := len(x.Countries)
		for _, e := range x.Editions[:edition] {
			at += len(e.Codes)
		}
		return at + slices.Index(x.Editions[edition].Codes, code)
	}
	for _, tt := range []struct {
		words string
		want  int
	}{
		{"QMA", 0}, {"Examplia Alba", 0}, {"invented first", 0}, {"虚构国 1", 0}, {"بلد مختلق ٣", 2}, {"выдуманная 193", 192},
		{"q36", asked(0, "access-to-information-law")}, {"36", asked(1, "access-to-information-law")},
		{"access information law", asked(1, "access-to-information-law")}, {"invented security authority", asked(0, "cybersecurity-law")},
	} {
		for _, word := range search.Words(tt.words) {
			if !slices.Contains(x.documents[word], tt.want) {
				t.Errorf("%s: %q does not lead to document %d but to %v", tt.words, word, tt.want, x.documents[word])
			}
		}
	}
}

// TestSearchHoldsNothingWithheld looks for people in the index of a response
// that names them wherever it can. The search for withheld words at the end of
// a build cannot find words that are folded and cut, so this is looked at here;
// TestSearchIndex proves it for all words there are.
func TestSearchHoldsNothingWithheld(t *testing.T) {
	content := examplia(t, "responses/2031/examplia.yaml", `country: Examplia
answers:
  respondent-name: Şölən Vymyslová-Ó Faoláin
  respondent-email: solen.vymyslova@ministry.example.org
  portal: >-
    Portal of the Office of Forms, run by ŞÖLƏN VYMYSLOVÁ-Ó FAOLÁIN; write to solen.vymyslova@ministry.example.org
    or to helpdesk (at) ministry.example.org
  5: "Yes"
  6: 'Law of Examplia No. 7 "On forms", 2029, as S. Vymyslová-Ó Faoláin explained <https://law.example.org/7>'
  consent: "Yes"
`, "responses/2031/otheria.yaml", `country: Otheria
answers:
  respondent-name: 王虚构
  portal: 电子政务门户由王虚构负责
  consent: "Yes"
`)
	report := build(t, options(content, t.TempDir()+"/site"))
	x := readSearch(t, report.Out)
	shown := map[string]bool{}
	for _, word := range search.Words(x.texts) {
		shown[word] = true
	}
	for _, word := range search.Words("Şölən Vymyslová Faoláin solen.vymyslova helpdesk 王虚 虚构") {
		if documents := x.documents[word]; len(documents) > 0 && documents[len(documents)-1] >= len(x.Countries) {
			t.Errorf("%q leads to %v", word, documents)
		}
		if shown[word] {
			t.Errorf("%q is shown", word)
		}
	}
	for _, word := range search.Words("portal office forms law 电子政务门户") {
		if x.documents[word] == nil || !shown[word] && word != "portal" {
			t.Errorf("%q, which is published, is not found: %v", word, x.documents[word])
		}
	}
}
