package render

import (
	"slices"
	"strings"

	"egovsite/generator/survey"
)

const regionsPath = "regions/index.html"

func regionPath(m49 string) string { return "regions/" + m49 + "/index.html" }
func groupPath(code string) string { return "groups/" + code + "/index.html" }

// RegionsPage lists the regions of the M49 standard and the official groups.
type RegionsPage struct {
	Base
	Regions []WholeRegion
	Groups  []RegionRow
}

// RegionRow is one region or group, with how many of its States have a response.
type RegionRow struct {
	Link
	Summary string
}

// WholeRegion is a region with its sub-regions.
type WholeRegion struct {
	RegionRow
	Parts []RegionRow
}

// RegionPage is one region or group: who belongs to it, and who has answered.
type RegionPage struct {
	Base
	Over    string // what it is: a region, a sub-region, a group
	Name    string
	About   string // what makes a group; empty for a region
	Summary string
	Parent  Link
	Parts   []RegionRow
	Table   CountriesTable
	Silent  []string // the States without a response here
}

// An area is a region or group and the countries that belong to it.
type area struct {
	path, name, about, over string
	parent                  string // M49 code of the region that it is part of
	holds                   func(*survey.Country) bool
}

// officialGroups are the groups of the United Nations, by their code in addresses.
var officialGroups = []struct {
	code string
	in   func(*survey.Country) bool
}{
	{"ldc", func(c *survey.Country) bool { return c.LDC }},
	{"lldc", func(c *survey.Country) bool { return c.LLDC }},
	{"sids", func(c *survey.Country) bool { return c.SIDS }},
}

// regions are those that some country belongs to, in the order of their names.
func (s *site) regions() []area {
	parent := map[string]string{}
	level := map[string]string{}
	for i := range s.cat.Countries {
		c := &s.cat.Countries[i]
		above := ""
		for _, at := range []struct{ m49, over string }{{c.Region, "region"}, {c.Subregion, "subregion"}, {c.Intermediate, "intermediate"}} {
			if at.m49 == "" || s.regionName(at.m49) == "" {
				continue
			}
			parent[at.m49], level[at.m49] = above, at.over
			above = at.m49
		}
	}
	var out []area
	for m49, over := range level {
		out = append(out, area{path: regionPath(m49), name: s.regionName(m49), over: s.say("regions." + over), parent: parent[m49],
			holds: func(c *survey.Country) bool { return c.Region == m49 || c.Subregion == m49 || c.Intermediate == m49 }})
	}
	byName := s.words.Order()
	slices.SortFunc(out, func(a, b area) int { return byName(a.name, b.name) })
	return out
}

func (s *site) groupAreas() []area {
	var out []area
	for _, g := range officialGroups {
		if slices.ContainsFunc(s.cat.Countries, func(c survey.Country) bool { return g.in(&c) }) {
			out = append(out, area{path: groupPath(g.code), name: s.say("group." + g.code), about: s.say("regions.about." + g.code),
				over: s.say("regions.group"), holds: g.in})
		}
	}
	return out
}

// row sums an area up.
func (s *site) row(a area, to linker) RegionRow {
	answered, all := 0, 0
	for i := range s.cat.Countries {
		if c := &s.cat.Countries[i]; a.holds(c) {
			all++
			if s.editions[c.ISO3] != nil {
				answered++
			}
		}
	}
	return RegionRow{Link: Link{Words: a.name, Href: to.to(a.path)}, Summary: s.say("regions.answered", "Answered", answered, "Count", all)}
}

// parts are the areas right below a region.
func (s *site) parts(m49 string, to linker) []RegionRow {
	var out []RegionRow
	for _, a := range s.regions() {
		if a.parent == m49 {
			row := s.row(a, to)
			out = append(out, row)
		}
	}
	return out
}

func regionPages(s *site) []page {
	out := []page{{path: regionsPath, make: func() (any, error) { return s.regionsPage(), nil }}}
	return out
}

func (s *site) regionsPage() *RegionsPage {
	to := s.link(regionsPath)
	v := &RegionsPage{Base: s.base(regionsPath, s.say("regions.title"), s.say("regions.description"), Link{Words: s.say("nav.countries"), Href: to.to(countriesPath)})}
	for _, a := range s.regions() {
		if a.parent != "" {
			continue
		}
		v.Regions = append(v.Regions, WholeRegion{s.row(a, to), s.parts(m49Of(a.path), to)})
	}
	for _, a := range s.groupAreas() {
		v.Groups = append(v.Groups, s.row(a, to))
	}
	return v
}

// m49Of is the code in the path of a region.
func m49Of(path string) string { return strings.Split(path, "/")[1] }

func areaPages(s *site) []page {
	var out []page
	for _, a := range slices.Concat(s.regions(), s.groupAreas()) {
		out = append(out, page{path: a.path, make: func() (any, error) { return s.regionPage(a), nil }})
	}
	return out
}

func (s *site) regionPage(a area) *RegionPage {
	to := s.link(a.path)
	row := s.row(a, to)
	v := &RegionPage{Base: s.base(a.path, a.name, s.say("regions.page.description", "Name", a.name),
		Link{Words: s.say("nav.countries"), Href: to.to(countriesPath)}, Link{Words: s.say("regions.title"), Href: to.to(regionsPath)}),
		Over: a.over, Name: a.name, About: a.about, Summary: row.Summary}
	if a.parent != "" {
		v.Parent = Link{Words: s.regionName(a.parent), Href: to.to(regionPath(a.parent))}
	}
	if a.about == "" {
		v.Parts = s.parts(m49Of(a.path), to)
	}
	var members []*survey.Profile
	for _, p := range s.newest {
		if a.holds(p.Response.Country) {
			members = append(members, p)
		}
	}
	v.Table = s.countriesTable(members, true, to)
	for i := range s.cat.Countries {
		if c := &s.cat.Countries[i]; a.holds(c) && s.editions[c.ISO3] == nil {
			v.Silent = append(v.Silent, s.name(c))
		}
	}
	slices.SortFunc(v.Silent, s.words.Order())
	return v
}

// areaLinks are the groups of a country with their pages: the narrower regions first.
func (s *site) areaLinks(c *survey.Country, to linker) []Link {
	var out []Link
	for _, m49 := range []string{c.Intermediate, c.Subregion, c.Region} {
		if n := s.regionName(m49); n != "" && len(out) < 2 {
			out = append(out, Link{Words: n, Href: to.to(regionPath(m49))})
		}
	}
	for _, g := range officialGroups {
		if g.in(c) {
			out = append(out, Link{Words: s.say("group." + g.code), Href: to.to(groupPath(g.code))})
		}
	}
	return out
}
