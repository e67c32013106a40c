package measure

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"egovsite/generator/fiction"
)

// TestPeriods tries all short texts of the characters that matter against the
// pattern that says what a period is.
func TestPeriods(t *testing.T) {
	pattern := regexp.MustCompile(`\b((?:19|20)\d\d)\s*[-‐‑–—/]\s*((?:19|20)\d\d)\b`)
	parts := []string{"2014", "1999", "20", "7", "é", "_", "a", " ", "\v", "\n", "-", "–", "/", "‒"}
	texts := fiction.Texts(parts, 500_000)
	for _, text := range texts {
		wantFrom, wantTo := 0, 0
		if m := pattern.FindStringSubmatch(text); m != nil {
			wantFrom, _ = strconv.Atoi(m[1])
			wantTo, _ = strconv.Atoi(m[2])
		}
		if from, to, ok := period(text); from != wantFrom || to != wantTo || ok != (wantFrom > 0) {
			t.Fatalf("%q: got %d to %d %v, want %d to %d", text, from, to, ok, wantFrom, wantTo)
		}
	}
}

// TestBeginnings wants every phrase found that stands in a text as whole words.
func TestBeginnings(t *testing.T) {
	for _, tt := range []struct {
		phrase, text string
		want         bool
	}{
		{"to be adopted", "It is to be adopted.", true},
		{"to be adopted", "TO BE ADOPTED", true},
		{"to be adopted", "to be", false},
		{"to be adopted", "into be adopted", false},
		{"is pending", "İS PENDİNG", true},
		{"is kept", "it İs \u212aept", true},
		{"is kept", "“is kept”", true},
		{"is kept", "épis kept", false},
		{"готовится", "что угодно", true},
		{"tba", "anything", true}, // too short to look quickly for
	} {
		if got := beginningsOf([]string{"a bc", tt.phrase}).in(tt.text); got != tt.want {
			t.Errorf("%q in %q: got %v", tt.phrase, tt.text, got)
		}
	}
}

// TestBeginningsMissNone tries short texts of the characters that matter: none is
// passed over in which a phrase stands.
func TestBeginningsMissNone(t *testing.T) {
	const phrase = "is kept"
	begun, missed := beginningsOf([]string{"to be adopted", phrase}), 0
	for _, text := range fiction.Texts([]string{"is kept", "is", "KEPT", "İS", "\u212aept", " ", "é", "7", "–", "\xff"}, 10_000) {
		stands := indexWord(strings.ToLower(text), phrase) >= 0
		if passed := !begun.in(text); passed && stands {
			t.Fatalf("%q is passed over", text)
		} else if passed {
			missed++
		}
	}
	if missed == 0 {
		t.Error("no text is passed over")
	}
}
