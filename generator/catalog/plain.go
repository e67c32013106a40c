package catalog

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// Nearly all the bytes of the content are phrases, a line each. Such a file is
// read here, many times as fast as the library reads all of YAML: to the same
// tree, as FuzzPlain holds, or not at all.
//
//	page.title: Words
//	page.items:
//	  one: "{{.Count}} item"
//	  other: "{{.Count}} items"

// parsePlain reads a mapping of words to words, or to such a mapping. It reports
// false where a line is written in any other way.
func parsePlain(text string) (*yaml.Node, bool) {
	p := plain{rest: text}
	p.next()
	root := p.mapping()
	return root, root != nil && p.done
}

// plainLetters reports a line without other line ends in it, and without what
// YAML forbids.
func plainLetters(line string) bool {
	for _, r := range line {
		switch {
		case r >= ' ' && r <= '~', r >= 0xa0 && r < 0x2028, r > 0x2029 && r < 0xfeff, r > 0xfeff && r < utf8.RuneError, r > 0xffff:
		default:
			return false
		}
	}
	return true
}

// plain is a text read line by line.
type plain struct {
	rest   string
	number int         // of the line
	indent int         // spaces before it
	line   string      // behind them
	done   bool        // there is no line any more
	nodes  []yaml.Node // room for more
}

// next goes on to the next line that is neither empty nor a comment.
func (p *plain) next() {
	for p.rest != "" {
		line, rest, _ := strings.Cut(p.rest, "\n")
		p.rest, p.number = rest, p.number+1
		if !plainLetters(line) {
			p.line = "" // which is nothing
			return
		}
		if line != "" && line[0] != '#' {
			p.line = strings.TrimLeft(line, " ")
			p.indent = len(line) - len(p.line)
			return
		}
	}
	p.done = true
}

// node makes a node that stands so many letters behind the line's indent.
func (p *plain) node(n yaml.Node, behind int) *yaml.Node {
	n.Line, n.Column = p.number, 1+p.indent+behind
	if len(p.nodes) == cap(p.nodes) {
		p.nodes = make([]yaml.Node, 0, 32)
	}
	p.nodes = append(p.nodes, n)
	return &p.nodes[len(p.nodes)-1]
}

// mapping reads the lines that are indented like this one; nil if one of them is
// not written plainly.
func (p *plain) mapping() *yaml.Node {
	if p.done {
		return nil
	}
	m, indent := p.node(yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}, 0), p.indent
	for !p.done && p.indent == indent {
		name, value, ok := strings.Cut(p.line, ":")
		k := p.node(yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: name}, 0)
		if bare, ok := strings.CutPrefix(name, `"`); ok {
			k.Value, k.Style = strings.TrimSuffix(bare, `"`), yaml.DoubleQuotedStyle
		}
		if !ok || !plainName(k.Value) || k.Style != 0 && len(name) != len(k.Value)+2 {
			return nil
		}
		m.Content = append(m.Content, k)
		var v *yaml.Node
		if value == "" {
			if p.next(); p.done || p.indent <= indent {
				return nil
			}
			v = p.mapping()
		} else {
			v = p.words(value, len(name)+2)
			p.next()
		}
		if v == nil {
			return nil
		}
		m.Content = append(m.Content, v)
	}
	if !p.done && p.indent > indent {
		return nil // words that go on
	}
	return m
}

// plainName reports a key that can be nothing but words.
func plainName(name string) bool {
	for _, c := range []byte(name) {
		if !letter(c) && !digit(c) && c != '.' && c != '-' && c != '_' {
			return false
		}
	}
	return name != "" && letter(name[0]) && len(name) < 200 && !noWords(name)
}

func letter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
func digit(c byte) bool  { return c >= '0' && c <= '9' }

// noWords reports what YAML takes for something else.
func noWords(value string) bool {
	return strings.EqualFold(value, "true") || strings.EqualFold(value, "false") || strings.EqualFold(value, "null")
}

// words reads a value behind the colon, if it is words on this line.
func (p *plain) words(value string, behind int) *yaml.Node {
	value, ok := strings.CutPrefix(value, " ")
	if !ok || value == "" {
		return nil
	}
	n := yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: value}
	if value[0] == '"' {
		n.Style = yaml.DoubleQuotedStyle
		n.Value, ok = unquote(value)
	} else {
		ok = bareWords(value)
	}
	if !ok {
		return nil
	}
	return p.node(n, behind)
}

// unquote reads words in quotation marks whose escapes, if any, are those that
// YAML and Go write alike.
func unquote(value string) (string, bool) {
	for i := range len(value) - 1 {
		if value[i] == '\\' && value[i+1] != 'u' && value[i+1] != '"' {
			return "", false
		}
	}
	words, err := strconv.Unquote(value)
	return words, err == nil
}

// bareWords reports words without quotation marks around them.
func bareWords(value string) bool {
	switch first := value[0]; {
	case letter(first), first == '(', first == '/', first >= utf8.RuneSelf:
	case digit(first):
		_, behind, _ := strings.Cut(value, " ")
		if behind == "" || !letter(behind[0]) && behind[0] < utf8.RuneSelf { // it may be a number or a moment
			return false
		}
	default:
		return false
	}
	return !strings.HasSuffix(value, " ") && !strings.HasSuffix(value, ":") && !strings.Contains(value, ": ") && !strings.Contains(value, " #") && !noWords(value)
}
