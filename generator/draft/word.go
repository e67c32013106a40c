package draft

import (
	"crypto/sha256"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// stopWords say nothing of what is asked.
const stopWords = " a an the of on in at to for from by with and or and/or as is are was be been there any your you our their its it this that these those " +
	"does do did has have had can could should what which who whom how when where why please provide give specify list include indicate select " +
	"select whether if so also such similar equivalent other others following etc e.g i.e specific specifically currently make made used using use " +
	"including include included more than one name(s) link links link(s) url urls detail details detail(s) information about above country government national "

var brackets = pattern(`\([^()]*\)|\[[^\[\]]*\]`)

// keyWords are the words of a wording that tell it from others, in order: those
// in fewest of the wordings, four at most. Without counts the first ones are taken.
func keyWords(wording string, in map[string]int) []string {
	short := brackets().ReplaceAllString(wording, " ")
	for _, cut := range []string{" such as ", ", such as", " e.g."} {
		short, _, _ = strings.Cut(short, cut)
	}
	all := wordsOf(short)
	if len(all) == 0 {
		all = wordsOf(wording)
	}
	content := slices.DeleteFunc(slices.Clone(all), func(w string) bool { return strings.Contains(stopWords, " "+strings.ToLower(w)+" ") })
	if len(content) == 0 || in == nil && len(all) <= 5 || len(all) <= 3 {
		content = all
	}
	var once []string
	for _, w := range content {
		if !slices.ContainsFunc(once, func(o string) bool { return strings.EqualFold(o, w) }) {
			once = append(once, w)
		}
	}
	if in == nil {
		return once
	}
	const most = 4
	common := max(4, in[""]/12)
	if some := slices.DeleteFunc(slices.Clone(once), func(w string) bool { return in[strings.ToLower(w)] > common }); len(some) > 0 {
		once = some
	}
	if len(once) <= most {
		return once
	}
	rare := slices.Clone(once)
	slices.SortStableFunc(rare, func(a, b string) int { return in[strings.ToLower(a)] - in[strings.ToLower(b)] })
	rare = rare[:most]
	return slices.DeleteFunc(once, func(w string) bool { return !slices.Contains(rare, w) })
}

// wordsOf parts words at all but letters, digits, hyphens and apostrophes.
func wordsOf(s string) []string {
	words := strings.FieldsFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '-' && r != '\'' && r != '’'
	})
	for i, w := range words {
		words[i] = strings.Trim(w, "-'’")
	}
	return slices.DeleteFunc(words, func(w string) bool { return w == "" })
}

// frequency counts in how many wordings each word stands, and all of them under
// no word.
func frequency(wordings []string) map[string]int {
	in := map[string]int{"": len(wordings)}
	for _, w := range wordings {
		seen := map[string]bool{}
		for _, word := range wordsOf(strings.ToLower(w)) {
			if !seen[word] {
				in[word]++
			}
			seen[word] = true
		}
	}
	return in
}

// maxCode is the longest code, in letters.
const maxCode = 48

// code makes a code of words: "data-privacy". It is empty if they have no letter
// that a code can have.
func code(words []string, most int) string {
	var parts []string
	size := 0
	for _, w := range words {
		part := strings.Map(func(r rune) rune {
			switch {
			case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == '-':
				return r
			case unicode.IsMark(r):
				return -1
			}
			return -1
		}, strings.ToLower(norm.NFKD.String(w)))
		if part = strings.Trim(part, "-"); part == "" || size+len(part) > maxCode {
			continue
		}
		if parts = append(parts, part); len(parts) == most {
			break
		}
		size += len(part) + 1
	}
	return strings.Join(parts, "-")
}

// unique makes sure that a code stands once. What has no code of its own gets
// one from what it is; never one from a number, which would change.
func unique(c, what string, taken map[string]bool) string {
	if c == "" {
		c = what
	}
	base := c
	for letter := 'b'; taken[c]; letter++ {
		c = base + "-" + suffix(letter-'a')
	}
	taken[c] = true
	return c
}

// suffix is a count in letters: b, c, …, z, ba.
func suffix(n rune) string {
	s := ""
	for ; n > 0; n /= 26 {
		s = string('a'+n%26) + s
	}
	return s
}

// hashed is a code for words in letters that codes do not have.
func hashed(words string) string {
	sum := sha256.Sum256([]byte(words))
	out := []byte("question-")
	for _, b := range sum[:6] {
		out = append(out, 'a'+b%26)
	}
	return string(out)
}

// sentence begins words with a capital letter and ends them without a stop.
func sentence(s string) string {
	r := []rune(strings.TrimRight(strings.TrimSpace(s), " .:?*"))
	if len(r) > 0 {
		r[0] = unicode.ToUpper(r[0])
	}
	return string(r)
}
