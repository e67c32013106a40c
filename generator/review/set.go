package review

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"egovsite/generator/survey"

	"go.yaml.in/yaml/v3"
)

// Set writes into a review file which option of a question holds, or, where s
// selects none, takes that back. All else in the file stays byte for byte. A
// file that is empty becomes one of this answer alone; see New for its head.
// The error says, in words for the person whose file it is, why a program
// cannot change it.
func Set(file []byte, e *survey.Edition, s survey.Settlement) ([]byte, error) {
	q := find(e, s.Question)
	if q == nil || q.Code != s.Question {
		return nil, fmt.Errorf("edition %s has no question %q", e.ID, s.Question)
	}
	sh, err := openSheet(file, e)
	if err != nil {
		return nil, err
	}
	i := sh.of(q.Code)
	var edits []edit
	switch {
	case i < 0 && len(s.Selected) == 0:
		return file, nil
	case i < 0:
		edits = sh.insert([]made{{q, asked(q), values(s)}})
	case len(s.Selected) == 0 && sh.bare(i):
		edits = sh.remove(i)
	default:
		edits = sh.fill(i, s)
	}
	out := sh.apply(edits)
	if err := sh.verify(out, e, func(o *survey.Question) bool { return o == q }); err != nil {
		return nil, err
	}
	if now, err := Settled(out, e); err != nil || !says(now[q.Code], s) {
		return nil, errHand
	}
	return out, nil
}

// says reports whether a settlement has come into a file as it was meant to.
func says(got *survey.Settlement, want survey.Settlement) bool {
	if got == nil || len(want.Selected) == 0 {
		return got == nil && len(want.Selected) == 0
	}
	line := func(words string) string { return strings.Join(strings.Fields(words), " ") }
	return slices.Equal(got.Selected, want.Selected) && got.Office == line(want.Office) && got.Date == want.Date &&
		got.Reason == line(want.Reason) && got.Source == line(want.Source)
}

var errHand = errors.New("the review file is written in a way that a program cannot change; change it by hand")

// Settled are the settlements of a review file by code of their question, sound
// or not; a question that is not filled in is not among them.
func Settled(file []byte, e *survey.Edition) (map[string]*survey.Settlement, error) {
	sh, err := openSheet(file, e)
	if err != nil {
		return nil, err
	}
	out := map[string]*survey.Settlement{}
	for _, n := range sh.entries {
		if _, picked := field(n.value, "selected"); n.question != nil && !blank(picked) {
			out[n.question.Code] = n.settlement(picked)
		}
	}
	return out, nil
}

func (n *entry) settlement(picked *yaml.Node) *survey.Settlement {
	s := &survey.Settlement{Question: n.question.Code, Line: n.key.Line}
	options := []*yaml.Node{picked}
	if picked.Kind == yaml.SequenceNode {
		options = picked.Content
	}
	for _, o := range options {
		s.Selected = append(s.Selected, o.Value)
	}
	text := func(name string) string {
		if _, v := field(n.value, name); !blank(v) {
			return v.Value
		}
		return ""
	}
	s.Office, s.Reviewer, s.Reason, s.Source = text("office"), text("reviewer"), text("reason"), text("source")
	if d := (survey.Date{}); len(text("date")) == len("2006-01-02") {
		if _, err := fmt.Sscanf(text("date"), "%d-%d-%d", &d.Year, &d.Month, &d.Day); err == nil {
			s.Date = d
		}
	}
	return s
}

// names are the fields of an answer in the order in which they are written.
var names = []string{"selected", "office", "date", "reason", "source", "reviewer"}

// values are the fields of a settlement as YAML.
func values(s survey.Settlement) map[string]string {
	picked := make([]string, len(s.Selected))
	for i, code := range s.Selected {
		picked[i] = plain(code)
	}
	list := strings.Join(picked, ", ")
	if len(picked) > 1 {
		list = "[" + list + "]"
	}
	return map[string]string{"selected": list, "office": scalar(s.Office), "date": s.Date.String(), "reason": scalar(s.Reason),
		"source": scalar(s.Source), "reviewer": scalar(s.Reviewer)}
}

// plain writes a code. It needs no quotation marks, not even as "yes", unless it
// would read as nothing.
func plain(code string) string {
	if code == "null" || strings.ContainsFunc(code, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-'
	}) {
		return scalar(code)
	}
	return code
}

// scalar writes words on one line.
func scalar(words string) string {
	words = strings.Join(strings.Fields(words), " ")
	if words == "" {
		return ""
	}
	data, err := yaml.Marshal(words)
	if line := strings.TrimSuffix(string(data), "\n"); err == nil && !strings.ContainsAny(line, "\n\r\u0085\u2028\u2029") {
		return line
	}
	return fmt.Sprintf("%q", words)
}

// fill writes the fields of an entry. A reviewer who is not named is still the
// one of before if the office is.
func (sh *sheet) fill(i int, s survey.Settlement) []edit {
	n := &sh.entries[i]
	if _, office := field(n.value, "office"); s.Reviewer == "" && !blank(office) && office.Value == s.Office {
		if _, reviewer := field(n.value, "reviewer"); !blank(reviewer) {
			s.Reviewer = reviewer.Value
		}
	}
	want := values(s)
	if n.value.Kind != yaml.MappingNode || n.value.Style&yaml.FlowStyle != 0 {
		body := sh.body(n.key.Value, want, n.key.Column-1)
		if _, comment := sh.tail(n.from, n.key, n.value); n.to == n.from+1 {
			body[0] += comment
		}
		return []edit{{n.from, n.to, body}}
	}
	var edits []edit
	indent := strings.Repeat(" ", n.value.Content[0].Column-1)
	after := n.from + 1 // where a field that is not there goes
	for _, name := range names {
		key, value := field(n.value, name)
		if key == nil {
			if want[name] != "" {
				edits = append(edits, edit{after, after, []string{indent + name + ": " + want[name]}})
			}
			continue
		}
		from, to := key.Line-1, sh.fieldEnd(n, key)
		after = to
		if old := written(value); old == want[name] && to == from+1 {
			continue
		}
		line, comment := sh.tail(from, key, value)
		if want[name] != "" {
			line += " " + want[name]
		}
		edits = append(edits, edit{from, to, []string{line + comment}})
	}
	return edits
}

// written is a value as this package would write it.
func written(v *yaml.Node) string {
	switch {
	case blank(v):
		return ""
	case v.Kind == yaml.ScalarNode && v.Style == 0:
		return v.Value
	}
	return "\x00" // is written anew
}

// fieldEnd is the line behind a field of an entry.
func (sh *sheet) fieldEnd(n *entry, key *yaml.Node) int {
	to := n.to
	for i := 0; i < len(n.value.Content); i += 2 {
		if k := n.value.Content[i]; k.Line > key.Line {
			to = min(to, k.Line-1)
		}
	}
	return sh.trim(key.Line-1, to, key.Column-1)
}

// tail parts the line of a field: the name with its colon, and the comment
// behind the value with the space before it.
func (sh *sheet) tail(at int, key, value *yaml.Node) (name, comment string) {
	line := strings.TrimRight(sh.lines[at], "\r\n\u0085\u2028\u2029")
	colon := min(key.Column-1+len(key.Value), len(line))
	if i := strings.IndexByte(line[colon:], ':'); i >= 0 {
		colon += i + 1
	}
	name = line[:colon]
	rest := line[colon:]
	behind := 0 // the value
	switch open := strings.TrimLeft(rest, " \t"); {
	case open == "":
	case strings.ContainsRune(`"'[{`, rune(open[0])):
		closing := map[byte]string{'"': `"`, '\'': `'`, '[': `]`, '{': `}`}[open[0]]
		if behind = strings.LastIndex(rest, closing) + 1; value.LineComment != "" {
			if i := strings.LastIndex(rest, value.LineComment); i > 0 {
				behind = strings.LastIndex(rest[:i], closing) + 1
			}
		}
	}
	for i := behind; i < len(rest); i++ {
		if rest[i] == '#' && i > 0 && (rest[i-1] == ' ' || rest[i-1] == '\t') {
			return name, rest[len(strings.TrimRight(rest[:i], " \t")):]
		}
	}
	return name, ""
}

// bare reports an entry that has nothing but what Set wrote: it goes as it came.
func (sh *sheet) bare(i int) bool {
	n := &sh.entries[i]
	form := slices.ContainsFunc(sh.lines[n.head:n.from], func(l string) bool {
		return strings.HasPrefix(strings.TrimSpace(l), choose)
	})
	return !form && !sh.noted(i)
}

// noted reports an entry in which a person may have written comments.
func (sh *sheet) noted(i int) bool {
	n := &sh.entries[i]
	return slices.ContainsFunc(sh.lines[n.from:n.to], func(l string) bool { return strings.Contains(l, "#") })
}

// verify holds the changed file against the one it was: but for the answers to
// some questions both must say the same.
func (sh *sheet) verify(out []byte, e *survey.Edition, changed func(*survey.Question) bool) error {
	now, err := openSheet(out, e)
	if err != nil || !slices.Equal(sh.told(changed), now.told(changed)) {
		return errHand
	}
	return nil
}

// told is all that a file says, one line a value, but for some answers.
func (sh *sheet) told(but func(*survey.Question) bool) (out []string) {
	var walk func(n *yaml.Node)
	walk = func(n *yaml.Node) {
		out = append(out, fmt.Sprintf("%d %s %q %q %d", n.Kind, n.Tag, n.Value, n.Anchor, len(n.Content)))
		for _, c := range n.Content {
			walk(c)
		}
	}
	for i := 0; sh.root != nil && i+1 < len(sh.root.Content); i += 2 {
		if sh.root.Content[i] != sh.answers {
			walk(sh.root.Content[i])
			walk(sh.root.Content[i+1])
		}
	}
	for _, n := range sh.entries {
		if n.question == nil || !but(n.question) {
			walk(n.key)
			walk(n.value)
		}
	}
	return out
}
