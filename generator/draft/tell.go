package draft

import (
	"slices"
	"strings"

	"egovsite/generator/survey"
)

// Tell guesses by the plain words of wordings what a form does not print: which
// texts are evidence of which choice, which questions ask for personal data,
// name the country or consent to publication; and codes and labels where there
// are none yet. What is known is left as it is.
func Tell(e *survey.Edition) (out []survey.Guess) {
	guesses := make([][]string, len(e.Questions))
	add := func(i int, words string) { guesses[i] = append(guesses[i], words) }
	of := pairs(e)
	if names(e, of) {
		out = append(out, survey.Guess{Of: survey.GuessEdition, Words: "the codes, which are for ever, and the labels are made of words of the wordings; give a question that was asked before the code that it has"})
	}
	for i := range e.Questions {
		q := &e.Questions[i]
		if of[i] >= 0 {
			p := &e.Questions[of[i]]
			q.Kind, q.EvidenceFor = survey.EvidenceText, p.Code
			if no := countsNo(p); no != "" && (ifYes().MatchString(q.Wording) || contact(q.Wording)) {
				q.Parent, q.ParentNot = p.Code, no
			}
			if of[i] != i-1 || !supports().MatchString(q.Wording) {
				add(i, "taken for evidence of the choice before it")
			}
		}
		if q.Personal == "" && q.Kind != survey.Choice {
			if q.Personal = personal(q.Wording); q.Personal != "" {
				add(i, "taken for a question that asks for personal data, as its wording is so")
			}
		}
	}
	role(e, survey.RoleCountry, "taken for the question that names the country", add, func(q *survey.Question) bool {
		return q.Kind == survey.Text && q.Personal == "" && namesCountry().MatchString(q.Wording)
	})
	if e.ByRole(survey.RoleCountry) < 0 {
		out = append(out, survey.Guess{Of: survey.GuessEdition, Words: "no question was found that names the country; add role: country to the one that does"})
	}
	role(e, survey.RoleConsent, "taken for the question that consents to publication", add, func(q *survey.Question) bool {
		return q.Kind == survey.Choice && consents().MatchString(q.Wording)
	})
	for i, list := range guesses {
		for _, words := range list {
			out = append(out, survey.Guess{Of: survey.GuessQuestion, Code: e.Questions[i].Code, Words: words})
		}
	}
	return out
}

// role gives a role to the first question that may have it, unless one has it.
func role(e *survey.Edition, r survey.Role, words string, add func(int, string), may func(*survey.Question) bool) {
	if e.ByRole(r) >= 0 {
		return
	}
	for i := range e.Questions {
		if q := &e.Questions[i]; q.Role == "" && may(q) {
			q.Role = r
			add(i, words)
			return
		}
	}
}

var (
	namesCountry = pattern(`(?i)^(?:name of (?:the |your )?country|(?:your )?country(?:(?: |')?s? name)?|member state|which country .*)[.:?]?$`)
	consents     = pattern(`(?i)\b(?:consent|authori[sz]e|agree|permi(?:t|ssion)|allow)\b.*\bpubli(?:sh|shed|c|cation)\b`)
	ifYes        = pattern(`(?i)^if (?:yes|so|you answered yes)\b`)
	supports     = pattern(`(?i)^(?:if (?:yes|so|no|other|any|applicable|you answered)\b|(?:please|kindly) (?:provide|give|describe|specify|explain|include|attach|add|list|share|elaborate)\b|(?:link|url|source|evidence|details?|explanation)s?\b.{0,40}$|which\b.*\bis it\b)|\bplease (?:provide|give|add|specify) (?:\w+ )?(?:links?|urls?|details?|evidence)`)
	standsAlone  = pattern(`(?i)\b(?:any other information|other comments?|additional (?:information|comments?))\b`)
	asksName     = pattern(`(?i)\bname\b`)
	asksTitle    = pattern(`(?i)^(?:your |job |official )?(?:title|position|job title|designation)\b.{0,20}$`)
	asksEmail    = pattern(`(?i)\be-?mail\b`)
	asksPhone    = pattern(`(?i)\b(?:tele)?phone\b|\bfax\b|\bmobile number\b`)
	noPerson     = pattern(`(?i)\b(?:country|state|agency|agencies|organi[sz]ation|institution|ministry|department|portal|domain|law|strategy|website|system|body|office|authority)\b`)
	contactWord  = pattern(`(?i)^(?:full |official )?(?:name|title|position|organi[sz]ation|e-?mail(?: address)?|(?:tele)?phone(?: number)?|address)[.:]?$`)
)

// contact reports a wording that is a line of an address card.
func contact(wording string) bool { return contactWord().MatchString(wording) }

// personal tells which personal data a wording asks for.
func personal(wording string) survey.Personal {
	short := len(strings.Fields(wording)) <= 9
	switch {
	case short && (asksEmail().MatchString(wording) || asksPhone().MatchString(wording)):
		return survey.PersonalEmail
	case asksTitle().MatchString(wording):
		return survey.PersonalTitle
	case short && asksName().MatchString(wording) && !noPerson().MatchString(wording):
		return survey.PersonalName
	}
	return ""
}

func countsNo(q *survey.Question) string {
	for _, o := range q.Options {
		if o.Counts == survey.CountsNo {
			return o.Code
		}
	}
	return ""
}

// pairs finds, for each text, the choice that it supports: the nearest before it
// in its section, with nothing between but other evidence of it. It is -1 where
// there is none.
func pairs(e *survey.Edition) []int {
	of := make([]int, len(e.Questions))
	last := -1
	for i := range e.Questions {
		q := &e.Questions[i]
		of[i] = -1
		if i > 0 && q.Section != e.Questions[i-1].Section {
			last = -1
		}
		switch {
		case q.Kind == survey.Choice:
			last = i
		case q.EvidenceFor != "" || q.Role != "":
		case last >= 0 && countsNo(&e.Questions[last]) != "" && !standsAlone().MatchString(q.Wording) && (supports().MatchString(q.Wording) || contact(q.Wording)):
			of[i] = last
		default:
			last = -1
		}
	}
	return of
}

// names gives codes and labels to questions that have none, and reports whether
// there were any.
func names(e *survey.Edition, of []int) (any bool) {
	var wordings []string
	taken := map[string]bool{}
	for _, q := range e.Questions {
		wordings = append(wordings, q.Wording)
		taken[q.Code] = q.Code != ""
	}
	in := frequency(wordings)
	for i := range e.Questions {
		q := &e.Questions[i]
		own := keyWords(q.Wording, in)
		c, label := code(own, 4), sentence(strings.Join(own, " "))
		if len(strings.Fields(q.Wording)) <= 5 {
			label = sentence(q.Wording)
		}
		if of[i] >= 0 {
			p := e.Questions[of[i]]
			switch {
			case contact(q.Wording):
				c, label = p.Code+"-"+c, p.Label+": "+strings.ToLower(label)
			case first(of, i) && bare(q.Wording):
				c, label = p.Code+"-evidence", p.Label+": detail"
			case c != "":
				c, label = c+"-evidence", label+": detail"
			}
		}
		if c == "" {
			c = hashed(q.Wording)
		}
		if q.Code == "" {
			any = true
			q.Code = unique(c, "question", taken)
		}
		if q.Label == "" {
			q.Label = cut(label, q.Wording)
		}
	}
	return any
}

// bare reports evidence whose wording names nothing but evidence.
func bare(wording string) bool {
	return len(slices.DeleteFunc(wordsOf(wording), func(w string) bool {
		return strings.Contains(stopWords+" yes ", " "+strings.ToLower(w)+" ") || w == "s"
	})) == 0 || ifYes().MatchString(wording)
}

// first reports whether no text before this one supports the same choice.
func first(of []int, i int) bool { return !slices.Contains(of[:i], of[i]) }

// cut makes a label of bearable length.
func cut(label, wording string) string {
	if label == "" {
		label = sentence(wording)
	}
	if r := []rune(label); len(r) > 60 {
		label = strings.TrimSpace(string(r[:59])) + "…"
	}
	if label == "" {
		label = "Question"
	}
	return label
}
