package changelog

import (
	"cmp"
	"slices"

	"egovsite/generator/survey"
)

// Of is the state of a site that shows these profiles.
func Of(c *survey.Catalog, profiles []*survey.Profile, program string) State {
	s := State{Program: program, Editions: map[string]string{}, Indicators: map[string]string{},
		Vocabulary: hash(c.Vocabulary), Profiles: []Profile{}}
	for i := range c.Editions {
		s.Editions[c.Editions[i].ID] = hash(asked(c.Editions[i]))
	}
	for i := range c.Indicators {
		s.Indicators[c.Indicators[i].Code] = hash(counted(c.Indicators[i]))
	}
	for _, p := range profiles {
		r := p.Response
		s.Profiles = append(s.Profiles, Profile{r.Country.ISO3, r.Edition.ID, r.Source.SHA256, Decided(r.Review), numbers(p)})
	}
	slices.SortFunc(s.Profiles, func(a, b Profile) int {
		return cmp.Or(cmp.Compare(a.Country, b.Country), cmp.Compare(a.Edition, b.Edition))
	})
	return s
}

// asked is an edition without the words that only readers see.
func asked(e survey.Edition) survey.Edition {
	e.Title, e.Short = "", ""
	e.Sections, e.Questions = slices.Clone(e.Sections), slices.Clone(e.Questions)
	for i := range e.Sections {
		e.Sections[i].Label = ""
	}
	for i := range e.Questions {
		e.Questions[i].Label, e.Questions[i].SDG = "", ""
	}
	return e
}

// counted is what of an indicator decides its numbers.
func counted(v survey.Indicator) survey.Indicator {
	return survey.Indicator{Code: v.Code, Operation: v.Operation, Items: v.Items, Minimum: v.Minimum}
}

// Decided is the hash of what of a review decides numbers; empty for nothing.
func Decided(v *survey.Review) string { return hash(decided(v)) }

// decided is what of a review decides numbers: not who decided, nor why.
func decided(v *survey.Review) *survey.Review {
	if v == nil {
		return nil
	}
	out := &survey.Review{Consent: v.Consent}
	for _, s := range v.Answers {
		out.Answers = append(out.Answers, survey.Settlement{Question: s.Question, Selected: s.Selected})
	}
	for _, a := range v.Acts {
		a.Decision, a.Line = survey.Decision{}, 0
		out.Acts = append(out.Acts, a)
	}
	for _, l := range v.Links {
		l.Decision, l.Line = survey.Decision{}, 0
		out.Links = append(out.Links, l)
	}
	return out
}

// numbers are those that are published of a profile.
func numbers(p *survey.Profile) map[string]int {
	m := map[string]int{"acts": len(p.Response.Acts), "links": len(p.Response.Links)}
	some := func(name string, n int) {
		if n != 0 {
			m[name] = n
		}
	}
	for _, s := range survey.States {
		some("choice/"+string(s), p.Complete.Choice[s])
		some("text/"+string(s), p.Complete.Text[s])
	}
	for _, g := range survey.Grades {
		some("evidence/"+g.String(), p.Complete.Evidence[g])
	}
	for i := range p.Values {
		v := &p.Values[i]
		name, c := "indicator/"+v.Indicator.Code+"/", v.Counts
		m[name+"recorded"], m[name+"documented"], m[name+"open"], m[name+"no"] = c.Recorded, c.Documented, c.Open, c.No
		if v.Enough {
			m[name+"low"], m[name+"high"] = c.Low(), c.High()
		}
	}
	return m
}
