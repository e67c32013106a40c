package publish

import (
	"encoding/binary"
	"math/bits"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A room is where one text after another is folded, so that the space for it is
// taken once. What its methods return lasts until one is called again.
type room struct {
	last, next []byte // what decode wrote last, and where it writes next
	flat, low  []byte // the text that was flattened last, and in small letters
	folded     []byte
	tags       tags // of that text
	letters    [1 << 11]letter
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
	r.folded = view{text: r.flatten(text)}.folded(r.folded[:0])
	return r.folded
}

// margin is the space at either end of a flattened text: enough to look at eight
// bytes from any place on near the end of a word.
const margin = "                "

// flatten does so much of it as a view cannot: the text is decoded, has what is left
// of each letter outside ASCII in its place, and a margin at either end. A space is
// put between a sign and such a letter: the sign neither stands between two digits
// nor begins a tag, whatever is left of the letter.
func (r *room) flatten(text []byte) []byte {
	text = r.decode(text)
	out := append(r.flat[:0], margin...)
	for len(text) > 0 {
		n := leadingASCII(text)
		out = append(out, text[:n]...)
		if text = text[n:]; len(text) > 0 && small[out[len(out)-1]] == ' ' {
			out = space(out)
		}
		for len(text) > 0 && text[0] >= utf8.RuneSelf {
			c, size := utf8.DecodeRune(text)
			out = r.letter(out, c, text[:size])
			text = text[size:]
		}
	}
	r.flat = append(out, margin...)
	return r.flat
}

// leadingASCII is how many bytes of ASCII a text begins with.
func leadingASCII(text []byte) (n int) {
	const above = 0x8080808080808080
	for ; n+8 <= len(text); n += 8 {
		if eight := binary.LittleEndian.Uint64(text[n:]) & above; eight != 0 {
			return n + bits.TrailingZeros64(eight)/8
		}
	}
	for n < len(text) && text[n] < utf8.RuneSelf {
		n++
	}
	return n
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
	return append(out, l.left...)
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
