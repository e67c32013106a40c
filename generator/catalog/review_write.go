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

// A review file belongs to the person who keeps it: it is never written anew.
// Only the lines of an answer that changes are replaced, and new ones are put
// behind the last, so that comments, order and everything else stay.

// An Open is a question that a person may settle, with what helps to do so.
type Open struct {
	Question *survey.Question
	Evidence []string // what the response says in support, cleared for publication
}

// ReviewForm is the review file with an entry to fill in for each open question
// that has none. Entries that nobody filled in go once their question is no
// longer open. The file may be empty.
func ReviewForm(file []byte, country, edition string, open []Open) ([]byte, error) {
	r, err := editReview(file, country, edition)
	if err != nil {
		return nil, err
	}
	for i := len(r.entries) - 1; i >= 0; i-- {
		e := r.entries[i]
		if !slices.ContainsFunc(open, func(o Open) bool { return e.is(o.Question) }) && e.blank() {
			r.cut(e.head, e.end)
		}
	}
	if r, err = editReview(r.bytes(), country, edition); err != nil {
		return nil, err
	}
	var added []string
	for _, o := range open {
		if r.entry(o.Question) == nil {
			added = append(added, formEntry(o)...)
		}
	}
	r.add(added)
	return r.bytes(), nil
}

// SetAnswer is the review file with one answer settled; with no option selected,
// the answer is open again. The file may be empty.
func SetAnswer(file []byte, country, edition string, q *survey.Question, s survey.Settlement) ([]byte, error) {
	r, err := editReview(file, country, edition)
	if err != nil {
		return nil, err
	}
	e := r.entry(q)
	switch {
	case e == nil && len(s.Selected) == 0:
		return file, nil
	case e == nil:
		r.add(append(asked(q), entryLines(q.Code, s)...))
	default:
		s.Reviewer = e.value("reviewer")
		lines := entryLines(q.Code, s)
		for _, line := range r.lines[e.from:e.end] {
			if strings.HasPrefix(strings.TrimSpace(line), "#") {
				lines = append(lines, line) // a note of the person who keeps the file
			}
		}
		r.lines = slices.Replace(r.lines, e.from, e.end, lines...)
	}
	return r.bytes(), nil
}

// A reviewEdit is a review file, line by line.
type reviewEdit struct {
	lines   []string // with their ends
	entries []reviewEntry
	key     int // line of "answers:", from 0; -1 if there is none
	end     int // line behind the last entry
}

// A reviewEntry is one of the answers and the lines it stands on, from 0.
type reviewEntry struct {
	node            *yaml.Node
	head, from, end int // first line of its comment, first of its own, line behind its last
}

func (e *reviewEntry) value(field string) string {
	if i := keyAt(e.node, field); i >= 0 {
		return e.node.Content[i+1].Value
	}
	return ""
}

func (e *reviewEntry) is(q *survey.Question) bool {
	name := e.value("question")
	return name == q.Code || name == fmt.Sprint(q.Number)
}

// blank reports an entry in which nothing was filled in.
func (e *reviewEntry) blank() bool {
	for i := 0; i+1 < len(e.node.Content); i += 2 {
		v := e.node.Content[i+1]
		if e.node.Content[i].Value != "question" && (v.Value != "" || len(v.Content) > 0) {
			return false
		}
	}
	return true
}

// editReview takes a review file apart. An empty one gets its head.
func editReview(file []byte, country, edition string) (*reviewEdit, error) {
	if len(bytes.TrimSpace(file)) == 0 {
		file = fmt.Appendf(nil, reviewHead, country, country, edition)
	}
	p := parseYAML(file, 0)
	switch {
	case p.err != nil:
		return nil, fmt.Errorf("the review is not YAML: %w", p.err)
	case p.more || p.root.Kind != yaml.MappingNode:
		return nil, fmt.Errorf("the review is not one group of fields")
	}
	r := &reviewEdit{lines: strings.SplitAfter(string(file), "\n"), key: -1}
	if last := len(r.lines) - 1; r.lines[last] == "" {
		r.lines = r.lines[:last]
	} else {
		r.lines[last] += "\n"
	}
	i := keyAt(p.root, "answers")
	if i < 0 {
		return r, nil
	}
	answers := p.root.Content[i+1]
	r.key, r.end = p.root.Content[i].Line-1, p.root.Content[i].Line
	if answers.Kind != yaml.SequenceNode && answers.Tag != "!!null" || answers.Style&yaml.FlowStyle != 0 && len(answers.Content) > 0 {
		return nil, fmt.Errorf("line %d of the review: answers is not a list with an entry a line", r.key+1)
	}
	for _, n := range answers.Content {
		if n.Kind != yaml.MappingNode {
			return nil, fmt.Errorf("line %d of the review: an answer is a group of fields", n.Line)
		}
		e := reviewEntry{node: n, from: n.Line - 1}
		for e.head = e.from; e.head > r.end && strings.HasPrefix(strings.TrimSpace(r.lines[e.head-1]), "#"); e.head-- {
		}
		e.end = r.behind(e.from)
		r.entries, r.end = append(r.entries, e), e.end
	}
	return r, nil
}

// behind is the line behind an entry that begins on a line: all that stand deeper
// than its hyphen belong to it, blank lines at its end do not.
func (r *reviewEdit) behind(from int) int {
	hyphen := strings.IndexByte(r.lines[from], '-')
	end := from + 1
	for at := end; at < len(r.lines); at++ {
		text := strings.TrimLeft(r.lines[at], " ")
		if strings.TrimSpace(text) == "" {
			continue
		}
		if len(r.lines[at])-len(text) <= hyphen {
			break
		}
		end = at + 1
	}
	return end
}

func (r *reviewEdit) entry(q *survey.Question) *reviewEntry {
	for i := range r.entries {
		if r.entries[i].is(q) {
			return &r.entries[i]
		}
	}
	return nil
}

func (r *reviewEdit) cut(from, to int) { r.lines = slices.Delete(r.lines, from, to) }

// add puts lines behind the last entry, below "answers:".
func (r *reviewEdit) add(lines []string) {
	switch {
	case len(lines) == 0:
		return
	case r.key < 0:
		if n := len(r.lines); n > 0 && strings.TrimSpace(r.lines[n-1]) != "" {
			r.lines = append(r.lines, "\n")
		}
		r.lines = append(append(r.lines, "answers:\n"), lines...)
		return
	case len(r.entries) == 0:
		r.lines[r.key] = "answers:\n" // it may have said that there are none
	}
	r.lines = slices.Insert(r.lines, r.end, lines...)
}

func (r *reviewEdit) bytes() []byte { return []byte(strings.Join(r.lines, "")) }

const reviewHead = `# What is decided about the response of %s, outside of it. Fill in what you know:
# an entry whose "selected" is empty changes nothing. See docs/review.md.
country: %s
edition: %q
# How far it is on its way to readers; without this line it is published.
# state: draft # or reviewed, validated, published, withdrawn
`

// asked is the comment above an entry: what the question asks.
func asked(q *survey.Question) []string {
	return []string{remark(fmt.Sprintf("%d. %s", q.Number, q.Wording))}
}

// formEntry is an entry to be filled in.
func formEntry(o Open) []string {
	lines := append([]string{"\n"}, asked(o.Question)...)
	var options []string
	for _, option := range o.Question.Options {
		options = append(options, option.Code+" ("+option.Label+")")
	}
	lines = append(lines, remark("Options: "+strings.Join(options, ", ")))
	for _, said := range o.Evidence {
		lines = append(lines, remark("The response says: "+said))
	}
	return append(lines, entryLines(o.Question.Code, survey.Settlement{})...)
}

// longestComment is the number of letters after which a quoted answer is cut.
const longestComment = 400

// remark is words as a comment of one line.
func remark(words string) string {
	runes := []rune(comment(words))
	if len(runes) > longestComment {
		runes = append(runes[:longestComment], '…')
	}
	return "  # " + string(runes) + "\n"
}

// entryLines is one entry of the answers.
func entryLines(code string, s survey.Settlement) []string {
	var selected []string
	for _, o := range s.Selected {
		selected = append(selected, quoted(o))
	}
	lines := []string{"  - question: " + code + "\n", "    selected: [" + strings.Join(selected, ", ") + "]\n",
		"    office: " + quoted(s.Office) + "\n", "    date: " + quoted(s.Date.String()) + "\n",
		"    reason: " + quoted(s.Reason) + "\n", "    source: " + quoted(s.Source) + "\n"}
	if s.Reviewer != "" {
		lines = append(lines, "    reviewer: "+quoted(s.Reviewer)+"\n")
	}
	return lines
}

// quoted is words in quotation marks, as JSON and YAML both write them.
func quoted(words string) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(words); err != nil {
		panic(err) // words are always JSON
	}
	return strings.TrimSuffix(b.String(), "\n")
}
