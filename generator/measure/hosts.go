package measure

import (
	"cmp"
	"slices"

	"egovsite/generator/survey"
)

// hosts gathers the addresses of a response by registered domain, most cited
// first.
func hosts(r *survey.Cleared) []survey.Host {
	var out []survey.Host
	at := map[string]int{}
	var answer *survey.Answer // of the last link
	for i := range r.Links {
		l := &r.Links[i]
		if i == 0 || l.Question != r.Links[i-1].Question {
			answer = r.Answer(l.Question)
		}
		n, known := at[l.Domain]
		if !known {
			n = len(out)
			at[l.Domain] = n
			out = append(out, survey.Host{Domain: l.Domain, Government: l.Government})
		}
		h := &out[n]
		h.Links++
		if l.Scheme == "https" {
			h.Secure++
		}
		if answer != nil {
			h.ByGrade[answer.Grade]++
		}
		// Links stand in the order of the answers, so that a question met before
		// is the last one.
		if len(h.Questions) == 0 || h.Questions[len(h.Questions)-1] != l.Question {
			h.Questions = append(h.Questions, l.Question)
		}
	}
	slices.SortFunc(out, func(a, b survey.Host) int {
		return cmp.Or(cmp.Compare(b.Links, a.Links), cmp.Compare(a.Domain, b.Domain))
	})
	return out
}

// complete counts the answers of a response by state, and its evidence by grade.
func complete(r *survey.Cleared) survey.Completeness {
	c := survey.Completeness{Choice: map[survey.State]int{}, Text: map[survey.State]int{}, Acts: len(r.Acts)}
	for i := range r.Answers {
		a := &r.Answers[i]
		switch a.Question.Kind {
		case survey.Choice:
			c.Choice[a.State]++
		case survey.EvidenceText:
			c.Text[a.State]++
			switch a.State {
			case survey.Missing, survey.Skipped, survey.NotAsked: // absent, which is no grade
			default:
				c.Evidence[a.Grade]++
			}
		default:
			c.Text[a.State]++
		}
	}
	return c
}
