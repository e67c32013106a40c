package render

import (
	"bytes"
	"fmt"
	"html"
	"html/template"
	"io/fs"
	"net/url"
	"path"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	cells "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	markup "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"egovsite/generator/survey"
)

// markdown turns a page of words into markup, and returns the headings that part
// it. Raw HTML in it is dropped, and so are pictures from elsewhere: a page asks
// nobody for anything. Links to what the site does without are words alone.
func (s *site) markdown(p *survey.Prose, to linker) (template.HTML, []Link, error) {
	src := []byte(p.Markdown)
	md := goldmark.New(
		// A style in an attribute is not allowed by the policy of the pages.
		goldmark.WithExtensions(extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignNone)), extension.DefinitionList, extension.Typographer),
		goldmark.WithParserOptions(parser.WithAutoHeadingID(),
			parser.WithASTTransformers(util.Prioritized(prosePictures{s, to}, 100), util.Prioritized(proseLinks{s, p, to}, 100))),
	)
	md.Renderer().AddOptions(renderer.WithNodeRenderers(util.Prioritized(proseTables{}, 100))) // before those of the extension
	doc := md.Parser().Parse(text.NewReader(src))
	tables(doc, src, p.Title)
	var b bytes.Buffer
	if err := md.Renderer().Render(&b, src, doc); err != nil {
		return "", nil, fmt.Errorf("reading %s: %w", p.File, err)
	}
	return ownMarkup(b.String()), headings(doc, src), nil
}

// each calls do for every node of a kind, when all are known.
func each[N ast.Node](doc ast.Node, do func(N)) {
	var found []N
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if one, ok := n.(N); ok && entering {
			found = append(found, one)
		}
		return ast.WalkContinue, nil
	})
	for _, n := range found {
		do(n)
	}
}

// plain are the words of a node.
func plain(n ast.Node, src []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && entering {
			b.Write(t.Value(src))
		}
		if t, ok := n.(*ast.String); ok && entering {
			b.Write(t.Value)
		}
		return ast.WalkContinue, nil
	})
	return html.UnescapeString(b.String())
}

// headings are links to those below the title.
func headings(doc ast.Node, src []byte) (out []Link) {
	each(doc, func(h *ast.Heading) {
		if id, ok := h.AttributeString("id"); ok && h.Level == 2 {
			out = append(out, Link{Words: plain(h, src), Href: fmt.Sprintf("#%s", id)})
		}
	})
	return out
}

// prosePictures finds the pictures of a page. One that is called by its name alone
// is in img of the assets; what is not within the site is dropped.
type prosePictures struct {
	s  *site
	to linker
}

func (l prosePictures) Transform(doc *ast.Document, _ text.Reader, _ parser.Context) {
	each(doc, func(img *ast.Image) {
		at := string(img.Destination)
		if at == path.Base(at) {
			if _, err := fs.Stat(l.s.assets, "img/"+at); err == nil {
				img.Destination = []byte(l.to.to("assets/img/" + at))
				return
			}
		}
		if at == path.Base(at) || strings.Contains(at, ":") || strings.HasPrefix(at, "//") {
			img.Parent().RemoveChild(img.Parent(), img)
		}
	})
}

// proseLinks leads from a page of words to another by the name of its file, and
// leaves the words alone of links within the site that lead to what it does without.
type proseLinks struct {
	s    *site
	page *survey.Prose
	to   linker
}

func (l proseLinks) Transform(doc *ast.Document, r text.Reader, _ parser.Context) {
	each(doc, func(link *ast.Link) {
		if at := l.address(string(link.Destination)); at != "" {
			link.Destination = []byte(at)
			outward(link, at)
			return
		}
		for link.FirstChild() != nil {
			link.Parent().InsertBefore(link.Parent(), link, link.FirstChild())
		}
		link.Parent().RemoveChild(link.Parent(), link)
	})
	each(doc, func(link *ast.AutoLink) { outward(link, string(link.URL(r.Source()))) })
}

// outward marks a link that leads out of the site, as all pages do.
func outward(link ast.Node, address string) {
	if strings.HasPrefix(address, "http:") || strings.HasPrefix(address, "https:") {
		link.SetAttributeString("rel", []byte("external noopener noreferrer"))
	}
}

// address is where a link leads; empty if the site has nothing there.
func (l proseLinks) address(written string) string {
	u, err := url.Parse(written)
	if err == nil && u.Scheme == "" && u.Host == "" && path.Ext(u.Path) == ".md" {
		name, _ := survey.ProseName(path.Join(path.Dir(l.page.File), u.Path))
		p := l.s.proseNamed(name)
		switch {
		case p == nil:
			return ""
		case u.Fragment == "":
			return l.to.to(l.s.prosePath(name))
		}
		return l.to.at(l.s.prosePath(name), "#"+u.Fragment)
	}
	p, ok := l.to.path(written)
	page := p == methodologyPath || path.Base(p) == "index.html" && l.s.proseNamed(path.Dir(p)) != nil
	if ok && partOf(p) == survey.PartProse && !page || !l.to.has(written) {
		return ""
	}
	return written
}

// tables says of each table what it is about, for those who do not see it, and what
// its columns are.
func tables(doc ast.Node, src []byte, title string) {
	seen := map[string]int{}
	each(doc, func(t *cells.Table) {
		label := title
		for n := t.PreviousSibling(); n != nil; n = n.PreviousSibling() {
			if h, ok := n.(*ast.Heading); ok {
				label = plain(h, src)
				break
			}
		}
		if seen[label]++; seen[label] > 1 {
			label = fmt.Sprintf("%s %d", label, seen[label])
		}
		t.SetAttributeString("aria-label", label)
		each(t, func(cell *cells.TableCell) {
			if cell.Alignment == cells.AlignRight {
				cell.SetAttributeString("class", []byte("num"))
			}
			if cell.HasChildren() && cell.Parent().Kind() == cells.KindTableHeader {
				cell.SetAttributeString("scope", []byte("col"))
			}
		})
	})
}

// proseTables makes tables that scroll where they are too wide, and in which nothing
// heads a column that has no name.
type proseTables struct{}

func (proseTables) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(cells.KindTable, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		words := "</table>\n</div>\n"
		if entering {
			label, _ := n.AttributeString("aria-label")
			words = fmt.Sprintf("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"%s\">\n<table>\n", html.EscapeString(fmt.Sprint(label)))
		}
		_, err := w.WriteString(words)
		return ast.WalkContinue, err
	})
	r.Register(cells.KindTableCell, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		tag := "td"
		if n.Parent().Kind() == cells.KindTableHeader && n.HasChildren() {
			tag = "th"
		}
		if !entering {
			_, err := fmt.Fprintf(w, "</%s>\n", tag)
			return ast.WalkContinue, err
		}
		_, err := w.WriteString("<" + tag)
		markup.RenderAttributes(w, n, nil)
		_ = w.WriteByte('>') // a writer that has failed fails at the next flush too
		return ast.WalkContinue, err
	})
}
