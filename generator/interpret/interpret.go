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
	"strings"

	"egovsite/generator/problem"
	"egovsite/generator/survey"
)

// An Interpreter knows the editions and countries of a catalogue. It is safe
// for use by several goroutines.
type Interpreter struct {
	catalog  *survey.Catalog
	editions []*wordings
	names    *names
}

// New prepares a catalogue's wordings and names to be recognised.
func New(c *survey.Catalog) *Interpreter {
	in := &Interpreter{catalog: c, names: newNames(c)}
	for i := range c.Editions {
		in.editions = append(in.editions, newWordings(&c.Editions[i]))
	}
	return in
}

// Response interprets one submission. It is nil only if no edition could be
// told; its Country is nil if no country could. A problem then says why.
func (in *Interpreter) Response(sub *survey.Submission) (*survey.Response, []problem.Problem) {
	faults := &faults{file: sub.Source.File}
	all, lines := cleanLines(sub)
	s := newStream(lines)
	w, chain, repeats := in.recognise(sub, s, faults)
	if w == nil {
		return nil, faults.list
	}
	r := &survey.Response{Edition: w.edition, Source: sub.Source, Lines: all,
		Answers: make([]survey.Answer, len(w.edition.Questions))}
	for i := range r.Answers {
		r.Answers[i] = survey.Answer{Question: &w.edition.Questions[i], State: survey.Missing}
	}
	if len(sub.Keyed) > 0 || len(sub.Passages) == 0 {
		takeKeyed(r, sub, faults)
	} else {
		l := &layout{wordings: w, stream: s, all: all}
		answer(r, l, l.cut(chain, repeats), detectWrap(lines), faults)
	}
	skip(r)
	r.Country = in.country(r, sub, faults)
	tellGaps(r, faults)
	weigh(r, in.catalog.Vocabulary)
	return r, faults.list
}

// recognise tells the edition: the one that is named, else the one most of
// whose questions stand in the file.
func (in *Interpreter) recognise(sub *survey.Submission, s *stream, f *faults) (w *wordings, chain, repeats []candidate) {
	var known []string
	for _, e := range in.editions {
		known = append(known, e.edition.ID)
		if sub.Edition != "" && e.edition.ID == sub.Edition {
			chain, repeats = e.align(s)
			if len(sub.Passages) > 0 && len(chain) < minQuestions {
				f.add("edition-differs", problem.Error, 0,
					fmt.Sprintf("only %d of the %d questions of edition %s are in the file", len(chain), len(e.questions), sub.Edition),
					"the edition was given by the folder, a flag or the file", "give the right edition, or hand in the text of the response")
				return nil, nil, nil
			}
			return e, chain, repeats
		}
	}
	list := strings.Join(known, ", ")
	if sub.Edition != "" {
		f.add("edition-unknown", problem.Error, 0, fmt.Sprintf("there is no edition %q", sub.Edition),
			"the editions are "+list, "use one of them, or add content/editions/"+sub.Edition+"/questionnaire.yaml")
		return nil, nil, nil
	}
	for _, e := range in.editions {
		if c, r := e.align(s); len(c) >= minQuestions && len(c) > len(chain) {
			w, chain, repeats = e, c, r
		}
	}
	if w == nil {
		f.add("edition-unrecognised", problem.Error, 0, "this is not a response to an edition that is known",
			"tried "+list+": fewer than "+fmt.Sprint(minQuestions)+" of its questions are in the file", "check that the file is a response; or give the edition with --edition or as the folder's name")
	}
	return w, chain, repeats
}

// minQuestions is the least number of questions that make a file a response.
const minQuestions = 3

// faults collects the problems of one file.
type faults struct {
	file string
	list []problem.Problem
}

func (f *faults) add(code string, severity problem.Severity, line int, what, why, hint string) {
	f.list = append(f.list, problem.Problem{Code: code, Severity: severity, File: f.file, Line: line, What: what, Why: why, Hint: hint})
}
