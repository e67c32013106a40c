package render

import "egovsite/generator/survey"

// SearchPage finds countries, questions, answers and legal acts. The searching
// is done by scripts; without them the page leads to the lists of the site.
type SearchPage struct {
	Base
	Kinds []SearchKind
	Lists []SearchList
	Names searchNames
}

// SearchKind is one kind of what is found.
type SearchKind struct {
	Code  string
	Words string
}

// SearchList is a page that lists what could be searched for.
type SearchList struct {
	Link
	About string
}

// searchNames are what the script calls things and says, in the language of the
// page; values that only the script knows stand in braces.
type searchNames struct {
	Language  string                       `json:"language"` // of the numbers
	Printed   string                       `json:"printed"`  // language of the questionnaires
	Countries map[string]string            `json:"countries"`
	Editions  map[string]string            `json:"editions"`
	Sections  map[string]map[string]string `json:"sections"` // edition -> code -> label
	Labels    map[string]map[string]string `json:"labels"`   // edition -> code of the question -> label
	Acts      map[string]string            `json:"acts"`     // type -> word
	Links     map[string]string            `json:"links"`    // kind -> address
	Say       map[string]string            `json:"say"`
}

// searchKinds are the kinds in the order in which they are shown.
var searchKinds = []string{"countries", "questions", "answers", "acts"}

func searchPages(s *site) []page {
	return []page{{path: searchPath, make: func() (any, error) {
		to := s.link(searchPath)
		v := &SearchPage{Base: s.base(searchPath, s.say("search.title"), s.say("search.description")), Names: s.searchNames(to)}
		for _, kind := range searchKinds {
			if kind == "questions" && !s.cat.Site.Has(survey.PartQuestions) {
				continue // they are found, and have no page to lead to
			}
			v.Kinds = append(v.Kinds, SearchKind{kind, s.say("search." + kind)})
		}
		for _, l := range []struct{ path, words, about string }{
			{s.countryList(), "nav.countries", "countries.description"},
			{questionsPath, "nav.questions", "questions.description"},
			{indicatorsPath, "nav.indicators", "indicators.description"},
			{dataPath, "nav.data", "data.description"},
		} {
			v.Lists = append(v.Lists, SearchList{Link{Words: s.say(l.words), Href: to.to(l.path)}, s.say(l.about)})
		}
		v.Lists = leading(v.Lists)
		v.Style = append(v.Style, to.to("assets/css/search.css"))
		for _, script := range []string{"assets/js/search-words.js", "assets/js/search-index.js", "assets/js/search-show.js", "assets/js/search.js", searchContentsPath} {
			v.Scripts = append(v.Scripts, to.to(script))
		}
		return v, nil
	}}}
}

// countryList is the page on which the countries stand that have answered: the
// home page where the site does without one of their own.
func (s *site) countryList() string {
	if s.cat.Site.Has(survey.PartCountries) {
		return countriesPath
	}
	return homePath
}

// searchNames are those for the page at to.
func (s *site) searchNames(to linker) searchNames {
	profile := to.to(s.profilePath("{country}", "{edition}"))
	n := searchNames{
		Language: s.words.Tag, Printed: baseLanguage,
		Countries: map[string]string{}, Editions: map[string]string{}, Sections: map[string]map[string]string{},
		Labels: map[string]map[string]string{}, Acts: map[string]string{},
		Links: map[string]string{
			"countries": to.to(newestPath("{country}")), "unanswered": to.to(s.countryList()),
			"questions": to.to(questionPath("{edition}", "{code}")), "answers": profile + "#q{number}", "acts": profile + "#{act}",
		},
		Say: map[string]string{
			"count":      s.say("search.count", "Kind", "{kind}", "Count", "{count}"),
			"shown":      s.say("search.shown", "Shown", "{shown}", "Count", "{count}"),
			"answer":     s.say("search.answer", "Country", "{country}", "Label", "{label}"),
			"selected":   s.say("search.selected", "Options", "{options}"),
			"none":       s.say("search.none", "Words", "{words}"),
			"number":     s.say("act.number", "Number", "{number}"),
			"unanswered": s.say("search.unanswered"),
			"empty":      s.say("search.empty"),
			"untitled":   s.say("act.untitled"),
			"withheld":   s.say("answer.withheld"),
		},
	}
	for i := range s.cat.Countries {
		c := &s.cat.Countries[i]
		n.Countries[c.ISO3] = s.name(c)
	}
	for i := range s.cat.Editions {
		e := &s.cat.Editions[i]
		n.Editions[e.ID], n.Sections[e.ID], n.Labels[e.ID] = s.words.Edition(e), map[string]string{}, map[string]string{}
		for j := range e.Sections {
			n.Sections[e.ID][e.Sections[j].Code] = s.words.Section(&e.Sections[j])
		}
		for j := range e.Questions {
			n.Labels[e.ID][e.Questions[j].Code] = s.words.Label(&e.Questions[j])
		}
	}
	for _, p := range s.profiles {
		for i := range p.Response.Acts {
			code := p.Response.Acts[i].Type
			n.Acts[code] = s.sayCode("figures.act.", code)
		}
	}
	return n
}
