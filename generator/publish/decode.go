package publish

import (
	"bytes"
	"html"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// decode takes the escapes of HTML, JSON, JavaScript and addresses out of a
// text: &amp; &#39; \u003c \x27 \n %40. It goes on while that brings new ones
// to light, as JSON in an attribute does, but not for ever.
func decode(text []byte) []byte {
	for range rounds {
		out, again := decodeOnce(text)
		text = out
		if !again {
			break
		}
	}
	return text
}

// rounds is how deep escapes may lie in one another.
const rounds = 16

// decodeOnce reports whether there may be new escapes: something was decoded to
// a sign that begins one, or behind such a sign that stood there alone. A text
// without escapes is returned as it is.
func decodeOnce(text []byte) (out []byte, again bool) {
	at := bytes.IndexAny(text, `&\%`)
	if at < 0 {
		return text, false
	}
	out = make([]byte, 0, len(text))
	alone := -longest // where such a sign is in out
	for {
		out = append(out, text[:at]...)
		text = text[at:]
		var r []byte
		var n int
		switch text[0] {
		case '&':
			r, n = entity(text)
		case '\\':
			r, n = backslash(text)
		case '%':
			r, n = percent(text)
		}
		if n == 0 {
			r, n = text[:1], 1
			alone = len(out)
		} else if len(out)-alone < longest || bytes.ContainsAny(r, `&\%`) {
			again = true
		}
		out = append(out, r...)
		text = text[n:]
		if at = nextEscape(text); at < 0 {
			return append(out, text...), again
		}
	}
}

// nextEscape is bytes.IndexAny for three signs, without its set-up.
func nextEscape(text []byte) int {
	for i, c := range text {
		if c == '&' || c == '\\' || c == '%' {
			return i
		}
	}
	return -1
}

// longest is the greatest number of bytes of an escape.
const longest = 34

// entity decodes a character reference; n is its length, 0 if it is none.
func entity(text []byte) (r []byte, n int) {
	end := bytes.IndexByte(text[:min(len(text), longest)], ';')
	if end < 2 {
		return nil, 0
	}
	in := string(text[:end+1])
	if out := html.UnescapeString(in); out != in {
		return []byte(out), end + 1
	}
	return nil, 0
}

// backslash decodes an escape of JSON or JavaScript.
func backslash(text []byte) (r []byte, n int) {
	if len(text) < 2 {
		return nil, 0
	}
	switch text[1] {
	case 'n', 'r', 't', 'f', 'b', 'v':
		return []byte(" "), 2
	case '"', '\'', '/', '\\', '`':
		return text[1:2], 2
	case 'x':
		if c, ok := hexadecimal(text[2:], 2); ok {
			return utf8.AppendRune(nil, c), 4
		}
	case 'u':
		c, ok := hexadecimal(text[2:], 4)
		if !ok {
			return nil, 0
		}
		if utf16.IsSurrogate(c) && len(text) >= 12 && text[6] == '\\' && text[7] == 'u' {
			if d, ok := hexadecimal(text[8:], 4); ok && utf16.DecodeRune(c, d) != utf8.RuneError {
				return utf8.AppendRune(nil, utf16.DecodeRune(c, d)), 12
			}
		}
		return utf8.AppendRune(nil, c), 6
	}
	return nil, 0
}

// percent decodes one byte of an address; several make up a letter.
func percent(text []byte) (r []byte, n int) {
	if c, ok := hexadecimal(text[1:], 2); ok {
		return []byte{byte(c)}, 3
	}
	return nil, 0
}

// hexadecimal reads a number of exactly so many hexadecimal digits.
func hexadecimal(text []byte, digits int) (rune, bool) {
	if len(text) < digits {
		return 0, false
	}
	n, err := strconv.ParseUint(string(text[:digits]), 16, 32)
	return rune(n), err == nil
}
