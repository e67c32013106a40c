package interpret

import (
	"strings"
	"unicode"

	"egovsite/generator/survey"
)

// Words are told to be of a language by how often letters follow each other,
// which needs some of them and gains nothing from more.
const (
	fewestLetters = 200
	mostLetters   = 4000
)

// languageOf is the language of a response's answers, empty where it cannot be
// told: where there are few words, where two languages fit alike, or where two
// halves of the words do not agree.
func languageOf(r *survey.Response) string {
	halves := halvesOf(r)
	for _, half := range halves {
		if !hasLetters(half, fewestLetters) {
			return ""
		}
	}
	var d detector
	first, ok := d.language(halves[0])
	if !ok {
		return ""
	}
	if second, ok := d.language(halves[1]); !ok || second != first {
		return ""
	}
	return first
}

// halvesOf deals the words of the answers, without addresses, to two texts: the
// answers that have words in turn.
func halvesOf(r *survey.Response) [2]string {
	var halves [2]strings.Builder
	n := 0
	for i := range r.Answers {
		text := r.Answers[i].Text
		if text == "" {
			continue
		}
		h := &halves[n%2]
		n++
		if h.Cap() == 0 {
			h.Grow(mostLetters + 64)
		}
		for word := range strings.FieldsSeq(text) {
			if h.Len() > mostLetters {
				break
			}
			if !strings.Contains(word, "://") {
				h.WriteString(word)
				h.WriteByte(' ')
			}
		}
	}
	return [2]string{halves[0].String(), halves[1].String()}
}

// hasLetters reports whether a text has at least n letters.
func hasLetters(text string, n int) bool {
	for _, c := range text {
		if c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0x80 && unicode.IsLetter(c) {
			if n--; n == 0 {
				return true
			}
		}
	}
	return false
}
