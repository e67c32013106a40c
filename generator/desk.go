package generator

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"

	"egovsite/generator/catalog"
	"egovsite/generator/problem"
	"egovsite/generator/publish"
	"egovsite/generator/survey"

	"github.com/spf13/afero"
)

// A ReviewForm is the review file of a country's response with every open
// question in it, ready to be filled in.
type ReviewForm struct {
	ReviewFile        // as it is on the disk
	Country    string // in English
	Edition    string // its ID
	Data       []byte // what the file is to be
	Open       []int  // printed numbers of the open questions, most telling first
	Settled    int    // answers that the review settles
	iso3       string
}

// Changed reports whether there is anything to write.
func (f *ReviewForm) Changed() bool { return f.SHA256 == "" || string(f.Data) != string(f.data) }

// Review makes the review file of a country's response, of the edition named in
// the options or of its newest. A response that is not on the site yet, or not
// again, can be reviewed; so can one whose review has faults, which are told. It
// writes nothing.
func Review(ctx context.Context, o Options, iso3 string) (*ReviewForm, []problem.Problem, error) {
	o.toCountry, o.anyReview = true, true
	m, err := gather(ctx, o)
	if err != nil {
		return nil, m.found(), err
	}
	p, err := m.find(o, iso3)
	if err != nil {
		return nil, m.problems, err
	}
	e := p.Response.Edition
	f := &ReviewForm{Country: p.Response.Country.Name("en"), Edition: e.ID, iso3: iso3}
	var none *builtIn
	var root *os.Root
	if f.ReviewFile, root, err = o.review(e.ID, iso3); err != nil && !errors.As(err, &none) {
		return nil, m.problems, err
	}
	if root != nil {
		defer root.Close()
	}
	open := openIn(p)
	for _, a := range p.Response.Answers {
		if a.State == survey.Reviewed {
			f.Settled++
		}
	}
	if f.Data, err = catalog.ReviewForm(f.data, iso3, e.ID, open); err != nil {
		return nil, m.problems, &ReviewFault{f.Name + ": " + err.Error()}
	}
	if err := publish.Search("the review", fresh(f.Data, f.data), m.secrets); err != nil {
		return nil, m.problems, err
	}
	f.Open = telling(p, open)
	return f, m.problems, nil
}

// WriteReview writes a review file, unless it was changed since it was read.
func WriteReview(o Options, f *ReviewForm) error {
	now, root, err := o.review(f.Edition, f.iso3)
	if err != nil {
		return err
	}
	defer root.Close()
	if now.SHA256 != f.SHA256 {
		return ErrReviewChanged
	}
	name := reviewName(f.Edition, f.iso3)
	if err := root.MkdirAll(path.Dir(name), 0o755); err != nil {
		return fmt.Errorf("making a folder for reviews: %w", err)
	}
	return publish.File(afero.NewBasePathFs(afero.NewOsFs(), root.Name()), filepath.FromSlash(name), f.Data)
}

// openIn are the open questions of a profile in printed order, each with what its
// answer narrows and what the response says in support.
func openIn(p *survey.Profile) (open []catalog.Open) {
	for i := range p.Response.Answers {
		a := &p.Response.Answers[i]
		if !Open(p, a) {
			continue
		}
		o := catalog.Open{Question: a.Question}
		if k := slices.IndexFunc(p.Settle, func(s survey.Settle) bool { return s.Question == a.Question }); k >= 0 {
			o.Narrows = p.Settle[k].Narrows
		}
		if a.State == survey.Unreadable {
			o.Evidence = append(o.Evidence, "what the file marks could not be read")
		}
		for _, e := range append([]*survey.Answer{a}, p.Response.Evidence(a.Question.Code)...) {
			if e.HasText() && e.State != survey.Withheld {
				o.Evidence = append(o.Evidence, fmt.Sprintf("%d, %s: %s", e.Question.Number, e.Grade, e.Text))
			}
		}
		open = append(open, o)
	}
	return open
}

// telling are the numbers of open questions: first consent to publication, then
// those that narrow ranges most, then the others in printed order.
func telling(p *survey.Profile, open []catalog.Open) (numbers []int) {
	add := func(q *survey.Question) {
		if slices.ContainsFunc(open, func(o catalog.Open) bool { return o.Question == q }) && !slices.Contains(numbers, q.Number) {
			numbers = append(numbers, q.Number)
		}
	}
	if i := p.Response.Edition.ByRole(survey.RoleConsent); i >= 0 {
		add(&p.Response.Edition.Questions[i])
	}
	for _, s := range p.Settle {
		add(s.Question)
	}
	for _, o := range open {
		add(o.Question)
	}
	return numbers
}

// fresh are the lines of a text that were not in it before. Those that were are
// a person's own, and may name who reviewed.
func fresh(now, before []byte) (out []byte) {
	had := map[string]bool{}
	for line := range bytes.Lines(before) {
		had[string(line)] = true
	}
	for line := range bytes.Lines(now) {
		if !had[string(line)] {
			out = append(out, line...)
		}
	}
	return out
}

// counted are the problems that keep responses out. Those of reviews do not while
// a review is made.
func (o Options) counted(ps []problem.Problem) []problem.Problem {
	if !o.anyReview {
		return ps
	}
	return slices.DeleteFunc(slices.Clone(ps), func(p problem.Problem) bool { return isReview(p.File) })
}
