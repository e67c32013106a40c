package chart

import (
	"slices"

	"egovsite/generator/locale"
	"egovsite/generator/survey"
)

// The treemap of the evidence: where its links lead, as areas. It shows what
// bars do not: how much of the whole leads to government domains, and how much
// hangs on one host.

// hostsNamed is how many domains have an area of their own, or fewer where that
// would part domains with as many links; the rest share one in each group.
const hostsNamed = 24

func treemapTable(_ survey.Figure, p *survey.Profile, words *locale.Locale) Table {
	t := Table{Columns: heads(words, "hosts-treemap", []string{"kind", "domain"}, []string{"domains", "links", "share"})}
	total := 0
	for _, h := range p.Hosts {
		total += h.Links
	}
	named := p.Hosts
	if len(named) > hostsNamed {
		named = named[:hostsNamed]
		last := p.Hosts[hostsNamed].Links
		apart := slices.IndexFunc(named, func(h survey.Host) bool { return h.Links == last })
		if apart > 0 {
			named = named[:apart]
		}
	}
	for _, kind := range []string{"government", "other"} {
		ofKind := func(h survey.Host) bool { return h.Government == (kind == "government") }
		row := func(value, domain string, domains, links int) {
			t.Rows = append(t.Rows, []Cell{{Value: kind, Words: words.Say("figures.hosts-treemap.kind." + kind)},
				{Value: value, Words: domain}, number(words, domains), number(words, links), of(words, links, total)})
		}
		for _, h := range named {
			if ofKind(h) {
				row(h.Domain, h.Domain, 1, h.Links)
			}
		}
		rest, links := 0, 0
		for _, h := range p.Hosts[len(named):] {
			if ofKind(h) {
				rest++
				links += h.Links
			}
		}
		if rest > 0 {
			row("", words.Say("figures.hosts-treemap.rest", "Count", rest), rest, links)
		}
	}
	return t
}

// A hostGroup is the government's domains or the others: rows of the table.
type hostGroup struct {
	kind  string
	rows  []int
	links int
}

// hostGroups are the groups that have links.
func (s *subject) hostGroups() []hostGroup {
	var out []hostGroup
	for r := range s.table.Rows {
		kind := s.table.cell(r, "kind").Code()
		if len(out) == 0 || out[len(out)-1].kind != kind {
			out = append(out, hostGroup{kind: kind})
		}
		g := &out[len(out)-1]
		g.rows, g.links = append(g.rows, r), g.links+s.table.count(r, "links")
	}
	return out
}

// heading names a group and its share of the links.
func (s *subject) heading(g hostGroup) string {
	return s.say("group."+g.kind, "Share", s.words.Say("figures.of", "Part", g.links, "Total", s.table.sum("links")))
}

func treemapWords(s *subject) (title, sentence string) {
	t := &s.table
	links, domains, official := t.sum("links"), t.sum("domains"), 0
	for _, g := range s.hostGroups() {
		if g.kind == "government" {
			official = g.links
		}
	}
	switch official {
	case 0:
		title = s.say("title.none", "Count", links)
	case links:
		title = s.say("title.all", "Count", links)
	default:
		title = s.say("title", "Government", official, "Count", links)
	}
	most, ties, domain := 0, 0, ""
	for r := range t.Rows {
		if t.cell(r, "domain").Value == "" {
			continue
		}
		switch n := t.count(r, "links"); {
		case n > most:
			most, ties, domain = n, 1, t.cell(r, "domain").Words
		case n == most:
			ties++
		}
	}
	switch {
	case domains == 1:
		return title, s.say("sentence.one", "Domain", domain, "Count", links)
	case ties == 1:
		return title, s.say("sentence", "Domain", domain, "Links", most, "All", links, "Count", domains)
	}
	return title, s.say("sentence.ties", "Links", most, "All", links, "Count", domains)
}

func treemapLegend(s *subject) []Key {
	var out []Key
	for _, g := range s.hostGroups() {
		out = append(out, Key{hostMarks[g.kind], s.say("kind." + g.kind)})
	}
	return out
}

// hostMarks are the classes of a group's areas.
var hostMarks = map[string]string{"government": "official", "other": "elsewhere"}
