package withhold

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"egovsite/generator/fiction"
	"egovsite/generator/survey"
)

// TestQuickLook tries all short texts of some parts against names and erased words:
// a text in which one of them begins a word is never passed over, and one that
// holds none of them is.
func TestQuickLook(t *testing.T) {
	parts := []string{"an", "vo", "Jane", "Examplova", "o", "é", "e\u0301", "İ", "王", "小明", "ﬃ", "\xff", " ", "-", "\n", "4"}
	texts := fiction.Texts(parts, 4000)
	for _, tt := range [][]string{{"An Vo"}, {"Jane Examplova"}, {"Ann Éo"}, {"王小明"}, {"Vo Fian"}, {"An O"}, {"Jane Examplova", "An Vo", "Iﬃ Ixample"}} {
		n := &needles{reasons: map[string]survey.Reason{}, initials: map[string]bool{}}
		for _, name := range tt {
			n.name(name)
		}
		n.eraseWords("4é")
		n.prepare()
		found := 0
		for _, text := range texts {
			f := foldText(text)
			begun, held := false, false
			for k, at := range f.at {
				before, _ := utf8.DecodeLastRuneInString(text[:at])
				here := n.begins(f.b[k:])
				held = held || here
				begun = begun || here && (!wordRune(before) || n.amid && text[at] >= utf8.RuneSelf)
			}
			if got := n.in(text); begun && !got || got && !held {
				t.Fatalf("%q in %q: got %v, it begins a word: %v", tt, text, got, begun)
			}
			if begun {
				found++
			}
		}
		if found == 0 || found == len(texts) {
			t.Errorf("%q: begins a word in %d of %d texts", tt, found, len(texts))
		}
	}
}

// TestQuickLookMissesNothing holds what is found behind the quick look to what the
// same needles find where it passes no text over.
func TestQuickLookMissesNothing(t *testing.T) {
	n := &needles{reasons: map[string]survey.Reason{}, initials: map[string]bool{}}
	for _, name := range []string{"An Vo", "Jane Examplova", "王小明"} {
		n.name(name)
	}
	n.prepare()
	slow := *n
	slow.surnames = maps.Clone(n.surnames)
	slow.surnames[""] = nil // every word begins so
	for i := range slow.filter {
		slow.filter[i] = ^uint64(0)
	}
	for i := range slow.first {
		slow.first[i] = true
	}
	parts := []string{"An", "vo", " Vo", "Jane", " ", "Examplova", "J. ", "Dr ", "王小明", "\u0301", ","}
	texts, looked := fiction.Texts(parts, 10_000), 0
	for _, text := range texts {
		if got, want := n.direct(text), slow.direct(text); !slices.Equal(got, want) {
			t.Fatalf("%q: got %v, want %v", text, got, want)
		}
		if n.in(text) {
			looked++
		} else if !slow.in(text) && strings.ContainsFunc(text, wordRune) {
			t.Fatalf("%q is passed over by what passes nothing", text)
		}
	}
	if looked == 0 || looked == len(texts) {
		t.Errorf("looked closely at %d of %d texts", looked, len(texts))
	}
	if got := n.direct(strings.Repeat("Nobody, ", 100) + "An Vo"); len(got) == 0 {
		t.Error("a name at the end is not found")
	}
}
