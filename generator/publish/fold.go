package publish

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// fold brings a decoded text into the form in which secrets are sought: small
// letters without marks, and digits, in words parted by one space, with a
// space at either end. So neither case, accents, punctuation, white space of
// any kind nor line breaks hide a name. A sign between two digits stays, so
// that the time 72:37 is not found in the numbers 72, 37 of a drawing; a plus
// is a space of an address, and a backslash may be left of an escape.
func fold(text []byte) []byte {
	out := make([]byte, 1, len(text)+2)
	out[0] = ' '
	for i := 0; i < len(text); {
		c := text[i]
		if c >= utf8.RuneSelf {
			r, n := utf8.DecodeRune(text[i:])
			out = foldRune(out, r, text[i:i+n])
			i += n
			continue
		}
		i++
		switch {
		case 'a' <= c && c <= 'z' || digit(c):
			out = append(out, c)
		case 'A' <= c && c <= 'Z':
			out = append(out, c+'a'-'A')
		case c > ' ' && c < 0x7f && c != '+' && c != '\\' && i < len(text) && digit(text[i]) && digit(out[len(out)-1]):
			out = append(out, c)
		default:
			out = space(out)
		}
	}
	return space(out)
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

// untag replaces the tags of a marked-up text by spaces, so that words are
// found across them.
func untag(text []byte) []byte {
	out := make([]byte, 0, len(text))
	for {
		open := bytes.IndexByte(text, '<')
		if open < 0 || open+1 == len(text) {
			return append(out, text...)
		}
		out = append(out, text[:open]...)
		next := text[open+1]
		end := bytes.IndexByte(text[open:], '>')
		if end < 0 || !(next == '/' || next == '!' || 'a' <= next|0x20 && next|0x20 <= 'z') {
			out = append(out, '<')
			text = text[open+1:]
			continue
		}
		out = append(out, ' ')
		text = text[open+end+1:]
	}
}
