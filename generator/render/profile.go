package render

import (
	"slices"

	"egovsite/generator/survey"
)

// ProfilePage is one country in one edition.
type ProfilePage struct {
	Base
	Profile
}

// Profile is what a country page and a report show.
type Profile struct {
	Head       Head
	Notices    []Notice
	Tiles      []Tile
	Key        []Term   // what the parts of a strip mean
	Contents   []Link   // the side list
	Overview   []Figure // all indicators at once
	Measures   []Measure
	Acts       []Act
	Timeline   []Figure
	Trends     Trends
	Directory  []DirectoryGroup
	Evidence   Evidence
	Remarks    []Remark // on the whole response
	Checks     []Check
	Dismissed  []Dismissed
	Settle     []Settle // the most telling ones
	SettleMore []SettleMore
	SettleRest int // how many those are
	SettleLede string
	Outside    Outside
	Other      []Figure // figures with no place of their own
	Answers    []AnswerSection
	Lines      []Line // the submitted file, only in a report
	Alone      bool   // it stands in a report
	Downloads  []Download
	Citation   Citation
}

// A Notice is something the reader must know before reading on.
type Notice struct{ Code, Title, Words string }

// A Tile is one indicator at a glance.
type Tile struct {
	Name string
	Href string
	Strip
}

// countryPages are the pages of a country in one edition: at the edition's own,
// lasting address, and if it is the newest at the country's too.
func countryPages(s *site, p *survey.Profile) (out []page) {
	r := p.Response
	own := s.profilePath(r.Country.ISO3, r.Edition.ID)
	newest := newestPath(r.Country.ISO3)
	if p == s.editions[r.Country.ISO3][0] {
		out = append(out, page{path: newest, make: func() (any, error) { return s.profilePage(p, newest, own) }})
	}
	if own != newest {
		out = append(out, page{path: own, make: func() (any, error) { return s.profilePage(p, own, own) }})
	}
	return append(out,
		page{path: s.figuresPath(r.Country.ISO3, r.Edition.ID), file: func() ([]byte, error) { return s.figuresScript(s.countryStand(p)) }})
}

// profilePage is the page of a profile at path; lasting is where it stays.
func (s *site) profilePage(p *survey.Profile, path, lasting string) (*ProfilePage, error) {
	r := p.Response
	to := s.link(path)
	name := s.name(r.Country)
	title := s.say("profile.title", "Country", name, "Edition", r.Edition.ID)
	if path == newestPath(r.Country.ISO3) {
		title = name // whatever the edition is one day
	}
	v := &ProfilePage{Base: s.base(path, title,
		s.say("profile.description", "Country", name, "Edition", s.words.Edition(r.Edition)),
		Link{Words: s.say("nav.countries"), Href: to.to(countriesPath)})}
	if path != lasting {
		v.Canonical = s.absolute(lasting)
	}
	if v.Card != "" {
		v.Card = s.address(cardPath(r.Country.ISO3, r.Edition.ID))
	}
	if r.Review == nil && !s.further("country") { // no more than it needs: this page is to arrive at once
		v.Style = styles(to, "site")
	}
	v.Dataset = to.to(profileLDPath(r.Country.ISO3, r.Edition.ID))
	v.withFigures(to)
	var err error
	v.Profile, err = s.profile(p, to)
	return v, err
}

// profile gathers the content of a profile; to makes its links.
func (s *site) profile(p *survey.Profile, to linker) (Profile, error) {
	v := s.common(p)
	v.Head, v.Trends, v.Alone = s.head(p, to), s.trends(p, to), to.single
	v.Answers, v.Measures = linked(v.Answers, p, to), slices.Clone(v.Measures)
	for i := range v.Measures {
		v.Measures[i].Page = to.to(indicatorPath(v.Measures[i].ID))
	}
	v.Downloads, v.Citation = s.profileDownloads(p, to), s.citation(p, to)
	pageType := "country"
	if to.single {
		pageType = "report"
	}
	if err := s.place(pageType, p, to, &v); err != nil {
		return v, err
	}
	v.Contents = s.contents(&v)
	return v, nil
}

// common is what a profile shows whatever page it stands on: all but figures and
// what links to other pages.
func (s *site) common(p *survey.Profile) Profile {
	v, _ := once(s.shown, p, func() (Profile, error) { return s.gather(p), nil })
	return v
}

func (s *site) gather(p *survey.Profile) Profile {
	v := Profile{
		Notices:   s.notices(p),
		Tiles:     s.tiles(p),
		Key:       s.fourStandings(),
		Acts:      s.acts(p),
		Remarks:   s.remarks(p, ""),
		Checks:    s.checks(p),
		Dismissed: s.dismissed(p),
		Settle:    s.settle(p),
		Evidence:  s.evidence(p),
		Outside:   s.outside(p),
		Answers:   s.answers(p),
	}
	v.Directory = s.directory(p, v.Answers)
	v.SettleLede = s.say("settle.lede", "Count", len(v.Settle))
	if len(v.Settle) > fold+1 {
		v.SettleMore, v.SettleRest = settleMore(v.Settle[fold:]), len(v.Settle)-fold
		v.Settle = v.Settle[:fold]
	}
	withActs := mostActs(p)
	for i := range p.Values {
		m := s.measure(p, &p.Values[i])
		m.WithActs = &p.Values[i] == withActs
		v.Measures = append(v.Measures, m)
	}
	return v
}

// tiles are the indicators at a glance.
func (s *site) tiles(p *survey.Profile) []Tile {
	var out []Tile
	for i := range p.Values {
		v := &p.Values[i]
		out = append(out, Tile{s.words.Indicator(v.Indicator), "#" + v.Indicator.Code, s.strip(v, 240)})
	}
	return out
}

// contents is the list of the sections that the profile has.
func (s *site) contents(v *Profile) []Link {
	var out []Link
	add := func(there bool, id string) {
		if there {
			out = append(out, Link{Words: s.say("profile.section." + id), Href: "#" + id})
		}
	}
	add(len(v.Tiles) > 0, "at-a-glance")
	for _, m := range v.Measures {
		out = append(out, Link{Words: m.Name, Href: "#" + m.ID})
		if m.WithActs {
			add(len(v.Acts) > 0, "acts")
		}
	}
	add(len(v.Trends.Indicators) > 0, "trend")
	add(len(v.Directory) > 0, "directory")
	add(true, "evidence")
	add(true, "checks")
	add(len(v.Settle) > 0, "settle")
	add(v.Outside.Any(), "outside")
	add(true, "answers")
	add(len(v.Lines) > 0, "source")
	add(len(v.Downloads) > 0, "downloads")
	add(true, "citation")
	return out
}
