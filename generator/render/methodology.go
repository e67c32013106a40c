package render

import (
	"html/template"
	"slices"
	"strings"

	"egovsite/generator/survey"
)

// MethodologyPage is prose, followed by what is stated straight from the files
// that compute.
type MethodologyPage struct {
	Base
	Heading    string
	Summary    string
	Words      template.HTML
	Fallback   Fallback
	States     []Term
	Grades     []Term
	Standings  []Term
	Indicators []IndicatorMethod
	Checks     []Check // what each check looks for, without findings
	Consent    string  // what this site does where consent is not recorded
	Editions   []EditionMethod
}

// IndicatorMethod is an indicator with its items by edition.
type IndicatorMethod struct {
	Link
	ID          string
	Measures    string
	NotMeasures string
	Minimum     string
	Editions    []IndicatorEdition
}

// EditionMethod is what an edition asks, in numbers.
type EditionMethod struct {
	Title    string
	Summary  string
	Personal []Link // the questions whose answers are withheld
}

func methodologyPages(s *site) []page {
	if !s.link(homePath).there(methodologyPath) {
		return nil
	}
	return []page{{path: methodologyPath, make: func() (any, error) {
		to := s.link(methodologyPath)
		v := &MethodologyPage{Base: s.base(methodologyPath, s.say("nav.methodology"), s.say("methodology.description")),
			Heading: s.say("nav.methodology"), Consent: s.say("methodology.consent." + s.consentRule())}
		if p := s.proseNamed("methodology"); p != nil {
			v.Heading, v.Summary, v.Fallback = p.Title, p.Summary, s.fallback(p)
			var err error
			if v.Words, _, err = s.markdown(p, to); err != nil {
				return nil, err
			}
		}
		for _, st := range survey.States {
			v.States = append(v.States, s.state(st))
		}
		for _, g := range survey.Grades {
			v.Grades = append(v.Grades, s.step(g))
		}
		v.Standings = s.fourStandings()
		v.Checks = s.checkMethods()
		for i := range s.cat.Indicators {
			v.Indicators = append(v.Indicators, s.indicatorMethod(&s.cat.Indicators[i], to))
		}
		for i := len(s.cat.Editions) - 1; i >= 0; i-- {
			v.Editions = append(v.Editions, s.editionMethod(&s.cat.Editions[i], to))
		}
		return v, nil
	}}}
}

// checkMethods are the checks that the language files explain.
func (s *site) checkMethods() []Check {
	var out []Check
	for _, l := range s.cat.Languages {
		if l.Tag != "en" {
			continue
		}
		for key := range l.Messages {
			code, isCheck := strings.CutPrefix(key, "check.")
			if code, isWhy := strings.CutSuffix(code, ".why"); isCheck && isWhy {
				out = append(out, Check{Title: s.say("check." + code + ".title"), Why: s.say(key)})
			}
		}
	}
	slices.SortFunc(out, func(a, b Check) int { return strings.Compare(a.Title, b.Title) })
	return out
}

// consentRule is the site's setting, "publish" unless it says otherwise.
func (s *site) consentRule() string {
	if s.cat.Site.ConsentNotRecorded == "withhold" {
		return "withhold"
	}
	return "publish"
}

func (s *site) indicatorMethod(ind *survey.Indicator, to linker) IndicatorMethod {
	m := IndicatorMethod{Link: Link{Words: s.words.Indicator(ind), Href: to.indicator(ind.Code)}, ID: ind.Code,
		Measures: s.words.Measures(ind), NotMeasures: s.words.NotMeasures(ind), Minimum: s.say("indicator.minimum", "Count", ind.Minimum)}
	for i := len(s.cat.Editions) - 1; i >= 0; i-- {
		e := &s.cat.Editions[i]
		if len(ind.Items[e.ID]) == 0 {
			continue
		}
		edition := s.indicatorEdition(ind, e, to)
		m.Editions = append(m.Editions, edition)
	}
	return m
}

func (s *site) editionMethod(e *survey.Edition, to linker) EditionMethod {
	counts := map[survey.Kind]int{}
	v := EditionMethod{Title: s.words.EditionTitle(e)}
	for i := range e.Questions {
		q := &e.Questions[i]
		counts[q.Kind]++
		if q.Personal != "" {
			v.Personal = append(v.Personal, Link{Words: numbered(q.Number), Href: to.to(questionPath(e.ID, q.Code))})
		}
	}
	v.Summary = s.say("methodology.edition", "Count", len(e.Questions), "Choice", counts[survey.Choice],
		"Text", counts[survey.Text], "Evidence", counts[survey.EvidenceText])
	return v
}
