package render

import (
	"slices"
	"strconv"
	"strings"

	"egovsite/generator/survey"
)

// FactSheetPage is a profile on two printed pages.
type FactSheetPage struct {
	Base
	Head     Head
	Notices  []Notice
	Tiles    []Tile
	Key      []Term
	Radar    []Figure
	Language string      // of the titles of acts
	Lists    []SheetList // the longest indicators, item by item
	Evidence string      // what the evidence is, in a sentence
	Checks   string      // how many findings ask for a look
	Outside  string      // the index made by others, in a sentence; empty if there is none
	Profile  Link        // where the whole is
	Citation string
}

// SheetList is the items of one indicator.
type SheetList struct {
	ID, Name  string
	Supported string
	Rows      []SheetRow
}

// SheetRow is one item: where it stands and the first act or address behind it.
type SheetRow struct {
	Number, Label string
	Standing      Term
	Title         string // of the act, in the government's words; empty if none is named
	Facts         string // "Law, 19 June 1998", or the host of an address
	More          string // "and 2 more"; empty for none
}

func factSheetPath(iso3, edition string) string {
	return "countries/" + low(iso3) + "/" + edition + "/factsheet/index.html"
}

// sheetLists is how many indicators have their items on the sheet.
const sheetLists = 2

func factSheetPages(s *site, p *survey.Profile) []page {
	path := factSheetPath(p.Response.Country.ISO3, p.Response.Edition.ID)
	return []page{{path: path, make: func() (any, error) { return s.factSheet(p, path) }}}
}

func (s *site) factSheet(p *survey.Profile, path string) (*FactSheetPage, error) {
	r, to := p.Response, s.link(path)
	name := s.name(r.Country)
	title := s.say("profile.title", "Country", name, "Edition", r.Edition.ID)
	profile := to.to(s.profilePath(r.Country.ISO3, r.Edition.ID))
	all := s.common(p)
	v := &FactSheetPage{Base: s.base(path, s.say("sheet.title", "Profile", title), s.say("sheet.description", "Country", name),
		Link{Words: s.say("nav.countries"), Href: to.to(countriesPath)}, Link{Words: title, Href: profile}),
		Head: s.head(p, to), Notices: all.Notices, Tiles: slices.Clone(all.Tiles), Key: all.Key, Evidence: all.Evidence.Summary, Language: r.Language,
		Checks: s.say("sheet.checks", "Count", len(p.Checks)), Profile: Link{Words: s.say("sheet.whole"), Href: profile}, Citation: s.citation(p, to).Text}
	for i := range v.Tiles {
		v.Tiles[i].Href = profile + v.Tiles[i].Href
	}
	v.Style = append(v.Style, to.to("assets/css/factsheet.css"))
	drawn, err := s.figures("factsheet", p)
	if err != nil {
		return nil, err
	}
	for _, f := range drawn {
		v.Radar = append(v.Radar, f.away(profile))
	}
	if n := len(p.Outside); n > 0 && p.Outside[n-1].EGDI != nil {
		last := p.Outside[n-1]
		v.Outside = s.say("sheet.outside", "Value", s.words.Decimal(*last.EGDI, 4), "Year", strconv.Itoa(last.Year), "Rank", last.Rank)
	}
	longest := slices.Clone(all.Measures)
	slices.SortStableFunc(longest, func(a, b Measure) int { return len(b.Items) - len(a.Items) })
	for _, m := range longest[:min(sheetLists, len(longest))] {
		v.Lists = append(v.Lists, s.sheetList(m))
	}
	return v, nil
}

func (s *site) sheetList(m Measure) SheetList {
	list := SheetList{ID: m.ID, Name: m.Name, Supported: m.Supported}
	for _, it := range m.Items {
		row := SheetRow{Number: it.Number, Label: it.Label, Standing: it.Standing}
		others := len(it.Acts) + len(it.Sites) + it.More - 1
		switch {
		case len(it.Acts) > 0:
			a := it.Acts[0]
			row.Title = a.Title
			row.Facts = s.facts(a)
		case len(it.Sites) > 0:
			row.Facts = it.Sites[0].Words
		}
		if others > 0 {
			row.More = s.say("sheet.more", "Count", others)
		}
		list.Rows = append(list.Rows, row)
	}
	return list
}

// facts are the type and the date or number of an act.
func (s *site) facts(a Act) string {
	var out []string
	for _, words := range []string{a.Type, a.Number, a.Date} {
		if words != "" {
			out = append(out, words)
		}
	}
	return strings.Join(out, s.say("list.comma"))
}
