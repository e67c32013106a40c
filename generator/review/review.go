// Package review lays what people decided over a response: settled answers,
// corrected acts and links. It adds, and says who decided: the response's own
// words stay as they are. It does no I/O and returns problems, not errors; it
// must not know what may be published or how anything is shown.
//
//	problems := review.Apply(response, catalog.Review("2022", "AZE"), link)
package review

import (
	"fmt"
	"slices"
	"strings"

	"egovsite/generator/problem"
	"egovsite/generator/survey"
)

// Apply lays a review over the response it is of. A review that is nil changes
// nothing. What it corrects and the response does not have is a problem. The
// function takes an address apart as those in answers are.
func Apply(r *survey.Response, v *survey.Review, link func(address string) (survey.Link, bool)) []problem.Problem {
	if v == nil {
		return nil
	}
	l := &laying{r: r, v: v, apart: link}
	for i := range v.Answers {
		l.settle(&v.Answers[i])
	}
	r.Skip()
	for i := range v.Acts {
		l.act(&v.Acts[i])
	}
	for i := range v.Links {
		l.link(&v.Links[i])
	}
	return l.problems
}

// A laying is one review on its way over its response.
type laying struct {
	r        *survey.Response
	v        *survey.Review
	apart    func(address string) (survey.Link, bool)
	problems []problem.Problem
}

func (l *laying) unmatched(line int, what string) {
	l.problems = append(l.problems, problem.Problem{Code: "review-unmatched", Severity: problem.Warning, File: l.v.File, Line: line,
		What: what, Why: "the response was read without it, so the correction changes nothing",
		Hint: "compare it with what egovsite read shows, or take it out"})
}

// settle says which option holds. What the response itself records stays beside
// it in its lines.
func (l *laying) settle(s *survey.Settlement) {
	a := l.r.Answer(s.Question)
	if a == nil || a.Question.Kind != survey.Choice {
		return // the catalogue has said so
	}
	a.State, a.Selected, a.Settled, a.Confidence = survey.Reviewed, slices.Clone(s.Selected), s, 0
}

// act corrects one act that was understood, or takes it out.
func (l *laying) act(c *survey.ActCorrection) {
	var found []int
	for i := range l.r.Acts {
		if a := &l.r.Acts[i]; strings.Contains(fold(a.Title), fold(c.Match)) || a.Number != "" && fold(a.Number) == fold(c.Match) {
			found = append(found, i)
		}
	}
	switch {
	case len(found) == 0:
		l.unmatched(c.Line, fmt.Sprintf("no act that the response cites has %q in its title, or as its number", c.Match))
		return
	case len(found) > 1:
		l.unmatched(c.Line, fmt.Sprintf("%d acts have %q in their title, so it is not clear which is meant", len(found), c.Match))
		return
	}
	a := &l.r.Acts[found[0]]
	if c.Remove {
		l.remove(a.ID)
		return
	}
	for _, part := range []struct{ to, from *string }{
		{&a.Type, &c.Type}, {&a.Number, &c.Number}, {&a.Title, &c.Title}, {&a.Place, &c.Place}, {&a.Address, &c.Address},
	} {
		if *part.from != "" {
			*part.to = *part.from
		}
	}
	if !c.Date.Zero() {
		a.Date = c.Date
	}
	a.Corrected = &c.Decision
}

// remove takes an act out. The words that were taken for one stay in their answers.
func (l *laying) remove(id string) {
	l.r.Acts = slices.DeleteFunc(l.r.Acts, func(a survey.Act) bool { return a.ID == id })
	for i := range l.r.Answers {
		a := &l.r.Answers[i]
		a.Citations = slices.DeleteFunc(a.Citations, func(c survey.Citation) bool { return c.Act == id })
	}
}

// link corrects an address wherever it stands as a link, or takes it out.
func (l *laying) link(c *survey.LinkCorrection) {
	found := false
	correct := func(links []survey.Link) []survey.Link {
		out := links[:0:0]
		for _, link := range links {
			if link.Address != c.Address {
				out = append(out, link)
				continue
			}
			found = true
			if right, ok := l.apart(c.Correct); ok && c.Correct != "" {
				right.Question = link.Question
				out = append(out, right)
			}
		}
		return out
	}
	l.r.Links = correct(l.r.Links)
	for i := range l.r.Answers {
		l.r.Answers[i].Links = correct(l.r.Answers[i].Links)
	}
	for i := range l.r.Acts {
		if a := &l.r.Acts[i]; a.Address == c.Address {
			a.Address, found = c.Correct, true
		}
	}
	if !found {
		l.unmatched(c.Line, fmt.Sprintf("the response has no address %q", c.Address))
	}
}

// fold makes words comparable: small letters and single spaces.
func fold(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }
