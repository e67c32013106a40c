package catalog

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

var shorthandType = reflect.TypeFor[interface{ shorthand() }]()

// check holds a node against a file type: known fields, each once, none
// missing, each of its kind and within its rules.
func (d *document) check(n *yaml.Node, t reflect.Type, f field) {
	switch {
	case n.Kind == yaml.AliasNode || n.Anchor != "":
		d.fault("content-anchor", n, "a value is named for use elsewhere", "content is read without anchors and aliases, so that every value stands where it is used", "write the value out")
	case n.Tag == "!!null" && d.byHand:
	case n.Tag == "!!null":
		d.fault("content-type", n, "a value is empty", "", "write the value, or take the line out")
	case n.Kind == yaml.ScalarNode && t.Implements(shorthandType):
		d.checkScalar(n, reflect.TypeFor[string](), f)
	case t.Kind() == reflect.Struct:
		d.checkStruct(n, t)
	case t.Kind() == reflect.Map:
		d.checkMap(n, t)
	case t.Kind() == reflect.Slice:
		if d.is(n, yaml.SequenceNode, "a list", "start each entry with a hyphen, or write [a, b]") {
			for _, c := range n.Content {
				d.check(c, t.Elem(), f)
			}
		}
	default:
		if d.is(n, yaml.ScalarNode, "a single value", "write it on the same line, after the colon") {
			d.checkScalar(n, t, f)
		}
	}
}

func (d *document) checkStruct(n *yaml.Node, t reflect.Type) {
	if !d.is(n, yaml.MappingNode, "a group of fields", "write them as name: value, one a line") {
		return
	}
	fs := d.loader.shapes.of(t)
	d.eachKey(n, func(k, v *yaml.Node) {
		i := slices.IndexFunc(fs, func(f field) bool { return f.name == k.Value })
		if i < 0 {
			d.fault("content-field-unknown", k, fmt.Sprintf("there is no field %q here", k.Value),
				"the fields are "+strings.Join(names(fs), ", "), didYouMean(k.Value, names(fs)))
			return
		}
		d.check(v, t.Field(fs[i].index).Type, fs[i])
	})
	for _, f := range fs {
		if i := keyAt(n, f.name); f.required && (i < 0 || empty(n.Content[i+1]) || d.byHand && blank(n.Content[i+1])) {
			at := n
			if i >= 0 {
				at = n.Content[i]
			}
			d.fault("content-field-missing", at, fmt.Sprintf("the field %q is missing or empty", f.name), "", "add it")
		}
	}
}

func (d *document) checkMap(n *yaml.Node, t reflect.Type) {
	if d.is(n, yaml.MappingNode, "a group of named values", "write them as name: value, one a line") {
		d.eachKey(n, func(_, v *yaml.Node) { d.check(v, t.Elem(), field{}) })
	}
}

// eachKey visits the pairs of a mapping; a key that stands twice is a fault.
func (d *document) eachKey(n *yaml.Node, visit func(k, v *yaml.Node)) {
	seen := make(map[string]int, len(n.Content)/2) // line of each
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		if first, twice := seen[k.Value]; twice {
			d.fault("content-field-twice", k, fmt.Sprintf("%q stands twice", k.Value),
				fmt.Sprintf("it stands first in line %d", first), "keep one of them")
			continue
		}
		seen[k.Value] = k.Line
		visit(k, v)
	}
}

func (d *document) checkScalar(n *yaml.Node, t reflect.Type, f field) {
	wrong := func(want, hint string) {
		d.fault("content-type", n, fmt.Sprintf("%s is not %s", n.Value, want), "", hint)
	}
	switch t.Kind() {
	case reflect.Int:
		if v, err := strconv.Atoi(n.Value); err != nil || n.Tag != "!!int" {
			wrong("a whole number", "write it in digits, without quotation marks")
		} else if f.minimum != nil && v < *f.minimum {
			wrong("allowed here", fmt.Sprintf("the least is %d", *f.minimum))
		} else if f.maximum != nil && v > *f.maximum {
			wrong("allowed here", fmt.Sprintf("the most is %d", *f.maximum))
		}
	case reflect.Bool:
		if n.Tag != "!!bool" {
			wrong("true or false", "write true or false")
		}
	case reflect.String:
		d.checkString(n, f, wrong)
	default:
		panic("catalog: a file type has a field of kind " + t.Kind().String())
	}
}

func (d *document) checkString(n *yaml.Node, f field, wrong func(want, hint string)) {
	switch {
	case n.Tag != "!!str" && !d.byHand:
		wrong("words", fmt.Sprintf("put it in quotation marks: %q", n.Value))
	case n.Value == "":
	case f.enum != nil && !slices.Contains(f.enum, n.Value):
		d.fault("content-value", n, fmt.Sprintf("%q is not a value of %q", n.Value, f.name),
			"the values are "+strings.Join(f.enum, ", "), didYouMean(n.Value, f.enum))
	case f.pattern != nil && !f.pattern.MatchString(n.Value):
		d.fault("content-value", n, fmt.Sprintf("%q is not written as %q must be", n.Value, f.name),
			formOf(f), formHint(f))
	}
}

// isDay reports a field that takes a date.
func isDay(f field) bool { return strings.HasPrefix(f.pattern.String(), "^[0-9]{4}-[0-9]{2}") }

// formOf says what form a value has.
func formOf(f field) string {
	if isDay(f) {
		return "a date is written from the year to the day"
	}
	return "the form is " + f.pattern.String()
}

// formHint says in words what a pattern wants.
func formHint(f field) string {
	if strings.HasPrefix(f.pattern.String(), "^[0-9a-z]") {
		return "use lower-case letters, digits and hyphens"
	}
	if isDay(f) {
		return "write year, month and day: 2026-11-01"
	}
	return "write it in that form, or leave the field out"
}

// is reports whether a node is of a kind, and a fault if not.
func (d *document) is(n *yaml.Node, kind yaml.Kind, want, hint string) bool {
	if n.Kind == kind {
		return true
	}
	d.fault("content-type", n, "this is not "+want, "", hint)
	return false
}

// empty reports whether a node has nothing in it.
func empty(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Value == "" && n.Tag == "!!str" ||
		n.Kind != yaml.ScalarNode && len(n.Content) == 0
}
