package render

import (
	"cmp"
	"fmt"
	"strings"

	"egovsite/generator/survey"
)

// Citation is how to cite a profile. Its year is the edition's: a page does not
// know when it was built.
type Citation struct{ Text, BibTeX string }

func (s *site) citation(p *survey.Profile) Citation {
	r := p.Response
	name, edition := s.name(r.Country), r.Edition.ID
	address := s.absolute(profilePath(r.Country.ISO3, edition))
	title := s.say("cite.title", "Country", name, "Edition", s.words.EditionTitle(r.Edition))
	publisher := cmp.Or(s.cat.Site.Publisher, s.cat.Site.Name)
	text := s.say("cite.text", "Publisher", publisher, "Year", edition, "Title", title)
	if s.cat.Site.Publisher != "" {
		text += " " + s.say("cite.site", "Site", s.cat.Site.Name)
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
	field("howpublished", texEscape(s.cat.Site.Name))
	field("url", address)
	if r.Source.SHA256 != "" {
		field("note", texEscape(s.say("cite.file", "Digest", r.Source.SHA256)))
	}
	b.WriteString("}\n")
	return Citation{text, b.String()}
}

// texEscape writes words as BibTeX wants them.
var texEscape = strings.NewReplacer(`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "&", `\&`, "%", `\%`,
	"$", `\$`, "#", `\#`, "_", `\_`, "~", `\~{}`, "^", `\^{}`).Replace
