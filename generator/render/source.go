package render

import (
	"html/template"
	"slices"
	"strconv"
	"strings"

	"egovsite/generator/survey"
)

// SourcePage is the submitted file, line by line.
type SourcePage struct {
	Base
	Country  string
	Edition  string
	Profile  string // link to the profile
	File     string
	Digest   string // SHA-256 of the lines
	Summary  string
	Unplaced int // lines that could not be placed
	Lines    []Line
}

// Line is one line of the file and the use that was made of it.
type Line struct {
	Number   int
	At       string // where it stands in a file without lines; empty where the line before says it
	ID       string // "L12"
	Words    template.HTML
	Language string // of the words; empty if unknown
	Place    Term
	Question Link // the question it belongs to, where it belongs to one
	Redacted bool
	Blank    bool
}

func sourcePages(s *site, p *survey.Profile) []page {
	r := p.Response
	if len(r.Lines) == 0 {
		return nil
	}
	path := sourcePath(r.Country.ISO3, r.Edition.ID)
	return []page{{path: path, make: func() (any, error) { return s.sourcePage(p, path), nil }}}
}

func (s *site) sourcePage(p *survey.Profile, path string) *SourcePage {
	r := p.Response
	to := s.link(path)
	name, back := s.name(r.Country), to.to(s.profilePath(r.Country.ISO3, r.Edition.ID))
	v := &SourcePage{
		Base: s.base(path, s.say("source.title", "Country", name, "Edition", r.Edition.ID),
			s.say("source.description", "Country", name),
			Link{Words: s.say("nav.countries"), Href: to.to(countriesPath)},
			Link{Words: s.say("profile.title", "Country", name, "Edition", r.Edition.ID), Href: back}),
		Country: name, Edition: s.words.Edition(r.Edition), Profile: back,
		File: s.partName(r.Source), Digest: r.Source.SHA256, Lines: s.sourceLines(p, back),
	}
	redacted := 0
	for i := range v.Lines {
		if v.Lines[i].Redacted {
			redacted++
		}
		if r.Lines[i].Place == survey.PlaceUnplaced {
			v.Unplaced++
		}
	}
	summary := "source.summary"
	if len(r.Lines) > 0 && r.Lines[0].At != "" {
		summary = "source.summary.placed"
	}
	v.Summary = s.say(summary, "Count", len(r.Lines)) + " " + s.say("source.redacted", "Count", redacted)
	return v
}

// sourceLines are the lines of a response; profile is the link to the page on
// which its questions stand, empty for this very page.
func (s *site) sourceLines(p *survey.Profile, profile string) []Line {
	out := make([]Line, 0, len(p.Response.Lines))
	seen, at := map[int]bool{}, ""
	for _, l := range p.Response.Lines {
		q := quoter{s: s}
		q.words(l.Text)
		v := Line{Number: l.Number, Words: ownMarkup(q.b.String()), Redacted: l.Redacted,
			Blank: l.Place == survey.PlaceBlank, Place: Term{Code: string(l.Place), Words: s.say("place." + string(l.Place))}}
		switch l.Place {
		case survey.PlaceAnswer:
			v.Language = p.Response.Language
		case survey.PlaceQuestion, survey.PlaceOptions, survey.PlaceHeading:
			v.Language = baseLanguage
		}
		if l.At != at {
			v.At, at = s.placed(l.At), l.At
		}
		if !seen[l.Number] { // a form feed cuts a line in two with the same number
			v.ID = lineFragment[1:] + strconv.Itoa(l.Number)
			seen[l.Number] = true
		}
		if of := question(p, l.Question); of != nil {
			v.Question = Link{Words: numbered(of.Number), Href: profile + "#" + of.Anchor()}
		}
		out = append(out, v)
	}
	return out
}

// placed are the words for a place in a file that is no plain text, which the
// formats count in English: "table 2, row 3". What they do not count, such as the
// name of a cell, stays.
func (s *site) placed(at string) string {
	parts := strings.Split(at, ", ")
	for i, part := range parts {
		word, n, _ := strings.Cut(part, " ")
		if slices.Contains(placeWords, word) && n != "" {
			parts[i] = s.say("at."+word, "N", n)
		}
	}
	return strings.Join(parts, s.say("list.comma"))
}

// placeWords are those by which the formats count.
var placeWords = []string{"page", "paragraph", "table", "row", "line", "column", "footnote", "endnote", "sheet"}

// fileName is the name of a submitted file without its folder: where it lay when
// the site was made is nobody's business, and no part of the same input.
func fileName(src survey.Source) string { return src.File[strings.LastIndexAny(src.File, `/\`)+1:] }

// partName is fileName with the part of the file, where it holds several responses.
func (s *site) partName(src survey.Source) string {
	if src.Part == "" {
		return fileName(src)
	}
	return fileName(src) + s.say("list.comma") + s.placed(src.Part)
}
