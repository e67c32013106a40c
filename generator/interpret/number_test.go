package interpret

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"egovsite/generator/fiction"
)

// TestNumbers tries all short texts of the characters that matter against the
// patterns that say what a number is.
func TestNumbers(t *testing.T) {
	numbered := regexp.MustCompile(`^[\s*•·>#–—(\[-]*(?i:q(?:uestion)?|no|№)?[\s.:#]*(\d{1,4})(?:\s*[.):\]–—-]+\s*|\s+|$)`)
	behind := regexp.MustCompile(`^\s*(\d{1,3})\.?\s*$`)
	below := regexp.MustCompile(`^[\s*＊]*(\d{1,3})\.\s*$`)
	inside := regexp.MustCompile(`[\s*＊](\d{1,3})\.\s*$`)
	parts := []string{" ", "\f", "\v", "*", "＊", "(", "[", ")", "]", ".", ":", "#", "-", "–", "•", "7", "0", "12", "q", "Q", "QueſTion", "question", "NO", "n", "№", "G", "é", "\x80"}
	texts := fiction.Texts(parts, 500_000)
	for _, text := range append(texts, "12345", "q1234.", "q12345.", "12 345.", " 1234.", strings.Repeat("(", 9)+"Question: 36. - x") {
		number, rest := 0, 0
		if m := numbered.FindStringSubmatchIndex(text); m != nil {
			number, _ = strconv.Atoi(text[m[2]:m[3]])
			rest = m[1]
		}
		if n, r := parseNumber(text); n != number || r != rest {
			t.Fatalf("%q: got %d and %d, want %d and %d", text, n, r, number, rest)
		}
		number = 0
		if m := behind.FindStringSubmatch(text); m != nil {
			number, _ = strconv.Atoi(m[1])
		}
		if n := numberBehind(text); n != number {
			t.Fatalf("%q: got %d behind, want %d", text, n, number)
		}
		number = 0
		if m := below.FindStringSubmatch(text); m != nil && m[1][0] != '0' {
			number, _ = strconv.Atoi(m[1])
		}
		if n := numberBelow(text); n != number {
			t.Fatalf("%q: got %d below, want %d", text, n, number)
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
