// Package render turns profiles into the files of a site: pages from the
// templates in layouts, and downloads. It must not know where answers come
// from, how anything is counted, or where files go: it gets values and hands
// out bytes. What is made of one country depends on no other, so that
// countries may be made in any order and need not be there at once. It is the
// only importer of goldmark and sprig.
//
//	m, err := render.New(in)
//	for each country {
//		pages, err := m.Country(profiles, company, put)
//	}
//	err = m.Whole(render.All{Profiles: all, Pages: pages, Read: read}, put)
package render

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"sync"

	"egovsite/generator/changelog"
	"egovsite/generator/survey"
)

// Input is what every file of a site is made from.
type Input struct {
	Catalog  *survey.Catalog
	Layouts  fs.FS  // base.html, parts, pages
	Assets   fs.FS  // css, js, img, dist
	Version  string // of the program, for the colophon
	Language string // of what is made alone; the site's first if empty
	Frozen   string // version that the site is to be kept as; empty for the site itself
}

func (in Input) language() string { return cmp.Or(in.Language, spoken(in.Catalog)[0]) }

// Put takes a file with its path, "/" between folders, none at the front. It is
// called by one goroutine at a time for each call of Country or Whole. It must not
// keep the bytes: another file is made in their room.
type Put func(path string, data []byte) error

// A Maker makes the files of one site. Its methods may be called by several
// goroutines at once.
type Maker struct {
	frozen string
	sites  []*site                  // one a language, the site's first before the others
	still  []func() ([]file, error) // by place in fileTypes, those that no profile changes; nil for others
}

// New makes ready: it reads the layouts.
func New(in Input) (*Maker, error) {
	if in.Frozen != "" {
		in.Catalog = moved(in.Catalog, in.Frozen)
	}
	var kinds []pageType
	for _, kind := range pageTypes {
		if (kind.own != nil || kind.whole != nil) && in.Catalog.Site.Has(kind.part) {
			kinds = append(kinds, kind)
		}
	}
	read := in.layouts(kinds...)
	go read()
	m := &Maker{frozen: in.Frozen}
	for _, tag := range spoken(in.Catalog) {
		s, err := newSite(in, tag, read)
		if err != nil {
			return nil, err
		}
		m.sites = append(m.sites, s)
	}
	m.still = make([]func() ([]file, error), len(fileTypes))
	for i, kind := range fileTypes {
		if kind.still {
			m.still[i] = sync.OnceValues(func() ([]file, error) { return kind.make(m.sites[0]) })
		}
	}
	_, err := read()
	return m, err
}

// InBrief reports whether all that the site has about the whole of it can be made
// from profiles in brief, so that no country has to be kept once its own files are made.
func InBrief(s *survey.Site) bool {
	for _, k := range pageTypes {
		if k.whole != nil && !k.brief && s.Has(k.part) {
			return false
		}
	}
	for _, k := range fileTypes {
		if k.part != "" && s.Has(k.part) {
			return false
		}
	}
	return true
}

// Country makes the files of one country from its profiles, one an edition, and
// returns the paths of those that are pages to be found by search engines.
// With company the site shows other countries too.
func (m *Maker) Country(profiles []*survey.Profile, company bool, put Put) (pages []string, err error) {
	put = m.place(put)
	for i, s := range m.sites {
		s = s.with(profiles, company)
		list := s.own()
		if i == 0 {
			pages = listed(list)
		}
		if err := s.make(list, put); err != nil {
			return nil, err
		}
	}
	return pages, nil
}

// own are the pages of the site's profiles, and their files of data, which are
// there once, whatever languages the pages are in.
func (s *site) own() (list []made) {
	for _, p := range s.profiles {
		for _, kind := range pageTypes {
			if kind.own == nil || !s.cat.Site.Has(kind.part) {
				continue
			}
			for _, one := range kind.own(s, p) {
				list = append(list, made{kind: kind, page: one})
			}
		}
		if s.folder != "" {
			continue
		}
		for _, one := range profileFiles(s, p) {
			if s.cat.Site.Has(partOf(one.path)) {
				list = append(list, made{page: one})
			}
		}
	}
	return list
}

// listed are the paths of those that search engines are told of.
func listed(list []made) (pages []string) {
	for _, m := range list {
		if m.kind.listed() && m.file == nil {
			pages = append(pages, m.path)
		}
	}
	return pages
}

// All is what the files about the whole site are made from.
type All struct {
	Profiles []*survey.Profile    // one a country and edition, in any order
	Pages    []string             // what Country returned, of all countries
	Log      func() changelog.Log // of published numbers that changed
	Kept     []string             // versions of the site that are kept in it
	// Read returns a file that Country made.
	Read func(path string) ([]byte, error)
}

// Whole makes the files that are about the site as a whole. Every country has to
// be made before.
func (m *Maker) Whole(all All, put Put) error {
	put = m.place(put)
	if m.frozen != "" {
		read := all.Read
		all.Kept, all.Read = nil, func(path string) ([]byte, error) { return read(m.folder() + path) }
	}
	var first *site
	for i, s := range m.sites {
		s = s.withAll(all)
		list := s.whole()
		if i == 0 {
			first = s
			all.Pages = append(all.Pages, listed(list)...)
		}
		if err := s.make(list, put); err != nil {
			return err
		}
	}
	slices.Sort(all.Pages)
	first.pages = func() []string { return all.Pages }
	for _, kind := range fileTypes {
		if !first.cat.Site.Has(kind.part) {
			continue
		}
		list, err := kind.make(first)
		if err != nil {
			return err
		}
		for _, f := range list {
			if err := put(f.path, f.data); err != nil {
				return err
			}
		}
	}
	return nil
}

// withAll is the site that has all there is.
func (s *site) withAll(all All) *site {
	s = s.with(all.Profiles, false)
	s.company = len(s.newest) > 1
	s.log, s.versions, s.read = all.Log, all.Kept, all.Read
	return s
}

// whole are the pages about the site as a whole.
func (s *site) whole() (list []made) {
	for _, kind := range pageTypes {
		if kind.whole == nil || !s.cat.Site.Has(kind.part) {
			continue
		}
		for _, one := range kind.whole(s) {
			list = append(list, made{kind: kind, page: one})
		}
	}
	return list
}

// fileTypes are the files about the whole site that are no pages. No two types
// can have a path in common, but that downloads lie around the log of changes.
var fileTypes = []struct {
	part  survey.Part
	under []string // what their paths begin with
	still bool     // no profile changes them
	make  func(*site) ([]file, error)
}{
	{part: survey.PartChanges, under: []string{ChangelogFile}, make: changelogFiles},
	{part: survey.PartChanges, under: []string{feedPath}, make: feed},
	{part: survey.PartData, under: []string{"data/"}, make: downloads},
	{part: survey.PartSearch, under: []string{"search/"}, make: searchFiles},
	{under: []string{iconPath, siteCardPath}, still: true, make: siteCards},
	{under: []string{"assets/"}, still: true, make: assets},
	{under: []string{robotsPath, sitemapPath}, make: addresses},
}

// OneFile makes the report of a profile: a single HTML file that asks for
// nothing and can be mailed. The other profiles are those of the same country.
func OneFile(in Input, country []*survey.Profile, p *survey.Profile) ([]byte, error) {
	s, err := newSite(in, in.language(), in.layouts(reportPage))
	if err != nil {
		return nil, err
	}
	s = s.with(country, false)
	return s.page(reportPage, reportOf(s, p))
}

// A file is a finished file of the site.
type file struct {
	path string
	data []byte
}

// page fills the template of one page.
func (s *site) page(kind pageType, p page) ([]byte, error) {
	if p.file != nil {
		data, err := p.file()
		if err != nil {
			return nil, fmt.Errorf("making %s: %w", p.path, err)
		}
		return data, nil
	}
	value, err := p.make()
	if err != nil {
		return nil, fmt.Errorf("making %s: %w", p.path, err)
	}
	if value == nil {
		return nil, nil
	}
	templates, err := s.templates()
	if err != nil {
		return nil, err
	}
	html, err := templates[kind.name].Fill(value)
	if err != nil {
		return nil, fmt.Errorf("making %s: %w", p.path, err)
	}
	if kind.name == reportPage.name {
		return Seal(html), nil
	}
	return html, nil
}
