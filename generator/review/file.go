package review

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"egovsite/generator/survey"

	"go.yaml.in/yaml/v3"
)

// A sheet is a review file as a person wrote it: its lines, and where in them
// each answer stands. It is changed line by line and never written anew, so
// that comments, order and spelling stay as they are.
type sheet struct {
	lines   []string // with their ends
	end     string   // of a line
	root    *yaml.Node
	answers *yaml.Node // key of the answers; nil if there are none
	value   *yaml.Node // what stands below it
	entries []entry
}

// An entry is what a sheet says of one question.
type entry struct {
	key, value *yaml.Node
	question   *survey.Question // nil if the edition has none of this name
	head       int              // lines[head:from] are the comments above it
	from, to   int              // lines[from:to] are the entry
}

// margin opens the lines of comment that the program writes, and writes anew.
// Every other comment is a person's own.
const margin = "#|"

// openSheet finds the answers of a review file. The error says what keeps the
// file from being changed by a program.
func openSheet(data []byte, e *survey.Edition) (*sheet, error) {
	s := &sheet{lines: splitLines(string(data)), end: "\n"}
	if len(s.lines) > 0 && strings.HasSuffix(s.lines[0], "\r\n") {
		s.end = "\r\n"
	}
	root, err := parse(data)
	if err != nil || root == nil {
		return s, err
	}
	s.root = root
	if root.Kind != yaml.MappingNode || root.Style&yaml.FlowStyle != 0 {
		return nil, errors.New("the review file is not written as fields, one a line")
	}
	for i := 0; i+1 < len(root.Content); i += 2 {
		if root.Content[i].Value == "answers" {
			s.answers, s.value = root.Content[i], root.Content[i+1]
			return s, s.locate(e, s.until(i))
		}
	}
	return s, nil
}

// parse reads a text of one document; nil if it holds nothing.
func parse(data []byte) (*yaml.Node, error) {
	var doc yaml.Node
	dec := yaml.NewDecoder(bytes.NewReader(data))
	switch err := dec.Decode(&doc); {
	case errors.Is(err, io.EOF):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("the review file is not YAML: %s", strings.TrimPrefix(err.Error(), "yaml: "))
	}
	if err := dec.Decode(new(yaml.Node)); !errors.Is(err, io.EOF) {
		return nil, errors.New("the review file holds more than one document")
	}
	return doc.Content[0], nil
}

// until is the line behind the field at i of the file.
func (s *sheet) until(i int) int {
	if i+2 < len(s.root.Content) {
		return s.root.Content[i+2].Line - 1
	}
	return len(s.lines)
}

// locate finds the entries, which end before a line.
func (s *sheet) locate(e *survey.Edition, until int) error {
	switch {
	case blank(s.value) || s.value.Kind == yaml.MappingNode && len(s.value.Content) == 0:
		return nil
	case s.value.Kind != yaml.MappingNode || s.value.Style&yaml.FlowStyle != 0:
		return fmt.Errorf("line %d: the answers are not written one below the other, as number: and fields", s.value.Line)
	}
	head := s.answers.Line
	for i := 0; i+1 < len(s.value.Content); i += 2 {
		n := entry{key: s.value.Content[i], value: s.value.Content[i+1], head: head}
		n.from, n.to = n.key.Line-1, until
		if i+2 < len(s.value.Content) {
			n.to = s.value.Content[i+2].Line - 1
		}
		if n.from < n.head || n.to <= n.from || n.to > len(s.lines) {
			return fmt.Errorf("line %d: the answers do not each begin a line", n.key.Line)
		}
		n.to = s.trim(n.from, n.to, n.key.Column-1)
		n.question = find(e, n.key.Value)
		s.entries, head = append(s.entries, n), n.to
	}
	return nil
}

// trim takes off the end of a run of lines what is empty, and comments that
// stand no deeper than the run itself: they belong to what comes next.
func (s *sheet) trim(from, to, indent int) int {
	for to > from+1 {
		line := strings.TrimRight(s.lines[to-1], "\r\n")
		text := strings.TrimLeft(line, " \t")
		if text != "" && (text[0] != '#' || len(line)-len(text) > indent) {
			break
		}
		to--
	}
	return to
}

// find returns the question with a printed number or a code, or nil.
func find(e *survey.Edition, name string) *survey.Question {
	i := e.ByCode(name)
	if n, err := strconv.Atoi(name); err == nil && i < 0 {
		i = e.ByNumber(n)
	}
	if i < 0 {
		return nil
	}
	return &e.Questions[i]
}

// of returns the place of the entry of a question, or -1.
func (s *sheet) of(code string) int {
	return slices.IndexFunc(s.entries, func(n entry) bool { return n.question != nil && n.question.Code == code })
}

// blank reports a value that was left empty.
func blank(n *yaml.Node) bool {
	return n == nil || n.Kind == yaml.ScalarNode && (n.Tag == "!!null" || n.Value == "") || n.Kind == yaml.SequenceNode && len(n.Content) == 0
}

// field returns key and value of a field of a mapping, or nil.
func field(n *yaml.Node, name string) (key, value *yaml.Node) {
	for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == name {
			return n.Content[i], n.Content[i+1]
		}
	}
	return nil, nil
}

// filled reports whether a person has written anything into the entry.
func (n *entry) filled() bool {
	if n.value.Kind != yaml.MappingNode {
		return !blank(n.value)
	}
	for i := 1; i < len(n.value.Content); i += 2 {
		if !blank(n.value.Content[i]) {
			return true
		}
	}
	return false
}

// An edit puts lines in the place of lines[from:to].
type edit struct {
	from, to int
	lines    []string // without ends
}

// apply makes the edits, none of which may overlap another.
func (s *sheet) apply(edits []edit) []byte {
	slices.SortStableFunc(edits, func(a, b edit) int { return a.from - b.from })
	var b bytes.Buffer
	at := 0
	copied := func(to int) {
		for ; at < to; at++ {
			b.WriteString(s.lines[at])
		}
	}
	for _, e := range edits {
		copied(e.from)
		for _, line := range e.lines {
			if n := b.Len(); n > 0 && b.Bytes()[n-1] != '\n' && b.Bytes()[n-1] != '\r' {
				b.WriteString(s.end)
			}
			b.WriteString(line + s.end)
		}
		at = max(at, e.to)
	}
	copied(len(s.lines))
	return b.Bytes()
}

// splitLines cuts a text into lines where YAML does, their ends kept.
func splitLines(text string) (lines []string) {
	for text != "" {
		i := strings.IndexAny(text, "\n\r\u0085\u2028\u2029")
		if i < 0 {
			return append(lines, text)
		}
		switch {
		case strings.HasPrefix(text[i:], "\r\n"), strings.HasPrefix(text[i:], "\u0085"):
			i += 2
		case text[i] < 0x80:
			i++
		default:
			i += len("\u2028")
		}
		lines, text = append(lines, text[:i]), text[i:]
	}
	return lines
}
