package render

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"unicode"

	"egovsite/generator/survey"
)

// An OnDemand makes the files of a site when they are asked for, one by one and
// each as Country and Whole do. Its methods may be called by several goroutines
// at once.
type OnDemand struct {
	maker *Maker
	of    map[string][]*survey.Profile // of the countries, by ISO3 in small letters
	sites []func() *site               // as those of the maker, with all there is
	whole []func() map[string]made     // of these, by path
	files []func() ([]file, error)     // as fileTypes
}

// OnDemand makes the files of all there is; pages and files of countries are its own.
func (m *Maker) OnDemand(all All) *OnDemand {
	d := &OnDemand{maker: m, of: map[string][]*survey.Profile{}}
	for _, p := range all.Profiles {
		iso3 := low(p.Response.Country.ISO3)
		d.of[iso3] = append(d.of[iso3], p)
	}
	all.Read = d.File
	for _, s := range m.sites {
		s := sync.OnceValue(func() *site {
			s := s.withAll(all)
			s.pages = sync.OnceValue(func() []string {
				pages := listed(slices.Concat(s.own(), s.whole()))
				slices.Sort(pages)
				return pages
			})
			return s
		})
		d.sites = append(d.sites, s)
		d.whole = append(d.whole, sync.OnceValue(func() map[string]made {
			by := map[string]made{}
			for _, one := range s().whole() {
				by[one.path] = one
			}
			return by
		}))
	}
	for i, kind := range fileTypes {
		if kind.still {
			d.files = append(d.files, m.still[i])
		} else {
			d.files = append(d.files, sync.OnceValues(func() ([]file, error) { return kind.make(d.sites[0]()) }))
		}
	}
	return d
}

// File makes the file at a path. The error is fs.ErrNotExist where the site has none there.
func (d *OnDemand) File(path string) ([]byte, error) {
	for i, s := range d.maker.sites {
		rest, ok := strings.CutPrefix(path, s.folder)
		if !ok {
			continue
		}
		m, ok := d.own(s, rest)
		if !ok {
			m, ok = d.whole[i]()[rest]
		}
		if !ok {
			continue
		}
		data, err := s.page(m.kind, m.page)
		if data == nil && err == nil {
			err = missing(path)
		}
		return data, err
	}
	for i, kind := range fileTypes {
		begins := func(with string) bool { return strings.HasPrefix(path, with) }
		if d.maker.sites[0].cat.Site.Has(kind.part) && slices.ContainsFunc(kind.under, begins) {
			if data, err := find(d.files[i], path); data != nil || err != nil {
				return data, err
			}
		}
	}
	return nil, missing(path)
}

func missing(path string) error { return fmt.Errorf("making %s: %w", path, fs.ErrNotExist) }

// own finds a file of a country whose code stands in the path.
func (d *OnDemand) own(s *site, path string) (made, bool) {
	for _, word := range strings.FieldsFunc(path, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		profiles := d.of[low(word)]
		if profiles == nil {
			continue
		}
		list := s.with(profiles, len(d.of) > 1).own()
		if i := slices.IndexFunc(list, func(m made) bool { return m.path == path }); i >= 0 {
			return list[i], true
		}
	}
	return made{}, false
}

// find is the file at a path among some; nil if it is none of them.
func find(files func() ([]file, error), path string) ([]byte, error) {
	list, err := files()
	if i := slices.IndexFunc(list, func(f file) bool { return f.path == path }); i >= 0 && err == nil {
		return list[i].data, nil
	}
	return nil, err
}
