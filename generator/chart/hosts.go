package chart

import (
	"strconv"

	"egovsite/generator/locale"
	"egovsite/generator/survey"
)

// The hosts of the evidence: links by registered domain, split by the grade
// of the answer that holds them.

// hostsShown is how many domains have a bar of their own; the rest share one.
const hostsShown = 12

func hostsTable(spec survey.Figure, p *survey.Profile, words *locale.Locale) Table {
	grades := make([]string, len(survey.Grades))
	for i, g := range survey.Grades {
		grades[i] = g.String()
	}
	t := Table{Columns: heads(words, "evidence-hosts", []string{"domain", "government"}, []string{"links", "official"})}
	for _, g := range grades {
		t.Columns = append(t.Columns, Column{Code: g, Words: words.Say("grade." + g), Numeric: true})
	}
	row := func(name string, value any, government string, links, official int, by [6]int) {
		cells := []Cell{{Value: value, Words: name}, {Value: government, Words: words.Say("figures.evidence-hosts.government." + government)},
			number(words, links), number(words, official)}
		for _, n := range by {
			cells = append(cells, number(words, n))
		}
		t.Rows = append(t.Rows, cells)
	}
	rest, restOfficial, restBy := 0, 0, [6]int{}
	for i, h := range p.Hosts {
		government, official := "no", 0
		if h.Government {
			government, official = "yes", h.Links
		}
		if i >= hostsShown && len(p.Hosts) > hostsShown+1 {
			rest += h.Links
			restOfficial += official
			for g, n := range h.ByGrade {
				restBy[g] += n
			}
			continue
		}
		row(h.Domain, h.Domain, government, h.Links, official, h.ByGrade)
	}
	if rest > 0 {
		row(words.Say("figures.evidence-hosts.rest", "Count", len(p.Hosts)-hostsShown), "", "mixed", rest, restOfficial, restBy)
	}
	return t
}

func hostsWords(s *subject) (title, sentence string) {
	t := &s.table
	total := t.sum("links")
	title = s.say("title", "Domain", t.cell(0, "domain").Words, "Links", t.count(0, "links"), "Count", total)
	return title, s.say("sentence", "Government", t.sum("official"), "Count", total)
}

// hostGrades are the grades that some link has.
func (s *subject) hostGrades() []string {
	var out []string
	for _, g := range survey.Grades {
		if s.table.sum(g.String()) > 0 {
			out = append(out, g.String())
		}
	}
	return out
}

func hostsLegend(s *subject) []Key {
	out := []Key{{"government", s.say("key.government")}}
	for _, g := range s.hostGrades() {
		out = append(out, Key{g, s.words.Say("grade." + g)})
	}
	return out
}

const (
	hostsFrom      = 232.0
	hostsRow       = 28.0
	hostsRowNarrow = 42.0
)

func hostsSVG(s *subject, width float64) []byte {
	t := &s.table
	row, from := hostsRow, hostsFrom
	if width < wide {
		row, from = hostsRowNarrow, 0
	}
	most := 1
	for r := range t.Rows {
		most = max(most, t.count(r, "links"))
	}
	scale := (width - from - 44) / float64(most)
	p := open(s, width, row*float64(len(t.Rows))+4)
	for r := range t.Rows {
		y := row * float64(r)
		bar, text := y+6, y+row/2+4.5
		if width < wide {
			bar, text = y+20, y+14
		}
		if t.cell(r, "government").Value == "yes" {
			p.government(6, text-4.5)
		}
		class := "t-name"
		if t.cell(r, "domain").Value == "" {
			class = "t-muted"
		}
		p.text(class, 18, text, start, fit(t.cell(r, "domain").Words, max(from-34, 200), 13))
		x := from
		for _, g := range survey.Grades {
			n := t.count(r, g.String())
			if n == 0 {
				continue
			}
			w := float64(n) * scale
			p.rect("g-"+g.String(), x+.5, bar+.5, max(w-1, 1), 15, strconv.Itoa(n))
			x += w
		}
		p.text("t-number", x+6, bar+12.5, start, t.cell(r, "links").Words)
	}
	return p.done()
}
