package catalog

import (
	"errors"
	"fmt"
	"io"
	"reflect"
	"regexp"
	"strconv"

	"egovsite/generator/problem"

	"go.yaml.in/yaml/v3"
)

// A document is one YAML file with the place of every value.
type document struct {
	file   string
	root   *yaml.Node
	loader *loader
	failed bool // some fault is an error
	byHand bool // it is filled in by hand: see handwritten
}

// handwritten is a file that people fill in day by day: a value may be left
// empty there, and a number or a day needs no quotation marks to be words.
type handwritten interface{ handwritten() }

// key leads to the key of a mapping where a bare string leads to its value.
type key string

// decode holds a parsed file against the type of dst, a pointer to one of the
// file types, fills it and reports every fault. The document is nil if the
// text was not YAML.
func (l *loader) decode(file string, p parsed, dst any) *document {
	d := &document{file: file, loader: l}
	_, d.byHand = dst.(handwritten)
	if p.err != nil {
		d.syntax(p)
		return nil
	}
	d.root = p.root
	if p.more {
		d.fault("content-syntax", d.root, "the file holds more than one document",
			"a content file is one document", "take out the lines of three hyphens")
	}
	d.check(d.root, reflect.TypeOf(dst).Elem(), field{})
	v := reflect.ValueOf(dst).Elem()
	if !d.failed && !d.byHand && l.shapes.fill(v, d.root) {
		return d
	}
	v.SetZero()
	if err := d.root.Decode(dst); err != nil && !d.failed {
		d.fault("content-type", d.root, "the file cannot be read", err.Error(), "compare it with its schema in docs/schemas")
	}
	return d
}

var yamlLine = regexp.MustCompile(`line (\d+): (.*)`)

// syntax reports text that is not YAML.
func (d *document) syntax(text parsed) {
	p := problem.Problem{Code: "content-syntax", File: d.file, What: "the file is not YAML", Why: text.err.Error(),
		Hint: "look at the indentation and the quotation marks at and above this line"}
	if errors.Is(text.err, io.EOF) {
		p.What, p.Why, p.Hint = "the file is empty", "", "fill it or take it away"
	}
	if m := yamlLine.FindStringSubmatch(p.Why); m != nil {
		p.Line, _ = strconv.Atoi(m[1])
		p.Line += text.below
		p.Why = m[2]
	}
	d.loader.add(p)
}

// at follows a path of keys and indices as far as it goes.
func (d *document) at(path ...any) *yaml.Node {
	n := d.root
	for _, step := range path {
		next := child(n, step)
		if next == nil {
			return n
		}
		n = next
	}
	return n
}

func child(n *yaml.Node, step any) *yaml.Node {
	switch step := step.(type) {
	case int:
		if n.Kind == yaml.SequenceNode && step < len(n.Content) {
			return n.Content[step]
		}
	case key:
		if i := keyAt(n, string(step)); i >= 0 {
			return n.Content[i]
		}
	case string:
		if i := keyAt(n, step); i >= 0 {
			return n.Content[i+1]
		}
	default:
		panic(fmt.Sprintf("catalog: a path has a step %v", step))
	}
	return nil
}

// keyAt returns the index of a key in a mapping, or -1.
func keyAt(n *yaml.Node, name string) int {
	for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == name {
			return i
		}
	}
	return -1
}

// fault reports an error at a node.
func (d *document) fault(code string, n *yaml.Node, what, why, hint string) {
	d.report(problem.Problem{Code: code, What: what, Why: why, Hint: hint}, n)
}

func (d *document) report(p problem.Problem, n *yaml.Node) {
	p.File, p.Line, p.Column = d.file, n.Line, n.Column
	d.loader.add(p)
	d.failed = d.failed || p.Severity != problem.Warning
}
