package publish

import (
	"bytes"
	"encoding/binary"
	"path"
	"regexp"
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

// newSecret folds a forbidden text. It is not ok if too little is left to be
// told from other words: no letters, one letter, a number of three digits.
func newSecret(text string) (s secret, ok bool) {
	pattern := fold(decode([]byte(text)))
	letters, digits, unspaced := 0, 0, false
	for _, r := range string(pattern) {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsLetter(r):
			letters++
			unspaced = unspaced || unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana,
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
	finder *finder
}

func (s *secrets) len() int { return len(s.list) }

func (s *secrets) add(texts []string) {
	n := len(s.list)
	for _, t := range texts {
		if one, ok := newSecret(t); ok && !s.seen[string(one.pattern)] {
			if s.seen == nil {
				s.seen = map[string]bool{}
			}
			s.seen[string(one.pattern)] = true
			s.list = append(s.list, one)
		}
	}
	if len(s.list) > n {
		s.finder = newFinder(s.list)
	}
}

// A finder looks for all secrets in one pass: the first four bytes of each are
// in a small filter, and only where that says maybe is more compared.
type finder struct {
	heads  map[uint32][]secret
	filter [1 << 10]uint64
}

func newFinder(list []secret) *finder {
	f := &finder{heads: map[uint32][]secret{}}
	for _, s := range list {
		head := binary.LittleEndian.Uint32(s.pattern) // never shorter: two letters and two spaces
		f.heads[head] = append(f.heads[head], s)
		f.filter[slot(head)>>6] |= 1 << (slot(head) & 63)
	}
	return f
}

// slot spreads four bytes over the 2^16 bits of the filter.
func slot(head uint32) uint32 { return head * 2654435761 >> 16 }

// file looks through a file and its name. A nil finder finds nothing.
func (f *finder) file(name string, data []byte) []Hit {
	if f == nil {
		return nil
	}
	kinds := map[Kind]bool{}
	f.text(fold(decode([]byte(name))), kinds)
	plain := decode(data)
	f.text(fold(plain), kinds)
	if marked(name) {
		f.text(fold(untag(plain)), kinds)
	}
	var hits []Hit
	for kind := range kinds {
		hits = append(hits, Hit{name, kind})
	}
	return hits
}

// marked reports whether a file of this name may have tags in it.
func marked(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".html", ".htm", ".svg", ".xml", ".json", ".js":
		return true
	}
	return false
}

// text looks through a folded text.
func (f *finder) text(text []byte, found map[Kind]bool) {
	for i := 0; i+4 <= len(text); i++ {
		head := binary.LittleEndian.Uint32(text[i:])
		if f.filter[slot(head)>>6]&(1<<(slot(head)&63)) == 0 {
			continue
		}
		for _, s := range f.heads[head] {
			if bytes.HasPrefix(text[i:], s.pattern) {
				found[s.kind] = true
			}
		}
	}
}
