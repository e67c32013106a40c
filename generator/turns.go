package generator

import (
	"context"
	"slices"
	"strings"

	"egovsite/generator/measure"
	"egovsite/generator/problem"
	"egovsite/generator/publish"
	"egovsite/generator/survey"
)

// A Turn is what became of a country's response to an edition from one state of
// the content to another.
type Turn struct {
	Old, New *survey.Profile // nil where it is not shown
	Diff     survey.Diff     // where both are
	// Before and After are why the site does not show it, in the older and in the
	// newer state; empty if it does, or if there is nothing to show.
	Before, After string
}

// Turned is what two states of a content folder, as before and after a change of
// it, do not have in common.
type Turned struct {
	Turns    []Turn            // by country and edition
	Problems []problem.Problem // of the newer state
	// Search looks through what is made of the turns for what is withheld.
	Search *publish.SearchFor
}

// Turns compares two content folders. It is made for the desk, as Diff is: what
// waits for consent, review or the end of an embargo is compared too. Unlike
// there, each side has its own reviews, editions and indicators, so that what a
// change of those does is seen, also to what the site shows.
func Turns(ctx context.Context, o Options, before, after string) (Turned, error) {
	o.toCountry, o.waiting, o.Content = true, true, before
	old, err := gather(ctx, o)
	if err != nil {
		return Turned{Problems: old.found()}, err
	}
	o.Content = after
	newer, err := gather(ctx, o)
	if err != nil {
		return Turned{Problems: newer.found()}, err
	}
	of := map[[2]string]*Turn{}
	at := func(p *survey.Profile) *Turn {
		key := [2]string{p.Response.Country.ISO3, p.Response.Edition.ID}
		if of[key] == nil {
			of[key] = &Turn{}
		}
		return of[key]
	}
	for _, p := range old.profiles {
		at(p).Old = old.atDesk(p)
	}
	for _, p := range newer.profiles {
		at(p).New = newer.atDesk(p)
	}
	var out []Turn
	for _, t := range of {
		t.Before, t.After = old.kept(t.Old, t.Profile().Response), newer.kept(t.New, t.Profile().Response)
		if t.Old != nil && t.New != nil {
			if t.Diff = measure.Diff(t.Old, t.New, nil); t.Diff.None() && t.Before == t.After {
				continue
			}
		}
		out = append(out, *t)
	}
	slices.SortFunc(out, func(a, b Turn) int { return strings.Compare(a.key(), b.key()) })
	return Turned{out, newer.found(), publish.NewSearch(slices.Concat(old.secrets, newer.secrets))}, nil
}

// kept is why the site does not show what a country answered to an edition, of
// which p is the profile where there is one.
func (m *material) kept(p *survey.Profile, r *survey.Cleared) string {
	if p != nil {
		return m.waits[[2]string{r.Country.ISO3, r.Edition.ID}]
	}
	if why := m.leftOut(Options{Edition: r.Edition.ID}, r.Country.ISO3); why != nil {
		return why.Error()
	}
	return ""
}

// Profile is the newer one that there is.
func (t Turn) Profile() *survey.Profile {
	if t.New != nil {
		return t.New
	}
	return t.Old
}

func (t Turn) key() string {
	r := t.Profile().Response
	return r.Country.ISO3 + " " + r.Edition.ID
}
