package locale

import (
	"regexp"
	"testing"

	"egovsite/content"
	"egovsite/generator/catalog"
	"egovsite/generator/problem"
	"egovsite/generator/survey"
)

// TestPhrases says everything that the content has words for as go-i18n does, in
// every language, for numbers of every plural form.
func TestPhrases(t *testing.T) {
	cat, ps := catalog.Load(content.Files)
	if problem.Errors(ps) {
		t.Fatal(ps)
	}
	var english survey.Language
	for _, lang := range cat.Languages {
		if lang.Tag == "en" {
			english = lang
		}
	}
	english.Messages["only.english"] = survey.Message{One: "one of {{.Name}}", Other: "{{.Count}} of {{.Name}}"}
	value := regexp.MustCompile(`{{\.(\w+)}}`)
	for _, lang := range cat.Languages {
		t.Run(lang.Tag, func(t *testing.T) {
			l, err := New(lang, english)
			if err != nil {
				t.Fatal(err)
			}
			for id := range english.Messages {
				if _, plain := l.plain[id]; plain {
					continue
				}
				m, _ := l.message(id)
				for _, n := range []int{0, 1, 2, 3, 5, 11, 21, 100, 1234, 1_000_000, -1} {
					values := []any{"Count", n}
					for _, words := range []string{m.Zero, m.One, m.Two, m.Few, m.Many, m.Other} {
						for _, found := range value.FindAllStringSubmatch(words, -1) {
							if found[1] != "Count" {
								values = append(values, found[1], "<"+found[1]+">")
							}
						}
					}
					got, ok := l.phrase(id).say(l, values)
					if want := l.localize(id, values); !ok || got != want {
						t.Errorf("%s of %d: got %q, want %q", id, n, got, want)
					}
				}
			}
		})
	}
}

// TestOddPhrases leaves to go-i18n what is more than words and values.
func TestOddPhrases(t *testing.T) {
	english := survey.Language{Tag: "en", Messages: map[string]survey.Message{"if": {Other: "{{if .A}}a{{end}}"}, "values": {Other: "{{.A}}{{.B}}"}}}
	l, err := New(english, english)
	if err != nil {
		t.Fatal(err)
	}
	if got := l.Say("if", "A", "x"); got != "a" {
		t.Errorf("got %q", got)
	}
	for _, values := range [][]any{{"A", 1.5, "B", true}, {"A", "x"}, {"A", "x", "B"}, {"A", 1, "A", 2, "B", "b"}} {
		if got, want := l.Say("values", values...), l.localize("values", values); got != want {
			t.Errorf("%v: got %q, want %q", values, got, want)
		}
	}
}

func BenchmarkSay(b *testing.B) {
	english := survey.Language{Tag: "en", Messages: map[string]survey.Message{"plain": {Other: "words"}, "values": {Other: "{{.Name}} in {{.Edition}}"},
		"counted": {One: "{{.Count}} answer of {{.Total}}", Other: "{{.Count}} answers of {{.Total}}"}}}
	l, err := New(english, english)
	if err != nil {
		b.Fatal(err)
	}
	for id, values := range map[string][]any{"plain": nil, "values": {"Name", "Examplia", "Edition", "2022"}, "counted": {"Count", 3, "Total", 112}} {
		b.Run(id, func(b *testing.B) {
			for b.Loop() {
				l.Say(id, values...)
			}
		})
	}
}
