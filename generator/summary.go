package generator

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"egovsite/generator/problem"
	"egovsite/generator/survey"
)

// A Summary says of one response what it is, how much of it is there, and
// whether it may be published.
type Summary struct {
	Source   survey.Source   // file, part and format; the format is empty where nothing could be read
	Country  *survey.Country // nil if it could not be told
	Edition  string          // empty if it could not be told
	Asked    int             // questions of the edition that apply
	Answered int             // of these, with an answer that is known
	States   map[survey.State]int
	Missing  []int // printed numbers of the questions that are not in the file
	Errors   int
	Warnings int
	Publish  Permission
	Why      string // why not, or what the notice says
}

// Permission says whether a response may be published.
type Permission string

// The permissions.
const (
	PublishYes    Permission = "yes"
	PublishNotice Permission = "with-notice"
	PublishNo     Permission = "no"
)

// A fate is what was decided about a response that was understood.
type fate struct {
	publish  Permission
	why      string
	replaced bool
}

// decide keeps what becomes of a response, newest in its filing or replaced.
func (m *material) decide(r, newest *survey.Response, cleared *survey.Cleared, ps []problem.Problem) {
	if m.fates == nil {
		m.fates = map[*survey.Response]fate{}
	}
	why := ""
	if len(ps) > 0 {
		why = ps[0].What
	}
	switch {
	case r != newest:
		m.fates[r] = fate{PublishNo, "it was replaced by " + placeOf(newest.Source), true}
	case cleared == nil:
		m.fates[r] = fate{PublishNo, cmp.Or(why, "it is held back"), false}
	case cleared.Consent == survey.ConsentNotRecorded:
		m.fates[r] = fate{PublishNotice, "consent to publication is not recorded", false}
	default:
		m.fates[r] = fate{PublishYes, "", false}
	}
}

// leftOut says why there is no profile of a country that has answered, or nothing.
func (m *material) leftOut(o Options, iso3 string) error {
	for _, r := range m.read {
		f, decided := m.fates[r]
		switch {
		case isoOf(r) != iso3 || o.Edition != "" && o.Edition != r.Edition.ID || f.replaced:
		case !decided:
			return fmt.Errorf("the response of %q has errors: see egovsite check %s", iso3, r.Source.File)
		case f.publish == PublishNo:
			return fmt.Errorf("the response of %q is left out: %s", iso3, f.why)
		}
	}
	return nil
}

// isContent reports a file that is no response.
func (m *material) isContent(file string) bool {
	return isReview(file) || slices.ContainsFunc(m.faults, func(p problem.Problem) bool { return p.File == file })
}

func placeOf(s survey.Source) string { return strings.TrimSpace(s.File + " " + s.Part) }

// summaries are those of all responses in the scope, also of files that were
// handed in as responses and could not be understood.
func (m *material) summaries(s *scope) (out []Summary) {
	t, known := tallyOf(m.problems), map[string]bool{}
	for _, r := range m.read {
		known[r.Source.File], known[r.Source.File+"\x00"+r.Source.Part] = true, true
		if s.has(r.Source.File) {
			out = append(out, m.summary(r, t))
		}
	}
	for _, p := range m.problems {
		place := p.File + "\x00" + p.Part
		if p.Part == "" {
			place = p.File
		}
		if p.Severity != problem.Error || p.Code == "file-missing" || known[place] || !s.has(p.File) || m.isContent(p.File) {
			continue
		}
		known[place] = true
		x := Summary{Source: survey.Source{File: p.File, Part: p.Part}, Publish: PublishNo, Why: p.What}
		t.count(&x)
		out = append(out, x)
	}
	slices.SortStableFunc(out, func(a, b Summary) int { return cmp.Compare(a.Source.File, b.Source.File) })
	return out
}

func (m *material) summary(r *survey.Response, t tally) Summary {
	x := Summary{Source: r.Source, Country: r.Country, Edition: r.Edition.ID, States: map[survey.State]int{}}
	for i := range r.Answers {
		a := &r.Answers[i]
		x.States[a.State]++
		switch a.State {
		case survey.Skipped, survey.NotAsked:
			continue
		case survey.Recorded, survey.Reviewed, survey.Withheld:
			x.Answered++
		case survey.Missing:
			x.Missing = append(x.Missing, a.Question.Number)
		}
		x.Asked++
	}
	first := t.count(&x)
	decided, ok := m.fates[r]
	switch {
	case ok:
		x.Publish, x.Why = decided.publish, decided.why
	case first != "":
		x.Publish, x.Why = PublishNo, first
	default: // an error in what belongs to it keeps it out
		x.Publish, x.Why = PublishNo, "its review, or a file handed in later, has an error"
	}
	return x
}

// A tally holds the errors and warnings of each response, by file and part.
type tally map[string]map[string]*trouble

type trouble struct {
	errors, warnings int
	first            string // what the first error says
}

func tallyOf(ps []problem.Problem) tally {
	t := tally{}
	for _, p := range ps {
		parts := t[p.File]
		if parts == nil {
			parts = map[string]*trouble{}
			t[p.File] = parts
		}
		of := parts[p.Part]
		if of == nil {
			of = &trouble{}
			parts[p.Part] = of
		}
		switch p.Severity {
		case problem.Error:
			of.errors++
			of.first = cmp.Or(of.first, p.What)
		case problem.Warning:
			of.warnings++
		}
	}
	return t
}

// count gives a response its own problems and those of the whole file, and
// returns what the first error says.
func (t tally) count(x *Summary) (first string) {
	parts := []string{""}
	if x.Source.Part != "" {
		parts = append(parts, x.Source.Part)
	}
	for _, part := range parts {
		if of := t[x.Source.File][part]; of != nil {
			x.Errors += of.errors
			x.Warnings += of.warnings
			first = cmp.Or(first, of.first)
		}
	}
	return first
}
