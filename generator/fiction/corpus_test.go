package fiction

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// responses writes a corpus, and gives the responses in it by the names of their files.
func responses(t *testing.T, n int, seed uint64) map[string]string {
	t.Helper()
	folder := t.TempDir()
	if err := Corpus(folder, n, seed); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(folder, "responses", "2022", "*"))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		out[filepath.Base(file)] = string(text)
	}
	return out
}

// TestCorpus wants responses as long as the shipped one, of which every second
// one marks what is selected, and the same ones for a seed.
func TestCorpus(t *testing.T) {
	texts := responses(t, 40, 7)
	names := slices.Sorted(maps.Keys(texts))
	if len(names) != 40 || names[0] != "qma.txt" {
		t.Fatalf("responses %v", names)
	}
	for i, name := range names {
		if size := len(texts[name]); size < leastBytes || size >= mostBytes {
			t.Errorf("%s has %d bytes", name, size)
		}
		if got, want := strings.Contains(texts[name], "(x) "), i%2 == 0; got != want {
			t.Errorf("%s marks what is selected: %t, want %t", name, got, want)
		}
	}
	if !maps.Equal(texts, responses(t, 40, 7)) {
		t.Error("the same seed gives other responses")
	}
	if one := responses(t, 1, 8); one["qma.txt"] == texts["qma.txt"] {
		t.Error("another seed gives the same response")
	}
	if err := Corpus(t.TempDir(), Most+1, 7); err == nil {
		t.Error("a corpus of more countries than there are codes is written")
	}
}

// TestCodesAndNames wants no country taken for another.
func TestCodesAndNames(t *testing.T) {
	form := regexp.MustCompile(`^(Q[M-Z][A-Z]|[A-Z][0-9][A-Z0-9])$`)
	codes, names := map[string]bool{}, map[string]bool{}
	for i := range Most {
		if !form.MatchString(code(i)) {
			t.Errorf("the code %q can be a real country's", code(i))
		}
		words := strings.Fields(name(i))
		slices.Sort(words) // their order tells no names apart
		codes[code(i)], names[strings.Join(words, " ")] = true, true
	}
	if len(codes) != Most || len(names) != Most {
		t.Errorf("%d codes and %d names of %d countries", len(codes), len(names), Most)
	}
}
