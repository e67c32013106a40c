package fill

import "strings"

// What is quick here writes what html/template does, or says that it does not
// know and leaves it to that.

// entities are the signs that html/template replaces in words and in quoted
// attributes.
var entities = [256]string{0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;"}

// escaped appends words for an element or a quoted attribute.
func escaped(out []byte, words string) ([]byte, bool) {
	from := 0
	for i := 0; i < len(words); i++ {
		if entity := entities[words[i]]; entity != "" {
			out = append(out, words[from:i]...)
			out = append(out, entity...)
			from = i + 1
		}
	}
	return append(out, words[from:]...), true
}

// reserved are the signs that may stand in an address beside letters and digits.
const reserved = "!#$&*+,/:;=?@[]-._~"

// address appends an address for a quoted attribute, where it is one that needs
// no more than its ampersands and pluses escaped.
func address(out []byte, words string) ([]byte, bool) {
	if scheme, _, ok := strings.Cut(words, ":"); ok && scheme != "https" && scheme != "http" {
		return out, false
	}
	for i := 0; i < len(words); i++ {
		if c := words[i]; !letter(c) && strings.IndexByte(reserved, c) < 0 && !(c == '%' && i+2 < len(words) && hexadecimal(words[i+1]) && hexadecimal(words[i+2])) {
			return out, false
		}
	}
	return escaped(out, words)
}

// fragment appends what follows the sign # of an address.
func fragment(out []byte, words string) ([]byte, bool) {
	for i := 0; i < len(words); i++ {
		if c := words[i]; !letter(c) && strings.IndexByte("-._~", c) < 0 {
			return out, false
		}
	}
	return append(out, words...), true
}

func letter(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

func hexadecimal(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f'
}
