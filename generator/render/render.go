// Package render turns profiles into the files of a site: pages from the
// templates in layouts, and downloads. It must not know where answers come
// from, how anything is counted, or where files go: it gets values and hands
// out bytes. A page depends on its own arguments alone, so that pages may be
// made in any order. It is the only importer of goldmark and sprig.
//
//	err := render.Site(in, func(path string, data []byte) error { … })
package render

import (
	"bytes"
	"cmp"
	"fmt"
	"io/fs"
	"sync"

	"egovsite/generator/changelog"
	"egovsite/generator/survey"
)

// Input is all that a site is made from.
type Input struct {
	Catalog  *survey.Catalog
	Profiles []*survey.Profile // one a country and edition, in any order
	Layouts  fs.FS             // base.html, parts, pages
	Assets   fs.FS             // css, js, img, dist
	Version  string            // of the program, for the colophon
	Log      changelog.Log     // of published numbers that changed
	Language string            // of what is made alone; the site's first if empty
	Kept     []string          // versions of the site that are kept in it
	Frozen   string            // version that the site is to be kept as; empty for the site itself
	// layouts are the layouts as they are read for all languages of a site; nil before.
	layouts func() (*layouts, error)
}

func (in Input) language() string { return cmp.Or(in.Language, spoken(in.Catalog)[0]) }

// Site makes every file of the site and hands each to put with its path, "/"
// between folders, none at the front. Paths are unique and in a fixed order.
func Site(in Input, put func(path string, data []byte) error) error {
	if in.Frozen != "" {
		in, put = in.frozen(put)
	}
	in.layouts = sync.OnceValues(in.readLayouts)
	go in.layouts()
	var first *site
	for _, tag := range spoken(in.Catalog) {
		s, err := newSite(in, tag)
		if err != nil {
			return err
		}
		if first == nil {
			first = s
		}
		for made := range s.pages() {
			if made.err != nil {
				return made.err
			}
			if made.data == nil {
				continue // a page without figures has no script for them, and a figure that is none no page
			}
			if err := put(s.folder+made.path, made.data); err != nil {
				return err
			}
		}
	}
	for _, files := range []func(*site) ([]file, error){downloads, compareFiles, changelogFiles, searchFiles, assets, cards, feed, addresses} {
		list, err := files(first)
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

// OneFile makes the report of one country: its profile as a single HTML file
// that asks for nothing and can be mailed.
func OneFile(in Input, p *survey.Profile) ([]byte, error) {
	s, err := newSite(in, in.language())
	if err != nil {
		return nil, err
	}
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
		return p.file()
	}
	value, err := p.make()
	if err != nil {
		return nil, fmt.Errorf("making %s: %w", p.path, err)
	}
	if value == nil {
		return nil, nil
	}
	var b bytes.Buffer
	if err := s.templates()[kind.name].Execute(&b, value); err != nil {
		return nil, fmt.Errorf("making %s: %w", p.path, err)
	}
	if kind.name == reportPage.name {
		return Seal(b.Bytes()), nil
	}
	return b.Bytes(), nil
}
