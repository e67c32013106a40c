package render

import (
	"html/template"
	"path"
	"slices"
	"strings"

	"egovsite/generator/survey"
)

// RequestPage is the letter as one page to be printed or mailed.
type RequestPage struct {
	Base
	Letter
}

// Letter is what a request says.
type Letter struct {
	Country string
	Edition string
	Opening []string // paragraphs below the greeting
	File    string   // which file the questions are about
	Groups  []RequestGroup
	Checks  []Check // findings to be looked at again
	Back    []string
	From    string // who asks; empty if the site does not say
}

// RequestGroup is questions under one heading.
type RequestGroup struct {
	ID        string
	Heading   string
	Lede      string
	Questions []RequestQuestion
}

// RequestQuestion is one question with all that is needed to answer it.
type RequestQuestion struct {
	Order    int    // in the letter
	Number   string // as printed, "Question 36"
	Label    string
	Wording  string
	Note     string
	Why      string // why it is asked
	Decides  string // how many others hang on it; empty if none
	Applies  string // the condition under which it applies; empty if it always does
	Options  []string
	Multiple bool
	Detail   bool // there are words to be added
	Settles  string
	Said     []Said
}

// Said is an answer that the response gives already.
type Said struct {
	Under    string        // which question it answers
	Words    template.HTML // cut where it is long
	Markdown string        // the same
	Cut      bool
	Language string // of the words
}

// requestPage is not among the pages of a site: it is a letter to one reader.
var requestPage = pageType{name: "request", data: RequestPage{}}

func (s *site) requestOf(p *survey.Profile) page {
	return page{path: "request.html", make: func() (any, error) {
		name, e := s.name(p.Response.Country), p.Response.Edition
		v := &RequestPage{Letter: s.request(p), Base: s.base("request.html", s.say("request.title", "Country", name),
			s.say("request.description", "Country", name, "Edition", s.words.Edition(e)))}
		v.Home, v.First, v.Nav, v.Search, v.Foot, v.Crumbs, v.Style, v.Print = "", "", nil, nil, nil, nil, nil, ""
		var err error
		v.Inline, v.Policy, err = s.inline(false, "css/site.css", "css/profile.css", "css/request.css")
		return v, err
	}}
}

func (s *site) request(p *survey.Profile) Letter {
	r := p.Response
	name := s.name(r.Country)
	v := Letter{Country: name, Edition: s.words.EditionTitle(r.Edition), Checks: s.checks(p), From: s.cat.Site.Publisher}
	consent, settle, further := asks(p)
	asked := slices.Concat(consent, settle, further)
	of := map[string]bool{}
	for _, a := range asked {
		of[a.answer.Question.Code] = true
	}
	order := 0
	for _, g := range []struct {
		id   string
		asks []ask
	}{{"consent", consent}, {"settle", settle}, {"further", further}} {
		group := RequestGroup{ID: g.id, Heading: s.say("request.group." + g.id), Lede: s.say("request.group." + g.id + ".lede")}
		for _, a := range g.asks {
			order++
			q := s.requestQuestion(p, a)
			q.Order = order
			group.Questions = append(group.Questions, q)
		}
		if len(group.Questions) > 0 {
			v.Groups = append(v.Groups, group)
		}
	}
	v.Opening = append(s.requestOpening(r, len(asked), len(v.Checks)), v.common()...)
	v.File = s.say("request.file", "File", path.Base(strings.ReplaceAll(r.Source.File, `\`, "/")))
	v.Back = []string{s.say("request.back.plain"), s.say("request.back.form"), s.say("request.back.shown")}
	if c := s.cat.Site.Contact; c != "" {
		v.Back[0] = s.say("request.back.contact", "Contact", c)
	}
	return v
}

// common takes the reason that all questions are asked for out of them, to be
// said once.
func (v *Letter) common() []string {
	why, n := "", 0
	for _, g := range v.Groups {
		for _, q := range g.Questions {
			if n++; n > 1 && q.Why != why {
				return nil
			}
			why = q.Why
		}
	}
	if n < 3 || why == "" {
		return nil
	}
	for _, g := range v.Groups {
		for i := range g.Questions {
			g.Questions[i].Why = ""
		}
	}
	return []string{why}
}

func (s *site) requestOpening(r *survey.Cleared, asked, checks int) []string {
	out := []string{s.say("request.thanks", "Country", s.name(r.Country), "Edition", s.words.EditionTitle(r.Edition))}
	switch {
	case asked > 0:
		return append(out, s.say("request.intro", "Count", asked), s.say("request.honest"), s.say("request.how"))
	case checks > 0:
		return append(out, s.say("request.none.checks"))
	}
	return append(out, s.say("request.none"))
}

func (s *site) requestQuestion(p *survey.Profile, a ask) RequestQuestion {
	r, q := p.Response, a.answer.Question
	v := RequestQuestion{Number: s.say("request.question", "Number", q.Number), Label: s.words.Label(q), Wording: q.Wording, Note: q.Note,
		Multiple: q.Multiple, Why: s.requestWhy(r, a.answer), Applies: s.applies(r, q)}
	for _, o := range q.Options {
		v.Options = append(v.Options, o.Label)
		v.Detail = v.Detail || o.Code == "other"
	}
	hang := 0
	for _, other := range r.Answers {
		if other.Question.Parent == q.Code && other.Question.Kind != survey.EvidenceText {
			hang++
		}
	}
	if hang > 0 {
		v.Decides = s.say("request.decides", "Count", hang)
	}
	for _, e := range append([]*survey.Answer{a.answer}, r.Evidence(q.Code)...) {
		v.Detail = v.Detail || e.Question.EvidenceFor == q.Code
		if len(e.Paragraphs) > 0 && e.Question.Personal == "" {
			v.Said = append(v.Said, s.saidAlready(e, r.Language))
		}
	}
	var names []string
	for _, code := range a.narrows {
		for i := range p.Values {
			if p.Values[i].Indicator.Code == code {
				names = append(names, s.words.Indicator(p.Values[i].Indicator))
			}
		}
	}
	if names != nil {
		v.Settles = s.say("request.settles", "Names", s.list(names))
	}
	return v
}

// requestWhy says why a question is asked again.
func (s *site) requestWhy(r *survey.Cleared, a *survey.Answer) string {
	key := "request.why." + string(a.State)
	switch {
	case a.State == survey.Blank && supported(r, a.Question):
		key += ".evidence"
	case a.State == survey.Unreadable && a.Question.Kind != survey.Choice:
		key += ".text"
	}
	return s.sayIf(key)
}

// applies is the condition of a question that hangs on an answer which is not known.
func (s *site) applies(r *survey.Cleared, q *survey.Question) string {
	parent := r.Answer(q.Parent)
	if q.Parent == "" || parent == nil || parent.State == survey.Recorded || parent.State == survey.Reviewed {
		return ""
	}
	o := parent.Question.Option(q.ParentNot)
	if o == nil {
		return ""
	}
	return s.say("request.applies", "Number", parent.Question.Number, "Option", o.Label)
}

// saidMost is how many letters of an answer a letter quotes: it is to remind
// who wrote them.
const saidMost = 600

// saidAlready quotes an answer, cut at the end of a paragraph where it is long.
func (s *site) saidAlready(a *survey.Answer, language string) Said {
	short := *a
	short.Paragraphs = nil
	v := Said{Under: s.say("request.said", "Number", a.Question.Number), Language: language}
	room := saidMost
	for _, p := range a.Paragraphs {
		letters := []rune(p)
		if len(letters) > room {
			if v.Cut = true; len(short.Paragraphs) == 0 {
				short.Paragraphs = []string{atWord(letters[:room]) + " …"}
			}
			break
		}
		room -= len(letters)
		short.Paragraphs = append(short.Paragraphs, p)
	}
	v.Words, v.Markdown = s.quote(&short), markdownQuote(&short, s.say("answer.withheld"))
	return v
}

// atWord ends words at the last space, so that none is cut in two.
func atWord(letters []rune) string {
	if i := strings.LastIndex(string(letters), " "); i > 0 {
		return string(letters)[:i]
	}
	return string(letters)
}
