package render

import (
	"strings"

	"egovsite/generator/survey"
)

// Head answers on the first screen: who, which edition, how complete, what
// stands out, how sure.
type Head struct {
	Country   string
	ISO3      string
	Edition   string // "Member States Questionnaire 2022"
	Title     string // of the edition, in full
	Groups    []Link
	Complete  string
	StandsOut string
	Sure      string
	Facts     []Fact
	Editions  []Link // the country's other editions
	Sheet     string // link to the fact sheet; empty in the report
	Report    string // link to the one-file report; empty in the report itself
	Source    string // link to the source view
	Changes   Link   // to what it changed, where it replaces an earlier submission
	Compare   string // link to the comparison with others; empty where there are none, and in the report
}

// A Fact is a term and what it is.
type Fact struct{ Term, Words, Href string }

func (s *site) head(p *survey.Profile, to linker) Head {
	r := p.Response
	h := Head{
		Country: s.name(r.Country), ISO3: r.Country.ISO3,
		Edition: s.words.Edition(r.Edition), Title: s.words.EditionTitle(r.Edition),
		Groups:   s.areaLinks(r.Country, to),
		Complete: s.completeness(p), StandsOut: s.standsOut(p), Sure: s.howSure(p),
		Sheet:  to.to(factSheetPath(r.Country.ISO3, r.Edition.ID)),
		Report: to.to(reportPath(r.Country.ISO3, r.Edition.ID)), Compare: s.compareLink(p, to),
	}
	if len(r.Lines) > 0 && !to.single {
		h.Source = to.to(sourcePath(r.Country.ISO3, r.Edition.ID))
	} else if len(r.Lines) > 0 {
		h.Source = "#source"
	}
	h.Facts = append(h.Facts,
		Fact{Term: s.say("fact.edition"), Words: h.Title},
		Fact{Term: s.say("fact.file"), Words: s.say("fact.file.words", "Count", r.Source.Lines), Href: h.Source},
		Fact{Term: s.say("fact.acts"), Words: s.words.Number(len(r.Acts)), Href: s.when(len(r.Acts) > 0, "#acts")},
		Fact{Term: s.say("fact.links"), Words: s.words.Number(len(r.Links)), Href: "#evidence"},
		Fact{Term: s.say("fact.consent"), Words: s.consentWords(r)},
		Fact{Term: s.say("fact.withheld"), Words: s.withheldWords(r)})
	h.Facts = append(h.Facts, s.reviewFacts(r.Review)...)
	if n := len(p.Changes); n > 0 {
		h.Changes = Link{Words: s.say("changes.head.words", "Count", n), Href: to.to(changesPath(r.Country.ISO3, r.Edition.ID))}
	}
	for _, other := range s.editions[r.Country.ISO3] {
		if other != p {
			h.Editions = append(h.Editions, Link{Words: other.Response.Edition.ID, Href: to.to(s.profilePath(r.Country.ISO3, other.Response.Edition.ID))})
		}
	}
	return h
}

func (s *site) when(yes bool, href string) string {
	if yes {
		return href
	}
	return ""
}

// completeness says in one sentence how much of the questionnaire is answered.
func (s *site) completeness(p *survey.Profile) string {
	text, choice := total(p.Complete.Text), total(p.Complete.Choice)
	given := given(p)
	marked := p.Complete.Choice[survey.Recorded] + p.Complete.Choice[survey.Reviewed]
	first := s.say("complete.text", "Given", given, "Count", text)
	if marked == 0 && p.Complete.Choice[survey.NotRecorded] > 0 {
		return s.say("complete.unmarked", "Text", first, "Count", choice)
	}
	words := s.say("complete.choice", "Text", first, "Given", marked, "Count", choice)
	if n := p.Complete.Choice[survey.Reviewed]; n > 0 {
		words += " " + s.say("complete.reviewed", "Count", n)
	}
	return words
}

// given is the number of text questions with an answer, those withheld too.
func given(p *survey.Profile) int {
	return p.Complete.Text[survey.Recorded] + p.Complete.Text[survey.Withheld]
}

// standsOut names the indicators supported in full and those not at all.
func (s *site) standsOut(p *survey.Profile) string {
	var full, bare []string
	partial := 0
	for i := range p.Values {
		v := &p.Values[i]
		switch {
		case !v.Enough || v.Counts.Asked() == 0:
		case v.Counts.Supported() == v.Counts.Asked():
			full = append(full, s.words.Indicator(v.Indicator))
		case v.Counts.Supported() == 0:
			bare = append(bare, s.words.Indicator(v.Indicator))
		default:
			partial++
		}
	}
	var out []string
	if len(full) > 0 {
		out = append(out, s.say("stands.full", "Count", len(full), "Names", s.list(full)))
	}
	if len(bare) > 0 {
		out = append(out, s.say("stands.bare", "Count", len(bare), "Names", s.list(bare)))
	}
	if len(out) == 0 && partial == len(p.Values) && partial > 0 {
		return s.say("stands.none")
	}
	return strings.Join(out, " ")
}

// howSure says what the ranges rest on.
func (s *site) howSure(p *survey.Profile) string {
	documented, dated, recorded, open := 0, 0, 0, 0
	for i := range p.Values {
		for _, it := range p.Values[i].Items {
			switch it.Standing {
			case survey.StandDocumented:
				documented++
				if it.Grade >= survey.GradeDatedAct {
					dated++
				}
			case survey.StandRecorded, survey.StandNo:
				recorded++
			case survey.StandOpen:
				open++
			}
		}
	}
	switch {
	case documented == 0 && open == 0 && recorded > 0:
		return s.say("sure.recorded")
	case documented == 0:
		return ""
	}
	return s.say("sure.documented", "Count", documented, "Dated", dated)
}

// list joins names as a sentence does.
func (s *site) list(names []string) string {
	switch len(names) {
	case 0:
		return ""
	case 1:
		return names[0]
	}
	last := len(names) - 1
	return s.say("list.and", "First", strings.Join(names[:last], s.say("list.comma")), "Last", names[last])
}

// notices are what must be read first: consent and selections not recorded.
func (s *site) notices(p *survey.Profile) []Notice {
	out := s.reviewNotices(p.Response.Review)
	if p.Complete.Choice[survey.NotRecorded] > 0 && p.Complete.Choice[survey.Recorded]+p.Complete.Choice[survey.Reviewed] == 0 {
		out = append(out, Notice{"unmarked", s.say("notice.unmarked.title"), s.say("notice.unmarked", "Count", p.Complete.Choice[survey.NotRecorded])})
	}
	if p.Response.Consent == survey.ConsentNotRecorded {
		out = append(out, Notice{"consent", s.say("notice.consent.title"), s.say("notice.consent")})
	}
	return out
}

func total(counts map[survey.State]int) int {
	n := 0
	for _, c := range counts {
		n += c
	}
	return n
}

// withheldWords say how much was taken out.
func (s *site) withheldWords(r *survey.Cleared) string {
	if n := withheldAnswers(r); n > 0 {
		return s.say("fact.withheld.words", "Count", n)
	}
	return s.say("fact.withheld.none")
}

// withheldAnswers is the number of answers with something taken out.
func withheldAnswers(r *survey.Cleared) int {
	seen := map[string]bool{}
	for _, t := range r.Withheld {
		if t.Question != "" {
			seen[t.Question] = true
		}
	}
	return len(seen)
}
