package generator

import (
	"context"
	"math"
	"slices"

	"egovsite/generator/problem"
	"egovsite/generator/publish"
	"egovsite/generator/render"
	"egovsite/generator/survey"
	"egovsite/generator/withhold"
)

// RequestFormats are the forms in which a request can be made.
var RequestFormats = render.RequestFormats

// Request makes the letter that asks a country again what its response leaves
// open. Since it goes to the country itself, a response that waits for its
// consent, for its embargo or for review can be asked about; personal data
// stays out all the same.
func Request(ctx context.Context, o Options, iso3, format string) ([]byte, []problem.Problem, error) {
	o.toCountry = true
	m, err := gather(ctx, o)
	if err != nil {
		return nil, m.found(), err
	}
	p, err := m.find(o, iso3)
	if err != nil {
		return nil, m.problems, err
	}
	in, err := m.input(o)
	if err != nil {
		return nil, m.problems, err
	}
	letter, err := render.Request(in, p, format)
	if err == nil {
		err = publish.Search("the request", letter, m.secrets)
	}
	return letter, m.problems, err
}

// askable lifts what only keeps a response from readers. A consent that could
// not be read is asked for like one that was not recorded.
func askable(r *survey.Response, rules *withhold.Rules) {
	rules.Drafts, rules.Now, rules.Site.ConsentNotRecorded = true, math.MaxInt64, "publish"
	if i := r.Edition.ByRole(survey.RoleConsent); i >= 0 && i < len(r.Answers) && r.Answers[i].State == survey.Unreadable {
		r.Answers = slices.Clone(r.Answers)
		r.Answers[i].State = survey.NotRecorded
	}
}
