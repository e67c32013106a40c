package generator

import (
	"context"
	"errors"
	"slices"
	"strings"

	"egovsite/generator/problem"
	"egovsite/generator/publish"
	"egovsite/generator/render"
	"egovsite/generator/survey"

	"github.com/spf13/afero"
)

// A Report says what a build made.
type Report struct {
	Out       string
	Countries int
	Files     int
	Bytes     int64
	Unchanged bool              // the site was there already, byte for byte
	Profiles  []*survey.Profile // what the site shows; none where its countries were made one by one, or nothing changed
	Problems  []problem.Problem
}

// ErrContent is returned where faults in the content keep a site from being built.
var ErrContent = errors.New("the content has faults")

// Build makes the site: all of it, or nothing and the old one stays. A response
// with an error among its problems is left out of it. If a response is changed
// meanwhile, all begins anew.
func Build(ctx context.Context, o Options) (report Report, err error) {
	const most = 3
	for range most {
		if report, err = o.build(ctx); !errors.As(err, new(*changed)) {
			break
		}
	}
	return report, err
}

func (o Options) build(ctx context.Context) (Report, error) {
	in, err := o.inputs(true, someResponses)
	if err != nil {
		return Report{Out: o.out()}, err
	}
	last := o.remember(in)
	if last.Inputs == in.all && o.Freeze+o.Unfreeze == "" && last.Footprint.Intact(afero.NewOsFs(), o.out()) {
		last.Report.Unchanged = true
		return last.Report, nil
	}
	last.recall()
	report := Report{Out: o.out()}
	base, files, err := o.prepare(in)
	report.Problems = base.found()
	if errors.Is(err, ErrContent) { // once all that can be told of the responses is told
		m, err := gather(ctx, o)
		report.Problems = m.found()
		return report, err
	}
	if err != nil {
		return report, err
	}
	if err := o.apart(); err != nil {
		return report, err
	}
	site, err := publish.New(afero.NewOsFs(), o.out(), publish.Options{Force: o.Force, Stamp: o.memoryFile() != "", Keep: []string{"countries/*/index.html"}})
	if err != nil {
		return report, err
	}
	defer site.Abort()
	b := &build{ctx: ctx, o: o, base: base, in: in, last: last, files: files, site: site,
		streaming: render.InBrief(&base.catalog.Site) && o.Freeze == ""}
	if err := b.run(&report); err != nil {
		return report, err
	}
	m := &memory{gist: gist{Report: report, Footprint: b.stats.Footprint}, recollection: recollection{Stamps: b.stats.Stamps}}
	m.Report.Profiles = nil
	for _, g := range b.done {
		m.Groups = append(m.Groups, g.record)
	}
	m.keep(o, in)
	return report, nil
}

// prepare loads the content and names the files of responses. Faults in the
// content end in ErrContent.
func (o Options) prepare(in *inputs) (*material, map[string]file, error) {
	c, ps := o.catalog(in)
	m := &material{inputs: in, catalog: c, problems: ps, faults: slices.Clone(ps)}
	if o.brokenContent(ps) {
		return m, nil, ErrContent
	}
	m.printed = printed(c, o.Language)
	files, err := m.submitted()
	return m, files, err
}

// brokenContent reports faults that keep a site from being built: those of a
// review keep out its response alone, unless it cannot be told whose it is.
func (o Options) brokenContent(ps []problem.Problem) bool {
	return slices.ContainsFunc(ps, func(p problem.Problem) bool {
		return p.Severity == problem.Error && (!strings.HasPrefix(o.inContent(p.File), "reviews/") || p.Code == "review-file")
	})
}

// unreadableContent reports faults in what responses are read by, so that
// nothing true could be said of them.
func (o Options) unreadableContent(ps []problem.Problem) bool {
	return slices.ContainsFunc(ps, func(p problem.Problem) bool {
		file := o.inContent(p.File)
		return p.Severity == problem.Error && (file == "limits.yaml" || strings.HasPrefix(file, "editions/") || strings.HasPrefix(file, "countries/"))
	})
}

func (o Options) progress(stage string, done, total int) {
	if o.Progress != nil {
		o.Progress(stage, done, total)
	}
}
