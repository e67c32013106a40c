package render

import (
	"cmp"
	"slices"
	"strconv"

	"egovsite/generator/survey"
)

const actsPath = "acts/index.html"

func actTypePath(code string) string { return "acts/" + cmp.Or(code, untyped) + "/index.html" }

// untyped stands in addresses for acts whose type is not named.
const untyped = "untyped"

// actsShown is how many acts the page of all acts lists; where there are more,
// it leads to the pages of the types.
const actsShown = 300

// ActsPage is the legal acts that anybody cites: all of them, or those of a type.
type ActsPage struct {
	Base
	Heading string
	Lede    string
	Types   []ActCount
	Decades []ActCount
	Acts    []CitedAct
}

// ActCount is how many acts are of a type or a decade.
type ActCount struct {
	Link
	Count string
}

// CitedAct is an act with who cites it.
type CitedAct struct {
	Act
	Country Link
	Edition string
	Href    string // link to its row in the country's profile
	Cited   []Link
}

// allActs are the acts of every country's newest response, by country and date.
func (s *site) allActs(to linker, want func(*survey.Act) bool) []CitedAct {
	var out []CitedAct
	for _, p := range s.newest {
		r := p.Response
		profile := to.to(newestPath(r.Country.ISO3))
		for _, a := range s.acts(p) {
			i := slices.IndexFunc(r.Acts, func(x survey.Act) bool { return x.ID == a.ID })
			if !want(&r.Acts[i]) {
				continue
			}
			v := CitedAct{Act: a, Country: Link{Words: s.name(r.Country), Href: profile}, Edition: r.Edition.ID, Href: profile + "#" + a.ID}
			for _, c := range a.CitedBy {
				v.Cited = append(v.Cited, Link{Words: c.Words, Href: profile + c.Href})
			}
			out = append(out, v)
		}
	}
	return out
}

// actTypes are the types of the acts cited, most frequent first.
func (s *site) actTypes() []string {
	n := map[string]int{}
	var out []string
	for _, p := range s.newest {
		for _, a := range p.Response.Acts {
			if n[a.Type]++; n[a.Type] == 1 {
				out = append(out, a.Type)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b string) int { return cmp.Or(n[b]-n[a], cmp.Compare(a, b)) })
	return out
}

func actPages(s *site) []page {
	out := []page{{path: actsPath, make: func() (any, error) { return s.actsPage(), nil }}}
	for _, code := range s.actTypes() {
		out = append(out, page{path: actTypePath(code), make: func() (any, error) { return s.actTypePage(code), nil }})
	}
	return out
}

func (s *site) actsPage() *ActsPage {
	to := s.link(actsPath)
	v := &ActsPage{Base: s.base(actsPath, s.say("acts.title"), s.say("acts.description")), Heading: s.say("acts.title")}
	decades := map[int]int{}
	all, dated := 0, 0
	types := map[string]int{}
	for _, p := range s.newest {
		for _, a := range p.Response.Acts {
			all++
			types[a.Type]++
			if !a.Date.Zero() {
				decades[a.Date.Year/10*10]++
				dated++
			}
		}
	}
	v.Lede = s.say("acts.all", "Count", all, "Dated", dated)
	for _, code := range s.actTypes() {
		v.Types = append(v.Types, ActCount{Link{Words: s.actTypeWords(code), Href: to.to(actTypePath(code))}, s.words.Number(types[code])})
	}
	for first := range decades {
		v.Decades = append(v.Decades, ActCount{Link{Words: s.say("acts.decade", "From", strconv.Itoa(first), "To", strconv.Itoa(first+9))}, s.words.Number(decades[first])})
	}
	slices.SortFunc(v.Decades, func(a, b ActCount) int { return cmp.Compare(a.Words, b.Words) })
	if all <= actsShown {
		v.Acts = s.allActs(to, func(*survey.Act) bool { return true })
	}
	return v
}

func (s *site) actTypePage(code string) *ActsPage {
	path := actTypePath(code)
	to := s.link(path)
	words := s.actTypeWords(code)
	v := &ActsPage{Base: s.base(path, s.say("acts.type.title", "Type", words), s.say("acts.description"), Link{Words: s.say("acts.title"), Href: to.to(actsPath)}), Heading: words}
	v.Acts = s.allActs(to, func(a *survey.Act) bool { return a.Type == code })
	v.Lede = s.say("acts.of-type", "Count", len(v.Acts))
	return v
}

func (s *site) actTypeWords(code string) string {
	if code == "" {
		return s.say("acts.untyped")
	}
	return s.sayCode("figures.act.", code)
}
