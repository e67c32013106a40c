package render

import (
	"fmt"

	"egovsite/generator/survey"
)

// ChangesFormats are the forms in which a comparison can be made as a file.
var ChangesFormats = []string{"json", "html"}

// Changes makes one comparison as a file: JSON, or a page that asks for nothing
// itself.
func Changes(in Input, d survey.Diff, format string) ([]byte, error) {
	s, err := newSite(in, in.language(), in.layouts(changesPage))
	if err != nil {
		return nil, err
	}
	switch format {
	case "json":
		return document(s.changesFile(d.New.Response.Country, []survey.Diff{d}))
	case "html":
		return s.page(changesPage, s.changesOf(d))
	}
	return nil, fmt.Errorf("a comparison has no form %q", format)
}

// ChangesPage says what a country's newer submissions changed.
type ChangesPage struct {
	Base
	Country   string
	Edition   string // in whose place the newer submission stands
	Lede      string
	Profile   string // link to the profile; empty on a page that stands alone
	Steps     []ChangeStep
	Downloads []Download
}

// ChangeStep is one submission against another.
type ChangeStep struct {
	ID         string
	Heading    string
	Summary    string
	Files      []ChangedFile // the older and the newer
	Indicators []ChangedIndicator
	Answers    []ChangedSection
	Acts       []ChangedAct
	Links      []ChangedLink
	Apart      []ApartQuestions
}

// ChangedFile is one of the two submissions.
type ChangedFile struct {
	Term, Name, Digest string
}

// ChangedIndicator is an indicator before and after.
type ChangedIndicator struct {
	Name  string
	Href  string
	Note  string // why the two cannot be compared; empty where they can
	Sides []IndicatorSide
	Moves []ChangedItem
}

// IndicatorSide is an indicator as one submission has it.
type IndicatorSide struct {
	Term string // "before", "after"
	Strip
}

// ChangedItem is an item of an indicator that stands elsewhere than before.
type ChangedItem struct {
	Question Link
	Label    string
	Old, New Term
	Through  []Link // the answers that moved it
}

// changesPage is the type of both the page of the site and the one that stands alone.
var changesPage = pageType{name: "changes", data: ChangesPage{}, own: changesPages}

func changesPages(s *site, p *survey.Profile) []page {
	if len(p.Changes) == 0 {
		return nil
	}
	r := p.Response
	path := changesPath(r.Country.ISO3, r.Edition.ID)
	return []page{{path: path, make: func() (any, error) {
		to := s.link(path)
		name, back := s.name(r.Country), to.to(s.profilePath(r.Country.ISO3, r.Edition.ID))
		title := s.say("profile.title", "Country", name, "Edition", r.Edition.ID)
		v := &ChangesPage{Base: s.base(path, s.say("changes.title", "Country", name),
			s.say("changes.description", "Country", name, "Edition", s.words.Edition(r.Edition)),
			Link{Words: s.say("nav.countries"), Href: to.to(countriesPath)}, Link{Words: title, Href: back}),
			Country: name, Edition: s.words.Edition(r.Edition), Profile: back, Lede: s.say("changes.lede", "Count", len(p.Changes)),
			Downloads: leading([]Download{{Link{Words: s.say("download.changes"), Href: to.to(changesJSONPath(r.Country.ISO3, r.Edition.ID))},
				"JSON", s.say("download.changes.about")}})}
		v.Style = append(v.Style, to.to("assets/css/changes.css"))
		for i := len(p.Changes) - 1; i >= 0; i-- { // the newest first
			v.Steps = append(v.Steps, s.changeStep(&p.Changes[i], i+1, len(p.Changes), to))
		}
		return v, nil
	}}}
}

// changesOf is the page of one comparison that stands alone.
func (s *site) changesOf(d survey.Diff) page {
	return page{path: "changes.html", make: func() (any, error) {
		r := d.New.Response
		name := s.name(r.Country)
		v := &ChangesPage{Base: s.base("changes.html", s.say("changes.title", "Country", name),
			s.say("changes.description", "Country", name, "Edition", s.words.Edition(r.Edition))),
			Country: name, Edition: s.words.Edition(r.Edition), Lede: s.say("changes.lede", "Count", 1),
			Steps: []ChangeStep{s.changeStep(&d, 1, 1, s.alone("changes.html"))}}
		v.Home, v.First, v.Nav, v.Search, v.Foot, v.Crumbs, v.Style, v.Print = "", "", nil, nil, nil, nil, nil, ""
		var err error
		v.Inline, v.Policy, err = s.inline(false, "css/site.css", "css/figures.css", "css/profile.css", "css/changes.css")
		return v, err
	}}
}
