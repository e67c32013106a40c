package render

import (
	"cmp"
	"fmt"
	"strings"

	"egovsite/generator/survey"
)

// Citation is how to cite a profile. Its year is the edition's: a page does not
// know when it was built.
type Citation struct {
	Text, BibTeX string
	CSL          string // link to the same as CSL-JSON, for programs that keep references; empty in a report
}

// cslPath is a citation in the form of the Citation Style Language.
func cslPath(iso3, edition string) string { return "data/citations/" + edition + "/" + iso3 + ".json" }

// cslItem is one item of CSL-JSON (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html).
type cslItem struct {
	ID        string    `json:"id"`
	Type      string    `json:"type"`
	Title     string    `json:"title"`
	Author    []cslName `json:"author"`
	Publisher string    `json:"publisher"`
	Issued    cslDate   `json:"issued"`
	Container string    `json:"container-title"`
	URL       string    `json:"URL,omitempty"`
	Version   string    `json:"version,omitempty"`
	Note      string    `json:"note,omitempty"`
}

type cslName struct {
	Literal string `json:"literal"`
}

type cslDate struct {
	Raw string `json:"raw"`
}

// csl is the citation of a profile as CSL-JSON. Its version is the beginning of
// the digest of the published lines.
func (s *site) csl(p *survey.Profile) []cslItem {
	r := p.Response
	publisher := cmp.Or(s.cat.Site.Publisher, s.siteName())
	item := cslItem{ID: low(r.Country.ISO3) + "-" + r.Edition.ID, Type: "dataset",
		Title:  s.say("cite.title", "Country", s.name(r.Country), "Edition", s.words.EditionTitle(r.Edition)),
		Author: []cslName{{publisher}}, Publisher: publisher, Issued: cslDate{r.Edition.ID}, Container: s.siteName(),
		URL: s.absolute(s.profilePath(r.Country.ISO3, r.Edition.ID))}
	if sum := r.Source.SHA256; len(sum) > 12 {
		item.Version, item.Note = sum[:12], s.say("cite.file", "Digest", sum)
	}
	if s.frozen != "" {
		item.Version = s.frozen
	}
	return []cslItem{item}
}

func (s *site) citation(p *survey.Profile, to linker) Citation {
	r := p.Response
	name, edition := s.name(r.Country), r.Edition.ID
	address := s.absolute(s.profilePath(r.Country.ISO3, edition))
	title := s.say("cite.title", "Country", name, "Edition", s.words.EditionTitle(r.Edition))
	publisher := cmp.Or(s.cat.Site.Publisher, s.siteName())
	text := s.say("cite.text", "Publisher", publisher, "Year", edition, "Title", title)
	if s.cat.Site.Publisher != "" {
		text += " " + s.say("cite.site", "Site", s.siteName())
	}
	if s.frozen != "" {
		text += " " + s.say("cite.version", "Version", s.frozen)
	}
	if address != "" {
		text += " " + address
	}
	if r.Source.SHA256 != "" {
		text += " " + s.say("cite.file", "Digest", r.Source.SHA256)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "@misc{%s-%s,\n", low(r.Country.ISO3), edition)
	field := func(key, value string) {
		if value != "" {
			fmt.Fprintf(&b, "  %s = {%s},\n", key, value)
		}
	}
	field("author", "{"+texEscape(publisher)+"}")
	field("title", texEscape(title))
	field("year", texEscape(edition))
	field("howpublished", texEscape(s.siteName()))
	field("version", texEscape(s.frozen))
	field("url", address)
	if r.Source.SHA256 != "" {
		field("note", texEscape(s.say("cite.file", "Digest", r.Source.SHA256)))
	}
	b.WriteString("}\n")
	return Citation{text, b.String(), to.to(cslPath(r.Country.ISO3, edition))}
}

// texEscape writes words as BibTeX wants them.
var texEscape = strings.NewReplacer(`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "&", `\&`, "%", `\%`,
	"$", `\$`, "#", `\#`, "_", `\_`, "~", `\~{}`, "^", `\^{}`).Replace
