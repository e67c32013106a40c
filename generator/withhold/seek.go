package withhold

import (
	"slices"
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

func (f *filter) add(form string) {
	s := slot(form[0], form[1], form[2])
	f[s>>6] |= 1 << (s & 63)
}

func (f *filter) has(b []byte) bool {
	s := slot(b[0], b[1], b[2])
	return f[s>>6]&(1<<(s&63)) != 0
}

// sought takes up a form or a surname to be looked for.
func (n *needles) sought(form string) {
	if len(form) < 3 {
		n.brief = append(n.brief, form)
		return
	}
	n.filter.add(form)
	first, _ := utf8.DecodeRuneInString(form)
	n.amid = n.amid || unicode.In(first, unspacedScripts...)
}

// in is a quick look before named and the forms are looked for: it reports whether
// a text, once folded, holds any of them at the beginning of a word, or anywhere
// where names stand amid other words.
func (n *needles) in(text string) bool {
	// There is always room for what the rest may have at most.
	b, starts := room(n.scratch, len(text)+1), room(n.starts, len(text)/2+2)
	ends, begun := 0, 0
	word := byte(0) // 1 inside a word
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf { // without a branch, as words are short
			letter := byte(0)
			if plainFold[c] != 0 {
				letter = 1
			}
			b[ends], starts[begun] = plainFold[c], int32(ends)
			ends += int(letter)
			begun += int(letter &^ word)
			word = letter
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		out, _ := appendFolded(b[:ends], text, i)
		for ; ends < len(out); ends++ {
			if word == 0 || n.amid {
				starts = room(append(starts[:begun], int32(ends)), begun+(len(text)-i)/2+3)
				begun++
			}
		}
		i += size
		b = room(out, ends+len(text)-i+1)
		if word = 0; wordRune(r) {
			word = 1
		}
	}
	n.scratch, n.starts = b, starts
	for _, at := range starts[:begun] {
		rest := b[at:ends]
		if len(rest) >= 3 && n.filter.has(rest) && n.begins(rest) {
			return true
		}
		for _, form := range n.brief {
			if len(form) <= len(rest) && string(rest[:len(form)]) == form {
				return true
			}
		}
	}
	return false
}

// room is a list with at least so many places.
func room[T any](list []T, places int) []T {
	if places > cap(list) {
		list = slices.Grow(list, places-len(list))
	}
	return list[:cap(list)]
}

// begins reports whether folded words begin with a form or a surname.
func (n *needles) begins(b []byte) bool {
	for _, form := range n.forms {
		if len(form) <= len(b) && string(b[:len(form)]) == form {
			return true
		}
	}
	for surname := range n.surnames {
		if len(surname) <= len(b) && string(b[:len(surname)]) == surname {
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
