package render

import (
	"html/template"
	"path"
	"slices"
	"strings"

	"egovsite/generator/survey"
)

// ProsePage is a page of words.
type ProsePage struct {
	Base
	Heading  string
	Summary  string
	Words    template.HTML
	Fallback Fallback
	Group    string // that the page stands with; may be empty
	Pages    []Link // of the group
	Contents []Link // the headings of a long page of a group
}

// Fallback says that words stand in another language than the page's, as
// nobody has translated them yet.
type Fallback struct {
	Lang   string // of the words; empty if it is the page's
	Notice string
}

// prose is the pages of words, each in the page's language where there is one
// so, else in English.
func (s *site) prose() []*survey.Prose {
	var out []*survey.Prose
	at := map[string]int{}
	for i := range s.cat.Pages {
		p := &s.cat.Pages[i]
		if p.Language != s.words.Tag && p.Language != baseLanguage || slices.Contains(s.cat.Site.Without, p.Name) {
			continue
		}
		if known, ok := at[p.Name]; !ok {
			at[p.Name] = len(out)
			out = append(out, p)
		} else if p.Language == s.words.Tag {
			out[known] = p
		}
	}
	return out
}

func (s *site) fallback(p *survey.Prose) Fallback {
	if p.Language == s.words.Tag {
		return Fallback{}
	}
	return Fallback{p.Language, s.say("prose.fallback")}
}

func (s *site) proseNamed(name string) *survey.Prose {
	for _, p := range s.prose() {
		if p.Name == name {
			return p
		}
	}
	return nil
}

func prosePages(s *site) []page {
	var out []page
	for _, p := range s.prose() {
		if p.Name == "methodology" {
			continue // has generated parts, and a page type of its own
		}
		at := s.prosePath(p.Name)
		out = append(out, page{path: at, make: func() (any, error) {
			to := s.link(at)
			var crumbs []Link
			if up := s.proseNamed(path.Dir(p.Name)); up != nil {
				crumbs = []Link{{Words: up.Title, Href: to.to(s.prosePath(up.Name))}}
			}
			v := &ProsePage{Base: s.base(at, p.Title, p.Summary, crumbs...), Heading: p.Title, Summary: p.Summary, Fallback: s.fallback(p), Group: s.groupOf(p)}
			words, headings, err := s.markdown(p, to)
			v.Words = words
			if v.Group != "" {
				v.Pages = s.together(v.Group, at, to)
				if len(headings) >= longPage {
					v.Contents = headings
				}
			}
			return v, err
		}})
	}
	return out
}

// longPage is how many headings a page has that begins with a list of them.
const longPage = 4

// groupOf is the group of a page: its own, or that of the page it lies below.
func (s *site) groupOf(p *survey.Prose) string {
	if p.Group == "" {
		if up := s.proseNamed(path.Dir(p.Name)); up != nil {
			return up.Group
		}
	}
	return p.Group
}

// grouped are the pages that have a group, in their order.
func (s *site) grouped() []*survey.Prose {
	list := slices.DeleteFunc(s.prose(), func(p *survey.Prose) bool { return p.Group == "" })
	slices.SortStableFunc(list, func(a, b *survey.Prose) int { return a.Order - b.Order })
	return list
}

// together are the pages of a group, for the page at path.
func (s *site) together(group, at string, to linker) []Link {
	var out []Link
	for _, p := range s.grouped() {
		if path := s.prosePath(p.Name); p.Group == group {
			out = append(out, Link{p.Title, to.to(path), path == at || strings.HasPrefix(at, p.Name+"/")})
		}
	}
	return leading(out)
}

// groups are those of the prose, each as a link to its first page.
func (s *site) groups(at string, to linker) []Link {
	var out []Link
	for _, p := range s.grouped() {
		if slices.ContainsFunc(out, func(l Link) bool { return l.Words == p.Group }) {
			continue
		}
		pages := s.together(p.Group, at, to)
		if len(pages) > 0 {
			out = append(out, Link{p.Group, pages[0].Href, slices.ContainsFunc(pages, func(l Link) bool { return l.Current })})
		}
	}
	return out
}
