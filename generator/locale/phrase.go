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
	p := new(phrase)
	rest := src
	for {
		words, behind, more := strings.Cut(rest, "{{")
		p.parts = append(p.parts, words)
		if !more {
			return p, nil
		}
		value, behind, closed := strings.Cut(behind, "}}")
		name, ok := strings.CutPrefix(value, ".")
		if !closed || !ok || !isName(name) {
			full, err := new(template.TextParser).Parse(src, left, right)
			return &phrase{template: full}, err
		}
		p.parts, rest = append(p.parts, name), behind
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

// A phrase is one form of a message.
type phrase struct {
	parts    []string                // words and names of values by turns
	template template.ParsedTemplate // instead, where a message asks for more
}

// Execute is called by the library with the form that it chose, and gives that
// to the pointer that it is called with.
func (p *phrase) Execute(chosen any) (string, error) {
	*chosen.(**phrase) = p
	return "", nil
}

// say puts in the values, given as name, value, name, value; whole numbers as
// number writes them.
func (p *phrase) say(values []any, number func(int) string) (string, error) {
	if p.template != nil {
		named := make(map[string]any, len(values)/2)
		for i := 0; i+1 < len(values); i += 2 {
			named[values[i].(string)] = values[i+1]
			if n, ok := values[i+1].(int); ok {
				named[values[i].(string)] = number(n)
			}
		}
		return p.template.Execute(named)
	}
	out := make([]byte, 0, 256) // room for most, which need no memory of their own
	for i, s := range p.parts {
		if i%2 == 1 {
			switch v := valueOf(s, values).(type) {
			case string:
				s = v
			case int:
				s = number(v)
			case nil:
				s = "<no value>" // as templates say it
			default:
				s = fmt.Sprint(v)
			}
		}
		out = append(out, s...)
	}
	return string(out), nil
}

// valueOf is the last value with this name; nil if there is none.
func valueOf(name string, values []any) any {
	for i := len(values)/2*2 - 2; i >= 0; i -= 2 {
		if values[i].(string) == name {
			return values[i+1]
		}
	}
	return nil
}
