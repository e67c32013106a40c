package withhold

import (
	"cmp"
	"fmt"

	"egovsite/generator/problem"
	"egovsite/generator/survey"
)

// consentOf tells what is known of the consent to publication. It is empty
// where the response is not to be published: consent is recorded as No, or is
// not recorded and the site does not say that such responses are published.
func consentOf(r *survey.Response, rules Rules) (survey.Consent, []problem.Problem) {
	p := problem.Problem{File: r.Source.File, Part: r.Source.Part, Severity: problem.Warning}
	if v := rules.Review; v != nil && v.Consent == survey.CountsNo {
		p.Code = "consent-refused"
		p.What = "the country refuses publication, so the response is withheld"
		p.Why = v.File + " says that consent was not granted"
		p.Hint = "ask the government; if it agrees, record the new consent there"
		return "", []problem.Problem{p}
	}
	what := "this edition has no question on consent to publication"
	if i := r.Edition.ByRole(survey.RoleConsent); i >= 0 && i < len(r.Answers) {
		a := &r.Answers[i]
		p.Line = cmp.Or(a.QuestionAt.From, a.AnswerAt.From)
		p.At = lineAt(r, p.Line)
		yes, no := selection(a)
		switch {
		case no:
			p.Code = "consent-refused"
			p.What = fmt.Sprintf("consent to publication (question %d) is recorded as No, so the response is withheld", a.Question.Number)
			p.Why = "a response whose consent is refused is never published"
			p.Hint = "ask the government; if it agrees, hand in a response that says so"
			return "", []problem.Problem{p}
		case yes, rules.Review != nil && rules.Review.Consent == survey.CountsYes:
			return survey.ConsentYes, nil
		case a.State == survey.Unreadable:
			p.Code = "consent-unclear"
			p.What = fmt.Sprintf("consent to publication (question %d) could not be read, so the response is withheld", a.Question.Number)
			p.Why = "it may be recorded as No"
			p.Hint = "ask the government which option holds"
			return "", []problem.Problem{p}
		}
		what = fmt.Sprintf("consent to publication (question %d) is not recorded", a.Question.Number)
	}
	if rules.Review != nil && rules.Review.Consent == survey.CountsYes {
		return survey.ConsentYes, nil
	}
	p.Code = "consent-not-recorded"
	mend := "hand in a copy of the response in which the selection can be seen"
	if rules.Site.ConsentNotRecorded == "publish" {
		p.What = what + "; the response is published with a notice"
		p.Why = "site.yaml says consent_not_recorded: publish"
		p.Hint = mend + ", or write consent_not_recorded: withhold to keep such responses out"
		return survey.ConsentNotRecorded, []problem.Problem{p}
	}
	p.What = what + "; the response is withheld"
	p.Why = "site.yaml does not say consent_not_recorded: publish"
	p.Hint = mend
	return "", []problem.Problem{p}
}

// lineAt is where a line stands, in a format without lines.
func lineAt(r *survey.Response, line int) string {
	for i := range r.Lines {
		if r.Lines[i].Number == line {
			return r.Lines[i].At
		}
	}
	return ""
}

// selection tells what a recorded or reviewed answer selects. Where both Yes
// and No are selected, No holds.
func selection(a *survey.Answer) (yes, no bool) {
	if a.State != survey.Recorded && a.State != survey.Reviewed {
		return false, false
	}
	for _, code := range a.Selected {
		if o := a.Question.Option(code); o != nil {
			yes = yes || o.Counts == survey.CountsYes
			no = no || o.Counts == survey.CountsNo
		}
	}
	return yes, no
}
