package withhold

import "strings"

// Printed are the words that the site prints of its own: wordings, labels, names
// of countries and indicators. What stands among them is nobody's name, whoever
// gives it as one, and to find it in the site proves nothing: else a title such
// as "Chief Information Officer", or a made-up name, would keep every site from
// being published.
type Printed struct {
	words string
	each  map[string]bool // of the words
}

// Print prepares texts, each of them by itself.
func Print(texts []string) *Printed {
	var b strings.Builder
	for _, t := range texts {
		b.WriteString(plainWords(t))
	}
	p := &Printed{words: b.String(), each: map[string]bool{}}
	for w := range strings.FieldsSeq(p.words) {
		p.each[w] = true
	}
	return p
}

// has reports whether words stand in one of the texts as they are.
func (p *Printed) has(words string) bool {
	if p == nil {
		return false
	}
	plain := strings.TrimSuffix(plainWords(words), "\n")
	for w := range strings.FieldsSeq(plain) {
		if !p.each[w] { // as of nearly every name, which saves looking through all texts
			return false
		}
	}
	return len(plain) > 2 && strings.Contains(p.words, plain)
}

// plainWords are the folded words of a text, each between two spaces, closed by a
// line end so that no words stand in two texts.
func plainWords(text string) string {
	var b strings.Builder
	b.WriteByte(' ')
	for _, w := range strings.FieldsFunc(text, notWord) {
		b.Write(foldText(w).b)
		b.WriteByte(' ')
	}
	return b.String() + "\n"
}
