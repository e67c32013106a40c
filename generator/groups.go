package generator

import (
	"context"
	"fmt"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"egovsite/generator/interpret"
	"egovsite/generator/publish"
	"egovsite/generator/render"
	"egovsite/generator/survey"

	"golang.org/x/sync/errgroup"
)

// A build goes through the responses country by country, several at once. Which
// country a file is from is known once it was read, so files are taken together
// by the stem of their names; should two groups turn out to hold answers of the
// same country, they are joined and made again.
type build struct {
	ctx   context.Context
	o     Options
	base  *material // the catalog, and what was found in it
	in    *inputs
	last  *memory
	files map[string]file // by name
	words *interpret.Interpreter
	maker *render.Maker
	site  *publish.Site
	was   map[string]*record // of the last build, by the first of its files
	// streaming writes the files of a country as soon as it was read, and keeps no
	// more of it than the pages about the whole site need.
	streaming bool
	// kept are groups that were made before of the same content, by the first of their files.
	kept map[string]*made
	// claimed are the countries whose files were written; of those that two groups
	// hold only one is, before they are joined.
	claimed sync.Map // by ISO3
	done    []*made
	stats   publish.Stats // of the site that was published
}

// A made is what came of one group.
type made struct {
	record
	profiles []*survey.Profile // none where the build is streaming: see inBrief
	held     []*survey.Response
	reused   bool // the record is that of the last build, and so are the files
}

// groups makes all groups, joined where they have to be, in order of their files.
func (b *build) groups() ([]*made, error) {
	var out []*made
	next := b.together()
	for len(next) > 0 {
		list := make([]*made, len(next))
		group, _ := errgroup.WithContext(b.ctx)
		group.SetLimit(runtime.GOMAXPROCS(0))
		done := counter{o: b.o, stage: "reading", total: len(next)}
		for i, names := range next {
			group.Go(func() (err error) {
				list[i], err = b.group(names)
				done.one()
				return err
			})
		}
		if err := group.Wait(); err != nil {
			return nil, err
		}
		var err error
		if out, next, err = b.apart(append(out, list...)); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(out, func(x, y *made) int { return slices.Compare(x.Names, y.Names) })
	return out, nil
}

// together puts files together that seem to be of one country: by the stems of
// their names, and by what the last build found.
func (b *build) together() (out [][]string) {
	group := map[string]string{} // stem -> name of its group
	for _, r := range b.last.Groups {
		for _, stem := range r.Stems {
			group[stem] = r.Stems[0]
		}
	}
	of := map[string][]string{}
	for name := range b.files {
		stem := stemOf(name)
		if first, ok := group[stem]; ok {
			stem = first
		}
		of[stem] = append(of[stem], name)
	}
	for _, names := range of {
		slices.Sort(names)
		out = append(out, names)
	}
	slices.SortFunc(out, slices.Compare)
	return out
}

// stemOf is the name of a file without folder, ending and number.
func stemOf(name string) string {
	stem, _ := numbered(filepath.Base(name))
	return strings.ToLower(stem)
}

// apart takes out the groups that share a country with another, and returns what
// has to be made in their place.
func (b *build) apart(list []*made) (kept []*made, next [][]string, err error) {
	first := map[string]int{} // country -> group
	joined := make([]int, len(list))
	for i := range list {
		joined[i] = i
	}
	root := func(i int) int {
		for joined[i] != i {
			i = joined[i]
		}
		return i
	}
	for i, m := range list {
		for _, iso3 := range m.Answered {
			if k, ok := first[iso3]; ok {
				joined[root(i)] = root(k)
			} else {
				first[iso3] = i
			}
		}
	}
	size, names := map[int]int{}, map[int][]string{}
	for i := range list {
		size[root(i)]++
	}
	for i, m := range list {
		r := root(i)
		if size[r] == 1 {
			kept = append(kept, m)
			continue
		}
		names[r] = append(names[r], m.Names...)
		if !b.streaming {
			continue // nothing was written yet
		}
		if err := b.site.Drop(m.paths()); err != nil {
			return nil, nil, err
		}
		for _, iso3 := range m.Answered {
			b.claimed.Delete(iso3)
		}
	}
	for _, n := range names {
		slices.Sort(n)
		next = append(next, n)
	}
	slices.SortFunc(next, slices.Compare)
	return kept, next, nil
}

// claim takes countries for one group, and reports whether they were free.
func (b *build) claim(countries []string) bool {
	free := true
	for _, iso3 := range countries {
		_, taken := b.claimed.LoadOrStore(iso3, true)
		free = free && !taken
	}
	return free
}

// group makes what is to be made of files that were taken together.
func (b *build) group(names []string) (*made, error) {
	if err := b.ctx.Err(); err != nil {
		return nil, err
	}
	was := b.remembered(names)
	if b.streaming && was != nil {
		if !b.claim(was.Answered) {
			return &made{record: record{Names: names, Answered: was.Answered}}, nil // it will be joined
		}
		if m, err := b.reuse(was); m != nil || err != nil {
			return m, err
		}
	}
	if m := b.kept[names[0]]; m != nil && was != nil {
		return m, nil
	}
	var files []file
	m := &made{record: record{Names: names}}
	for _, name := range names {
		f := b.files[name]
		data, err := f.load()
		if err != nil {
			return nil, err
		}
		f.data = data
		files = append(files, f)
	}
	sub := &material{catalog: b.base.catalog, printed: b.base.printed, faults: b.base.faults}
	if err := sub.measure(b.ctx, b.o.silent(), b.words, files); err != nil {
		return nil, err
	}
	m.Problems = append(m.Problems, sub.problems...)
	m.profiles, m.held = sub.profiles, sub.held
	for _, words := range sub.secrets {
		m.Secrets = append(m.Secrets, strings.Clone(words)) // as a part of the file's text it would keep all of it
	}
	for iso3 := range sub.by {
		if iso3 != "" {
			m.Answered = append(m.Answered, iso3)
		}
	}
	slices.Sort(m.Answered)
	for _, name := range names {
		m.IDs = append(m.IDs, b.in.responses[name].id)
		if stem := stemOf(name); !slices.Contains(m.Stems, stem) {
			m.Stems = append(m.Stems, stem)
		}
	}
	m.Reviews = b.reviews(m.Answered)
	for _, p := range m.profiles {
		m.Briefs = append(m.Briefs, briefOf(p))
	}
	for _, r := range m.held {
		m.Held = append(m.Held, brief{Country: r.Country.ISO3, Edition: r.Edition.ID})
	}
	if !b.streaming {
		if was != nil {
			m.Paths, m.Pages, m.Company, m.reused = was.Paths, was.Pages, was.Company, true
		}
		return m, nil
	}
	if was == nil && !b.claim(m.Answered) {
		return m, nil // it will be joined
	}
	if err := b.own(m, false); err != nil {
		return nil, err
	}
	m.profiles, m.held = nil, nil
	return m, nil
}

// remembered is what the last build made of the same files and reviews; nil if
// they are not the same.
func (b *build) remembered(names []string) *record {
	r := b.was[names[0]]
	if r == nil || !slices.Equal(r.Names, names) || r.Reviews != b.reviews(r.Answered) {
		return nil
	}
	for i, name := range names {
		if d, ok := b.in.responses[name]; !ok || d.id != r.IDs[i] {
			return nil
		}
	}
	return r
}

// reviews is the digest of the reviews of some countries.
func (b *build) reviews(countries []string) (sum hash) {
	for _, iso3 := range countries {
		of := b.in.reviews[iso3]
		sum = digestOf(fmt.Appendf(nil, "%x %s %x", sum, iso3, of)).id
	}
	return sum
}

// reuse is what the last build made, with its files; nil where one of them is not
// as it was.
func (b *build) reuse(r *record) (*made, error) {
	ok, err := b.takeOver(r.paths())
	if !ok || err != nil {
		return nil, err
	}
	return &made{record: *r, reused: true}, nil
}

// takeOver takes files of the old site over: all, or none and false.
func (b *build) takeOver(paths []string) (bool, error) {
	for i, path := range paths {
		was, known := b.last.Stamps[path]
		ok := false
		if known {
			var err error
			if ok, err = b.site.Take(path, was); err != nil {
				return false, err
			}
		}
		if !ok {
			return false, b.site.Drop(paths[:i])
		}
	}
	return true, nil
}
