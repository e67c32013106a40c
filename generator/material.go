package generator

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"egovsite/generator/interpret"
	"egovsite/generator/measure"
	"egovsite/generator/problem"
	"egovsite/generator/publish"
	"egovsite/generator/render"
	"egovsite/generator/review"
	"egovsite/generator/survey"
	"egovsite/generator/withhold"
)

// submitted names the files of responses.
func (m *material) submitted() (map[string]file, error) {
	list, found, err := m.inputs.submitted.of(m.catalog)
	m.problems = slices.Concat(m.faults, found)
	files := map[string]file{}
	for _, f := range list {
		files[f.name] = f
	}
	return files, err
}

// material is everything a site is made from.
type material struct {
	inputs   *inputs // nil if they were not read as a whole
	catalog  *survey.Catalog
	profiles []*survey.Profile
	held     []*survey.Response            // not to be shown, as was decided
	read     []*survey.Response            // all that were understood
	by       map[string][]*survey.Response // the same by country
	some     bool                          // these are not all responses of the content
	fates    map[*survey.Response]fate
	waits    map[[2]string]string              // country and edition -> why it is not on the site, of what is made for the desk
	sources  map[*survey.Cleared]survey.Source // where they come from, for the desk
	printed  *withhold.Printed                 // the words of the site's own
	secrets  []string                          // what must not be in any byte of the site
	problems []problem.Problem
	faults   []problem.Problem // of these, those of the content
}

// gather reads, interprets, reviews, withholds and measures. Faults in the
// content end in ErrContent, once all that can be told of the responses is told.
func gather(ctx context.Context, o Options) (*material, error) {
	in, err := o.inputs(true, allResponses)
	if err != nil {
		return nil, err
	}
	c, ps := o.catalog(in)
	m := &material{inputs: in, catalog: c, problems: ps, faults: slices.Clone(ps)}
	if o.unreadableContent(ps) {
		return m, ErrContent
	}
	files, found, err := in.submitted.of(c)
	if err != nil && o.brokenContent(ps) {
		err = ErrContent // the faults are told first
	}
	if err != nil {
		return m, err
	}
	m.problems = slices.Concat(ps, found)
	if err := m.measure(ctx, o, interpret.New(c), files); err != nil {
		return m, err
	}
	if o.brokenContent(ps) {
		return m, ErrContent
	}
	return m, nil
}

// measure understands files and makes the profiles of what was filed in them.
func (m *material) measure(ctx context.Context, o Options, words *interpret.Interpreter, files []file) error {
	rs, more, err := understand(ctx, o, m.catalog.Limits, words, files)
	m.read, m.problems = rs, append(m.problems, more...)
	if m.printed == nil {
		m.printed = printed(m.catalog, o.Language)
	}
	if err != nil {
		return err
	}
	m.by = map[string][]*survey.Response{}
	for _, r := range rs {
		m.by[isoOf(r)] = append(m.by[isoOf(r)], r)
	}
	fs, more := filings(rs, o.counted(slices.Concat(m.faults, m.problems)), m.catalog, m.some)
	for i := range more {
		if isReview(more[i].File) {
			more[i].File = o.shown(more[i].File)
		}
	}
	m.problems = append(m.problems, more...)
	for i, f := range fs {
		if err := ctx.Err(); err != nil {
			return err
		}
		o.progress("measuring", i, len(fs))
		m.take(o, f)
	}
	o.progress("measuring", len(fs), len(fs))
	m.follow()
	m.veil(o, m.problems)
	problem.Sort(m.problems)
	return nil
}

// follow adds to each country's profiles how its indicators went over its editions.
func (m *material) follow() {
	of := map[string][]*survey.Profile{}
	for _, p := range m.profiles {
		of[p.Response.Country.ISO3] = append(of[p.Response.Country.ISO3], p)
	}
	for _, p := range m.profiles {
		p.Trends = measure.Trend(of[p.Response.Country.ISO3], m.catalog)
	}
}

// take makes the profile of a filing's newest response, with those that it
// replaced behind it, unless it may not be published.
func (m *material) take(o Options, f filing) {
	var profiles []*survey.Profile
	for _, r := range f {
		rules := m.rules(o, r)
		newest, plain, asIs := r == f.newest(), rules, *r
		if o.toCountry {
			askable(r, &rules)
		}
		// The review is laid over what was replaced too: what it settles is no
		// difference between the two.
		found := review.Apply(r, rules.Review, m.link)
		for i := range found {
			if rules.Review != nil && found[i].File == rules.Review.File {
				found[i].File = o.shown(found[i].File)
			}
		}
		cleared, secrets, more := withhold.Clear(r, rules)
		m.secrets = append(m.secrets, secrets...)
		if newest {
			m.problems = slices.Concat(m.problems, found, more)
		}
		m.decide(r, f.newest(), cleared, more)
		if o.waiting && newest && cleared != nil {
			m.wait(&asIs, plain)
		}
		if cleared != nil {
			m.came(cleared, r)
			profiles = append(profiles, measure.Profile(cleared, m.catalog))
		} else if newest {
			if !problem.Errors(more) {
				m.held = append(m.held, r)
			}
			return
		}
	}
	p := profiles[len(profiles)-1]
	p.Earlier = profiles[:len(profiles)-1]
	for i, earlier := range p.Earlier {
		p.Changes = append(p.Changes, measure.Diff(earlier, profiles[i+1], nil))
	}
	m.profiles = append(m.profiles, p)
}

// rules are those by which a response is cleared.
func (m *material) rules(o Options, r *survey.Response) withhold.Rules {
	return withhold.Rules{Printed: m.printed, Site: m.catalog.Site, Review: m.catalog.Review(r.Edition.ID, isoOf(r)),
		Erasures: m.catalog.Erasures, Beside: m.by[isoOf(r)], Now: o.Now, Drafts: o.Drafts, Limits: m.catalog.Limits}
}

// wait notes why a response is not on the site that can be compared all the same.
func (m *material) wait(r *survey.Response, rules withhold.Rules) {
	cleared, _, why := withhold.Clear(r, rules)
	if cleared != nil {
		return
	}
	if m.waits == nil {
		m.waits = map[[2]string]string{}
	}
	said := "it is held back"
	if len(why) > 0 {
		said = why[0].What
	}
	m.waits[[2]string{r.Country.ISO3, r.Edition.ID}] = said
}

// link takes an address apart as those in answers are.
func (m *material) link(address string) (survey.Link, bool) {
	return interpret.Link(address, m.catalog.Vocabulary)
}

// let are the pages that an older site may have and the new one need not, as
// their country is not to be shown.
func let(held []*survey.Response) (paths []string) {
	for _, r := range held {
		paths = append(paths, "countries/"+strings.ToLower(r.Country.ISO3)+"/index.html")
	}
	return paths
}

func (m *material) countries() int {
	seen := map[string]bool{}
	for _, p := range m.profiles {
		seen[p.Response.Country.ISO3] = true
	}
	return len(seen)
}

// input hands the material to render.
func (m *material) input(o Options) (render.Input, error) {
	in := m.inputs
	if in == nil {
		var err error
		if in, err = o.inputs(false, 0); err != nil {
			return render.Input{}, err
		}
	}
	return render.Input{Catalog: m.catalog, Layouts: in.layouts, Assets: in.assets, Version: o.Version, Language: o.Language}, nil
}

// find returns the profile of a country: of the edition named in the options,
// else of its newest.
func (m *material) find(o Options, iso3 string) (*survey.Profile, error) {
	var newest *survey.Profile
	var known []string
	for _, p := range m.profiles {
		r := p.Response
		known = append(known, r.Country.ISO3)
		if r.Country.ISO3 == iso3 && (o.Edition == "" || o.Edition == r.Edition.ID) && (newest == nil || newest.Response.Edition.ID < r.Edition.ID) {
			newest = p
		}
	}
	if newest == nil {
		if why := m.leftOut(o, iso3); why != nil {
			return nil, why
		}
	}
	if len(known) == 0 {
		return nil, fmt.Errorf("there is no response of %q, nor any other: name their folder with --responses", iso3)
	}
	if newest == nil {
		slices.Sort(known)
		return nil, fmt.Errorf("there is no response of %q; there are those of %s", iso3, strings.Join(slices.Compact(known), ", "))
	}
	return newest, nil
}

// Profile measures one country, for the desk: its file is named as it was handed in.
func Profile(ctx context.Context, o Options, iso3 string) (*survey.Profile, []problem.Problem, error) {
	m, err := gather(ctx, o)
	if err != nil {
		return nil, m.found(), err
	}
	p, err := m.find(o, iso3)
	return m.atDesk(p), m.problems, err
}

// came notes where a cleared response comes from: it does not tell itself.
func (m *material) came(c *survey.Cleared, r *survey.Response) {
	if m.sources == nil {
		m.sources = map[*survey.Cleared]survey.Source{}
	}
	m.sources[c] = r.Source
}

// atDesk is a profile that names its file as it was handed in, which no page may.
func (m *material) atDesk(p *survey.Profile) *survey.Profile {
	if p == nil {
		return nil
	}
	out, c := *p, *p.Response
	c.Source, out.Response, out.Earlier = m.sources[p.Response], &c, nil
	for _, earlier := range p.Earlier {
		out.Earlier = append(out.Earlier, m.atDesk(earlier))
	}
	return &out
}

// OneFile makes the report of one country that can be mailed: one HTML file.
func OneFile(ctx context.Context, o Options, iso3, edition string) ([]byte, []problem.Problem, error) {
	m, err := gather(ctx, o)
	if err != nil {
		return nil, m.found(), err
	}
	o.Edition = edition
	p, err := m.find(o, iso3)
	if err != nil {
		return nil, m.problems, err
	}
	in, err := m.input(o)
	if err != nil {
		return nil, m.problems, err
	}
	page, err := render.OneFile(in, m.of(iso3), p)
	if err == nil {
		err = publish.Search("the report", page, m.secrets)
	}
	return page, m.problems, err
}

// of are the profiles of a country.
func (m *material) of(iso3 string) (out []*survey.Profile) {
	for _, p := range m.profiles {
		if p.Response.Country.ISO3 == iso3 {
			out = append(out, p)
		}
	}
	return out
}

// found are the problems so far, also of a material that could not be gathered.
func (m *material) found() []problem.Problem {
	if m == nil {
		return nil
	}
	return m.problems
}
