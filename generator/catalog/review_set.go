package catalog

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"egovsite/generator/survey"

	"go.yaml.in/yaml/v3"
)

// SetAnswer is the review file with one answer settled; with no option selected,
// the answer is open again. All else in the file stays byte for byte. The file
// may be empty. The error says, in words for the person whose file it is, why a
// program cannot change it.
func SetAnswer(file []byte, country, edition string, q *survey.Question, s survey.Settlement) ([]byte, error) {
	file = begun(file, country, edition)
	sh, err := openSheet(file)
	if err != nil {
		return nil, err
	}
	n := sh.of(q)
	var edits []edit
	switch {
	case n == nil && len(s.Selected) == 0:
		return file, nil
	case n == nil:
		edits = sh.add([]Open{{Question: q}}, func(Open) []string { return wording(q) }, fieldsOf(s))
	case len(s.Selected) == 0 && sh.bare(n):
		edits = sh.remove(n)
	default:
		edits = sh.fill(n, s)
	}
	out, now, err := sh.changed(edits, func(n *entry) bool { return n.is(q) })
	if err == nil && !now.says(q, s) {
		return nil, errByHand
	}
	return out, err
}

// says reports whether a settlement has come into a file as it was meant to.
func (s *sheet) says(q *survey.Question, want survey.Settlement) bool {
	n := s.of(q)
	if n == nil {
		return len(want.Selected) == 0
	}
	var picked []string
	if i := keyAt(n.node, "selected"); i >= 0 {
		picked = pickedIn(n.node.Content[i+1])
	}
	return slices.Equal(picked, want.Selected) && textOf(n.node, "office") == line(want.Office) && textOf(n.node, "date") == want.Date.String() &&
		textOf(n.node, "reason") == line(want.Reason) && textOf(n.node, "source") == line(want.Source)
}

// fieldNames are the fields of an answer in the order in which they are written.
var fieldNames = []string{"selected", "office", "date", "reason", "source", "reviewer"}

// fieldsOf are the fields of a settlement as YAML.
func fieldsOf(s survey.Settlement) map[string]string {
	picked := make([]string, len(s.Selected))
	for i, code := range s.Selected {
		picked[i] = quoted(code)
	}
	out := map[string]string{"office": quoted(s.Office), "date": quoted(s.Date.String()), "reason": quoted(s.Reason),
		"source": quoted(s.Source), "reviewer": quoted(s.Reviewer)}
	if len(picked) > 0 {
		out["selected"] = "[" + strings.Join(picked, ", ") + "]"
	}
	return out
}

// line makes words those of one line.
func line(s string) string { return strings.Join(strings.Fields(s), " ") }

// quoted is words in quotation marks, as JSON and YAML both write them; none for
// no words.
func quoted(s string) string {
	if s = line(s); s == "" {
		return ""
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s); err != nil {
		panic(err) // words are always JSON
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// fill writes the fields of an entry. A reviewer who is not named is still the
// one of before if the office is.
func (s *sheet) fill(n *entry, v survey.Settlement) []edit {
	if v.Reviewer == "" && textOf(n.node, "office") == line(v.Office) {
		v.Reviewer = textOf(n.node, "reviewer")
	}
	want := fieldsOf(v)
	if n.node.Style&yaml.FlowStyle != 0 {
		body := body(n.name, want, n.indent)
		if n.to == n.from+1 {
			body[0] += commentBehind(s.lines[n.from], n.node)
		}
		return []edit{{n.from, n.to, body}}
	}
	var edits []edit
	pad := strings.Repeat(" ", n.node.Content[0].Column-1)
	after := s.fieldEnd(n, n.node.Content[keyAt(n.node, "question")]) // where a field that is not there goes
	for _, name := range fieldNames {
		i := keyAt(n.node, name)
		if i < 0 {
			if want[name] != "" {
				edits = append(edits, edit{after, after, []string{pad + name + ": " + want[name]}})
			}
			continue
		}
		key, value := n.node.Content[i], n.node.Content[i+1]
		from, to := key.Line-1, s.fieldEnd(n, key)
		after = to
		if same(value, name, v) {
			continue
		}
		name, comment := tail(s.lines[from], key, value)
		if v := want[key.Value]; v != "" {
			name += " " + v
		}
		edits = append(edits, edit{from, to, []string{name + comment}})
	}
	return edits
}

// same reports whether a value says already what it is to say, however written.
func same(n *yaml.Node, name string, s survey.Settlement) bool {
	want := map[string]string{"office": s.Office, "date": s.Date.String(), "reason": s.Reason, "source": s.Source, "reviewer": s.Reviewer}
	if name != "selected" {
		return n.Kind == yaml.ScalarNode && (n.Value == line(want[name]) || blank(n) && line(want[name]) == "")
	}
	return slices.Equal(pickedIn(n), s.Selected)
}

// pickedIn are the options that a value names.
func pickedIn(n *yaml.Node) (out []string) {
	switch {
	case blank(n):
	case n.Kind == yaml.ScalarNode:
		out = []string{n.Value}
	default:
		for _, o := range n.Content {
			out = append(out, o.Value)
		}
	}
	return out
}

// fieldEnd is the line behind a field of an entry.
func (s *sheet) fieldEnd(n *entry, key *yaml.Node) int {
	to := n.to
	for i := 0; i < len(n.node.Content); i += 2 {
		if k := n.node.Content[i]; k.Line > key.Line {
			to = min(to, k.Line-1)
		}
	}
	return s.trim(key.Line-1, to, key.Column-1)
}

// tail parts the line of a field: the name with its colon, and the comment
// behind the value with the space before it.
func tail(text string, key, value *yaml.Node) (name, comment string) {
	text = strings.TrimRight(text, "\r\n\u0085\u2028\u2029")
	colon := min(key.Column-1+len(key.Value), len(text))
	if i := strings.IndexByte(text[colon:], ':'); i >= 0 {
		colon += i + 1
	}
	return text[:colon], commentBehind(text[colon:], value)
}

// commentBehind is the comment behind a value with the space before it.
func commentBehind(text string, value *yaml.Node) string {
	text = strings.TrimRight(text, "\r\n\u0085\u2028\u2029")
	from := 0
	if value.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.FlowStyle) != 0 {
		last := text
		if i := strings.LastIndex(text, value.LineComment); i > 0 && value.LineComment != "" {
			last = text[:i]
		}
		from = strings.LastIndexAny(last, "\"']}") + 1
	}
	for i := max(from, 1); i < len(text); i++ {
		if text[i] == '#' && (text[i-1] == ' ' || text[i-1] == '\t') {
			return text[len(strings.TrimRight(text[:i], " \t")):]
		}
	}
	return ""
}

// body writes an entry. In a form, where no values are given, the reviewer is
// asked for too.
func body(name string, values map[string]string, indent int) []string {
	pad := strings.Repeat(" ", indent)
	lines := []string{fmt.Sprintf("%s- question: %s", pad, name)}
	for _, field := range fieldNames {
		text := pad + "  " + field + ":"
		switch v := values[field]; {
		case v != "":
			text += " " + v
		case values != nil && field == "reviewer":
			continue
		}
		lines = append(lines, text)
	}
	return lines
}

// bare reports an entry that has nothing but what SetAnswer wrote: it goes as it
// came.
func (s *sheet) bare(n *entry) bool {
	form := slices.ContainsFunc(s.lines[n.head:n.from], func(l string) bool { return strings.HasPrefix(strings.TrimSpace(l), formMark) })
	return !form && !s.noted(n)
}
