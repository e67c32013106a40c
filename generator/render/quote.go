package render

import (
	"html"
	"html/template"
	"strings"

	"egovsite/generator/survey"
)

// fold is the number of items of a list that are shown at once.
const fold = 10

// quote is a government's answer as markup: its words as written and in their
// own direction, bullets as lists, addresses as links. The 112 answers of a
// page reach the templates ready made, since that is five times as fast as
// templates are.
func (s *site) quote(a *survey.Answer) template.HTML {
	if a == nil || len(a.Paragraphs) == 0 {
		return ""
	}
	q := quoter{s: s, links: a.Links}
	q.b.Grow(len(a.Text)*5/4 + 128*(1+len(a.Links)))
	blocks := cut(a.Paragraphs)
	for i := 0; i < len(blocks); {
		if blocks[i].depth == 0 {
			q.b.WriteString("<p>")
			q.inline(blocks[i].text)
			q.b.WriteString("</p>")
			i++
			continue
		}
		j := i
		for j < len(blocks) && blocks[j].depth > 0 {
			j++
		}
		q.list(blocks[i:j])
		i = j
	}
	return ownMarkup(q.b.String())
}

type quoter struct {
	s     *site
	b     strings.Builder
	links []survey.Link // those not yet met
}

// list writes items, and items of items, folding all after the tenth.
func (q *quoter) list(items []block) {
	top := 0
	for _, it := range items {
		if it.depth == 1 {
			top++
		}
	}
	q.b.WriteString(`<ul class="bullets">`)
	open, inner, n := false, false, 0
	for _, it := range items {
		if it.depth == 2 && open {
			if !inner {
				q.b.WriteString(`<ul class="bullets">`)
				inner = true
			}
			q.item(it)
			q.b.WriteString("</li>")
			continue
		}
		if inner {
			q.b.WriteString("</ul>")
			inner = false
		}
		if open {
			q.b.WriteString("</li>")
		}
		if n == fold && top > fold+1 {
			q.b.WriteString(`</ul><details class="more"><summary>`)
			q.b.WriteString(html.EscapeString(q.s.say("answer.more", "Count", top-fold)))
			q.b.WriteString(`</summary><ul class="bullets">`)
		}
		q.item(it)
		open = true
		n++
	}
	if inner {
		q.b.WriteString("</ul>")
	}
	q.b.WriteString("</li></ul>")
	if top > fold+1 {
		q.b.WriteString("</details>")
	}
}

func (q *quoter) item(it block) {
	q.b.WriteString("<li>")
	if it.glyph != "•" { // which the style sheet draws
		q.b.WriteString(`<span class="glyph" aria-hidden="true">`)
		q.b.WriteString(html.EscapeString(it.glyph))
		q.b.WriteString(" </span>")
	}
	q.inline(it.text)
}

// inline writes words, with the addresses that the answer's links name as links.
func (q *quoter) inline(text string) {
	for len(q.links) > 0 {
		i := strings.Index(text, q.links[0].Address)
		if i < 0 {
			// An address that a line break cuts in two is not found again; the
			// links after it must not suffer.
			if k := q.nextIn(text); k > 0 {
				q.links = q.links[k:]
				continue
			}
			break
		}
		link := q.links[0]
		q.links = q.links[1:]
		q.words(strings.TrimSuffix(text[:i], "<"))
		q.anchor(link.Address)
		text = strings.TrimPrefix(text[i+len(link.Address):], ">")
	}
	q.words(text)
}

// nextIn returns the index of the first link that stands in text, or -1, when
// the first one does not stand in it.
func (q *quoter) nextIn(text string) int {
	for k := range q.links {
		if strings.Contains(text, q.links[k].Address) {
			return k
		}
	}
	return -1
}

// words writes escaped words, with a trace where something was withheld.
func (q *quoter) words(text string) {
	for {
		part, rest, withheld := strings.Cut(text, survey.WithheldMark)
		q.b.WriteString(html.EscapeString(part))
		if !withheld {
			return
		}
		q.b.WriteString(`<span class="withheld">`)
		q.b.WriteString(html.EscapeString(q.s.say("answer.withheld")))
		q.b.WriteString("</span>")
		text = rest
	}
}

// anchor writes an address as it stands in the answer, as a link.
func (q *quoter) anchor(address string) {
	to := webAddress(address)
	if to == "" {
		q.words(address)
		return
	}
	q.b.WriteString(`<a rel="nofollow noopener noreferrer external" href="`)
	q.b.WriteString(html.EscapeString(to))
	q.b.WriteString(`">`)
	q.b.WriteString(html.EscapeString(address))
	q.b.WriteString("</a>")
}
