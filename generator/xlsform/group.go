package xlsform

import (
	"strconv"
	"strings"

	"egovsite/generator/survey"
)

// A group is a section or a subsection that is open. Deeper groups belong to the
// subsection they stand in.
type group struct {
	section    string // codes
	subsection string
	relevant   string // its own condition
	row        int
}

// begin opens a group: a section outermost, a subsection inside one.
func (r *reader) begin(at int) {
	s := r.survey
	label := s.raw(at, s.spoken("label", r.language))
	code := s.cell(at, ownCode)
	if !codeForm.MatchString(code) {
		code = codeOf(s.cell(at, colName))
	}
	heading := label
	if s.ours() {
		heading = s.raw(at, ownHeading)
	}
	g := group{relevant: s.cell(at, colRelevant), row: at}
	if n := len(r.groups); n > 0 {
		g.section, g.subsection = r.groups[n-1].section, r.groups[n-1].subsection
	}
	switch {
	case len(r.groups) == 0:
		g.section, g.subsection = r.section(code, heading, first(s.raw(at, ownLabel), label, code)), ""
	case len(r.groups) == 1:
		g.subsection = r.subsection(g.section, code, first(heading, label))
	case strings.TrimSpace(label) != "":
		r.unmapped(at, colType, "a group stands in a group in a group", "an edition has sections and subsections", "its questions belong to the group around it")
	}
	if g.relevant != "" {
		r.unmapped(at, colRelevant, "the condition of a group is left out", "in an edition each question has its own", "write it at each of its questions")
	}
	r.groups = append(r.groups, g)
}

func first(words ...string) string {
	for _, w := range words {
		if strings.TrimSpace(w) != "" {
			return w
		}
	}
	return ""
}

// unused is a code that nothing of its kind has yet: "a", "a-b", "a-b3", "a-b4". What
// was asked for how often is kept, since thousands of rows may be called the same.
func (r *reader) unused(asked, code string, taken func(string) bool) string {
	for first := code; taken(code); {
		if r.again[asked]++; r.again[asked] == 1 {
			code = first + "-b"
		} else {
			code = first + "-b" + strconv.Itoa(r.again[asked]+1)
		}
	}
	return code
}

// section opens a section, or goes on with the one before of the same code.
func (r *reader) section(code, heading, label string) string {
	if code == "" {
		code = "section"
	}
	code = r.unused("section "+code, code, func(code string) bool { return r.edition.Section(code) != nil })
	r.edition.Sections = append(r.edition.Sections, survey.Section{Code: code, Heading: heading, Label: first(label, code)})
	return code
}

// subsection opens a subsection, or goes on with the one of the same code: it may
// be parted by questions that belong to the section alone. One without a heading
// parts nothing.
func (r *reader) subsection(section, code, heading string) string {
	s := r.edition.Section(section)
	if s.Subsection(code) != nil && r.survey.ours() {
		return code
	}
	if strings.TrimSpace(heading) == "" {
		return ""
	}
	if code == "" {
		code = "subsection"
	}
	code = r.unused("subsection "+code, code, r.hasSubsection)
	s.Subsections = append(s.Subsections, survey.Subsection{Code: code, Heading: heading})
	return code
}

// hasSubsection reports whether any section has a subsection of this code.
func (r *reader) hasSubsection(code string) bool {
	for i := range r.edition.Sections {
		if r.edition.Sections[i].Subsection(code) != nil {
			return true
		}
	}
	return false
}

// place puts a question into the groups that are open. A question in none stands
// in a section of its own.
func (r *reader) place(q *survey.Question) {
	if n := len(r.groups); n > 0 {
		q.Section, q.Subsection = r.groups[n-1].section, r.groups[n-1].subsection
		return
	}
	if n := len(r.edition.Sections); n > 0 && r.edition.Sections[n-1].Heading == "" && !r.survey.ours() {
		q.Section = r.edition.Sections[n-1].Code
		return
	}
	q.Section = r.section("questions", "", "Questions")
}

// note keeps words that are printed: as the note of the group that just began,
// else as opening or closing words of the form.
func (r *reader) note(at int) {
	words := r.survey.raw(at, r.survey.spoken("label", r.language))
	if strings.TrimSpace(words) == "" {
		return
	}
	n := len(r.groups)
	switch {
	case n > 0 && r.groups[n-1].row == at-1:
		s := r.edition.Section(r.groups[n-1].section)
		if sub := s.Subsection(r.groups[n-1].subsection); sub != nil {
			sub.Note = words
		} else {
			s.Note = words
		}
	case n == 0 && len(r.edition.Questions) == 0:
		r.edition.Opening = append(r.edition.Opening, words)
	case n == 0 && !r.asksBelow(at):
		r.edition.Closing = append(r.edition.Closing, words)
	default:
		r.unmapped(at, colType, "a note between questions is left out", "an edition has notes below headings and below wordings", "write it as the hint of a question")
	}
}

// asksBelow reports whether a question or group stands below a row.
func (r *reader) asksBelow(at int) bool {
	for row := at + 1; row < len(r.survey.rows); row++ {
		if kind := strings.ToLower(r.survey.cell(row, colType)); kind != "" && kind != "note" && !strings.HasPrefix(kind, "end") {
			return true
		}
	}
	return false
}
