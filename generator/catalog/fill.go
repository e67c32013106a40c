package catalog

import (
	"reflect"
	"slices"
	"strconv"

	"go.yaml.in/yaml/v3"
)

// fill gives v the value of a node that check has found sound. It reports
// whether it could: what is not written plainly, such as a key that is a number,
// is left to the library, which compares every key of a mapping with all others.
func (s shapes) fill(v reflect.Value, n *yaml.Node) bool {
	if short, ok := v.Addr().Interface().(yaml.Unmarshaler); ok && n.Kind == yaml.ScalarNode {
		return short.UnmarshalYAML(n) == nil
	}
	switch v.Kind() {
	case reflect.Struct:
		fs := s.of(v.Type())
		return eachPair(n, func(name string, value *yaml.Node) bool {
			i := slices.IndexFunc(fs, func(f field) bool { return f.name == name })
			return i >= 0 && s.fill(v.Field(fs[i].index), value)
		})
	case reflect.Map:
		if phrases, ok := v.Addr().Interface().(*LanguageFile); ok { // the bulk of the content
			*phrases = make(LanguageFile, len(n.Content)/2)
			return eachPair(n, func(name string, value *yaml.Node) bool {
				var p Phrase
				ok := s.fill(reflect.ValueOf(&p).Elem(), value)
				(*phrases)[name] = p
				return ok
			})
		}
		v.Set(reflect.MakeMapWithSize(v.Type(), len(n.Content)/2))
		return eachPair(n, func(name string, value *yaml.Node) bool {
			e := reflect.New(v.Type().Elem()).Elem()
			ok := s.fill(e, value)
			v.SetMapIndex(reflect.ValueOf(name), e)
			return ok
		})
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content)))
		for i, c := range n.Content {
			if !s.fill(v.Index(i), c) {
				return false
			}
		}
		return true
	case reflect.Int:
		i, err := strconv.ParseInt(n.Value, 0, strconv.IntSize)
		v.SetInt(i)
		return err == nil
	case reflect.Bool:
		v.SetBool(n.Value == "true")
		return n.Value == "true" || n.Value == "false"
	}
	v.SetString(n.Value)
	return n.Tag == "!!str"
}

// eachPair hands over the pairs of a mapping whose keys are words, as long as it
// is told to go on. It reports whether it came to the end.
func eachPair(n *yaml.Node, use func(name string, value *yaml.Node) bool) bool {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Tag != "!!str" || !use(n.Content[i].Value, n.Content[i+1]) {
			return false
		}
	}
	return true
}
