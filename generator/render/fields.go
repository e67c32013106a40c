package render

import (
	"reflect"
	"strings"
)

// Field is one field or column of a download, and what it holds.
type Field struct{ Name, About string }

// fields lists the fields of a JSON document as paths: "answers[].number".
func fields(v any) []string { return fieldsOf(reflect.TypeOf(v), "") }

func fieldsOf(t reflect.Type, prefix string) []string {
	var out []string
	for i := range t.NumField() {
		f := t.Field(i)
		name, of := prefix+f.Tag.Get("json"), f.Type
		if of.Kind() == reflect.Slice {
			of, name = of.Elem(), name+"[]"
		}
		out = append(out, name)
		if of.Kind() == reflect.Pointer && of.Elem().Kind() == reflect.Struct {
			of = of.Elem()
		}
		if of.Kind() == reflect.Struct {
			out = append(out, fieldsOf(of, name+".")...)
		}
	}
	return out
}

// fieldWords says what a field holds. Most fields hold the same in every
// download, so their words stand under their own name; "field.profile.hosts.links"
// goes before "field.hosts.links", and that before "field.links".
func (s *site) fieldWords(download, name string) string {
	name = strings.ReplaceAll(name, "[]", "")
	for key := download + "." + name; ; {
		if s.words.Has("field." + key) {
			return s.say("field." + key)
		}
		_, rest, more := strings.Cut(key, ".")
		if !more {
			return ""
		}
		key = rest
	}
}
