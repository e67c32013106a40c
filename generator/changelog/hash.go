package changelog

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
)

// hash is the SHA-256 of a value's content; empty for one without any. Comments
// and the order of fields in its file do not enter it, nor do fields without a
// value, so that a field added to the program leaves the hashes as they were.
func hash(v any) string {
	of := reflect.ValueOf(v)
	if nothing(of) {
		return ""
	}
	h := sha256.New()
	write(h, of)
	return hex.EncodeToString(h.Sum(nil))
}

func write(w io.Writer, v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		write(w, v.Elem())
	case reflect.Struct:
		io.WriteString(w, "{")
		for i := range v.NumField() {
			if !nothing(v.Field(i)) {
				fmt.Fprintf(w, "%q:", v.Type().Field(i).Name)
				write(w, v.Field(i))
			}
		}
		io.WriteString(w, "}")
	case reflect.Slice, reflect.Array:
		io.WriteString(w, "[")
		for i := range v.Len() {
			write(w, v.Index(i))
			io.WriteString(w, ",")
		}
		io.WriteString(w, "]")
	case reflect.Map:
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
		io.WriteString(w, "{")
		for _, k := range keys {
			fmt.Fprintf(w, "%q:", k.String())
			write(w, v.MapIndex(k))
		}
		io.WriteString(w, "}")
	case reflect.String:
		fmt.Fprintf(w, "%q", v.String())
	default:
		fmt.Fprintf(w, "%v;", v)
	}
}

// nothing reports a value without content.
func nothing(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Invalid:
		return true
	case reflect.Pointer:
		return v.IsNil() || nothing(v.Elem())
	case reflect.Slice, reflect.Map:
		return v.Len() == 0
	case reflect.Struct:
		for i := range v.NumField() {
			if !nothing(v.Field(i)) {
				return false
			}
		}
		return true
	}
	return v.IsZero()
}
