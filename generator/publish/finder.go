package publish

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"path"
	"runtime"
	"slices"
	"strings"

	"egovsite/generator/spare"
)

// A finder looks for all secrets in one pass over a flattened text. Bytes that
// stand in a row in a secret tell where one may be: at every step-th place four
// bytes of the text are held against a filter that knows every four of each row.
// Where it says maybe, the rows around them are held against it too, and only
// where it says so again is more compared.
type finder struct {
	step   int
	rows   map[uint64][]candidate
	filter [1 << filterBits / 64]uint64
	known  []known
	rooms  spare.Pool[*room]
}

// A candidate is a secret that may stand where a row of it was met.
type candidate struct {
	secret
	second int // where the second byte of the row is in the pattern; it is no space
}

const (
	// headSize is how many bytes of a row are held against the filter first.
	headSize = 4
	// longestStep is the longest step: a row of more than eight bytes could not be
	// compared at once.
	longestStep = 4
	// filterBits make a filter in which most bits are not set by thousands of
	// secrets, and which processors still have at hand.
	filterBits = 19
	// usualSize is how many bytes a file has at most whose room is taken for the next
	// too. One that once held a larger file would keep its space to the end.
	usualSize = 2 << 20
)

func newFinder(list []secret, texts [][]byte) *finder {
	f := &finder{step: longestStep, rows: map[uint64][]candidate{}, rooms: spare.New[*room](runtime.GOMAXPROCS(0))}
	longest := 0
	for _, s := range list {
		longest = max(longest, len(s.pattern))
		for f.step > 1 && len(s.rows(f.size())) == 0 {
			f.step--
		}
	}
	var often counts
	for _, s := range list {
		for _, from := range s.rows(f.size()) {
			often.count(f.row(s, from))
		}
	}
	for _, s := range list {
		f.add(s, &often)
	}
	for _, text := range texts {
		if k, ok := f.newKnown(text, longest); ok {
			f.known = append(f.known, k)
		}
	}
	return f
}

// add has a secret met by a row that few secrets have.
func (f *finder) add(s secret, often *counts) {
	rows := s.rows(f.size())
	if len(rows) == 0 {
		// Its words are of one letter, but for two at its very ends. The first such
		// letter is met between two spaces, whatever comes next.
		from := bytes.IndexByte(s.pattern, ' ')
		for c := range uint64(1 << 8) {
			f.meet(s, from, f.row(s, from)&0xffffff|c<<24)
		}
		return
	}
	from := slices.MinFunc(rows, func(a, b int) int { return cmp.Compare(often.of(f.row(s, a)), often.of(f.row(s, b))) })
	f.meet(s, from, f.row(s, from))
}

// meet has a secret met by a row that begins at a place in it.
func (f *finder) meet(s secret, from int, row uint64) {
	f.rows[row] = append(f.rows[row], candidate{s, from + 1})
	f.note(row)
	for range f.step {
		f.note(uint64(uint32(row)))
		row >>= 8
	}
}

// kinds are the kinds of secret that were found.
type kinds map[Kind]bool

// file looks through a file and its name. A nil finder finds nothing.
func (f *finder) file(name string, data []byte) []Hit {
	if f == nil {
		return nil
	}
	r, ok := f.rooms.Take()
	if !ok {
		r = new(room)
	}
	if len(data) <= usualSize {
		defer f.rooms.Put(r)
	}
	found := kinds{}
	f.text(r, []byte(name), false, found)
	if marked(name) {
		f.pieces(r, data, found)
	} else {
		f.text(r, data, false, found)
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

// text looks through a text with its tags and, if it is marked up, without them.
func (f *finder) text(r *room, text []byte, marked bool, found kinds) {
	text = r.flatten(text)
	with, without := view{text: text}, view{text: text}
	if marked {
		r.tags = tags{text: text, list: r.tags.list[:0]}
		without.tags = &r.tags
	}
	low := r.lower(text)
	for i := f.step; i+8 <= len(low); i += f.step {
		if !f.may(uint64(binary.LittleEndian.Uint32(low[i : i+headSize]))) {
			continue
		}
		for from := i; from > i-f.step; from-- {
			if row := binary.LittleEndian.Uint64(low[from:]) & f.whole(); f.may(row) {
				f.compare(f.rows[row], with, without, from+1, found)
			}
		}
	}
}

// compare looks for candidates by the second byte of a row.
func (f *finder) compare(list []candidate, with, without view, second int, found kinds) {
	for _, c := range list {
		if with.holds(c.pattern, c.second, second) || without.holds(c.pattern, c.second, second) {
			found[c.kind] = true
		}
	}
}
