package fill

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
)

// What is quick here writes what html/template does, or says that it does not
// know and leaves it to that.

// entities are the signs that html/template replaces in words and in quoted
// attributes.
var entities = [256]string{0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;"}

// escaped appends words for an element or a quoted attribute.
func escaped(out []byte, words string) ([]byte, bool) {
	from := 0
	for i := 0; i < len(words); i++ {
		if c := words[i]; c <= '>' && entities[c] != "" { // no letter is one of them
			out = append(out, words[from:i]...)
			out = append(out, entities[c]...)
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

// plainData reports whether html/template writes values of a type to a script as
// json.Marshal writes them: structs and JSON that is ready.
func plainData(t reflect.Type) bool {
	if t == nil || t.Implements(reflect.TypeFor[fmt.Stringer]()) || reflect.PointerTo(t).Implements(reflect.TypeFor[fmt.Stringer]()) {
		return false
	}
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t.Kind() == reflect.Struct || t == reflect.TypeFor[json.RawMessage]()
}

// data appends such a value where it is an object or a list: nothing around it
// can run into its signs, and what could end a script in it json.Marshal escapes.
func data(out []byte, v reflect.Value) ([]byte, bool) {
	b, err := json.Marshal(v.Interface())
	if err != nil || len(b) == 0 || b[0] != '{' && b[0] != '[' {
		return out, false
	}
	return append(out, b...), true
}

func letter(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

func hexadecimal(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f'
}
