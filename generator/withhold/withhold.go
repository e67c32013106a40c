// Package withhold takes out of a response what may not be published: answers
// to questions that ask for personal data, e-mail addresses wherever they
// stand, withheld names and titles that stand elsewhere, what the form adds
// about the person, and the whole response where consent is refused. Only what
// it returns goes on to be measured and shown. It must not know how anything
// is shown; each place leaves a trace that says why, not what.
//
//	cleared, secrets, problems := withhold.Clear(response, withhold.Rules{Site: catalog.Site})
package withhold

import (
	"slices"
	"strings"
	"unicode/utf8"

	"egovsite/generator/problem"
	"egovsite/generator/survey"
)

// Clear returns the response without what may not be published, or nil where
// the response may not be published at all. The response itself stays as it is.
//
// Secrets are the withheld values as written, and the digest of the file, for the
// search of the finished site. Values that are everyday words too are not among them, as they would be
// found in innocent places: a name of one word, a title of one or two.
func Clear(r *survey.Response, rules Rules) (cleared *survey.Cleared, secrets []string, ps []problem.Problem) {
	n := gather(r, rules)
	// Each form is sought in every word: a list of a million addresses would take for ever.
	if most := rules.Limits.WithheldForms; most > 0 && len(n.forms) > most {
		return nil, nil, []problem.Problem{problem.Problem{Code: "withheld-too-much", Severity: problem.Error, File: r.Source.File, Part: r.Source.Part,
			What: "the response holds more names and e-mail addresses than can be withheld, so nothing of it is published",
			Hint: "take lists of people out of the answers"}.Over("withheld_forms", most)}
	}
	secrets = n.secrets()
	if r.Source.SHA256 != "" {
		secrets = append(secrets, r.Source.SHA256)
	}
	consent, ps := consentOf(r, rules)
	if consent == "" {
		return nil, secrets, ps
	}
	if back, why := held(r, rules); back {
		return nil, secrets, why // what is said of its consent speaks of a response that is shown
	}
	c := &clearing{needles: n, now: rules.Now, traced: map[survey.Trace]bool{}, plain: make(map[string]bool, len(r.Links)), cut: map[string]cut{}, out: &survey.Cleared{Response: *r, Consent: consent}}
	c.out.Private = nil
	c.lines(r)
	for i := range c.out.Lines {
		if at := &c.out.Lines[i].At; *at != "" {
			*at = c.redact(cell(*at), nil)
		}
	}
	c.out.Source = source(r, c.out.Lines)
	c.answers(r)
	c.acts(r)
	c.out.Links = slices.DeleteFunc(c.links(r.Links, nil), func(l survey.Link) bool { return c.erased[l.Question] })
	c.out.Review = c.public(rules.Review)
	slices.SortStableFunc(c.out.Withheld, func(a, b survey.Trace) int { return a.At.From - b.At.From })
	return c.out, secrets, ps
}

// A clearing is a response on its way to being cleared.
type clearing struct {
	*needles
	now    int64 // as Rules has it
	traced map[survey.Trace]bool
	plain  map[string]bool // addresses in which nothing is withheld
	cut    map[string]cut  // answers in which something is, by the codes of their questions
	out    *survey.Cleared
}

func (c *clearing) trace(question string, at survey.Span, why survey.Reason) {
	t := survey.Trace{Question: question, At: at, Why: why}
	if !c.traced[t] {
		c.traced[t] = true
		c.out.Withheld = append(c.out.Withheld, t)
	}
}

// answers empties those that hold personal data and cleans the others.
func (c *clearing) answers(r *survey.Response) {
	c.out.Answers = slices.Clone(r.Answers)
	for i := range c.out.Answers {
		a := &c.out.Answers[i]
		if c.erased[a.Question.Code] {
			c.trace(a.Question.Code, a.AnswerAt, survey.ReasonErased)
			*a = survey.Answer{Question: a.Question, State: survey.Withheld, QuestionAt: a.QuestionAt, OptionsAt: a.OptionsAt, AnswerAt: a.AnswerAt}
			continue
		}
		a.Settled = c.settlement(a.Settled)
		if a.Question.Personal != "" {
			if a.HasText() {
				a.State = survey.Withheld
				c.trace(a.Question.Code, a.AnswerAt, survey.ReasonPersonal)
			}
			a.Text, a.Paragraphs, a.Links, a.Citations, a.AsOf = "", nil, nil, nil, nil
			continue
		}
		if a.Text == "" && len(a.Paragraphs) == 0 {
			continue
		}
		if c.open(a) {
			continue
		}
		note := func(why survey.Reason) { c.trace(a.Question.Code, a.AnswerAt, why) }
		text := c.redact(a.Text, note)
		paragraphs := c.redactAll(a.Paragraphs, note)
		a.Links = c.links(a.Links, note)
		if text == a.Text && slices.Equal(paragraphs, a.Paragraphs) {
			continue
		}
		whole := cut{a.Text, c.holes(a.Text)}
		c.cut[a.Question.Code] = whole
		a.Text, a.Paragraphs = text, paragraphs
		a.Citations = slices.Clone(a.Citations)
		for k := range a.Citations {
			a.Citations[k].Words = c.redact(whole.part(a.Citations[k].Words), nil)
			a.Citations[k].Pinpoint = c.redact(whole.part(a.Citations[k].Pinpoint), nil)
		}
		a.AsOf = slices.Clone(a.AsOf)
		for k := range a.AsOf {
			a.AsOf[k].Words = c.redact(whole.part(a.AsOf[k].Words), nil)
		}
	}
}

// open reports an answer in whose words nothing can be withheld, where its
// paragraphs and addresses are those words too.
func (c *clearing) open(a *survey.Answer) bool {
	if mayHaveSign(a.Text) || c.in(a.Text) {
		return false
	}
	for _, run := range escapedIn(a.Text) {
		if words := unescape(a.Text[run.from:run.to]); mayHaveSign(words) || c.in(words) {
			return false
		}
	}
	rest := a.Text
	for i, p := range a.Paragraphs {
		if i > 0 && !strings.HasPrefix(rest, " ") || !strings.HasPrefix(rest[min(i, 1):], p) {
			return false
		}
		rest = rest[min(i, 1)+len(p):]
	}
	rest = a.Text
	for i := range a.Links {
		before, behind, ok := strings.Cut(rest, a.Links[i].Address)
		if r, _ := utf8.DecodeLastRuneInString(before); !ok || wordRune(r) {
			return false // a review may have put another address there
		}
		rest = behind
	}
	for i := range a.Links {
		c.plain[a.Links[i].Address] = true
	}
	return true
}

// acts cleans what acts are called and where they are said to be.
func (c *clearing) acts(r *survey.Response) {
	c.out.Acts = nil
	for _, a := range r.Acts {
		if len(c.erased) > 0 {
			a.CitedBy = slices.DeleteFunc(slices.Clone(a.CitedBy), func(code string) bool { return c.erased[code] })
		}
		if len(a.CitedBy) > 0 || len(c.erased) == 0 {
			c.out.Acts = append(c.out.Acts, a)
		}
	}
	for i := range c.out.Acts {
		a := &c.out.Acts[i]
		a.Corrected = c.decision(a.Corrected)
		for _, words := range []*string{&a.Title, &a.Number, &a.Place} {
			for _, code := range a.CitedBy {
				*words = c.cut[code].part(*words)
			}
			*words = c.redact(*words, nil)
		}
		if c.redact(a.Address, nil) != a.Address {
			a.Address = "" // an address with a hole leads nowhere
		}
	}
}

// links leaves out the addresses that hold something withheld.
func (c *clearing) links(links []survey.Link, note func(survey.Reason)) []survey.Link {
	if links == nil {
		return nil
	}
	out := make([]survey.Link, 0, len(links))
	for _, l := range links {
		if c.plain[l.Address] || c.redact(l.Address, note) == l.Address {
			out = append(out, l)
		}
	}
	return out
}
