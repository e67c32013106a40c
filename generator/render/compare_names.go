package render

import (
	"cmp"
	"regexp"
	"slices"

	"egovsite/generator/survey"
)

// compareNames are what the script calls things and says, in the language of the
// page. Values that only the script knows stand in braces.
type compareNames struct {
	Language   string                   `json:"language"` // of numbers and plurals
	Printed    string                   `json:"printed"`  // language of the options
	Site       string                   `json:"site"`
	Most       int                      `json:"most"` // countries at once
	Countries  []namedCountry           `json:"countries"`
	Groups     []string                 `json:"groups"`
	Editions   []namedEdition           `json:"editions"` // the newest first
	Indicators []namedIndicator         `json:"indicators"`
	Apart      map[string]editionsApart `json:"apart"` // earlier edition, space, later edition
	Acts       map[string]string        `json:"acts"`  // type -> word
	States     map[string]string        `json:"states"`
	Grades     map[string]string        `json:"grades"`
	Links      map[string]string        `json:"links"`
	Axis       CompareAxis              `json:"axis"`
	Say        map[string]any           `json:"say"` // a phrase, or its plural forms
}

type namedCountry struct {
	ISO3     string   `json:"iso3"`
	Name     string   `json:"name"`
	Editions []string `json:"editions"` // that it has answered, the newest first
	Groups   []int    `json:"groups"`   // places in the list of groups
}

type namedEdition struct {
	ID        string            `json:"id"`
	Name      string            `json:"name"`
	Sections  map[string]string `json:"sections"`
	Questions []namedQuestion   `json:"questions"` // evidence left out, in printed order
	Areas     []string          `json:"areas"`     // codes of the questions about laws
}

type namedQuestion struct {
	Code    string            `json:"code"`
	Row     string            `json:"row,omitempty"` // its code in the earliest edition it can be compared with, where that is another
	Number  int               `json:"number"`
	Label   string            `json:"label"`
	Section string            `json:"section"`
	Options map[string]string `json:"options,omitempty"`
}

type namedIndicator struct {
	Code string `json:"code"`
	Name string `json:"name"`
}

// row is the row of the comparison in which the question stands.
func (q *namedQuestion) row() string { return cmp.Or(q.Row, q.Code) }

// editionsApart is what cannot be compared between two editions though both have it.
type editionsApart struct {
	Rows       []string `json:"rows"`
	Indicators []string `json:"indicators"`
}

// compareSays are the phrases that the script says, by their keys.
var compareSays = []string{
	"compare.title.of", "compare.remove", "compare.edition", "compare.added", "compare.removed", "compare.removed.last", "compare.changed", "compare.full", "compare.group",
	"compare.group.full", "compare.found", "compare.found.none", "compare.unknown", "compare.too-many", "compare.above", "compare.tied", "compare.tied.compared",
	"compare.tied.rest", "compare.apart", "compare.few", "compare.row.apart", "compare.shown", "compare.shown.none", "compare.acts.none",
	"figures.strip.none", "figures.strip.label", "figures.act.undated", "strip.share", "range.none", "range.few", "range.exact", "range.between",
	"count.of", "compare.range.caption", "compare.range.items", "compare.range.words", "compare.who.country", "list.comma", "list.and", "table.complete", "act.number", "act.untitled",
	"standing.recorded", "standing.documented", "standing.open", "standing.no",
}

func (s *site) compareNames(to linker) compareNames {
	profile := to.to(s.profilePath("{iso3}", "{edition}"))
	n := compareNames{Language: s.words.Tag, Printed: baseLanguage, Site: s.siteName(), Most: mostCompared, Apart: map[string]editionsApart{},
		Acts: map[string]string{}, States: map[string]string{}, Grades: map[string]string{}, Say: map[string]any{},
		Links: map[string]string{"file": to.to(comparePathOf("{ISO3}", "{edition}")), "profile": profile, "answer": profile + "#q{number}",
			"act": profile + "#{act}", "question": to.to(questionPath("{edition}", "{code}")), "indicator": to.indicator("{code}")}}
	for _, key := range compareSays {
		n.Say[key] = unfilled(s.words.Forms(key))
	}
	n.Axis.Ticks = [3]string{s.words.Percent(0), s.words.Percent(.5), s.words.Percent(1)}
	n.Axis.Words = s.say("compare.range.axis", "From", n.Axis.Ticks[0], "To", n.Axis.Ticks[2])
	for _, st := range survey.States {
		n.States[string(st)] = s.say("state." + string(st))
	}
	for _, g := range survey.Grades {
		n.Grades[g.String()] = s.say("grade." + g.String())
	}
	for i := range s.cat.Indicators {
		n.Indicators = append(n.Indicators, namedIndicator{s.cat.Indicators[i].Code, s.words.Indicator(&s.cat.Indicators[i])})
	}
	s.nameCountries(&n)
	s.nameEditions(&n)
	return n
}

// nameCountries adds those who have answered, with the groups they are in.
func (s *site) nameCountries(n *compareNames) {
	for _, p := range s.newest {
		country := p.Response.Country
		c := namedCountry{ISO3: country.ISO3, Name: s.name(country), Groups: []int{}}
		for _, e := range s.editions[country.ISO3] {
			c.Editions = append(c.Editions, e.Response.Edition.ID)
			for i := range e.Response.Acts {
				code := e.Response.Acts[i].Type
				n.Acts[code] = s.sayCode("figures.act.", code)
			}
		}
		for _, name := range s.allGroups(country) {
			at := slices.Index(n.Groups, name)
			if at < 0 {
				at, n.Groups = len(n.Groups), append(n.Groups, name)
			}
			c.Groups = append(c.Groups, at)
		}
		n.Countries = append(n.Countries, c)
	}
}

// allGroups are all regions of a country, the narrowest first, and its other
// official groups.
func (s *site) allGroups(c *survey.Country) []string {
	var out []string
	for _, m49 := range []string{c.Intermediate, c.Subregion, c.Region} {
		if n := s.regionName(m49); n != "" {
			out = append(out, n)
		}
	}
	for _, g := range officialGroups {
		if g.in(c) {
			out = append(out, s.say("group."+g.code))
		}
	}
	return out
}

// nameEditions adds the editions that have been answered, and what cannot be
// compared between any two of them.
func (s *site) nameEditions(n *compareNames) {
	rows := s.rows()
	for i := len(s.cat.Editions) - 1; i >= 0; i-- {
		e := &s.cat.Editions[i]
		if !slices.ContainsFunc(s.profiles, func(p *survey.Profile) bool { return p.Response.Edition.ID == e.ID }) {
			continue
		}
		for _, later := range n.Editions {
			n.Apart[e.ID+" "+later.ID] = s.apart(rows, e.ID, later.ID)
		}
		v := namedEdition{ID: e.ID, Name: s.words.Edition(e), Sections: map[string]string{}, Areas: []string{}}
		for j := range e.Sections {
			v.Sections[e.Sections[j].Code] = s.words.Section(&e.Sections[j])
		}
		for j := range e.Questions {
			if q := &e.Questions[j]; q.Kind != survey.EvidenceText {
				v.Questions = append(v.Questions, s.nameQuestion(q, rows[e.ID][q.Code]))
			}
		}
		if laws := s.laws(); laws != nil {
			for _, code := range laws.Items[e.ID] {
				v.Areas = append(v.Areas, rows[e.ID][code])
			}
		}
		n.Editions = append(n.Editions, v)
	}
}

func (s *site) nameQuestion(q *survey.Question, row string) namedQuestion {
	v := namedQuestion{Code: q.Code, Number: q.Number, Label: cmp.Or(s.words.Label(q), q.Wording), Section: q.Section}
	if row != q.Code {
		v.Row = row
	}
	for _, o := range q.Options {
		if v.Options == nil {
			v.Options = map[string]string{}
		}
		v.Options[o.Code] = o.Label
	}
	return v
}

// unfilled is a phrase for a script: words alone, or the forms that it has, by
// the names that scripts give them, with values written {Name}.
func unfilled(m survey.Message) any {
	forms := map[string]string{}
	for name, words := range map[string]string{"zero": m.Zero, "one": m.One, "two": m.Two, "few": m.Few, "many": m.Many, "other": m.Other} {
		if words != "" {
			forms[name] = aValue.ReplaceAllString(words, "{$1}")
		}
	}
	if len(forms) == 1 {
		return forms["other"]
	}
	return forms
}

var aValue = regexp.MustCompile(`\{\{-?\s*\.(\w+)\s*-?\}\}`)
