package generator

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"egovsite/generator/catalog"
	"egovsite/generator/changelog"
	"egovsite/generator/interpret"
	"egovsite/generator/problem"
	"egovsite/generator/publish"
	"egovsite/generator/render"
)

// A Preview is the site that Build would write, with all that it is made from in
// memory: a file of it is made when it is asked for. Its methods may be called by
// several goroutines at once.
type Preview struct {
	o       Options
	refresh sync.Mutex           // held by the one that refreshes
	shown   atomic.Pointer[view] // nil before the first
}

// NewPreview makes a preview that shows nothing before it is refreshed. Options
// about an output or a version that is kept do not matter to it.
func NewPreview(o Options) *Preview { return &Preview{o: o} }

// A view is what a preview shows from one refresh to the next.
type view struct {
	in     *inputs
	base   *material
	words  *interpret.Interpreter
	maker  *render.Maker
	groups []*made
	site   *render.OnDemand
	log    func() changelog.Log
	search func() *publish.SearchFor
	report Report
}

// Refresh shows what there is now. Only what was changed since the last time is
// read and measured again. On an error all that is shown stays as it was.
func (p *Preview) Refresh(ctx context.Context) (Report, error) {
	p.refresh.Lock()
	defer p.refresh.Unlock()
	in, err := p.o.inputs(true, someResponses)
	if err != nil {
		return Report{}, err
	}
	last := p.shown.Load()
	if last != nil && in.all == last.in.all {
		report := last.report
		report.Unchanged = true
		return report, nil
	}
	v := &view{in: in}
	if err := v.make(ctx, p.o, last); err != nil {
		return v.report, err
	}
	p.shown.Store(v)
	go v.search() // both will be wanted, and pages need not wait for it
	go v.log()
	return v.report, nil
}

// make makes a view, with all that it can have of the last one.
func (v *view) make(ctx context.Context, o Options, last *view) error {
	b := &build{ctx: ctx, o: o, in: v.in, last: &memory{}}
	err := v.begin(b, last)
	v.base, v.words, v.maker = b.base, b.words, b.maker
	v.report.Problems = v.base.found()
	if err != nil {
		return err
	}
	if v.groups, err = b.groups(); err != nil {
		return err
	}
	b.done = v.groups
	m := b.sum(&v.report)
	v.log = sync.OnceValue(func() changelog.Log {
		var old changelog.Log
		if last != nil {
			old = last.log()
		}
		last = nil // the views before need not be kept
		return m.next(o, old)
	})
	v.search = sync.OnceValue(func() *publish.SearchFor { return publish.NewSearch(m.secrets) })
	v.site = v.maker.OnDemand(render.All{Profiles: m.profiles, Log: v.log})
	return nil
}

// begin makes ready to go through the responses.
func (v *view) begin(b *build, last *view) (err error) {
	if last == nil || v.in.words != last.in.words {
		last = nil
		b.base, b.files, err = b.o.prepare(v.in)
	} else {
		if b.base, err = last.base.reviewed(b.o, v.in); err == nil {
			b.files, err = b.base.submitted()
		}
		b.keep(last.groups)
	}
	if err != nil {
		return err
	}
	if last == nil {
		b.words = interpret.New(b.base.catalog)
	} else {
		b.words = last.words
	}
	if last == nil || v.in.world != last.in.world {
		b.maker, err = b.newMaker("")
	} else {
		b.maker = last.maker
	}
	return err
}

// reviewed is the content with the reviews that there are now. All else in it
// stays what profiles and pages know it by.
func (m *material) reviewed(o Options, now *inputs) (*material, error) {
	next := *m
	next.inputs = now
	if maps.Equal(now.reviews, m.inputs.reviews) {
		return &next, nil
	}
	c := *m.catalog
	var ps []problem.Problem
	c.Reviews, ps = catalog.Reviews(now.content, m.catalog)
	others := slices.DeleteFunc(slices.Clone(m.faults), func(p problem.Problem) bool { return strings.HasPrefix(o.inContent(p.File), "reviews/") })
	next.catalog, next.faults = &c, append(others, o.named(ps)...)
	next.problems = next.faults
	if o.brokenContent(ps) {
		return &next, ErrContent
	}
	return &next, nil
}

// keep has groups used again of which nothing has changed.
func (b *build) keep(groups []*made) {
	b.kept, b.was = map[string]*made{}, map[string]*record{}
	for _, g := range groups {
		b.last.Groups = append(b.last.Groups, g.record)
		b.kept[g.Names[0]], b.was[g.Names[0]] = g, &g.record
	}
}

// File makes the file of the site at a path. The error is fs.ErrNotExist where
// there is none, and a *publish.Leak where it holds what is withheld.
func (p *Preview) File(path string) ([]byte, error) {
	v := p.shown.Load()
	if v == nil {
		return nil, fmt.Errorf("making %s: %w", path, fs.ErrNotExist)
	}
	data, err := v.site.File(path)
	if err == nil {
		err = v.search().In(path, data)
	}
	if err != nil {
		return nil, err
	}
	return data, nil
}
