package render

import (
	"slices"

	"egovsite/generator/survey"
)

// Measure is one indicator of a country: its strip, and its items one by one.
type Measure struct {
	ID          string
	Name        string
	Measures    string
	NotMeasures string
	Page        string // link to the indicator's page; empty in a report
	Strip
	Head     *Item // the question shown at the head, not counted
	Items    []Item
	Figures  []Figure
	WithActs bool // the list of acts follows this one
}

// Item is one question of an indicator.
type Item struct {
	Number   string // "Q36"
	Label    string
	Wording  string
	Href     string // link to the answer
	Standing Term
	State    Term     // of the answer itself
	Selected []string // labels of the options it selects
	Grade    Term     // of its evidence
	Graded   bool     // it is an item that evidence supports
	Acts     []Act
	Sites    []Link // web addresses given as evidence, by host
	More     int    // further addresses, beyond those shown
}

// measure is one indicator's section of a profile, without links to other pages.
func (s *site) measure(p *survey.Profile, v *survey.Value) Measure {
	m := Measure{ID: v.Indicator.Code, Name: s.words.Indicator(v.Indicator), Measures: s.words.Measures(v.Indicator),
		NotMeasures: s.words.NotMeasures(v.Indicator), Strip: s.strip(v, 480)}
	if v.Head != nil {
		h := s.item(p, v.Head.Question, v.Head, p.Response.Evidence(v.Head.Question.Code))
		m.Head = &h
	}
	m.Items = make([]Item, 0, len(v.Items))
	for i := range v.Items {
		it := &v.Items[i]
		view := s.item(p, it.Question, it.Answer, it.Evidence)
		view.Standing = s.standing(it.Standing)
		m.Items = append(m.Items, view)
	}
	return m
}

// sitesShown is how many addresses stand beside an item; the rest are one
// press away at the answer.
const sitesShown = 3

func (s *site) item(p *survey.Profile, q *survey.Question, a *survey.Answer, evidence []*survey.Answer) Item {
	v := Item{Number: numbered(q.Number), Label: s.words.Label(q), Wording: q.Wording, Href: "#" + q.Anchor()}
	if v.Label == "" {
		v.Label = q.Wording
	}
	if a != nil {
		v.State, v.Selected = s.state(a.State), selected(a)
	}
	from := evidence
	if q.Kind == survey.Text && a != nil {
		from = []*survey.Answer{a}
	}
	var best *survey.Answer
	seen := map[string]bool{}
	for _, e := range from {
		if best == nil || e.Grade > best.Grade {
			best = e
		}
		acts := s.cited(p, e)
		for i := range acts {
			seen[acts[i].Address] = true
		}
		v.Acts = append(v.Acts, acts...)
		for _, l := range e.Links {
			address := webAddress(l.Address)
			if address == "" || seen[address] {
				continue
			}
			seen[address] = true
			host := hostOf(address)
			known := slices.ContainsFunc(v.Sites, func(l Link) bool { return l.Words == host })
			if len(v.Sites) < sitesShown && !known {
				v.Sites = append(v.Sites, Link{Words: host, Href: address})
			} else {
				v.More++
			}
		}
	}
	if best != nil {
		v.Grade, v.Graded = s.grade(best.Grade, best.Rule), true
	}
	return v
}

// mostActs is the indicator whose items cite the most acts; the list of all
// acts stands below it.
func mostActs(p *survey.Profile) *survey.Value {
	var best *survey.Value
	most := -1
	for i := range p.Values {
		acts := map[string]bool{}
		for _, it := range p.Values[i].Items {
			for _, e := range it.Evidence {
				for _, c := range e.Citations {
					acts[c.Act] = true
				}
			}
		}
		if len(acts) > most {
			best, most = &p.Values[i], len(acts)
		}
	}
	return best
}
