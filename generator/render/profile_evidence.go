package render

import (
	"egovsite/generator/survey"
)

// Evidence says what kind of sources the answers point at.
type Evidence struct {
	Any     bool
	Summary string // addresses, https and government domains in a sentence
	Hosts   []HostRow
	Repeat  []Act // acts cited by more than one answer
	Grades  []GradeRow
	Figures []Figure
}

// HostRow is one registered domain.
type HostRow struct {
	Domain     string
	Links      int
	Secure     int
	Government bool
	CitedBy    []Link // the first answers that cite it
	More       int    // how many more do
}

// GradeRow is a step of the ladder and the number of evidence answers on it.
type GradeRow struct {
	Term
	Count int
}

// hostCites is how many of the answers that cite a domain are named.
const hostCites = 6

func (s *site) evidence(p *survey.Profile) Evidence {
	var v Evidence
	links, secure, government := 0, 0, 0
	for _, h := range p.Hosts {
		row := HostRow{Domain: h.Domain, Links: h.Links, Secure: h.Secure, Government: h.Government}
		for _, code := range h.Questions {
			if q := question(p, code); q != nil {
				if len(row.CitedBy) == hostCites {
					row.More++
					continue
				}
				row.CitedBy = append(row.CitedBy, Link{Words: numbered(q.Number), Href: "#" + q.Anchor()})
			}
		}
		v.Hosts = append(v.Hosts, row)
		links += h.Links
		secure += h.Secure
		if h.Government {
			government += h.Links
		}
	}
	v.Any = links > 0
	if v.Any {
		v.Summary = s.say("evidence.summary", "Count", links, "Domains", len(p.Hosts)) + " " +
			s.say("evidence.secure", "Secure", secure, "Count", links) + " " +
			s.say("evidence.government", "Government", government, "Count", links)
	}
	for _, g := range survey.Grades {
		v.Grades = append(v.Grades, GradeRow{s.grade(g, ""), p.Complete.Evidence[g]})
	}
	for _, a := range p.Response.Acts {
		if len(a.CitedBy) > 1 {
			v.Repeat = append(v.Repeat, *s.actsByID(p)[a.ID])
		}
	}
	return v
}

func question(p *survey.Profile, code string) *survey.Question {
	if i := p.Response.Edition.ByCode(code); i >= 0 {
		return &p.Response.Edition.Questions[i]
	}
	return nil
}

// Outside is measures made by others, kept apart from everything else.
type Outside struct {
	Rows    []OutsideRow
	Figures []Figure
}

// Any reports whether there is anything to show.
func (o Outside) Any() bool { return len(o.Rows) > 0 }

// OutsideRow is one year.
type OutsideRow struct {
	Year                     string
	Rank                     string
	EGDI, EPI, OSI, HCI, TII string // empty where not published
}

func (s *site) outside(p *survey.Profile) Outside {
	var v Outside
	num := func(f *float64) string {
		if f == nil {
			return ""
		}
		return s.words.Decimal(*f, 4)
	}
	for _, o := range p.Outside {
		row := OutsideRow{Year: yearOf(o.Year), EGDI: num(o.EGDI), EPI: num(o.EPI), OSI: num(o.OSI), HCI: num(o.HCI), TII: num(o.TII)}
		if o.Rank > 0 {
			row.Rank = s.words.Number(o.Rank)
		}
		v.Rows = append(v.Rows, row)
	}
	return v
}
