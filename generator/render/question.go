package render

import (
	"cmp"
	"html/template"
	"slices"

	"egovsite/generator/survey"
)

// QuestionPage shows how every country answered one question.
type QuestionPage struct {
	Base
	Number     string
	Wording    string
	Note       string
	Section    string
	Edition    string
	Kind       string
	Options    []Option
	Required   bool
	Personal   bool
	SDG        string
	Supports   Link   // the question whose answer this one supports
	Evidence   []Link // the questions that support this one
	Parent     Link
	Indicators []Link
	Relations  []Relation // what other editions asked, as crosswalks say
	Elsewhere  []Link     // the same code in editions that no crosswalk relates
	Previous   Link
	Next       Link
	Summary    string
	Groups     []QuestionGroup // who answered alike; only where there are many
	Countries  []QuestionCountry
}

// QuestionGroup is the countries whose answers are in one state and select the
// same options.
type QuestionGroup struct {
	State     Term
	Selected  []string
	Countries []Link // to their answers on the page
}

// QuestionCountry is one country's answer, with the evidence for it.
type QuestionCountry struct {
	Link
	ID       string
	Edition  string
	State    Term
	Selected []string
	Settled  *SettledNote // nil unless reviewed
	Quote    template.HTML
	Language string // of what the country wrote
	Grade    Term
	Graded   bool
	Evidence []QuestionEvidence
}

// QuestionEvidence is an answer that supports the one shown.
type QuestionEvidence struct {
	Link
	Quote template.HTML
	State Term
	Grade Term
	Acts  []Act // with links to the profile
}

func questionPages(s *site) []page {
	var out []page
	for i := range s.cat.Editions {
		e := &s.cat.Editions[i]
		for j := range e.Questions {
			path := questionPath(e.ID, e.Questions[j].Code)
			out = append(out, page{path: path, make: func() (any, error) { return s.questionPage(e, j, path), nil }})
		}
	}
	return out
}

func (s *site) questionPage(e *survey.Edition, at int, path string) *QuestionPage {
	q := &e.Questions[at]
	to := s.link(path)
	of := func(x *survey.Question) Link {
		return Link{Words: numbered(x.Number) + " " + s.words.Label(x), Href: to.to(questionPath(e.ID, x.Code))}
	}
	byCode := func(code string) Link {
		if i := e.ByCode(code); i >= 0 {
			return of(&e.Questions[i])
		}
		return Link{}
	}
	v := &QuestionPage{
		Base: s.base(path, s.say("question.title", "Number", numbered(q.Number), "Label", s.words.Label(q), "Edition", e.ID), q.Wording,
			Link{Words: s.say("nav.questions"), Href: to.to(questionsPath)}),
		Number: numbered(q.Number), Wording: q.Wording, Note: q.Note, Edition: s.words.Edition(e), Required: q.Required,
		Kind: s.say("kind." + string(q.Kind)), Personal: q.Personal != "", SDG: q.SDG,
		Supports: byCode(q.EvidenceFor), Parent: byCode(q.Parent),
	}
	if x := e.Section(q.Section); x != nil {
		v.Section = s.words.Section(x)
	}
	for _, o := range q.Options {
		v.Options = append(v.Options, Option{Label: o.Label})
	}
	if at > 0 {
		v.Previous = of(&e.Questions[at-1])
	}
	if at+1 < len(e.Questions) {
		v.Next = of(&e.Questions[at+1])
	}
	for i := range e.Questions {
		if e.Questions[i].EvidenceFor == q.Code {
			v.Evidence = append(v.Evidence, of(&e.Questions[i]))
		}
	}
	for i := range s.cat.Indicators {
		ind := &s.cat.Indicators[i]
		if slices.Contains(ind.Items[e.ID], q.Code) || ind.Head[e.ID] == q.Code {
			v.Indicators = append(v.Indicators, Link{Words: s.words.Indicator(ind), Href: to.indicator(ind.Code)})
		}
	}
	v.Relations = s.relations(e, q, to)
	v.Elsewhere = s.elsewhere(e, q, v.Relations, to)
	for _, p := range s.profiles {
		if p.Response.Edition.ID == e.ID {
			if a := p.Response.Answer(q.Code); a != nil {
				v.Countries = append(v.Countries, s.questionCountry(p, a, to))
			}
		}
	}
	v.Summary = s.answered(e.ID, q.Code)
	if len(v.Countries) > shortTable {
		v.Groups = groups(v.Countries)
	}
	return v
}

// groups puts countries together that answered alike, in the order in which
// states are explained.
func groups(all []QuestionCountry) []QuestionGroup {
	var out []QuestionGroup
	for _, c := range all {
		at := slices.IndexFunc(out, func(g QuestionGroup) bool {
			return g.State.Code == c.State.Code && slices.Equal(g.Selected, c.Selected)
		})
		if at < 0 {
			at = len(out)
			out = append(out, QuestionGroup{State: c.State, Selected: c.Selected})
		}
		out[at].Countries = append(out[at].Countries, Link{Words: c.Words, Href: "#" + c.ID})
	}
	slices.SortStableFunc(out, func(a, b QuestionGroup) int {
		state := func(g QuestionGroup) int { return slices.Index(survey.States, survey.State(g.State.Code)) }
		return cmp.Or(state(a)-state(b), len(b.Countries)-len(a.Countries))
	})
	return out
}

func (s *site) questionCountry(p *survey.Profile, a *survey.Answer, to linker) QuestionCountry {
	r := p.Response
	profile := to.to(s.profilePath(r.Country.ISO3, r.Edition.ID))
	v := QuestionCountry{
		Link:    Link{Words: s.name(r.Country), Href: profile + "#" + a.Question.Anchor()},
		ID:      low(r.Country.ISO3),
		Edition: r.Edition.ID, State: s.state(a.State), Selected: selected(a), Quote: s.quote(a), Language: r.Language,
	}
	v.Settled = s.settled(a)
	v.Grade, v.Graded = s.grade(a.Grade, a.Rule), graded(a)
	for _, e := range r.Evidence(a.Question.Code) {
		v.Evidence = append(v.Evidence, QuestionEvidence{
			Link:  Link{Words: numbered(e.Question.Number), Href: profile + "#" + e.Question.Anchor()},
			Quote: s.quote(e), Acts: s.cited(p, e), State: s.state(e.State), Grade: s.grade(e.Grade, e.Rule),
		})
	}
	return v
}

// selected are the labels of the options that an answer selects.
func selected(a *survey.Answer) (labels []string) {
	for _, code := range a.Selected {
		if o := a.Question.Option(code); o != nil {
			labels = append(labels, o.Label)
		}
	}
	return labels
}
