package withhold

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A filter knows the first three bytes of every form, so that a text without
// any of them is passed over at the speed of reading it.
type filter [1 << 10]uint64

// slot spreads three bytes over the 2^16 bits of a filter.
func slot(a, b, c byte) uint32 {
	return (uint32(a)<<16 | uint32(b)<<8 | uint32(c)) * 2654435761 >> 16
}

// add takes up a form, with all that may stand behind one of fewer bytes.
func (f *filter) add(form string) {
	if len(form) < 3 {
		for c := range 1 << 8 {
			f.add(form + string([]byte{byte(c)}))
		}
		return
	}
	s := slot(form[0], form[1], form[2])
	f[s>>6] |= 1 << (s & 63)
}

func (f *filter) has(a, b, c byte) bool {
	s := slot(a, b, c)
	return f[s>>6]&(1<<(s&63)) != 0
}

// sought takes up a form or a surname to be looked for.
func (n *needles) sought(form string) {
	n.filter.add(form)
	n.first[form[0]] = true
	first, _ := utf8.DecodeRuneInString(form)
	n.amid = n.amid || unicode.In(first, unspacedScripts...)
}

// in is a quick look before named and the forms are looked for: it reports whether
// a text, once folded, holds any of them at the beginning of a word, or anywhere
// where names stand amid other words.
func (n *needles) in(text string) bool {
	inside := false // a word
	for i := 0; i < len(text); {
		c := text[i]
		if plainFold[c] != 0 {
			if !inside && n.first[plainFold[c]] && n.at(text, i) {
				return true
			}
			for i++; i < len(text) && plainFold[text[i]] != 0; i++ {
			}
			inside = true
			continue
		}
		if c < utf8.RuneSelf {
			inside = false
			i++
			continue
		}
		if (!inside || n.amid) && n.at(text, i) {
			return true
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		inside = wordRune(r)
		i += size
	}
	return false
}

// at reports whether a text, once folded, holds a form or a surname that begins
// with the character at byte i.
func (n *needles) at(text string, i int) bool {
	if i+2 < len(text) {
		a, b, c := plainFold[text[i]], plainFold[text[i+1]], plainFold[text[i+2]]
		if a != 0 && b != 0 && c != 0 && !n.filter.has(a, b, c) {
			return false // as of nearly every word
		}
	}
	var buf [64]byte
	b, first := foldFrom(buf[:0], text, i, 3)
	for k := range first { // a character may stand for several letters
		var three [3]byte
		copy(three[:], b[k:])
		if n.filter.has(three[0], three[1], three[2]) {
			b, _ = foldFrom(buf[:0], text, i, lookedAt)
			if n.begins(b[k:]) {
				return true
			}
		}
	}
	return false
}

// foldFrom appends the folded form of the character at byte i of a text to b, and
// that of those behind it, up to so many bytes more. First is how many the
// character itself has.
func foldFrom(b []byte, text string, i, most int) (out []byte, first int) {
	b, size := appendFolded(b, text, i)
	first = len(b)
	for i += size; first > 0 && i < len(text) && len(b) < first+most; i += size {
		b, size = appendFolded(b, text, i)
	}
	return b, first
}

// lookedAt is how many bytes of a form the quick look compares at most, so that long
// ones make it no slower.
const lookedAt = 32

// begins reports whether folded words begin as a form or a surname does.
func (n *needles) begins(b []byte) bool {
	for _, form := range n.forms {
		if bytes.HasPrefix(b, []byte(form[:min(len(form), lookedAt)])) {
			return true
		}
	}
	for surname := range n.surnames {
		if bytes.HasPrefix(b, []byte(surname[:min(len(surname), lookedAt)])) {
			return true
		}
	}
	return false
}

// hasAt reports whether a text holds any form of the sign @.
func hasAt(text string) bool {
	return strings.IndexByte(text, '@') >= 0 ||
		strings.IndexByte(text, "＠"[0]) >= 0 && (strings.Contains(text, "＠") || strings.Contains(text, "﹫"))
}
