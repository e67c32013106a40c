package catalog

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"egovsite/generator/survey"
)

// An Open is a question that a person may settle, with what helps to do so.
type Open struct {
	Question *survey.Question
	Narrows  []string // codes of the indicators whose range the answer narrows
	Evidence []string // what the response says in support, cleared for publication
}

// ReviewForm is the review file with an entry to fill in for each open question,
// with its wording, options and evidence as comments. Entries that nobody filled
// in go once their question is no longer open; what is filled in stays byte for
// byte, as do a person's own comments. The file may be empty.
func ReviewForm(file []byte, country, edition string, open []Open) ([]byte, error) {
	file = begun(file, country, edition)
	sh, err := openSheet(file)
	if err != nil {
		return nil, err
	}
	var edits []edit
	for i := range sh.entries {
		n := &sh.entries[i]
		if sh.filled(n) {
			continue
		}
		k := slices.IndexFunc(open, func(o Open) bool { return n.is(o.Question) })
		if k < 0 {
			edits = append(edits, sh.remove(n)...)
		} else {
			edits = append(edits, sh.annotate(n, about(open[k]))...)
		}
	}
	fresh := slices.DeleteFunc(slices.Clone(open), func(o Open) bool { return sh.of(o.Question) != nil })
	edits = append(sh.add(fresh, about, nil), edits...)
	out, _, err := sh.changed(edits, func(n *entry) bool {
		i := slices.IndexFunc(sh.entries, func(o entry) bool { return o.name == n.name })
		return i < 0 || !sh.filled(&sh.entries[i])
	})
	return out, err
}

// begun is a review file with its head.
func begun(file []byte, country, edition string) []byte {
	if len(strings.TrimSpace(string(file))) == 0 {
		return fmt.Appendf(nil, reviewHead, country, country, edition)
	}
	return file
}

const reviewHead = `# What is decided about the response of %s, outside of it. Fill in what you know:
# an entry whose "selected" is empty changes nothing. See docs/review.md.
# Lines that begin with #| are written anew by egovsite review; your own comments stay.
country: %s
edition: %q
state:      # draft, reviewed, validated, published or withdrawn; left empty, it is published
`

// wording is what a question asks, as comment.
func wording(q *survey.Question) []string {
	return wrap(margin+" ", fmt.Sprintf("%d. %s", q.Number, q.Wording))
}

// formMark opens the line of comment that names the options, which stands in
// entries of a form alone.
const formMark = margin + " options:"

const (
	mostQuoted   = 320 // characters of an answer that are quoted
	mostEvidence = 8   // answers that are quoted
	commentWidth = 100
)

// about is the comment of a question in a form.
func about(o Open) []string {
	lines := append(wording(o.Question), optionLines(o.Question)...)
	if len(o.Narrows) > 0 {
		lines = append(lines, wrap(margin+" ", "narrows: "+strings.Join(o.Narrows, ", "))...)
	}
	for i, text := range o.Evidence {
		if i == mostEvidence {
			return append(lines, margin+" and more: see the response")
		}
		lines = append(lines, wrap(margin+" ", cut(text))...)
	}
	return lines
}

// optionLines are the options of a question as comment: codes alone where they
// say it all.
func optionLines(q *survey.Question) []string {
	var codes []string
	plain := true
	for _, o := range q.Options {
		codes = append(codes, o.Code)
		plain = plain && strings.EqualFold(strings.ReplaceAll(o.Label, " ", "-"), o.Code)
	}
	what := formMark
	if q.Multiple {
		what += " one or more of"
	}
	if plain {
		return wrap("", what+" "+strings.Join(codes, ", "))
	}
	lines := []string{what}
	for _, o := range q.Options {
		lines = append(lines, wrap(margin+"   ", o.Code+" = "+o.Label)...)
	}
	return lines
}

// cut shortens long words at a space.
func cut(text string) string {
	runes := []rune(text)
	if len(runes) <= mostQuoted {
		return text
	}
	short := string(runes[:mostQuoted])
	if i := strings.LastIndexByte(short, ' '); i > len(short)/2 {
		short = short[:i]
	}
	return short + " …"
}

// wrap lays words out in lines of comment. What cannot be seen is left out:
// YAML takes no such characters, and some make a line look like another.
func wrap(prefix, text string) (lines []string) {
	text = strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) || r == '\u200c' || r == '\u200d' { // joiners are part of a spelling
			return r
		}
		return ' '
	}, strings.ToValidUTF8(text, "\ufffd"))
	now, first := prefix, true
	for _, word := range strings.Fields(text) {
		if !first && len([]rune(now))+1+len([]rune(word)) > commentWidth {
			lines = append(lines, now)
			now, first = cmp.Or(prefix, margin+" "), true
		}
		if !first {
			now += " "
		}
		now, first = now+word, false
	}
	return append(lines, now)
}

// add puts entries behind the last one.
func (s *sheet) add(list []Open, comment func(Open) []string, values map[string]string) (edits []edit) {
	if len(list) == 0 {
		return nil
	}
	indent := 2
	if len(s.entries) > 0 {
		indent = s.entries[0].indent
	}
	pad := strings.Repeat(" ", indent)
	block := func(o Open) (lines []string) {
		for _, c := range comment(o) {
			lines = append(lines, pad+c)
		}
		return append(lines, body(o.Question.Code, values, indent)...)
	}
	if len(s.entries) == 0 {
		lines, at, to := s.opening()
		for i, o := range list {
			if i > 0 {
				lines = append(lines, "")
			}
			lines = append(lines, block(o)...)
		}
		return []edit{{at, to, lines}}
	}
	at := s.entries[len(s.entries)-1].to
	for _, o := range list {
		edits = append(edits, edit{at, at, append([]string{""}, block(o)...)})
	}
	return edits
}

// opening is the line of the answers where none stands yet, and where it goes.
func (s *sheet) opening() (lines []string, at, to int) {
	if s.answers == nil {
		at = len(s.lines)
		if at > 0 && strings.TrimSpace(s.lines[at-1]) != "" {
			lines = append(lines, "")
		}
		return append(lines, "answers:"), at, at
	}
	at = s.answers.Line - 1
	name, comment := tail(s.lines[at], s.answers, s.value)
	return []string{name + comment}, at, at + 1
}

// remove takes out an entry with the comment that the program wrote above it; a
// person's own comments stay.
func (s *sheet) remove(n *entry) (edits []edit) {
	kept := false
	for at := n.head; at < n.from; at++ {
		if text := strings.TrimSpace(s.lines[at]); strings.HasPrefix(text, margin) {
			edits = append(edits, edit{at, at + 1, nil})
		} else if text != "" {
			kept = true
		}
	}
	to := n.to
	switch empty := func(at int) bool { return at < len(s.lines) && strings.TrimSpace(s.lines[at]) == "" }; {
	case kept:
	case n != &s.entries[0] && empty(n.head):
		edits = append(edits, edit{n.head, n.head + 1, nil})
	case n == &s.entries[0] && empty(to):
		to++
	}
	return append(edits, edit{n.from, to, nil})
}

// annotate renews the comment that the program wrote above an entry.
func (s *sheet) annotate(n *entry, want []string) (edits []edit) {
	pad := strings.Repeat(" ", n.indent)
	var lines, got []string
	for _, w := range want {
		lines = append(lines, pad+w)
	}
	for at := n.head; at < n.from; at++ {
		if strings.HasPrefix(strings.TrimSpace(s.lines[at]), margin) {
			got = append(got, strings.TrimRight(s.lines[at], "\r\n"))
			edits = append(edits, edit{at, at + 1, nil})
		}
	}
	if slices.Equal(got, lines) {
		return nil
	}
	return append(edits, edit{n.from, n.from, lines})
}
