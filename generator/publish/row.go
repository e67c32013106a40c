package publish

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// size is how many bytes a row has: wherever it stands, one four of it is met.
func (f *finder) size() int { return headSize + f.step - 1 }

// rows are where so many bytes begin that are in a row wherever the secret is
// found: no space is inside, in place of which there may be many, or a tag.
func (s secret) rows(size int) (list []int) {
	for from := 0; from+size <= len(s.pattern); from++ {
		if bytes.IndexByte(s.pattern[from+1:from+size-1], ' ') < 0 {
			list = append(list, from)
		}
	}
	return list
}

// row is the one that begins at a place in the pattern, as it is met.
func (f *finder) row(s secret, from int) uint64 {
	var eight [8]byte
	copy(eight[:f.size()], s.pattern[from:])
	return lowerEight(binary.LittleEndian.Uint64(eight[:])) & f.whole()
}

// whole has the bits of a row.
func (f *finder) whole() uint64 { return 1<<(8*f.size()) - 1 }

// spread makes a number of so many bits of a row, or of four bytes.
func spread(some uint64, bits int) uint64 { return some * 0x9e3779b97f4a7c15 >> (64 - bits) }

// slot is where the filter knows a row, or four bytes.
func slot(some uint64) (word, bit uint64) {
	n := spread(some, filterBits)
	return n / 64, 1 << (n % 64)
}

// counts say how often rows were counted, as far as need be to tell the rare ones:
// some share a place.
type counts [1 << countBits]uint32

const countBits = 16

func (c *counts) count(row uint64)     { c[spread(row, countBits)]++ }
func (c *counts) of(row uint64) uint32 { return c[spread(row, countBits)] }

// note makes a row, or four bytes, known to the filter.
func (f *finder) note(some uint64) {
	word, bit := slot(some)
	f.filter[word] |= bit
}

// may reports whether the filter knows a row, or four bytes.
func (f *finder) may(some uint64) bool {
	word, bit := slot(some)
	return f.filter[word]&bit != 0
}

// lower is a flattened text, but for some of the margin at its end, with its
// letters made small and a space for each sign of ASCII.
func (r *room) lower(text []byte) []byte {
	n := len(text) &^ 7
	r.low = slices.Grow(r.low[:0], n)[:n]
	for i := 0; i < n; i += 8 {
		binary.LittleEndian.PutUint64(r.low[i:i+8], lowerEight(binary.LittleEndian.Uint64(text[i:i+8])))
	}
	return r.low
}

// lowerEight does so with eight bytes at once. In those that are not ASCII it sets
// a bit, which makes no difference where it is done to a row as well.
func lowerEight(eight uint64) uint64 {
	const each = 0x0101010101010101
	const top = 0x80 * each
	small := eight | 0x20*each
	letter := (small&^top + (0x80-'a')*each) &^ (small&^top + (0x7f-'z')*each)
	digit := (eight&^top + (0x80-'0')*each) &^ (eight&^top + (0x7f-'9')*each)
	kept := (letter | digit | eight) & top >> 7 * 0xff
	return small&kept | ' '*each
}
