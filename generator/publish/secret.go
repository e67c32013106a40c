package publish

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// Kind is what a secret looks like; it is all that is ever said about one.
type Kind string

// The kinds of secret.
const (
	KindEmail  Kind = "an e-mail address"
	KindNumber Kind = "a number or time"
	KindDigest Kind = "the digest of a file as submitted"
	KindWords  Kind = "a name or other words"
)

var isDigest = regexp.MustCompile(`^[0-9a-f]{64}$`)

// A secret is a forbidden text in its folded form.
type secret struct {
	kind    Kind
	pattern []byte
}

const (
	// longWord is how many letters a text needs to be found inside words too,
	// as Examplov in Examplova. Shorter ones are found as whole words.
	longWord = 8
	// shortNumber is the fewest digits of a number that is looked for: shorter
	// ones stand on every page and point to nobody.
	shortNumber = 4
)

// secret folds a forbidden text. It is not ok if too little is left to be told
// from other words: no letters, one letter, a number of three digits.
func (r *room) secret(text string) (s secret, ok bool) {
	pattern := slices.Clone(r.fold([]byte(text)))
	letters, digits, unspaced := 0, 0, false
	for _, r := range string(pattern) {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsLetter(r):
			letters++
			unspaced = unspaced || r > unicode.MaxLatin1 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana,
				unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
		}
	}
	s = secret{KindWords, pattern}
	switch {
	case letters == 0:
		s.kind = KindNumber
		return s, digits >= shortNumber
	case strings.ContainsRune(text, '@'):
		s.kind = KindEmail
	case isDigest.MatchString(text):
		s.kind = KindDigest
	}
	if unspaced || letters+digits >= longWord {
		s.pattern = bytes.TrimSpace(pattern)
	}
	return s, letters+digits >= 2
}

// secrets are all that must not be published. The finder is replaced, never
// changed, when some are added.
type secrets struct {
	list   []secret
	seen   map[string]bool
	known  [][]byte // see Known
	finder *finder  // nil while there are none
}

func (s *secrets) len() int { return len(s.list) }

// add has them looked for.
func (s *secrets) add(texts []string) {
	n := len(s.list)
	if s.note(texts); len(s.list) > n {
		s.finder = newFinder(s.list, s.known)
	}
}

// note adds them without anything that finds them.
func (s *secrets) note(texts []string) {
	r := new(room)
	for _, t := range texts {
		if one, ok := r.secret(t); ok && !s.seen[string(one.pattern)] {
			if s.seen == nil {
				s.seen = map[string]bool{}
			}
			s.seen[string(one.pattern)] = true
			s.list = append(s.list, one)
		}
	}
}

// within reports whether all of them are among others. Digests do not count: what
// was written before a file was handed in cannot hold that of the file.
func (s *secrets) within(others *secrets) bool {
	return !slices.ContainsFunc(s.list, func(one secret) bool { return one.kind != KindDigest && !others.seen[string(one.pattern)] })
}

// know names texts that need not be searched in every file that holds them.
func (s *secrets) know(texts [][]byte) {
	n := len(s.known)
	for _, text := range texts {
		if !slices.ContainsFunc(s.known, func(one []byte) bool { return bytes.Equal(one, text) }) {
			s.known = append(s.known, text)
		}
	}
	if s.finder != nil && len(s.known) > n {
		s.finder = newFinder(s.list, s.known)
	}
}
