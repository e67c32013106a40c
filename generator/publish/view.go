package publish

import "unicode/utf8"

// A view is a flattened text as it is folded: with its tags, or with a space in
// the place of each, so that words are found across them. What becomes of a byte
// shows in the two beside it, so that a place can be looked at without folding
// what comes before.
type view struct {
	text []byte
	tags *tags // those in the place of which a space is; nil for none
}

// small is what becomes of a byte: itself or a small letter, or a space. What is
// not ASCII has been folded when a text was flattened.
var small = func() (table [256]byte) {
	for i := range table {
		switch c := byte(i); {
		case 'a' <= c && c <= 'z' || digit(c) || c >= utf8.RuneSelf:
			table[i] = c
		case 'A' <= c && c <= 'Z':
			table[i] = c + 'a' - 'A'
		default:
			table[i] = ' '
		}
	}
	return table
}()

// at is what becomes of the byte at a place outside of the tags that are left out.
func (v view) at(i int) byte {
	switch c := v.text[i]; {
	case c <= ' ' || c == '+' || c == '\\' || c == 0x7f:
		return ' '
	case small[c] == ' ' && digit(v.text[i-1]) && digit(v.text[i+1]):
		return c
	default:
		return small[c]
	}
}

// tag is the tag that is left out at a place; empty if there is none.
func (v view) tag(i int) span {
	if v.tags == nil {
		return span{}
	}
	return v.tags.at(i)
}

// after is where the space ends that begins at a place; the place itself if none
// does.
func (v view) after(i int) int {
	for i < len(v.text) {
		if v.text[i] == '<' {
			if tag := v.tag(i); tag.to > 0 {
				i = tag.to
				continue
			}
		}
		if v.at(i) != ' ' {
			break
		}
		i++
	}
	return i
}

// before is where the space begins that ends before a place; the place itself if
// none does.
func (v view) before(i int) int {
	for i > 0 {
		if v.text[i-1] == '>' {
			if tag := v.tag(i - 1); tag.to > 0 {
				i = tag.from
				continue
			}
		}
		if v.at(i-1) != ' ' {
			break
		}
		i--
	}
	return i
}

// holds reports whether a pattern stands in the view with its byte at n, which is
// no space, at a place of the text.
func (v view) holds(pattern []byte, n, i int) bool {
	return v.goesOn(pattern[n:], i) && v.cameBefore(pattern[:n], i) && v.tag(i).to == 0
}

// goesOn reports whether a pattern begins at a place.
func (v view) goesOn(pattern []byte, i int) bool {
	for _, want := range pattern {
		from := i
		if want == ' ' {
			i = v.after(i)
		} else if i < len(v.text) && v.at(i) == want {
			i++
		}
		if i == from {
			return false
		}
	}
	return true
}

// cameBefore reports whether a pattern ends before a place.
func (v view) cameBefore(pattern []byte, i int) bool {
	for n := len(pattern) - 1; n >= 0; n-- {
		to := i
		if pattern[n] == ' ' {
			i = v.before(i)
		} else if i > 0 && v.at(i-1) == pattern[n] && (pattern[n] != '>' || v.tag(i-1).to == 0) {
			i--
		}
		if i == to {
			return false
		}
	}
	return true
}

// folded appends all of the view.
func (v view) folded(out []byte) []byte {
	for i := 0; i < len(v.text); {
		if end := v.after(i); end > i {
			out, i = append(out, ' '), end
		} else {
			out, i = append(out, v.at(i)), i+1
		}
	}
	return out
}

func digit(c byte) bool { return '0' <= c && c <= '9' }
