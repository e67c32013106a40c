// Package docs holds the pages of the documentation: one for each code of a
// problem, which the program shows, and all of them as the content of a site. It
// must not know where the problems come from, nor how a site is made.
//
//	page, ok := docs.Problem("country-unknown")
package docs

import (
	"io/fs"
	"strings"
)

// A Page is what there is to say about one code.
type Page struct {
	Code     string
	Summary  string // one sentence
	Markdown string // the whole page
}

// Problem returns the page of a code, and whether there is one.
func Problem(code string) (Page, bool) {
	if strings.ContainsAny(code, `/\.`) || code == "README" {
		return Page{}, false
	}
	data, err := fs.ReadFile(pages, "problems/"+code+".md")
	if err != nil {
		return Page{}, false
	}
	return page(string(data)), true
}

// Problems returns the pages of all codes, by code.
func Problems() []Page {
	names, err := fs.Glob(pages, "problems/*.md")
	if err != nil {
		panic(err) // the pattern is at fault
	}
	var out []Page
	for _, name := range names {
		code := strings.TrimSuffix(strings.TrimPrefix(name, "problems/"), ".md")
		if p, ok := Problem(code); ok {
			out = append(out, p)
		}
	}
	return out
}

// page takes the code and the summary from the head of a page.
func page(markdown string) Page {
	head, rest, _ := strings.Cut(strings.TrimSpace(markdown), "\n")
	summary, _, _ := strings.Cut(strings.TrimSpace(rest), "\n\n")
	return Page{Code: strings.TrimPrefix(head, "# "), Summary: strings.Join(strings.Fields(summary), " "), Markdown: markdown}
}

// Section returns what stands below a heading of the page.
func (p Page) Section(heading string) string {
	_, rest, _ := strings.Cut(p.Markdown, "\n## "+heading+"\n")
	rest, _, _ = strings.Cut(rest, "\n## ")
	return strings.TrimSpace(rest)
}
