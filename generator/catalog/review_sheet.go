package catalog

import (
	"bytes"
	"errors"
	"fmt"
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
	node     *yaml.Node // a group of fields
	name     string     // code or printed number of the question
	indent   int        // of its hyphen
	head     int        // lines[head:from] are the comments above it
	from, to int        // lines[from:to] are the entry
}

// margin opens the lines of comment that the program writes, and writes anew.
// Every other comment is a person's own.
const margin = "#|"

// openSheet finds the answers of a review file. The error says what keeps the
// file from being changed by a program.
func openSheet(file []byte) (*sheet, error) {
	s := &sheet{lines: splitLines(string(file)), end: "\n"}
	if len(s.lines) > 0 && strings.HasSuffix(s.lines[0], "\r\n") {
		s.end = "\r\n"
	}
	p := parseYAML(file, 0)
	switch {
	case p.err != nil:
		return nil, fmt.Errorf("the review is not YAML: %s", strings.TrimPrefix(p.err.Error(), "yaml: "))
	case p.more:
		return nil, errors.New("the review holds more than one document")
	case p.root.Kind != yaml.MappingNode || p.root.Style&yaml.FlowStyle != 0:
		return nil, errors.New("the review is not written as fields, one a line")
	}
	s.root = p.root
	i := keyAt(p.root, "answers")
	if i < 0 {
		return s, nil
	}
	s.answers, s.value = p.root.Content[i], p.root.Content[i+1]
	until := len(s.lines)
	if i+2 < len(p.root.Content) {
		until = p.root.Content[i+2].Line - 1
	}
	return s, s.locate(until)
}

// locate finds the entries, which end before a line.
func (s *sheet) locate(until int) error {
	if blank(s.value) {
		return nil
	}
	if s.value.Kind != yaml.SequenceNode || s.value.Style&yaml.FlowStyle != 0 {
		return fmt.Errorf("line %d of the review: answers is not a list with an entry below the other", s.answers.Line)
	}
	head := s.answers.Line
	for i, n := range s.value.Content {
		if n.Kind != yaml.MappingNode {
			return fmt.Errorf("line %d of the review: an answer is a group of fields", n.Line)
		}
		from, hyphen := s.hyphen(n, head)
		if hyphen < 0 {
			return fmt.Errorf("line %d of the review: the answer does not begin with a hyphen of its own", n.Line)
		}
		if i > 0 {
			last := &s.entries[i-1]
			last.to = s.trim(last.from, from, last.indent)
			head = last.to
		}
		s.entries = append(s.entries, entry{node: n, name: textOf(n, "question"), indent: hyphen, head: head, from: from, to: until})
	}
	last := &s.entries[len(s.entries)-1]
	last.to = s.trim(last.from, until, last.indent)
	return nil
}

// hyphen finds the line and the place of the hyphen before an entry, not above
// a line; the place is -1 if there is none.
func (s *sheet) hyphen(n *yaml.Node, above int) (line, at int) {
	line = n.Line - 1
	before := s.lines[line]
	if n.Column-1 <= len(before) {
		before = before[:n.Column-1]
	}
	for strings.TrimSpace(before) == "" && line > above { // it may stand alone on a line
		line--
		before, _, _ = strings.Cut(s.lines[line], "#")
	}
	if strings.TrimSpace(before) != "-" || line < above {
		return 0, -1
	}
	return line, strings.IndexByte(before, '-')
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

// textOf is what a field of a mapping says; empty if it is not there.
func textOf(n *yaml.Node, field string) string {
	if i := keyAt(n, field); i >= 0 && !blank(n.Content[i+1]) {
		return n.Content[i+1].Value
	}
	return ""
}

// is reports whether an entry is of a question.
func (n *entry) is(q *survey.Question) bool {
	return n.name == q.Code || n.name == strconv.Itoa(q.Number)
}

// of returns the entry of a question, or nil.
func (s *sheet) of(q *survey.Question) *entry {
	if i := slices.IndexFunc(s.entries, func(n entry) bool { return n.is(q) }); i >= 0 {
		return &s.entries[i]
	}
	return nil
}

// blank reports a value that was left empty.
func blank(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && (n.Tag == "!!null" || n.Value == "") || n.Kind != yaml.ScalarNode && n.Kind != yaml.AliasNode && len(n.Content) == 0
}

// filled reports whether a person has written anything into the entry.
func (s *sheet) filled(n *entry) bool {
	for i := 0; i+1 < len(n.node.Content); i += 2 {
		if n.node.Content[i].Value != "question" && !blank(n.node.Content[i+1]) {
			return true
		}
	}
	return s.noted(n)
}

// noted reports an entry in which a person may have written comments.
func (s *sheet) noted(n *entry) bool {
	values := map[int]bool{} // lines on which a value begins
	for i := 0; i+1 < len(n.node.Content); i += 2 {
		key, value := n.node.Content[i], n.node.Content[i+1]
		if _, comment := tail(s.lines[key.Line-1], key, value); comment != "" {
			return true
		}
		values[key.Line-1] = true
	}
	for at := n.from; at < n.to; at++ {
		if !values[at] && strings.Contains(s.lines[at], "#") {
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
	upTo := func(to int) {
		for ; at < to; at++ {
			b.WriteString(s.lines[at])
		}
	}
	for _, e := range edits {
		upTo(e.from)
		for _, line := range e.lines {
			if n := b.Len(); n > 0 && b.Bytes()[n-1] != '\n' && b.Bytes()[n-1] != '\r' {
				b.WriteString(s.end)
			}
			b.WriteString(line + s.end)
		}
		at = max(at, e.to)
	}
	upTo(len(s.lines))
	return b.Bytes()
}

// errByHand ends a change that would not come out as it was meant.
var errByHand = errors.New("the review is written in a way that a program cannot change; change it by hand")

// changed makes the edits and holds the new file against the old one: but for
// some answers both must say the same.
func (s *sheet) changed(edits []edit, but func(*entry) bool) ([]byte, *sheet, error) {
	out := s.apply(edits)
	now, err := openSheet(out)
	if err != nil || !slices.Equal(s.told(but), now.told(but)) {
		return nil, nil, errByHand
	}
	return out, now, nil
}

// told is all that a file says, one line a value, but for some answers.
func (s *sheet) told(but func(*entry) bool) (out []string) {
	var walk func(n *yaml.Node)
	walk = func(n *yaml.Node) {
		out = append(out, fmt.Sprintf("%d %s %q %q %d", n.Kind, n.Tag, n.Value, n.Anchor, len(n.Content)))
		for _, c := range n.Content {
			walk(c)
		}
	}
	for i := 0; i+1 < len(s.root.Content); i += 2 {
		if s.root.Content[i] != s.answers {
			walk(s.root.Content[i])
			walk(s.root.Content[i+1])
		}
	}
	for i := range s.entries {
		if n := &s.entries[i]; !but(n) {
			walk(n.node)
		}
	}
	return out
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
