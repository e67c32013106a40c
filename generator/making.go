package generator

import (
	"cmp"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"

	"egovsite/generator/changelog"
	"egovsite/generator/interpret"
	"egovsite/generator/problem"
	"egovsite/generator/publish"
	"egovsite/generator/render"
	"egovsite/generator/survey"

	"golang.org/x/sync/errgroup"
)

// run reads, makes and publishes.
func (b *build) run(report *Report) error {
	b.was = map[string]*record{}
	for i := range b.last.Groups {
		b.was[b.last.Groups[i].Names[0]] = &b.last.Groups[i]
	}
	var ready errgroup.Group // each takes a while, and neither needs the other
	ready.Go(func() error {
		b.words = interpret.New(b.base.catalog)
		return nil
	})
	ready.Go(func() (err error) {
		b.maker, err = b.newMaker("")
		return err
	})
	if err := ready.Wait(); err != nil {
		return err
	}
	texts, err := b.maker.Repeated()
	if err != nil {
		return err
	}
	b.site.Known(texts)
	if b.done, err = b.groups(); err != nil {
		return err
	}
	b.words, b.files = nil, nil // which take room, and are not needed any more
	m := b.sum(report)
	b.site.Forbid(m.secrets)
	b.site.Searched(b.last.secrets())
	b.site.Let(let(m.held))
	all := render.All{Profiles: m.profiles, Read: b.site.Read}
	if b.base.catalog.Site.Has(survey.PartChanges) {
		log, lost := m.log(b.o, b.site)
		all.Log = func() changelog.Log { return log }
		report.Problems = append(report.Problems, lost...)
	}
	if all.Kept, err = b.o.kept(b.site, m.held); err != nil {
		return err
	}
	if err := b.write(m, all); err != nil {
		return err
	}
	b.listInputs()
	b.stats, err = b.site.Commit(nil)
	report.Files, report.Bytes, report.Unchanged = b.stats.Files, b.stats.Bytes, b.stats.Unchanged
	return err
}

// listInputs says what the site and its files were made from.
func (b *build) listInputs() {
	inputs := []publish.Input{{Name: "program", Version: b.o.Version}, {Name: "content", SHA256: fmt.Sprintf("%x", b.in.public)}}
	for _, g := range b.done {
		for _, of := range g.Briefs {
			for _, what := range [][2]string{{"response", of.Response}, {"review", of.Review}} {
				if what[1] != "" {
					inputs = append(inputs, publish.Input{Name: what[0] + " " + of.Country + " " + of.Edition, SHA256: what[1], Country: of.Country})
				}
			}
		}
		for country, paths := range g.Paths {
			b.site.From(country, paths)
		}
	}
	slices.SortFunc(inputs, func(x, y publish.Input) int {
		return cmp.Or(strings.Compare(x.Country, y.Country), strings.Compare(x.Name, y.Name))
	})
	b.site.Inputs(inputs)
}

// sum puts together what came of all groups, and reports it.
func (b *build) sum(report *Report) *material {
	m := &material{catalog: b.base.catalog}
	report.Problems = slices.Clone(b.base.problems)
	for _, g := range b.done {
		profiles, held := g.profiles, g.held
		if b.streaming {
			profiles, held = g.inBrief(b.base.catalog)
		}
		m.profiles, m.held, m.secrets = append(m.profiles, profiles...), append(m.held, held...), append(m.secrets, g.Secrets...)
		report.Problems = append(report.Problems, g.Problems...)
	}
	problem.Sort(report.Problems)
	report.Countries = m.countries()
	if !b.streaming {
		report.Profiles = m.profiles
	}
	return m
}

// write writes what is not written yet: the files of the countries, unless they
// were written as they were read, those about the whole site, and all once more
// for a version that is kept.
func (b *build) write(m *material, all render.All) error {
	company := m.countries() > 1
	if !b.streaming {
		if err := b.each("writing", func(g *made) error { return b.own(g, company) }); err != nil {
			return err
		}
	}
	for _, g := range b.done {
		all.Pages = append(all.Pages, g.Pages...)
	}
	if err := b.maker.Whole(all, b.site.Write); err != nil || b.o.Freeze == "" {
		return err
	}
	var err error
	if b.maker, err = b.newMaker(b.o.Freeze); err != nil {
		return err
	}
	err = b.each("keeping", func(g *made) error {
		_, err := b.countries(g, company, func(string, string) {})
		return err
	})
	if err != nil {
		return err
	}
	return b.maker.Whole(all, b.site.Write)
}

// newMaker makes ready to make the site, or the version of it that is kept.
func (b *build) newMaker(version string) (*render.Maker, error) {
	in, err := b.base.input(b.o)
	if err != nil {
		return nil, err
	}
	in.Frozen = version
	return render.New(in)
}

// each does something for all groups, several at once.
func (b *build) each(stage string, do func(*made) error) error {
	group, _ := errgroup.WithContext(b.ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	done := counter{o: b.o, stage: stage, total: len(b.done)}
	for _, g := range b.done {
		group.Go(func() error {
			defer done.one()
			return do(g)
		})
	}
	return group.Wait()
}

// own writes the files of the group's countries.
func (b *build) own(m *made, company bool) error {
	if m.reused && m.Company == company {
		if ok, err := b.takeOver(m.paths()); ok || err != nil {
			return err
		}
	}
	m.Paths, m.Company, m.reused = map[string][]string{}, company, false
	var err error
	m.Pages, err = b.countries(m, company, func(country, path string) { m.Paths[country] = append(m.Paths[country], path) })
	return err
}

// countries writes the files of the group's countries, and tells of each.
func (b *build) countries(m *made, company bool, tell func(country, path string)) (pages []string, err error) {
	of := map[string][]*survey.Profile{}
	for _, p := range m.profiles {
		of[p.Response.Country.ISO3] = append(of[p.Response.Country.ISO3], p)
	}
	for _, iso3 := range slices.Sorted(maps.Keys(of)) {
		more, err := b.maker.Country(of[iso3], company, func(path string, data []byte) error {
			if err := b.ctx.Err(); err != nil {
				return err
			}
			tell(iso3, path)
			return b.site.Write(path, data)
		})
		if err != nil {
			return nil, err
		}
		pages = append(pages, more...)
	}
	return pages, nil
}

// A counter tells how far work is that is done by several.
type counter struct {
	o     Options
	stage string
	total int

	mu   sync.Mutex
	done int
}

func (c *counter) one() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.done++
	c.o.progress(c.stage, c.done, c.total)
}
