package interpret

import (
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestNumbers tries all short texts of the characters that matter against the
// patterns that say what a number is.
func TestNumbers(t *testing.T) {
	numbered := regexp.MustCompile(`^[\s*•·>#–—(\[-]*(?i:q(?:uestion)?|no|№)?[\s.:#]*(\d{1,4})(?:\s*[.):\]–—-]+\s*|\s+|$)`)
	inside := regexp.MustCompile(`[\s*＊](\d{1,3})\.\s*$`)
	parts := []string{" ", "\f", "\v", "*", "＊", "(", "[", ")", "]", ".", ":", "#", "-", "–", "•", "7", "0", "12", "q", "Q", "QueſTion", "question", "NO", "n", "№", "G", "é", "\x80"}
	texts := []string{""}
	for from := 0; len(texts) < 500_000; {
		to := len(texts)
		for _, head := range texts[from:to] {
			for _, p := range parts {
				texts = append(texts, head+p)
			}
		}
		from = to
	}
	for _, text := range append(texts, "12345", "q1234.", "q12345.", "12 345.", " 1234.", strings.Repeat("(", 9)+"Question: 36. - x") {
		number, rest := 0, 0
		if m := numbered.FindStringSubmatchIndex(text); m != nil {
			number, _ = strconv.Atoi(text[m[2]:m[3]])
			rest = m[1]
		}
		if n, r := parseNumber(text); n != number || r != rest {
			t.Fatalf("%q: got %d and %d, want %d and %d", text, n, r, number, rest)
		}
		number, from := 0, -1
		if m := inside.FindStringSubmatchIndex(text); m != nil {
			number, _ = strconv.Atoi(text[m[2]:m[3]])
			from = m[2]
		}
		if n, f := numberInside(text); n != number || f != from {
			t.Fatalf("%q: got %d at %d inside, want %d at %d", text, n, f, number, from)
		}
	}
}
