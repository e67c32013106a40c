package withhold

import (
	"testing"

	"egovsite/generator/survey"
)

// TestConsentUnreadable withholds what may be refused, whatever the site says of
// consent that is not recorded.
func TestConsentUnreadable(t *testing.T) {
	e := &survey.Edition{Questions: []survey.Question{{Number: 1, Code: "consent", Kind: survey.Choice, Role: survey.RoleConsent}}}
	r := &survey.Response{Edition: e, Answers: []survey.Answer{{Question: &e.Questions[0], State: survey.Unreadable}}}
	var rules Rules
	rules.Site.ConsentNotRecorded = "publish"
	consent, ps := consentOf(r, rules)
	if consent != "" || len(ps) != 1 || ps[0].Code != "consent-unclear" {
		t.Errorf("got %q, %v", consent, ps)
	}
}
