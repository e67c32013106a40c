package withhold

import (
	"strings"
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

// in reports whether a text, once folded, holds any of the forms.
func (n *needles) in(text string) bool {
	b := n.scratch[:0]
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf { // as appendFolded, for speed
			if low := c | 0x20; 'a' <= low && low <= 'z' {
				b = append(b, low)
			} else if '0' <= c && c <= '9' {
				b = append(b, c)
			}
			i++
			continue
		}
		size := 0
		b, size = appendFolded(b, text, i)
		i += size
	}
	n.scratch = b
	for i := 0; i+shortest <= len(b); i++ {
		s := slot(b[i], b[i+1], b[i+2])
		if n.filter[s>>6]&(1<<(s&63)) == 0 {
			continue
		}
		for _, form := range n.forms {
			if len(form) <= len(b)-i && string(b[i:i+len(form)]) == form {
				return true
			}
		}
	}
	return false
}

// hasAt reports whether a text holds any form of the sign @.
func hasAt(text string) bool {
	return strings.IndexByte(text, '@') >= 0 || strings.Contains(text, "＠") || strings.Contains(text, "﹫")
}
