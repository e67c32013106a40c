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

// newKnown searches a text. It is not ok if there is no place to cut it at
// where neither a secret could be cut in two nor one come about: behind a space,
// outside of a tag, and with so many bytes without an escape before it that
// what is decoded there is the same whatever surrounds the text. Head and tail
// are longer than the longest secret.
func (f *finder) newKnown(text []byte, longest int) (k known, ok bool) {
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
	// measure says how long a text is folded, with and without its tags, and
	// whether the last of these ends in it.
	measure := func(text []byte) (folded, words int, closed bool) {
		a, b := r.foldBoth(text)
		return len(a), len(b), bytes.LastIndexByte(r.decoded, '<') <= bytes.LastIndexByte(r.decoded, '>')
	}
	head := slices.IndexFunc(cuts, func(at int) bool {
		folded, words, closed := measure(text[:at])
		less, fewer, _ := measure(text[:at-reach])
		return folded-less > longest && words-fewer > longest && closed
	})
	slices.Reverse(cuts)
	tail := slices.IndexFunc(cuts, func(at int) bool {
		_, _, before := measure(text[:at])
		folded, words, closed := measure(text[at:])
		return folded > longest && words > longest && closed && before
	})
	if len(text) < leastKnown || head < 0 || tail < 0 {
		return k, false
	}
	k = known{text, cuts[len(cuts)-1-head], cuts[tail], kinds{}}
	f.both(r, text, k.found)
	return k, k.head < k.tail
}

// pieces looks through a marked-up text but for what is known of it.
func (f *finder) pieces(r *room, text []byte, found kinds) {
	for {
		at, k := f.next(text)
		if k == nil {
			f.both(r, text, found)
			return
		}
		f.both(r, text[:at+k.head], found)
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
