package publish

import (
	"bytes"
	"encoding/binary"
	"path"
	"strings"
	"sync"
)

// A finder looks for all secrets in one pass over a folded text. Four bytes that
// stand in a row in a secret tell where one may be: at every step-th place the
// text's own four are held against a small filter, and only where that says
// maybe is more compared.
type finder struct {
	step   int
	heads  map[uint32][]candidate
	filter [1 << 11]uint64
	known  []known
	rooms  sync.Pool // of *room
}

// A candidate is a secret that may begin so many bytes before the four by which
// it was met.
type candidate struct {
	secret
	before int
}

// longestStep is the longest step: it is worth more than the four entries that
// each secret then has in the filter cost.
const longestStep = 4

func newFinder(list []secret, texts [][]byte) *finder {
	f := &finder{step: longestStep, heads: map[uint32][]candidate{}, rooms: sync.Pool{New: func() any { return new(room) }}}
	longest := 0
	for _, s := range list { // no secret is shorter than two letters and two spaces
		f.step = min(f.step, len(s.pattern)-3)
		longest = max(longest, len(s.pattern))
	}
	for _, s := range list {
		for before := range f.step {
			head := binary.LittleEndian.Uint32(s.pattern[before:])
			f.heads[head] = append(f.heads[head], candidate{s, before})
			f.filter[slot(head)>>6] |= 1 << (slot(head) & 63)
		}
	}
	for _, text := range texts {
		if k, ok := f.newKnown(text, longest); ok {
			f.known = append(f.known, k)
		}
	}
	return f
}

// slot spreads four bytes over the 2^17 bits of the filter.
func slot(head uint32) uint32 { return head * 2654435761 >> 15 }

// kinds are the kinds of secret that were found.
type kinds map[Kind]bool

// file looks through a file and its name. A nil finder finds nothing.
func (f *finder) file(name string, data []byte) []Hit {
	if f == nil {
		return nil
	}
	r := f.rooms.Get().(*room)
	defer f.rooms.Put(r)
	found := kinds{}
	f.text(r.fold([]byte(name)), found)
	if marked(name) {
		f.pieces(r, data, found)
	} else {
		f.text(r.fold(data), found)
	}
	var hits []Hit
	for kind := range found {
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

// both looks through a marked-up text with its tags and without them.
func (f *finder) both(r *room, text []byte, found kinds) {
	folded, words := r.foldBoth(text)
	f.text(folded, found)
	f.text(words, found)
}

// text looks through a folded text.
func (f *finder) text(text []byte, found kinds) {
	for i := 0; i+4 <= len(text); i += f.step {
		head := binary.LittleEndian.Uint32(text[i:])
		if f.filter[slot(head)>>6]&(1<<(slot(head)&63)) == 0 {
			continue
		}
		for _, c := range f.heads[head] {
			if from := i - c.before; from >= 0 && bytes.HasPrefix(text[from:], c.pattern) {
				found[c.kind] = true
			}
		}
	}
}
