package publish

import (
	"bytes"
	"slices"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A room is where one text after another is folded, so that the space for it is
// taken once. What its methods return lasts until one is called again.
type room struct {
	last, next    []byte // what decode wrote last, and where it writes next
	decoded       []byte // the text that was folded last
	folded, words []byte
	letters       [1 << 11]letter
}

// A letter outside ASCII and what is left of it.
type letter struct {
	r    rune
	left string
}

// fold brings a text into the form in which secrets are sought: decoded, small
// letters without marks, and digits, in words parted by one space, with a
// space at either end. So neither case, accents, punctuation, white space of
// any kind nor line breaks hide a name. A sign between two digits stays, so
// that the time 72:37 is not found in the numbers 72, 37 of a drawing; a plus
// is a space of an address, and a backslash may be left of an escape.
func (r *room) fold(text []byte) []byte {
	text = r.decode(text)
	r.folded = space(r.run(append(r.folded[:0], ' '), text, 0, len(text)))
	return r.folded
}

// foldBoth folds a marked-up text, and besides what is left of it with a space in
// the place of each tag, so that words are found across them.
func (r *room) foldBoth(text []byte) (folded, words []byte) {
	text = r.decode(text)
	folded, words = append(r.folded[:0], ' '), append(r.words[:0], ' ')
	for at := 0; at < len(text); {
		from, to := nextTag(text, at)
		n := len(folded)
		folded = r.run(folded, text, at, from)
		more := folded[n:]
		if len(more) > 0 && more[0] == ' ' && words[len(words)-1] == ' ' {
			more = more[1:]
		}
		words = space(append(words, more...))
		folded = r.run(folded, text, from, to)
		at = to
	}
	r.folded, r.words = space(folded), words
	return r.folded, r.words
}

// nextTag is where the next tag from a place on begins and ends; at the end of
// the text if there is none.
func nextTag(text []byte, at int) (from, to int) {
	for from = at; ; from++ {
		open := bytes.IndexByte(text[from:], '<')
		if open < 0 || from+open+1 == len(text) {
			return len(text), len(text)
		}
		from += open
		end := bytes.IndexByte(text[from:], '>')
		if end < 0 {
			return len(text), len(text)
		}
		if next := text[from+1]; next == '/' || next == '!' || 'a' <= next|0x20 && next|0x20 <= 'z' {
			return from, from + end + 1
		}
	}
}

// What becomes of the letters of ASCII that are not just kept, or made small.
const (
	sign    = 1 // stays between two digits
	outside = 0 // is none of them
)

var ascii = func() (table [256]byte) {
	for c := range byte(utf8.RuneSelf) {
		switch {
		case 'a' <= c && c <= 'z' || digit(c):
			table[c] = c
		case 'A' <= c && c <= 'Z':
			table[c] = c + 'a' - 'A'
		case c > ' ' && c < 0x7f && c != '+' && c != '\\':
			table[c] = sign
		default:
			table[c] = ' '
		}
	}
	return table
}()

// run folds a part of a decoded text.
func (r *room) run(out, text []byte, from, to int) []byte {
	for from < to {
		out = slices.Grow(out, to-from)
		n, last := len(out), out[len(out)-1]
		room := out[:cap(out)]
		for ; from < to; from++ {
			c := ascii[text[from]]
			switch {
			case c > ' ':
			case c == sign && digit(last) && from+1 < len(text) && digit(text[from+1]):
				c = text[from]
			case c == outside:
				goto letter
			case last == ' ':
				continue
			default:
				c = ' '
			}
			room[n], last = c, c
			n++
		}
	letter:
		out = room[:n]
		for from < to && text[from] >= utf8.RuneSelf {
			c, size := utf8.DecodeRune(text[from:])
			out = r.letter(out, c, text[from:from+size])
			from += size
		}
	}
	return out
}

// letter appends what is left of a letter outside ASCII.
func (r *room) letter(out []byte, c rune, text []byte) []byte {
	if len(text) == 1 {
		return foldRune(out, c, text) // no letter at all
	}
	l := &r.letters[c%rune(len(r.letters))]
	if l.r != c {
		*l = letter{c, string(foldRune([]byte{'x'}, c, text)[1:])}
	}
	for i := range len(l.left) {
		if l.left[i] == ' ' {
			out = space(out)
		} else {
			out = append(out, l.left[i])
		}
	}
	return out
}

// foldRune appends what is left of a letter outside ASCII.
func foldRune(out []byte, r rune, text []byte) []byte {
	if '\u2010' <= r && r <= '\u2027' {
		return space(out) // dashes and quotation marks, by far the most frequent
	}
	if d := norm.NFKD.Properties(text).Decomposition(); d != nil {
		for _, r := range string(d) {
			out = plain(out, r)
		}
		return out
	}
	return plain(out, r)
}

// plain appends a letter that does not decompose.
func plain(out []byte, r rune) []byte {
	switch {
	case r == 'ı': // the small form of I in Turkish and Azerbaijani
		return append(out, 'i')
	case unicode.IsLetter(r), unicode.IsDigit(r), unicode.Is(unicode.Mc, r):
		return utf8.AppendRune(out, unicode.ToLower(r))
	case unicode.Is(unicode.Mn, r), unicode.Is(unicode.Cf, r):
		return out // accents, and signs that cannot be seen
	}
	return space(out)
}

// space appends a space unless there is one.
func space(out []byte) []byte {
	if out[len(out)-1] == ' ' {
		return out
	}
	return append(out, ' ')
}

func digit(c byte) bool { return '0' <= c && c <= '9' }
