package interpret

import (
	"strings"
	"unicode"

	"egovsite/generator/survey"

	"github.com/abadojack/whatlanggo"
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
	var halves [2]strings.Builder
	n := 0
	for i := range r.Answers {
		for _, word := range strings.Fields(r.Answers[i].Text) {
			h := &halves[n%2]
			if strings.Contains(word, "://") || h.Len() > mostLetters {
				continue
			}
			h.WriteString(word + " ")
		}
		if r.Answers[i].Text != "" {
			n++
		}
	}
	var tags [2]string
	for i := range halves {
		text := halves[i].String()
		letters := strings.Map(func(c rune) rune {
			if unicode.IsLetter(c) {
				return c
			}
			return -1
		}, text)
		if len([]rune(letters)) < fewestLetters {
			return ""
		}
		told := whatlanggo.Detect(text)
		if told.Confidence == 0 { // two fit alike, and which of them is named is chance
			return ""
		}
		tags[i] = told.Lang.Iso6391()
	}
	if tags[0] != tags[1] {
		return ""
	}
	return tags[0]
}
