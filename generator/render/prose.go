package render

import (
	"bytes"
	"fmt"
	"html/template"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"egovsite/generator/survey"
)

// ProsePage is a page of words.
type ProsePage struct {
	Base
	Heading  string
	Summary  string
	Words    template.HTML
	Fallback Fallback
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
		if p.Language != s.words.Tag && p.Language != baseLanguage {
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
		path := prosePath(p.Name)
		out = append(out, page{path: path, make: func() (any, error) {
			words, err := markdown(p, s.link(path))
			return &ProsePage{Base: s.base(path, p.Title, p.Summary), Heading: p.Title, Summary: p.Summary, Words: words, Fallback: s.fallback(p)}, err
		}})
	}
	return out
}

// markdown turns a page of words into markup. Raw HTML in it is dropped, and
// so are pictures from elsewhere: a page asks nobody for anything. Links to what
// the site does without are words alone.
func markdown(p *survey.Prose, to linker) (template.HTML, error) {
	md := goldmark.New(
		goldmark.WithExtensions(extension.Table, extension.DefinitionList, extension.Typographer),
		goldmark.WithParserOptions(parser.WithAutoHeadingID(),
			parser.WithASTTransformers(util.Prioritized(localPictures{}, 100), util.Prioritized(leadingLinks{to}, 100))),
	)
	var b bytes.Buffer
	if err := md.Convert([]byte(p.Markdown), &b); err != nil {
		return "", fmt.Errorf("reading %s: %w", p.File, err)
	}
	return ownMarkup(b.String()), nil
}

// localPictures drops pictures whose address is not within the site.
type localPictures struct{}

func (localPictures) Transform(doc *ast.Document, _ text.Reader, _ parser.Context) {
	var remote []*ast.Image
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if img, ok := n.(*ast.Image); ok && entering {
			if at := string(img.Destination); strings.Contains(at, ":") || strings.HasPrefix(at, "//") {
				remote = append(remote, img)
			}
		}
		return ast.WalkContinue, nil
	})
	for _, img := range remote {
		img.Parent().RemoveChild(img.Parent(), img)
	}
}

// leadingLinks leaves the words alone of links within the site that lead to what
// it does without.
type leadingLinks struct{ to linker }

func (l leadingLinks) Transform(doc *ast.Document, _ text.Reader, _ parser.Context) {
	var nowhere []*ast.Link
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if link, ok := n.(*ast.Link); ok && entering && !l.to.has(string(link.Destination)) {
			nowhere = append(nowhere, link)
		}
		return ast.WalkContinue, nil
	})
	for _, link := range nowhere {
		for link.FirstChild() != nil {
			link.Parent().InsertBefore(link.Parent(), link, link.FirstChild())
		}
		link.Parent().RemoveChild(link.Parent(), link)
	}
}
