package publish

import (
	"bytes"
	"html"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// escapeSigns begin escapes.
const escapeSigns = `&\%`

// decode takes the escapes of HTML, JSON, JavaScript and addresses out of a
// text: &amp; &#39; \u003c \x27 \n %40. It goes on while that brings new ones
// to light, as JSON in an attribute does, but not for ever. What it returns
// lasts until it is called again.
func (r *room) decode(text []byte) []byte {
	for range rounds {
		out, again := decodeOnce(r.next[:0], text)
		if out == nil {
			break
		}
		text, r.next, r.last = out, r.last, out
		if !again {
			break
		}
	}
	return text
}

// rounds is how deep escapes may lie in one another.
const rounds = 16

// decodeOnce appends a decoded text, or returns nil for one without escapes. It
// reports whether there may be new ones: something was decoded to a sign that
// begins one, or behind such a sign that stood there alone.
func decodeOnce(out, text []byte) (decoded []byte, again bool) {
	signs := newSigns(text)
	at := signs.first()
	if at == len(text) {
		return nil, false
	}
	out = append(slices.Grow(out, len(text)), text[:at]...) // hardly any sign is longer than its escape
	alone := -longest                                       // where such a sign is in out
	for at < len(text) {
		var r string
		var n int
		switch text[at] {
		case '&':
			r, n = entity(text[at:])
		case '\\':
			r, n = backslash(text[at:])
		case '%':
			r, n = percent(text[at:])
		}
		if n == 0 {
			alone, n = len(out), 1
			out = append(out, text[at])
		} else {
			again = again || len(out)-alone < longest || strings.ContainsAny(r, escapeSigns)
			out = append(out, r...)
		}
		from := at + n
		at = signs.from(from)
		out = append(out, text[from:at]...)
	}
	return out, again
}

// signs are where the signs that begin escapes stand next in a text.
type signs struct {
	text []byte
	at   [len(escapeSigns)]int // the length of the text for one that does not come again
}

func newSigns(text []byte) *signs {
	s := &signs{text: text}
	for i := range s.at {
		s.at[i] = -1
	}
	return s
}

func (s *signs) first() int { return s.from(0) }

// from is where the first of the signs stands from a place on.
func (s *signs) from(from int) int {
	first := len(s.text)
	for i, at := range s.at {
		if at < from {
			at = bytes.IndexByte(s.text[from:], escapeSigns[i])
			if at < 0 {
				at = len(s.text)
			} else {
				at += from
			}
			s.at[i] = at
		}
		first = min(first, at)
	}
	return first
}

// longest is the greatest number of bytes of an escape.
const longest = 34

// entity decodes a character reference; n is its length, 0 if it is none.
func entity(text []byte) (r string, n int) {
	end := bytes.IndexByte(text[:min(len(text), longest)], ';')
	if end < 2 {
		return "", 0
	}
	switch string(text[1:end]) { // by far the most frequent
	case "amp":
		return "&", end + 1
	case "lt":
		return "<", end + 1
	case "gt":
		return ">", end + 1
	case "#34", "quot":
		return `"`, end + 1
	case "#39":
		return "'", end + 1
	case "#43":
		return "+", end + 1
	}
	in := string(text[:end+1])
	if out := html.UnescapeString(in); out != in {
		return out, end + 1
	}
	return "", 0
}

// backslash decodes an escape of JSON or JavaScript.
func backslash(text []byte) (r string, n int) {
	if len(text) < 2 {
		return "", 0
	}
	switch text[1] {
	case 'n', 'r', 't', 'f', 'b', 'v':
		return " ", 2
	case '"', '\'', '/', '\\', '`':
		return string(text[1:2]), 2
	case 'x':
		if c, ok := hexadecimal(text[2:], 2); ok {
			return string(c), 4
		}
	case 'u':
		c, ok := hexadecimal(text[2:], 4)
		if !ok {
			return "", 0
		}
		if utf16.IsSurrogate(c) && len(text) >= 12 && text[6] == '\\' && text[7] == 'u' {
			if d, ok := hexadecimal(text[8:], 4); ok && utf16.DecodeRune(c, d) != utf8.RuneError {
				return string(utf16.DecodeRune(c, d)), 12
			}
		}
		return string(c), 6
	}
	return "", 0
}

// percent decodes one byte of an address; several make up a letter.
func percent(text []byte) (r string, n int) {
	if c, ok := hexadecimal(text[1:], 2); ok {
		return string([]byte{byte(c)}), 3
	}
	return "", 0
}

// hexadecimal reads a number of exactly so many hexadecimal digits.
func hexadecimal(text []byte, digits int) (rune, bool) {
	if len(text) < digits {
		return 0, false
	}
	n, err := strconv.ParseUint(string(text[:digits]), 16, 32)
	return rune(n), err == nil
}
