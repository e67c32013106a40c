package render

import (
	"egovsite/generator/survey"
)

// A Decided says who decided something, when and on what ground.
type Decided struct {
	Words  string // "Corrected: Ministry of Examples, 2 November 2026."
	Reason string // may be empty
	Source string // "Source: letter 12/2026"; may be empty
}

// decided is the note of a decision; nil if there is none. key has its words.
func (s *site) decided(key string, d *survey.Decision) *Decided {
	if d == nil {
		return nil
	}
	v := &Decided{Words: s.say(key, "Office", d.Office, "Date", s.words.Date(d.Date)), Reason: d.Reason}
	if d.Source != "" {
		v.Source = s.say("review.source", "Source", d.Source)
	}
	return v
}

// A Remark is a note of the desk, with the reply that the country has the right to.
type Remark struct {
	By      string // "Remark by the Survey office, 2 November 2026:"
	Text    string
	ReplyBy string // empty if there is no reply
	Reply   string
}

// remarks are those on a question; on the whole response where it is empty.
func (s *site) remarks(p *survey.Profile, question string) (out []Remark) {
	if p.Response.Review == nil {
		return nil
	}
	for _, n := range p.Response.Review.Notes {
		if n.Question != question {
			continue
		}
		v := Remark{By: s.say("review.note", "Office", n.Decision.Office, "Date", s.words.Date(n.Decision.Date)), Text: n.Text, Reply: n.Reply}
		switch {
		case n.Reply == "":
		case n.ReplyBy.Office == "":
			v.ReplyBy = s.say("review.reply.undated")
		default:
			v.ReplyBy = s.say("review.reply", "Office", n.ReplyBy.Office, "Date", s.words.Date(n.ReplyBy.Date))
		}
		out = append(out, v)
	}
	return out
}

// A Dismissed is a finding that was put aside.
type Dismissed struct {
	Check
	By *Decided
}

func (s *site) dismissed(p *survey.Profile) (out []Dismissed) {
	for _, d := range p.Dismissed {
		out = append(out, Dismissed{s.check(p, d.Check), s.decided("review.decided", &d.By)})
	}
	return out
}

// reviewNotices say of a page in a preview that it is not to be published.
func (s *site) reviewNotices(v *survey.Review) (out []Notice) {
	if v == nil {
		return nil
	}
	switch v.State {
	case survey.StateDraft, survey.StateReviewed, survey.StateValidated:
		out = append(out, Notice{"draft", s.say("notice.draft.title"), s.say("notice.draft")})
	}
	if v.Embargo != nil && v.Held {
		out = append(out, Notice{"embargo", s.say("notice.embargo.title"), s.say("notice.embargo", "Moment", v.Embargo.Words)})
	}
	return out
}

// reviewFacts are who validated the response, and who recorded its consent.
func (s *site) reviewFacts(v *survey.Review) (out []Fact) {
	if v != nil && v.Validated != nil {
		out = append(out, Fact{Term: s.say("review.validated"), Words: s.decided("review.decided", v.Validated).line()})
	}
	return out
}

// consentWords say what is known of the consent to publication.
func (s *site) consentWords(r *survey.Cleared) string {
	if r.Review != nil && r.Review.ConsentBy != nil && r.Review.Consent == survey.CountsYes {
		return s.decided("review.consent", r.Review.ConsentBy).line()
	}
	return s.say("consent." + string(r.Consent))
}

// line is a decision in one line.
func (d *Decided) line() string {
	words := d.Words
	for _, more := range []string{d.Reason, d.Source} {
		if more != "" {
			words += " · " + more
		}
	}
	return words
}
