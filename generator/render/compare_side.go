package render

import (
	"html/template"
	"slices"
	"strings"

	"egovsite/generator/survey"
)

// Comparison is some profiles side by side. assets/js/compare-show.js makes the
// same of those that a reader chooses; a browser test holds the two together.
type Comparison struct {
	Who        []CompareWho
	Indicators []CompareIndicator
	Heads      []CompareHead // of the columns
	Sections   []CompareSection
	Areas      []CompareActs
	Years      []CompareActs
}

// CompareHead is one profile of the comparison: its country, and a link to it.
type CompareHead struct {
	Link
	Edition string
}

// CompareWho is who one of them is, and how much of the questionnaire it answered.
type CompareWho struct {
	Link
	Questionnaire, Groups, Text, Choice, Acts, Links string
}

// CompareIndicator is one indicator of all of them.
type CompareIndicator struct {
	Link
	Code     string
	Sentence string // who lies above whom
	Axis     CompareAxis
	Ranges   []CompareRange
}

// CompareAxis is the axis of ranges: shares of the areas asked.
type CompareAxis struct {
	Words string    `json:"words"` // "Range, from 0% to 100% of the areas"
	Ticks [3]string `json:"ticks"` // "0%", "50%", "100%"
}

// CompareRange is the indicator of one of them.
type CompareRange struct {
	CompareHead
	Strip   template.HTML
	Counts  string        // "8 of 10"; below the minimum data the counts
	Picture template.HTML // the range on the axis; empty below the minimum data
	Range   string
}

// CompareSection is a section of the questionnaire.
type CompareSection struct {
	Label string
	Span  int // columns of the table
	Rows  []CompareRow
}

// CompareRow is one question.
type CompareRow struct {
	Link
	Number string
	Apart  string // says that editions ask it otherwise; empty if they do not
	Cells  []CompareCell
}

// CompareCell is one answer.
type CompareCell struct {
	Country  string
	Term     Term
	Printed  bool   // its words are those of the questionnaire
	Reviewed string // says that a review settled it
	Grade    Term
	Href     string // link to the answer; empty where there is none
}

// CompareActs are the acts of one area or one year, country by country.
type CompareActs struct {
	Label string
	Cells []CompareActCell
}

// CompareActCell are the acts of one country.
type CompareActCell struct {
	Country string
	Acts    []CompareAct
	None    string // says that there is none
}

// CompareAct is a legal act.
type CompareAct struct {
	Link
	About    string // "Law · No. 263 · 2004"
	Language string // of the title
}

// sides are the profiles that are compared, and what their parts are called.
type sides struct {
	*site
	to      linker
	names   *compareNames
	columns []column
}

// A column is one profile.
type column struct {
	CompareHead
	profile   *survey.Profile
	file      compareFile
	edition   *namedEdition
	questions map[string]*namedQuestion // by row
}

// comparison puts profiles side by side.
func (s *site) comparison(profiles []*survey.Profile, names *compareNames, to linker) *Comparison {
	x := sides{site: s, to: to, names: names}
	v := &Comparison{}
	for _, p := range profiles {
		c := x.column(p)
		x.columns = append(x.columns, c)
		v.Heads = append(v.Heads, c.CompareHead)
		v.Who = append(v.Who, x.who(&c))
	}
	for i := range s.cat.Indicators {
		if one := x.indicator(&s.cat.Indicators[i]); len(one.Ranges) > 0 {
			v.Indicators = append(v.Indicators, one)
		}
	}
	v.Sections, v.Areas, v.Years = x.sections(), x.areas(), x.years()
	return v
}

func (x *sides) column(p *survey.Profile) column {
	r := p.Response
	at := slices.IndexFunc(x.names.Editions, func(e namedEdition) bool { return e.ID == r.Edition.ID })
	c := column{profile: p, file: x.sideBySide(p), edition: &x.names.Editions[at], questions: map[string]*namedQuestion{},
		CompareHead: CompareHead{Link{Words: x.name(r.Country), Href: x.to.to(x.profilePath(r.Country.ISO3, r.Edition.ID))}, r.Edition.ID}}
	for i := range c.edition.Questions {
		c.questions[c.edition.Questions[i].row()] = &c.edition.Questions[i]
	}
	return c
}

func (x *sides) who(c *column) CompareWho {
	of := func(counts [2]int) string { return x.say("table.complete", "Given", counts[0], "Count", counts[1]) }
	return CompareWho{Link: c.Link, Questionnaire: c.edition.Name,
		Groups: strings.Join(x.allGroups(c.profile.Response.Country), " · "),
		Text:   of(c.file.Text), Choice: of(c.file.Choice), Acts: x.words.Number(len(c.file.Acts)), Links: x.words.Number(c.file.Links)}
}

// apart reports whether something of two editions cannot be compared.
func (x *sides) apart(a, b string, of func(editionsApart) []string, code string) bool {
	return slices.Contains(of(x.names.Apart[a+" "+b]), code) || slices.Contains(of(x.names.Apart[b+" "+a]), code)
}
