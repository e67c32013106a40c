// Package measure makes a profile of a response that may be published:
// indicators with their ranges, checks, what would settle most, hosts of the
// evidence, completeness. It is pure arithmetic over answers: it imputes
// nothing, ranks nobody and never counts a thing that is not known as Yes, No
// or zero. It must not know how a profile is shown, nor anything withheld.
//
//	p := measure.Profile(cleared, catalog)
//	p.Values[0].Counts // {Recorded: 0, Documented: 10, Open: 0, No: 0}
package measure

import "egovsite/generator/survey"

// Profile measures a response with the indicators of the catalogue. What it
// returns points into r.
func Profile(r *survey.Cleared, cat *survey.Catalog) *survey.Profile {
	p := &survey.Profile{Response: r}
	for i := range cat.Indicators {
		ind := &cat.Indicators[i]
		if codes := ind.Items[r.Edition.ID]; len(codes) > 0 {
			p.Values = append(p.Values, value(r, ind, codes))
		}
	}
	p.Settle = settle(p.Values)
	p.Hosts = hosts(r)
	p.Complete = complete(r)
	if r.Country != nil {
		p.Outside = cat.Outside[r.Country.ISO3]
	}
	p.Checks, p.Dismissed = check(p, cat)
	return p
}

// value measures one indicator. A code that the edition does not have is not
// asked, and has no answer to show.
func value(r *survey.Cleared, ind *survey.Indicator, codes []string) survey.Value {
	v := survey.Value{Indicator: ind, Items: make([]survey.ItemValue, 0, len(codes))}
	given := make([]survey.Given, 0, len(codes))
	for _, code := range codes {
		a := r.Answer(code)
		if a == nil {
			given = append(given, survey.Given{State: survey.NotAsked})
			continue
		}
		item := survey.ItemValue{Question: a.Question, Answer: a, Evidence: r.Evidence(code)}
		if len(item.Evidence) == 0 && a.Question.Kind == survey.Choice && a.Grade > survey.GradeNone {
			item.Evidence = []*survey.Answer{a} // no question asks for it, so it stands beside the answer
		}
		for _, e := range item.Evidence {
			item.Grade = max(item.Grade, e.Grade)
		}
		if a.Question.Kind != survey.Choice {
			item.Grade = a.Grade
		}
		g := survey.Given{State: a.State, Counts: counts(a), Evidence: item.Grade > survey.GradeNone,
			Text: a.Question.Kind != survey.Choice}
		item.Standing = Standing(g)
		given = append(given, g)
		v.Items = append(v.Items, item)
	}
	v.Counts = Coverage(given)
	v.Enough = v.Counts.Asked() > 0 && v.Counts.Asked() >= ind.Minimum
	if head := ind.Head[r.Edition.ID]; head != "" {
		v.Head = r.Answer(head)
	}
	return v
}

// counts is what the selected options of an answer say about the thing asked.
// Where several are selected, one that says Yes is enough.
func counts(a *survey.Answer) survey.Meaning {
	var says survey.Meaning
	for _, code := range a.Selected {
		o := a.Question.Option(code)
		switch {
		case o == nil:
		case o.Counts == survey.CountsYes:
			return survey.CountsYes
		case o.Counts == survey.CountsNo:
			says = survey.CountsNo
		}
	}
	return says
}
