// Package problem says what is wrong with data, where, and what to do about
// it. It must not know how problems are shown. All problems of a run are
// collected; none stops the reading of the next line.
//
//	ps.Add(problem.Problem{Code: "country-unknown", Severity: problem.Error,
//		File: "a.txt", Line: 12, What: `no country is called "Atlantis"`,
//		Why: "tried the 193 names in six languages", Hint: "write one of …"})
package problem

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Severity is how much a problem matters.
type Severity string

// The severities. An Error keeps its response or content file out of the site.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Note    Severity = "note"
)

// A Problem is one fault in data.
type Problem struct {
	Code     string // stable: "country-unknown"
	Severity Severity
	File     string
	Part     string // which response of a file that holds several, as survey.Source has it; empty for all of it
	At       string // the place as a format without lines counts: "Answers!D7", "page 3"
	Line     int    // from 1; 0 for the whole file
	Column   int    // from 1; 0 for the whole line
	What     string
	Why      string // the rule that was broken, or what was tried; may be empty
	Hint     string // how to mend it
}

// Over is the problem of what passes a limit of content/limits.yaml: it names the
// limit, and that it can be raised.
func (p Problem) Over(limit string, most int) Problem {
	p.Why = fmt.Sprintf("the limit %s is %d", limit, most)
	p.Hint += fmt.Sprintf("; or raise %s in content/limits.yaml", limit)
	return p
}

// Place is "file:line:column", or "file: place" in a format without lines, as
// far as known.
func (p Problem) Place() string {
	s := p.File
	switch {
	case p.At != "":
		return s + ": " + p.At
	case p.Part != "" && p.Line == 0:
		return s + ": " + p.Part
	}
	if p.Line > 0 {
		s += fmt.Sprintf(":%d", p.Line)
		if p.Column > 0 {
			s += fmt.Sprintf(":%d", p.Column)
		}
	}
	return s
}

// String is the problem on one line.
func (p Problem) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s: %s [%s]", p.Place(), p.Severity, p.What, p.Code)
	if p.Why != "" {
		b.WriteString("; " + p.Why)
	}
	if p.Hint != "" {
		b.WriteString("; " + p.Hint)
	}
	return b.String()
}

// Sort orders problems by place, then code; "row 9" comes before "row 10".
func Sort(ps []Problem) {
	slices.SortStableFunc(ps, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(len(a.Part), len(b.Part)), cmp.Compare(a.Part, b.Part), cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column), cmp.Compare(a.Code, b.Code))
	})
}

// Errors reports whether any problem is an error.
func Errors(ps []Problem) bool {
	return slices.ContainsFunc(ps, func(p Problem) bool { return p.Severity == Error })
}
