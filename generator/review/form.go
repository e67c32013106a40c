package review

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"egovsite/generator/survey"
)

// New is the head of a review file that decides nothing yet.
func New(e *survey.Edition, c *survey.Country) []byte {
	lines := append(wrap("# ", fmt.Sprintf("Review of the response of %s to the %s. What is left empty is open.", c.Name("en"), e.Short)),
		wrap("# ", "Lines that begin with "+margin+" are written anew by egovsite review; your own comments stay.")...)
	return []byte(strings.Join(lines, "\n") + "\n" +
		"country: " + c.ISO3 + "\n" +
		"edition: " + strconv.Quote(e.ID) + "\n" +
		"state:      # draft, reviewed, validated, published or withdrawn; left empty, the response is published\n")
}

// Form writes into a review file every choice question that a response leaves
// open, in printed order, with its wording, options and evidence as comments,
// ready to fill in. What is filled in stays byte for byte, as do a person's own
// comments; a question that is open no longer and was not filled in goes. The
// response must be cleared, since its words are quoted. An empty file is begun
// with New.
func Form(file []byte, p *survey.Profile) ([]byte, error) {
	r := p.Response
	if len(strings.TrimSpace(string(file))) == 0 {
		file = New(r.Edition, r.Country)
	}
	sh, err := openSheet(file, r.Edition)
	if err != nil {
		return nil, err
	}
	var edits []edit
	for i := range sh.entries {
		n := &sh.entries[i]
		if n.question == nil || n.filled() {
			continue
		}
		if a := r.Answer(n.question.Code); a == nil || !Open(r, a) {
			if !sh.noted(i) {
				edits = append(edits, sh.remove(i)...)
			}
		} else {
			edits = append(edits, sh.annotate(i, quoted(p, a))...)
		}
	}
	var fresh []made
	for i := range r.Answers {
		if a := &r.Answers[i]; Open(r, a) && sh.of(a.Question.Code) < 0 {
			fresh = append(fresh, made{a.Question, quoted(p, a), nil})
		}
	}
	edits = append(sh.insert(fresh), edits...)
	out := sh.apply(edits)
	err = sh.verify(out, r.Edition, func(q *survey.Question) bool {
		i := sh.of(q.Code)
		return i < 0 || !sh.entries[i].filled()
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// Open reports an answer that a review is asked to settle: a choice that is not
// recorded, could not be read, or is left blank beside evidence.
func Open(r *survey.Cleared, a *survey.Answer) bool {
	if a.Question.Kind != survey.Choice {
		return false
	}
	switch a.State {
	case survey.NotRecorded, survey.Unreadable:
		return true
	case survey.Blank:
		return slices.ContainsFunc(r.Evidence(a.Question.Code), func(e *survey.Answer) bool { return e.Grade > survey.GradeNone })
	}
	return false
}

// asked is the wording of a question as comment.
func asked(q *survey.Question) []string {
	return wrap(margin+" ", fmt.Sprintf("%d. %s", q.Number, q.Wording))
}

// choose opens the line of comment that names the options, which stands in
// entries of a form alone.
const choose = margin + " options:"

const (
	mostWords    = 320 // characters of an answer that are quoted
	mostEvidence = 8   // answers that are quoted
	width        = 100 // of a line of comment
)

// quoted is the comment of a question in a form: wording, options, what the
// answer narrows, and the evidence.
func quoted(p *survey.Profile, a *survey.Answer) []string {
	q := a.Question
	lines := asked(q)
	lines = append(lines, options(q)...)
	i := slices.IndexFunc(p.Settle, func(s survey.Settle) bool { return s.Question == q })
	if i >= 0 {
		lines = append(lines, wrap(margin+" ", "narrows: "+strings.Join(p.Settle[i].Narrows, ", "))...)
	}
	if a.State == survey.Unreadable {
		lines = append(lines, margin+" what the file marks could not be read")
	}
	evidence := p.Response.Evidence(q.Code)
	if a.HasText() {
		evidence = append([]*survey.Answer{a}, evidence...)
	}
	shown := 0
	for _, e := range evidence {
		if e.State == survey.Withheld || e.Text == "" {
			continue
		}
		if shown++; shown > mostEvidence {
			return append(lines, margin+" and more: see the response")
		}
		lines = append(lines, wrap(margin+" ", fmt.Sprintf("%d, %s: %s", e.Question.Number, e.Grade, cut(e.Text)))...)
	}
	return lines
}

// options are those of a question as comment: codes alone where they say it all.
func options(q *survey.Question) []string {
	var list []string
	clear := true
	for _, o := range q.Options {
		list = append(list, o.Code)
		clear = clear && strings.EqualFold(strings.NewReplacer(" ", "-").Replace(o.Label), o.Code)
	}
	what := choose
	if q.Multiple {
		what += " one or more of"
	}
	if clear {
		return wrap("", what+" "+strings.Join(list, ", "))
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
	if len(runes) <= mostWords {
		return text
	}
	short := string(runes[:mostWords])
	if i := strings.LastIndexByte(short, ' '); i > len(short)/2 {
		short = short[:i]
	}
	return short + " …"
}

// wrap lays words out in lines of comment. What cannot be seen is left out:
// YAML takes no such characters, and others make a line look like another.
func wrap(prefix, text string) (lines []string) {
	text = strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) || r == '\u200c' || r == '\u200d' { // joiners are part of a spelling
			return r
		}
		return ' '
	}, text)
	line, first := prefix, true
	for _, word := range strings.Fields(text) {
		if !first && len([]rune(line))+1+len([]rune(word)) > width {
			lines = append(lines, line)
			line, first = cmp.Or(prefix, margin+" "), true
		}
		if !first {
			line += " "
		}
		line, first = line+word, false
	}
	return append(lines, line)
}

// made is an entry to be put in.
type made struct {
	question *survey.Question
	comment  []string
	values   map[string]string
}

// insert puts entries in where their numbers belong: behind the last entry with
// a smaller one.
func (sh *sheet) insert(list []made) (edits []edit) {
	if len(list) == 0 {
		return nil
	}
	indent := 2
	if len(sh.entries) > 0 {
		indent = sh.entries[0].key.Column - 1
	}
	pad := strings.Repeat(" ", indent)
	block := func(m made) (lines []string) {
		for _, c := range m.comment {
			lines = append(lines, pad+c)
		}
		return append(lines, sh.body(strconv.Itoa(m.question.Number), m.values, indent)...)
	}
	if len(sh.entries) == 0 {
		lines, at, to := sh.opening()
		for i, m := range list {
			if i > 0 {
				lines = append(lines, "")
			}
			lines = append(lines, block(m)...)
		}
		return []edit{{at, to, lines}}
	}
	for _, m := range list {
		before := -1
		for i, n := range sh.entries {
			if n.question != nil && n.question.Number < m.question.Number {
				before = i
			}
		}
		if before < 0 {
			at := sh.own(0)
			edits = append(edits, edit{at, at, append(block(m), "")})
			continue
		}
		at := sh.entries[before].to
		edits = append(edits, edit{at, at, append([]string{""}, block(m)...)})
	}
	return edits
}

// opening is the line of the answers where none stands yet, and where it goes.
func (sh *sheet) opening() (lines []string, at, to int) {
	if sh.answers == nil {
		at = len(sh.lines)
		if at > 0 && strings.TrimSpace(sh.lines[at-1]) != "" {
			lines = append(lines, "")
		}
		return append(lines, "answers:"), at, at
	}
	at = sh.answers.Line - 1
	name, comment := sh.tail(at, sh.answers, sh.value)
	return []string{name + comment}, at, at + 1
}

// own is the first line of the comments that stand right above an entry, with
// no empty line between.
func (sh *sheet) own(i int) int {
	n := &sh.entries[i]
	at := n.from
	for at > n.head && strings.TrimSpace(sh.lines[at-1]) != "" {
		at--
	}
	return at
}

// body writes an entry.
func (sh *sheet) body(key string, values map[string]string, indent int) []string {
	pad := strings.Repeat(" ", indent)
	lines := []string{pad + key + ":"}
	for _, name := range names {
		line := pad + "  " + name + ":"
		if v := values[name]; v != "" {
			line += " " + v
		} else if values != nil && name == "reviewer" {
			continue // asked for in a form only
		}
		lines = append(lines, line)
	}
	return lines
}

// remove takes out an entry with the comment that the program wrote above it; a
// person's own comments stay.
func (sh *sheet) remove(i int) (edits []edit) {
	n := &sh.entries[i]
	kept := false
	for at := n.head; at < n.from; at++ {
		if text := strings.TrimSpace(sh.lines[at]); strings.HasPrefix(text, margin) {
			edits = append(edits, edit{at, at + 1, nil})
		} else if text != "" {
			kept = true
		}
	}
	from, to := n.from, n.to
	switch empty := func(at int) bool { return at >= 0 && at < len(sh.lines) && strings.TrimSpace(sh.lines[at]) == "" }; {
	case kept:
	case i > 0 && empty(n.head):
		edits = append(edits, edit{n.head, n.head + 1, nil})
	case i == 0 && empty(to):
		to++
	}
	return append(edits, edit{from, to, nil})
}

// annotate renews the comment that the program wrote above an entry.
func (sh *sheet) annotate(i int, want []string) (edits []edit) {
	n := &sh.entries[i]
	pad := strings.Repeat(" ", n.key.Column-1)
	var lines, got []string
	for _, w := range want {
		lines = append(lines, pad+w)
	}
	for at := n.head; at < n.from; at++ {
		if strings.HasPrefix(strings.TrimSpace(sh.lines[at]), margin) {
			got = append(got, strings.TrimRight(sh.lines[at], "\r\n"))
			edits = append(edits, edit{at, at + 1, nil})
		}
	}
	if slices.Equal(got, lines) {
		return nil
	}
	return append(edits, edit{n.from, n.from, lines})
}
