package publish

import (
	"bytes"
	"maps"
	"slices"
)

// A known text stands in many files as it is, such as a script that every report
// carries. It was searched once; of a file that holds it, what comes before and
// its head are searched, and its tail with what comes after.
type known struct {
	text  []byte
	head  int // bytes of the head
	tail  int // where the tail begins
	found kinds
}

const (
	// leastKnown is the shortest text, in bytes, that is worth being looked for.
	leastKnown = 16 << 10
	// reach is how many bytes on, at the most, what stands before a text can
	// change how it is decoded.
	reach = rounds * longest
)

// Known names texts that many files hold as they are: each is searched once, and
// not again in every file that holds it.
func (s *Site) Known(texts [][]byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.secrets.know(texts)
}

// newKnown searches a text. It is not ok if there is no place to cut it at
// where neither a secret could be cut in two nor one come about: behind a space,
// outside of a tag, and with so many bytes without an escape before it that
// what is decoded there is the same whatever surrounds the text. Head and tail
// are longer than the longest secret.
func (f *finder) newKnown(text []byte, longest int) (k known, ok bool) {
	if len(text) < leastKnown {
		return k, false
	}
	var cuts []int
	escape := -1
	for i, c := range text {
		if i-escape > 2*reach && (text[i-1] == ' ' || text[i-1] == '\n') {
			cuts = append(cuts, i)
		}
		if c == '&' || c == '\\' || c == '%' {
			escape = i
		}
	}
	r := new(room)
	head := slices.IndexFunc(cuts, func(at int) bool {
		if opened(text[:at]) >= 0 || opened(r.decode(text[:at])) >= 0 {
			return false
		}
		folded, words := r.lengths(text[:at])
		less, fewer := r.lengths(text[:at-reach])
		return folded-less > longest && words-fewer > longest
	})
	slices.Reverse(cuts)
	tail := slices.IndexFunc(cuts, func(at int) bool {
		if opened(text[:at]) >= 0 || opened(r.decode(text[:at])) >= 0 {
			return false
		}
		folded, words := r.lengths(text[at:])
		return folded > longest && words > longest
	})
	if head < 0 || tail < 0 {
		return k, false
	}
	k = known{text, cuts[len(cuts)-1-head], cuts[tail], kinds{}}
	f.text(r, text, true, k.found)
	return k, k.head < k.tail
}

// opened is where a tag begins that does not end in a text; -1 if there is none.
func opened(text []byte) int {
	at := bytes.LastIndexByte(text, '<')
	if at > bytes.LastIndexByte(text, '>') {
		return at
	}
	return -1
}

// lengths says how long a text is folded, with its tags and without them.
func (r *room) lengths(text []byte) (folded, words int) {
	text = r.flatten(text)
	r.folded = view{text: text}.folded(r.folded[:0])
	folded = len(r.folded)
	if at := opened(text); at >= 0 { // what comes behind the text may be in that tag
		text[at], text = ' ', text[:at+1]
	}
	r.folded = view{text, &tags{text: text}}.folded(r.folded[:0])
	return folded, len(r.folded)
}

// pieces looks through a marked-up text but for what is known of it.
func (f *finder) pieces(r *room, text []byte, found kinds) {
	for {
		at, k := f.next(text)
		if k == nil {
			f.text(r, text, true, found)
			return
		}
		f.text(r, text[:at+k.head], true, found)
		maps.Copy(found, k.found)
		text = text[at+k.tail:]
	}
}

// next finds the first known text that stands behind a tag.
func (f *finder) next(text []byte) (at int, k *known) {
	const beginning = 32 // by so many bytes it is looked for
	at = len(text)
	for i := range f.known {
		one := &f.known[i]
		j := bytes.Index(text[:at], one.text[:beginning])
		if j > 0 && text[j-1] == '>' && bytes.HasPrefix(text[j:], one.text) {
			at, k = j, one
		}
	}
	return at, k
}
