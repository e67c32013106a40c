package generator

import (
	"context"
	"fmt"
	"path/filepath"
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

// DiffFormats are the forms in which a comparison can be made as a file.
var DiffFormats = render.ChangesFormats

// Diff says what one submission changes against another: of two files, or of
// one country, named by its ISO3, the two newest that it handed in for an
// edition. It is made for the desk that receives them: a response that waits
// for its consent, for its embargo or for review can be compared, one whose
// consent is refused cannot. Personal data stays out all the same.
func Diff(ctx context.Context, o Options, names ...string) (survey.Diff, []problem.Problem, error) {
	d, m, err := compare(ctx, o, names)
	if err == nil {
		d.Old, d.New = m.atDesk(d.Old), m.atDesk(d.New)
	}
	return d, m.found(), err
}

// DiffFile makes the same as a file, in one of DiffFormats.
func DiffFile(ctx context.Context, o Options, format string, names ...string) ([]byte, []problem.Problem, error) {
	d, m, err := compare(ctx, o, names)
	if err != nil {
		return nil, m.found(), err
	}
	in, err := m.input(o)
	if err != nil {
		return nil, m.problems, err
	}
	data, err := render.Changes(in, d, format)
	if err == nil {
		err = publish.Search("the comparison", data, m.secrets)
	}
	return data, m.problems, err
}

func compare(ctx context.Context, o Options, names []string) (survey.Diff, *material, error) {
	o.toCountry = true
	switch len(names) {
	case 1:
		return compareFiled(ctx, o, names[0])
	case 2:
		return compareFiles(ctx, o, names[0], names[1])
	}
	return survey.Diff{}, nil, fmt.Errorf("a comparison is of two files or of one country, not of %d names", len(names))
}

// compareFiled compares what a country handed in last with what it replaces.
func compareFiled(ctx context.Context, o Options, iso3 string) (d survey.Diff, m *material, err error) {
	if m, err = gather(ctx, o); err != nil {
		return d, m, err
	}
	p, err := m.find(o, iso3)
	if err != nil {
		return d, m, err
	}
	m.problems = slices.DeleteFunc(m.problems, func(q problem.Problem) bool { return !m.concerns(q, p.Response) })
	if len(p.Changes) == 0 {
		return d, m, &oneSubmission{m.atDesk(p).Response}
	}
	return p.Changes[len(p.Changes)-1], m, nil
}

// concerns reports a problem of what a country handed in for an edition, or of
// its review.
func (m *material) concerns(q problem.Problem, c *survey.Cleared) bool {
	if isReview(q.File) {
		return strings.HasSuffix(filepath.ToSlash(q.File), reviewName(c.Edition.ID, c.Country.ISO3))
	}
	return slices.ContainsFunc(m.read, func(r *survey.Response) bool {
		return r.Country != nil && r.Country.ISO3 == c.Country.ISO3 && r.Edition.ID == c.Edition.ID &&
			q.File == r.Source.File && (q.Part == "" || q.Part == r.Source.Part)
	})
}

// oneSubmission says that there is nothing to compare a response with.
type oneSubmission struct{ r *survey.Cleared }

func (e *oneSubmission) Error() string {
	return fmt.Sprintf("%s has handed in one response to edition %s, %s", e.r.Country.Name("en"), e.r.Edition.ID, filepath.Base(e.r.Source.File))
}

// Hint says what to do about it.
func (e *oneSubmission) Hint() string {
	return "name two files to compare them, whatever they are called"
}

// compareFiles compares two files. Where one holds several responses, that of
// the country is taken which both have.
func compareFiles(ctx context.Context, o Options, before, after string) (d survey.Diff, m *material, err error) {
	c, ps, err := loadCatalog(o)
	if err != nil {
		return d, nil, err
	}
	m = &material{catalog: c, problems: ps}
	if o.brokenContent(ps) { // what a list of erasures with a fault says is not known
		return d, m, ErrContent
	}
	reviews := errorsIn(ps)
	m.problems = nil
	in := interpret.New(c)
	old, err := m.handed(ctx, o, in, before)
	if err != nil {
		return d, m, err
	}
	newer, err := m.handed(ctx, o, in, after)
	if err != nil {
		return d, m, err
	}
	m.read, m.printed = slices.Concat(old, newer), printed(c, "")
	m.veil(o, m.problems)
	a, b, err := pairOf(old, newer)
	if err != nil {
		return d, m, err
	}
	for _, r := range []*survey.Response{a, b} {
		if reviews.review(r.Edition.ID + "/" + r.Country.ISO3) {
			m.problems = ps
			return d, m, fmt.Errorf("%s may not be compared: its review has faults", r.Source.File)
		}
	}
	m.problems = slices.DeleteFunc(m.problems, func(p problem.Problem) bool {
		other := func(r *survey.Response) bool {
			return p.File == r.Source.File && p.Part != "" && p.Part != r.Source.Part
		}
		return other(a) || other(b)
	})
	p, err := m.desk(a)
	if err != nil {
		return d, m, err
	}
	q, err := m.desk(b)
	if err != nil {
		return d, m, err
	}
	return measure.Diff(p, q, c.Crosswalk(a.Edition.ID, b.Edition.ID)), m, nil
}

// handed are the responses of a file whose country can be told.
func (m *material) handed(ctx context.Context, o Options, in *interpret.Interpreter, name string) ([]*survey.Response, error) {
	files, ps := named([]string{name}, m.catalog)
	m.problems = append(m.problems, ps...)
	country := o.Country
	o.Country = ""
	rs, ps, err := understand(ctx, o, m.catalog.Limits, in, files)
	if err == nil && len(rs) == 1 && rs[0].Country == nil && country != "" {
		o.Country = country
		rs, ps, err = understand(ctx, o, m.catalog.Limits, in, files)
	}
	m.problems = append(m.problems, ps...)
	if err != nil {
		return nil, err
	}
	if len(rs) == 0 {
		return nil, fmt.Errorf("%s holds no response that could be read", name)
	}
	rs = slices.DeleteFunc(rs, func(r *survey.Response) bool { return r.Country == nil || country != "" && r.Country.ISO3 != country })
	if len(rs) == 0 {
		return nil, &unnamed{name, country}
	}
	return rs, nil
}

// unnamed says that a file does not have the country asked for.
type unnamed struct{ file, country string }

func (u *unnamed) Error() string {
	if u.country != "" {
		return fmt.Sprintf("%s holds no response of %q", u.file, u.country)
	}
	return fmt.Sprintf("nothing in %s tells whose response it is", u.file)
}

// Hint says what to do about it.
func (u *unnamed) Hint() string { return "name the country, such as --country AZE" }

// pairOf chooses the two responses of one country among those of two files.
func pairOf(before, after []*survey.Response) (a, b *survey.Response, err error) {
	for _, x := range before {
		for _, y := range after {
			if x.Country.ISO3 != y.Country.ISO3 {
				continue
			}
			if a != nil {
				return nil, nil, &advised{fmt.Sprintf("%s and %s hold more than one pair of responses", x.Source.File, y.Source.File),
					"say which country is meant, such as --country " + a.Country.ISO3}
			}
			a, b = x, y
		}
	}
	if a == nil {
		x, y := before[0], after[0]
		return nil, nil, &advised{fmt.Sprintf("%s is of %s and %s of %s: two countries are not compared", x.Source.File, x.Country.Name("en"),
			y.Source.File, y.Country.Name("en")), "name two submissions of one country"}
	}
	return a, b, nil
}

// advised is an error with what to do about it.
type advised struct{ what, hint string }

func (a *advised) Error() string { return a.what }

// Hint says what to do about it.
func (a *advised) Hint() string { return a.hint }

// desk measures a response that need not be filed.
func (m *material) desk(r *survey.Response) (*survey.Profile, error) {
	rules := m.rules(Options{}, r)
	askable(r, &rules)
	review.Apply(r, rules.Review, m.link) // what it cannot be laid over is told by check
	cleared, secrets, ps := withhold.Clear(r, rules)
	m.secrets = append(m.secrets, secrets...)
	m.problems = append(m.problems, ps...)
	if cleared == nil {
		why := "it is held back"
		if len(ps) > 0 {
			why = ps[len(ps)-1].What
		}
		return nil, fmt.Errorf("%s may not be compared: %s", r.Source.File, why)
	}
	m.came(cleared, r)
	return measure.Profile(cleared, m.catalog), nil
}
