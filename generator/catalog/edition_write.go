package catalog

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"egovsite/generator/survey"

	"go.yaml.in/yaml/v3"
)

// WriteEdition writes an edition as the file that Load reads it from, in the
// order and form in which people write them. A guess stands as a comment that
// begins with "check:" above what it is about.
func WriteEdition(e survey.Edition, guesses ...survey.Guess) []byte {
	w := &yamlWriter{guesses: guesses}
	w.line(0, "# yaml-language-server: $schema=../../../docs/schemas/edition.schema.json")
	w.checks(0, survey.GuessEdition, "")
	w.field(0, "id", e.ID)
	w.field(0, "instrument", e.Instrument)
	w.field(0, "title", e.Title)
	w.field(0, "short", e.Short)
	if e.Fieldwork > 0 {
		w.line(0, "fieldwork: "+strconv.Itoa(e.Fieldwork))
	}
	w.list("opening", e.Opening)
	w.list("closing", e.Closing)
	w.list("paradata", e.Paradata)
	lists := w.options(&e)
	w.sections(&e)
	w.questions(&e, lists)
	return w.b.Bytes()
}

// options writes the lists of options, each once, and returns the name of each
// question's list.
func (w *yamlWriter) options(e *survey.Edition) []string {
	of := make([]string, len(e.Questions))
	var lists [][]survey.Option
	var names []string
	for i := range e.Questions {
		q := &e.Questions[i]
		if len(q.Options) == 0 {
			continue
		}
		at := slices.IndexFunc(lists, func(l []survey.Option) bool { return slices.Equal(l, q.Options) })
		if at < 0 {
			at = len(lists)
			lists, names = append(lists, q.Options), append(names, listName(q, names))
		}
		of[i] = names[at]
	}
	if len(lists) == 0 {
		return of
	}
	w.line(0, "")
	w.line(0, `# Option lists, shared by name. "counts" is what selecting the option says about the thing asked.`)
	w.line(0, "options:")
	for i, l := range lists {
		w.line(1, scalar(names[i])+":")
		for _, o := range l {
			w.flow(2, "- ", "code", o.Code, "label", o.Label, "counts", string(o.Counts))
		}
	}
	return of
}

// listName names a list after its options where they are few and short, else
// after the question.
func listName(q *survey.Question, taken []string) string {
	var codes []string
	for _, o := range q.Options {
		codes = append(codes, o.Code)
	}
	name := strings.Join(codes, "-")
	if len(codes) > 3 || len(name) > 24 || slices.Contains(taken, name) {
		name = q.Code
	}
	for n := 2; slices.Contains(taken, name); n++ {
		name = fmt.Sprintf("%s-%d", q.Code, n)
	}
	return name
}

func (w *yamlWriter) sections(e *survey.Edition) {
	w.line(0, "")
	w.line(0, "sections:")
	for _, s := range e.Sections {
		w.checks(1, survey.GuessSection, s.Code)
		w.line(1, "- code: "+scalar(s.Code))
		w.field(2, "heading", s.Heading)
		w.field(2, "label", s.Label)
		w.field(2, "note", s.Note)
		if len(s.Subsections) > 0 {
			w.line(2, "subsections:")
		}
		for _, sub := range s.Subsections {
			w.flow(3, "- ", "code", sub.Code, "heading", sub.Heading, "note", sub.Note)
		}
	}
}

func (w *yamlWriter) questions(e *survey.Edition, lists []string) {
	w.line(0, "")
	w.line(0, "questions:")
	section := ""
	for i, q := range e.Questions {
		if s := e.Section(q.Section); s != nil && q.Section != section {
			if i > 0 {
				w.line(0, "")
			}
			w.line(1, "# "+comment(s.Label))
		}
		section = q.Section
		w.checks(1, survey.GuessQuestion, q.Code)
		w.line(1, "- code: "+scalar(q.Code))
		w.line(2, "number: "+strconv.Itoa(q.Number))
		w.field(2, "section", q.Section)
		w.field(2, "subsection", q.Subsection)
		w.field(2, "wording", q.Wording)
		w.field(2, "label", q.Label)
		w.field(2, "note", q.Note)
		w.field(2, "kind", string(q.Kind))
		w.field(2, "options", lists[i])
		w.flag(2, "multiple", q.Multiple)
		w.flag(2, "required", q.Required)
		w.field(2, "evidence_for", q.EvidenceFor)
		w.field(2, "parent", q.Parent)
		w.field(2, "personal", string(q.Personal))
		w.field(2, "role", string(q.Role))
		w.field(2, "sdg", q.SDG)
	}
}

// A yamlWriter writes content files line by line.
type yamlWriter struct {
	b       bytes.Buffer
	guesses []survey.Guess
}

func (w *yamlWriter) line(depth int, s string) {
	if s != "" {
		w.b.WriteString(strings.Repeat("  ", depth))
	}
	w.b.WriteString(s + "\n")
}

// field writes a value that is not empty.
func (w *yamlWriter) field(depth int, name, value string) {
	if value != "" {
		w.line(depth, name+": "+scalar(value))
	}
}

func (w *yamlWriter) flag(depth int, name string, set bool) {
	if set {
		w.line(depth, name+": true")
	}
}

// list writes values one a line below a name.
func (w *yamlWriter) list(name string, values []string) {
	if len(values) == 0 {
		return
	}
	w.line(0, "")
	w.line(0, name+":")
	for _, v := range values {
		w.line(1, "- "+scalar(v))
	}
}

// flow writes pairs of names and values in braces; empty values are left out.
func (w *yamlWriter) flow(depth int, before string, pairs ...string) {
	var out []string
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			out = append(out, pairs[i]+": "+flowScalar(pairs[i+1]))
		}
	}
	w.line(depth, before+"{"+strings.Join(out, ", ")+"}")
}

// checks writes what was guessed of a thing.
func (w *yamlWriter) checks(depth int, of survey.Guessed, code string) {
	for _, g := range w.guesses {
		if g.Of == of && g.Code == code {
			w.line(depth, "# check: "+comment(g.Words))
		}
	}
}

// comment makes words fit for a comment: one line of what YAML lets stand.
func comment(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 || r == '\ufeff' || r == '\ufffe' || r == '\uffff' {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))), " ")
}

// scalar writes a string so that YAML reads it back as that string, on one line.
func scalar(s string) string { return marshal(s, false) }

// flowScalar is scalar inside braces.
func flowScalar(s string) string { return marshal(s, true) }

// marshal quotes what another reader of YAML might take for something else, such
// as yes and no.
func marshal(s string, flow bool) string {
	s = strings.ToValidUTF8(s, "\ufffd")
	var v any = s
	if strings.ContainsAny(s, "\n\r\u0085\u2028\u2029") || strings.Contains(s, ": ") || strings.HasSuffix(s, ":") || flow && strings.ContainsAny(s, ",?[]{}") {
		v = &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s, Style: yaml.DoubleQuotedStyle}
	}
	out, err := yaml.Marshal(v)
	if err != nil {
		panic(err) // a string can always be written
	}
	return strings.TrimSuffix(string(out), "\n")
}
