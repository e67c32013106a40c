package measure

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"egovsite/generator/survey"
)

// notYetAdopted finds evidence that speaks of something not in force yet.
func notYetAdopted(p *survey.Profile, cat *survey.Catalog) []survey.Check {
	var out []survey.Check
	var phrases []string
	for v := range cat.Vocabulary {
		phrases = append(phrases, cat.Vocabulary[v].Pending...)
	}
	begun := beginningsOf(phrases)
	for i := range p.Response.Answers {
		a := &p.Response.Answers[i]
		if a.Question.Kind != survey.EvidenceText || a.Text == "" || !begun.in(a.Text) {
			continue
		}
		text := strings.ToLower(a.Text)
		for _, phrase := range phrases {
			if indexWord(text, strings.ToLower(phrase)) >= 0 {
				out = append(out, survey.Check{Questions: []string{a.Question.Code}, Words: map[string]string{
					"Phrase": phrase, "Numbers": numbers(p.Response.Edition, []string{a.Question.Code})}})
				break
			}
		}
	}
	return out
}

// beginnings are a quick look before phrases are looked for in a text.
type beginnings struct {
	phrases []string
	slots   [1 << slotBits]bool // of their first bytes
	other   bool                // one begins with something else than ASCII, or is shorter
}

const (
	slotBits  = 10
	slotBytes = 4 // enough to tell "to be" from "to the"
)

func beginningsOf(phrases []string) *beginnings {
	b := &beginnings{phrases: phrases}
	for _, p := range phrases {
		if len(p) < slotBytes || strings.ContainsFunc(p[:slotBytes], func(r rune) bool { return r >= utf8.RuneSelf }) {
			b.other = true
		} else {
			b.slots[slot(p)] = true
		}
	}
	return b
}

// slot is that of the first bytes of a text, the same for capitals and small letters.
func slot(s string) uint32 {
	first := uint32(s[0]&0x1f)<<15 | uint32(s[1]&0x1f)<<10 | uint32(s[2]&0x1f)<<5 | uint32(s[3]&0x1f)
	return first * 2654435761 >> (32 - slotBits)
}

func plainLetter(r rune) bool { return 'a' <= r|0x20 && r|0x20 <= 'z' }

// in reports whether one of the phrases may stand in a text as whole words.
func (b *beginnings) in(text string) bool {
	if b.other {
		return true
	}
	inside := false // a word
	for i := 0; i < len(text); {
		c := text[i]
		if plainWord[c] {
			if !inside && i+slotBytes <= len(text) && b.slots[slot(text[i:])] && b.begins(text[i:]) {
				return true
			}
			for i++; i < len(text) && plainWord[text[i]]; i++ {
			}
			inside = true
			continue
		}
		if c < utf8.RuneSelf {
			inside = false
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == 'İ' || r == '\u212a' { // their small letters are plain ones
			return true
		}
		inside = inWord(r)
		i += size
	}
	return false
}

// begins reports whether a text begins with one of the phrases.
func (b *beginnings) begins(text string) bool {
	return slices.ContainsFunc(b.phrases, func(p string) bool { return len(p) <= len(text) && strings.EqualFold(text[:len(p)], p) })
}

// partElsewhere finds text under one of several parts of a question that names
// other parts, where those were left blank.
func partElsewhere(p *survey.Profile, _ *survey.Catalog) []survey.Check {
	var out []survey.Check
	r := p.Response
	for i := range r.Answers {
		a := &r.Answers[i]
		if a.Question.EvidenceFor == "" || a.Text == "" {
			continue
		}
		text := "" // in lower case, once it is needed
		codes := []string{a.Question.Code}
		var names []string
		for k := range r.Answers {
			part := &r.Answers[k]
			empty := part.State == survey.Blank || part.State == survey.Missing
			if !empty || part.Question.EvidenceFor != a.Question.EvidenceFor || partName(part.Question) == partName(a.Question) {
				continue
			}
			if text == "" {
				text = strings.ToLower(a.Text)
			}
			if namesPart(text, part.Question) {
				codes = append(codes, part.Question.Code)
				names = append(names, partName(part.Question))
			}
		}
		if len(names) > 0 {
			out = append(out, survey.Check{Questions: codes, Words: map[string]string{
				"Parts": strings.Join(names, "; "), "Number": numbers(r.Edition, codes[:1]), "Blank": numbers(r.Edition, codes[1:])}})
		}
	}
	return out
}

// partName is what a part is about: its label up to the colon.
func partName(q *survey.Question) string {
	name, _, _ := strings.Cut(q.Label, ":")
	return strings.TrimSpace(name)
}

// namesPart reports whether a text in lower case names a part by its label, in
// the singular or plural, or by an abbreviation that its wording gives in
// parentheses, such as "(IoT)".
func namesPart(text string, q *survey.Question) bool {
	name := strings.ToLower(partName(q))
	if name != "" && (indexWord(text, name) >= 0 || indexWord(text, strings.TrimSuffix(name, "s")) >= 0) {
		return true
	}
	for rest := q.Wording; ; {
		_, after, ok := strings.Cut(rest, "(")
		if !ok {
			return false
		}
		short, _, _ := strings.Cut(after, ")")
		capitals := 0
		for _, r := range short {
			if unicode.IsUpper(r) {
				capitals++
			}
		}
		if capitals > 1 && !strings.Contains(short, " ") && indexWord(text, strings.ToLower(short)) >= 0 {
			return true
		}
		rest = after
	}
}

// hasWord reports whether a text holds one of these phrases as whole words,
// whatever their case.
func hasWord(text string, phrases []string) bool {
	text = strings.ToLower(text)
	for _, phrase := range phrases {
		if indexWord(text, strings.ToLower(phrase)) >= 0 {
			return true
		}
	}
	return false
}

// indexWord is where a phrase stands in a text as whole words, or -1.
func indexWord(text, phrase string) int {
	if phrase == "" {
		return -1
	}
	for at := 0; ; {
		i := strings.Index(text[at:], phrase)
		if i < 0 {
			return -1
		}
		i += at
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(text[i+len(phrase):])
		if !inWord(before) && !inWord(after) {
			return i
		}
		at = i + len(phrase)
	}
}

// plainWord are the ASCII characters of words, by their bytes.
var plainWord = func() (is [1 << 8]bool) {
	for c := range rune(utf8.RuneSelf) {
		is[c] = plainLetter(c) || '0' <= c && c <= '9'
	}
	return is
}()

func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return plainWord[r]
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}
