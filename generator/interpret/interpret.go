// Package interpret turns what was read into a response: which words answer
// which question, in which state each answer is, and with which evidence, acts
// and links. It does no I/O and never fails: what cannot be told is a problem,
// and every line that cannot be placed is kept and listed. It must not know
// what the questionnaire is about.
//
//	in := interpret.New(catalog)
//	response, problems := in.Response(submission)
package interpret

import (
	"fmt"
	"slices"
	"strings"

	"egovsite/generator/problem"
	"egovsite/generator/survey"
)

// An Interpreter knows the editions, countries and vocabularies of a catalogue.
// It does not change, so that several goroutines may use it at once, in any
// order.
type Interpreter struct {
	catalog  *survey.Catalog
	editions []*wordings
	names    *names
	weigher  weigher
}

// New prepares a catalogue's wordings and names to be recognised.
func New(c *survey.Catalog) *Interpreter {
	in := &Interpreter{catalog: c, names: newNames(c), weigher: newWeigher(c.Vocabulary)}
	for i := range c.Editions {
		in.editions = append(in.editions, newWordings(&c.Editions[i]))
	}
	return in
}

// Response interprets one submission. It is nil only if no edition could be
// told; its Country is nil if no country could. A problem then says why.
func (in *Interpreter) Response(sub *survey.Submission) (*survey.Response, []problem.Problem) {
	faults := newFaults(sub)
	all, lines := cleanLines(sub)
	s := newStream(lines)
	w, chain, repeats := in.recognise(sub, s, faults)
	if w == nil {
		return nil, faults.list
	}
	r := &survey.Response{Edition: w.edition, Source: sub.Source, Lines: all, Keyed: sub.Keyed != nil, Private: sub.Private,
		Answers: make([]survey.Answer, len(w.edition.Questions))}
	for i := range r.Answers {
		r.Answers[i] = survey.Answer{Question: &w.edition.Questions[i], State: survey.Missing}
	}
	if sub.Keyed != nil {
		takeKeyed(r, w, sub, faults)
	} else {
		l := &layout{wordings: w, stream: s, all: all}
		answer(r, l, l.cut(chain, repeats), detectWrap(lines), faults)
	}
	r.Skip()
	r.Country = in.country(r, sub, faults)
	tellGaps(r, faults)
	in.weigher.weigh(r)
	r.Language = languageOf(r)
	return r, faults.list
}

// recognise tells the edition: the one that is named, else the one most of
// whose questions stand in the file.
func (in *Interpreter) recognise(sub *survey.Submission, s *stream, f *faults) (w *wordings, chain, repeats []candidate) {
	if sub.Edition == "" && sub.Keyed != nil && len(in.editions) == 1 && !captions(sub) {
		return in.editions[0], nil, nil
	}
	if sub.Edition == "" && captions(sub) {
		return in.byColumns(sub, f), nil, nil
	}
	if sub.Edition != "" || sub.Keyed != nil {
		return in.named(sub, s, f)
	}
	for _, e := range in.editions {
		if c, r := e.align(s); len(c) >= minQuestions && len(c) > len(chain) {
			w, chain, repeats = e, c, r
		}
	}
	if w == nil {
		in.unrecognised(f)
	}
	return w, chain, repeats
}

// captions reports whether questions are told by the heads of columns.
func captions(sub *survey.Submission) bool {
	return slices.ContainsFunc(sub.Keyed, func(k survey.Keyed) bool { return k.Caption != "" })
}

// byColumns takes the edition that most columns print the wordings of.
func (in *Interpreter) byColumns(sub *survey.Submission, f *faults) (w *wordings) {
	most := minQuestions - 1
	for _, e := range in.editions {
		if n := tied(e.tie(sub.Keyed)); n > most {
			w, most = e, n
		} else if n == most && w != nil {
			w = nil // two fit as well
		}
	}
	if w == nil {
		in.unrecognised(f)
	}
	return w
}

func (in *Interpreter) unrecognised(f *faults) {
	f.add("edition-unrecognised", problem.Error, 0, "this is not a response to an edition that is known",
		fmt.Sprintf("tried %s: none has at least %d of its questions in the file, and more than the others", in.known(), minQuestions),
		"check that the file is a response; or give the edition with --edition or as the folder's name")
}

func (in *Interpreter) differs(sub *survey.Submission, f *faults) {
	f.add("edition-differs", problem.Error, 0, fmt.Sprintf("no question of edition %s is in the file", sub.Edition),
		"the edition was given by a flag, the folder or the file", "give the right edition, or hand in the text of the response")
}

// named takes the edition that a flag, the folder or the file itself names.
func (in *Interpreter) named(sub *survey.Submission, s *stream, f *faults) (*wordings, []candidate, []candidate) {
	i := slices.IndexFunc(in.editions, func(w *wordings) bool { return w.edition.ID == sub.Edition })
	switch {
	case sub.Edition == "":
		f.add("edition-missing", problem.Error, 0, "the file does not say which edition it answers", "the editions are "+in.known(),
			"write edition: and one of them at its top")
		return nil, nil, nil
	case i < 0:
		f.add("edition-unknown", problem.Error, 0, fmt.Sprintf("there is no edition %q", sub.Edition), "the editions are "+in.known(),
			"use one of them, or add content/editions/"+sub.Edition+"/questionnaire.yaml")
		return nil, nil, nil
	case captions(sub) && tied(in.editions[i].tie(sub.Keyed)) == 0:
		in.differs(sub, f)
		return nil, nil, nil
	case sub.Keyed != nil:
		return in.editions[i], nil, nil
	}
	w := in.editions[i]
	chain, repeats := w.align(s)
	if len(chain) == 0 {
		in.differs(sub, f)
		return nil, nil, nil
	}
	return w, chain, repeats
}

// known lists the editions.
func (in *Interpreter) known() string {
	var ids []string
	for _, w := range in.editions {
		ids = append(ids, w.edition.ID)
	}
	return strings.Join(ids, ", ")
}

// minQuestions is the least number of questions that make a file a response.
const minQuestions = 3

// faults collects the problems of one response.
type faults struct {
	source survey.Source
	at     map[int]string // by line, in a format without lines
	list   []problem.Problem
}

func newFaults(sub *survey.Submission) *faults {
	f := &faults{source: sub.Source, at: map[int]string{}}
	for _, p := range sub.Passages {
		if p.At != "" {
			f.at[p.Line] = p.At
		}
	}
	return f
}

func (f *faults) add(code string, severity problem.Severity, line int, what, why, hint string) {
	f.list = append(f.list, problem.Problem{Code: code, Severity: severity, File: f.source.File, Part: f.source.Part,
		At: f.at[line], Line: line, What: what, Why: why, Hint: hint})
}
