package locale

import (
	"fmt"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n/template"
)

// phrases reads messages for the library that chooses among their forms. All that
// a message asks for is values put in as they are; one that asks for more, as a
// template can, is left to the library.
type phrases struct{}

func (phrases) Cacheable() bool { return true }

func (phrases) Parse(src, left, right string) (template.ParsedTemplate, error) {
	var p phrase
	rest := src
	for {
		words, behind, more := strings.Cut(rest, "{{")
		p = append(p, words)
		if !more {
			return p, nil
		}
		value, behind, closed := strings.Cut(behind, "}}")
		name, ok := strings.CutPrefix(value, ".")
		if !closed || !ok || !isName(name) {
			return new(template.TextParser).Parse(src, left, right)
		}
		p, rest = append(p, name), behind
	}
}

func isName(name string) bool {
	for i, c := range []byte(name) {
		if (c < 'A' || c > 'Z') && (c < 'a' || c > 'z') && (i == 0 || c < '0' || c > '9') {
			return false
		}
	}
	return name != ""
}

// A phrase is words and names of values by turns.
type phrase []string

// Execute puts the values in, which are a map by name.
func (p phrase) Execute(data any) (string, error) {
	values, _ := data.(map[string]any)
	var b strings.Builder
	for i, s := range p {
		if i%2 == 1 {
			switch v := values[s].(type) {
			case string:
				s = v
			case nil:
				s = "<no value>" // as templates say it
			default:
				s = fmt.Sprint(v)
			}
		}
		b.WriteString(s)
	}
	return b.String(), nil
}
