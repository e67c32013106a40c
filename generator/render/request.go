package render

import (
	"fmt"
	"slices"

	"egovsite/generator/survey"
)

// RequestFormats are the forms in which a request can be made.
var RequestFormats = []string{"markdown", "html"}

// Request makes the letter that asks a country again: what its response leaves
// open, the most telling first. HTML is one page that asks for nothing itself.
func Request(in Input, p *survey.Profile, format string) ([]byte, error) {
	s, err := newSite(in, in.language(), in.layouts(requestPage))
	if err != nil {
		return nil, err
	}
	switch format {
	case "markdown":
		return s.requestMarkdown(s.request(p)), nil
	case "html":
		return s.page(requestPage, s.requestOf(p))
	}
	return nil, fmt.Errorf("a request has no form %q", format)
}

// An ask is a question to be put again.
type ask struct {
	answer  *survey.Answer
	narrows []string // codes of the indicators it would settle
}

// asks are the questions to be put again, in three groups: consent, those that
// would narrow ranges, and the others in printed order.
func asks(p *survey.Profile) (consent, settle, further []ask) {
	r := p.Response
	taken := map[string]bool{}
	take := func(a *survey.Answer, narrows []string) []ask {
		if a == nil || taken[a.Question.Code] || putAside(r.Review, a) {
			return nil
		}
		taken[a.Question.Code] = true
		return []ask{{a, narrows}}
	}
	if i := r.Edition.ByRole(survey.RoleConsent); i >= 0 && i < len(r.Answers) && r.Consent == survey.ConsentNotRecorded {
		consent = take(&r.Answers[i], nil)
	}
	for _, x := range p.Settle {
		if parent := r.Answer(x.Question.Parent); x.Question.Parent != "" && parent != nil && open(r, parent) {
			settle = append(settle, take(parent, nil)...) // it decides whether the other applies at all
		}
		settle = append(settle, take(r.Answer(x.Question.Code), x.Narrows)...)
	}
	for i := range r.Answers {
		if a := &r.Answers[i]; open(r, a) && a.Question.Kind != survey.EvidenceText {
			further = append(further, take(a, nil)...)
		}
	}
	// Evidence has a place of its own where the answer it supports is not asked for.
	for i := range r.Answers {
		if a := &r.Answers[i]; open(r, a) && a.Question.Kind == survey.EvidenceText && !taken[a.Question.EvidenceFor] {
			further = append(further, take(a, nil)...)
		}
	}
	slices.SortStableFunc(further, func(a, b ask) int { return a.answer.Question.Number - b.answer.Question.Number })
	return consent, settle, further
}

// open reports whether an answer is not known and can be asked for: personal
// data never is.
func open(r *survey.Cleared, a *survey.Answer) bool {
	q := a.Question
	if q.Personal != "" || q.Role != "" {
		return false
	}
	switch a.State {
	case survey.Missing, survey.Unreadable:
		return true
	case survey.NotRecorded:
		return q.Kind == survey.Choice
	case survey.Blank:
		return q.Kind == survey.Choice && (q.Required || supported(r, q))
	}
	return false
}

// supported reports whether a choice has evidence.
func supported(r *survey.Cleared, q *survey.Question) bool {
	return slices.ContainsFunc(r.Evidence(q.Code), func(e *survey.Answer) bool { return e.Grade > survey.GradeNone })
}

// putAside reports whether a person decided not to ask: for any reason, or for
// the one by which the question would be asked.
func putAside(v *survey.Review, a *survey.Answer) bool {
	return v != nil && slices.ContainsFunc(v.Dismissed, func(d survey.Dismissal) bool {
		if d.Check != "request" && d.Check != string(a.State) && (d.Check != "two-options-marked" || a.State != survey.Unreadable) {
			return false
		}
		return d.Question == a.Question.Code || d.Question == ""
	})
}
