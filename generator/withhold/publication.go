package withhold

import (
	"fmt"

	"egovsite/generator/problem"
	"egovsite/generator/survey"
)

// held tells whether a review keeps the response back: it is on its way, was
// withdrawn, or is under an embargo that has not ended.
func held(r *survey.Response, rules Rules) (bool, []problem.Problem) {
	v := rules.Review
	if v == nil {
		return false, nil
	}
	tell := func(code, what, why, hint string) (bool, []problem.Problem) {
		return true, []problem.Problem{{Code: code, Severity: problem.Note, File: r.Source.File, Part: r.Source.Part,
			What: what, Why: why, Hint: hint}}
	}
	switch v.State {
	case survey.StateWithdrawn:
		return tell("response-withdrawn", "the response was withdrawn, so it is not on the site", v.File+" says state: withdrawn",
			"write state: published there once it may be shown again")
	case survey.StateDraft, survey.StateReviewed, survey.StateValidated:
		if !rules.Drafts {
			return tell("response-draft", fmt.Sprintf("the response is not published yet: its state is %s", v.State),
				v.File+" says so", "write state: published there when it may be shown; see it before with --drafts")
		}
	}
	if e := v.Embargo; e != nil && !rules.Drafts && (rules.Now == 0 || rules.Now < e.Until) {
		why := "the moment for which the site is built is not known"
		if rules.Now != 0 {
			why = "the site is built for a moment before it"
		}
		return tell("response-embargoed", "the response is under embargo until "+e.Words, why,
			"give the moment with --now once it has come; see the response before with --drafts")
	}
	return false, nil
}

// public is a review as readers may see it: without the people who wrote it, and
// without what is withheld.
func (c *clearing) public(v *survey.Review) *survey.Review {
	if v == nil {
		return nil
	}
	out := *v
	out.Held = v.Embargo != nil && (c.now == 0 || c.now < v.Embargo.Until)
	out.Validated, out.ConsentBy = c.decision(v.Validated), c.decision(v.ConsentBy)
	out.Supersedes = nil // names of files
	out.Answers, out.Acts, out.Links, out.Dismissed, out.Notes = nil, nil, nil, nil, nil
	for _, a := range v.Answers {
		if c.erased[a.Question] {
			continue
		}
		out.Answers = append(out.Answers, *c.settlement(&a))
	}
	for _, a := range v.Acts {
		a.Decision = *c.decision(&a.Decision)
		a.Match, a.Number, a.Title = c.redact(a.Match, nil), c.redact(a.Number, nil), c.redact(a.Title, nil)
		a.Place, a.Address = c.redact(a.Place, nil), c.redact(a.Address, nil)
		out.Acts = append(out.Acts, a)
	}
	for _, a := range v.Links {
		if c.redact(a.Address, nil) != a.Address {
			continue
		}
		a.Decision = *c.decision(&a.Decision)
		a.Address, a.Correct = c.redact(a.Address, nil), c.redact(a.Correct, nil)
		out.Links = append(out.Links, a)
	}
	for _, a := range v.Dismissed {
		if c.erased[a.Question] {
			continue
		}
		a.Decision = *c.decision(&a.Decision)
		out.Dismissed = append(out.Dismissed, a)
	}
	for _, a := range v.Notes {
		a.Decision, a.ReplyBy = *c.decision(&a.Decision), *c.decision(&a.ReplyBy)
		a.Text, a.Reply = c.redact(a.Text, nil), c.redact(a.Reply, nil)
		if !c.erased[a.Question] {
			out.Notes = append(out.Notes, a)
		}
	}
	return &out
}

func (c *clearing) settlement(s *survey.Settlement) *survey.Settlement {
	if s == nil {
		return nil
	}
	out := *s
	out.Decision = *c.decision(&s.Decision)
	return &out
}

// decision is a decision without the person who took it.
func (c *clearing) decision(d *survey.Decision) *survey.Decision {
	if d == nil {
		return nil
	}
	return &survey.Decision{Office: c.redact(d.Office, nil), Date: d.Date, Reason: c.redact(d.Reason, nil), Source: c.redact(d.Source, nil)}
}
