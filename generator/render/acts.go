package render

import (
	"cmp"
	"slices"
	"strings"

	"egovsite/generator/survey"
)

// Act is a legal act as a table or an answer shows it.
type Act struct {
	ID       string // fragment on the profile page
	Anchor   string // link to that fragment
	Title    string // as cited
	Language string // of the title
	Type     string // "Decree"; empty if none is named
	Number   string // "No. 263"; empty if none is given
	Place    string
	Date     string // written out; empty if none is given
	Sort     string // the date as a sortable code
	Address  string // as cited; empty if none
	Host     string
	Article  string // the article pointed at, where one answer's citation is shown
	CitedBy  []Link // the answers that cite it
	// Corrected says who put right what was understood of it; nil if nobody did.
	Corrected *Decided
}

// act is the view of one act of a response.
func (s *site) act(p *survey.Profile, a *survey.Act) Act {
	v := Act{ID: a.ID, Anchor: "#" + a.ID, Title: a.Heading(), Language: p.Response.Language, Type: s.sayCode("figures.act.", a.Type), Place: a.Place,
		Date: s.words.Date(a.Date), Sort: a.Date.String(), Address: webAddress(a.Address), Host: hostOf(a.Address)}
	if a.Number != "" {
		v.Number = s.say("act.number", "Number", a.Number)
	}
	if v.Title == "" {
		v.Title, v.Language = s.say("act.untitled"), ""
	}
	v.Corrected = s.decided("review.corrected", a.Corrected)
	for _, code := range a.CitedBy {
		if i := p.Response.Edition.ByCode(code); i >= 0 {
			q := &p.Response.Edition.Questions[i]
			v.CitedBy = append(v.CitedBy, Link{Words: numbered(q.Number), Href: "#" + q.Anchor()})
		}
	}
	return v
}

// actsByID are the views of a response's acts. An act is cited by many answers.
func (s *site) actsByID(p *survey.Profile) map[string]*Act {
	all, _ := once(s.shown, actsOf{p}, func() (map[string]*Act, error) {
		out := make(map[string]*Act, len(p.Response.Acts))
		for i := range p.Response.Acts {
			v := s.act(p, &p.Response.Acts[i])
			out[v.ID] = &v
		}
		return out, nil
	})
	return all
}

// actsOf are the acts of a country.
type actsOf struct{ *survey.Profile }

// acts is the response's acts by date.
func (s *site) acts(p *survey.Profile) []Act {
	out, all := make([]Act, 0, len(p.Response.Acts)), s.actsByID(p)
	for _, a := range byDate(p.Response) {
		out = append(out, *all[a.ID])
	}
	return out
}

// byDate are the acts of a response, oldest first, undated ones last.
func byDate(r *survey.Cleared) []*survey.Act {
	sorted := make([]*survey.Act, len(r.Acts))
	for i := range sorted {
		sorted[i] = &r.Acts[i]
	}
	slices.SortStableFunc(sorted, func(a, b *survey.Act) int {
		if a.Date.Zero() != b.Date.Zero() {
			if a.Date.Zero() {
				return 1
			}
			return -1
		}
		return a.Date.Compare(b.Date)
	})
	return sorted
}

// cited is the acts that one answer cites, with the articles it points at.
func (s *site) cited(p *survey.Profile, a *survey.Answer) []Act {
	if len(a.Citations) == 0 {
		return nil
	}
	out, all := make([]Act, 0, len(a.Citations)), s.actsByID(p)
	for _, c := range a.Citations {
		act := all[c.Act]
		if act == nil || slices.ContainsFunc(out, func(x Act) bool { return x.ID == c.Act && x.Article == c.Pinpoint }) {
			continue
		}
		v := *act
		v.Article = c.Pinpoint
		out = append(out, v)
	}
	return out
}

// actLinks lead from an answer to the acts that it cites, each by a few words:
// what it is, its number or date, and the article pointed at.
func (s *site) actLinks(p *survey.Profile, a *survey.Answer) []Link {
	var out []Link
	for _, act := range s.cited(p, a) {
		words := []string{cmp.Or(act.Type, act.Title)}
		for _, w := range []string{cmp.Or(act.Number, act.Date), act.Article} {
			if w != "" {
				words = append(words, w)
			}
		}
		out = append(out, Link{Words: strings.Join(words, " "), Href: act.Anchor})
	}
	return out
}
