package withhold

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"egovsite/generator/survey"
)

// surname takes up a name of which the last word is looked for behind its first
// name, initials or an honorific, whatever middle names stand between.
func (n *needles) surname(first, last string) {
	if n.surnames == nil {
		n.surnames = map[string][]string{}
	}
	key := fold(last)
	if key != "" {
		n.surnames[key] = append(n.surnames[key], fold(first))
	}
}

// mostMiddle is how many words before a surname may be of the same name.
const mostMiddle = 4

// named finds persons by their surnames, in one pass over the words of a text.
func (n *needles) named(text string) (out []hole) {
	if len(n.surnames) == 0 {
		return nil
	}
	var words []stretch
	for i := 0; i < len(text); {
		to := label(text, i)
		if to == i {
			_, size := utf8.DecodeRuneInString(text[i:])
			i += size
			continue
		}
		words, i = append(words, stretch{i, to}), to
	}
	word := func(i int) string { return fold(text[words[i].from:words[i].to]) }
	near := func(i int, stops string) bool { // the word i+1 goes on where i ends
		gap := text[words[i].to:words[i+1].from]
		return len(gap) <= 4 && strings.Trim(gap, stops+" \u00a0") == ""
	}
	capital := func(i int) bool { r, _ := utf8.DecodeRuneInString(text[words[i].from:]); return unicode.IsUpper(r) }
	for i := range words {
		if words[i].to-words[i].from > 100 || !capital(i) {
			continue
		}
		last := word(i)
		for _, first := range n.surnames[last] {
			from, to := i, i
			_, size := utf8.DecodeRuneInString(first)
			initial := func(k int) bool { return len(last) >= 3 && word(k) == first[:size] }
			for k := i - 1; k >= max(0, i-mostMiddle) && near(k, ".\n") && capital(k); k-- {
				if word(k) == first && (k == i-1 || len(last) >= 3) || initial(k) || k == i-1 && honorifics[word(k)] {
					from = k
				}
			}
			if i+1 < len(words) && near(i, ",") && initial(i+1) && capital(i+1) {
				for to = i + 1; to+1 < len(words) && near(to, ".") && utf8.RuneCountInString(word(to+1)) == 1 && capital(to+1); to++ {
				}
			}
			if from < to {
				out = append(out, hole{stretch{words[from].from, words[to].to}, survey.ReasonName})
			} else if from < i {
				out = append(out, hole{stretch{words[from].from, words[i].to}, survey.ReasonName})
			}
		}
	}
	return out
}
