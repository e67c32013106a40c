package withhold_test

import (
	"crypto/sha256"
	"encoding/hex"
	"math"
	"strings"
	"testing"

	"egovsite/generator/survey"
	"egovsite/generator/withhold"
)

// TestPublication tells which responses reach readers.
func TestPublication(t *testing.T) {
	embargo := &survey.Embargo{Until: 1000, Words: "then"}
	for name, tt := range map[string]struct {
		review  survey.Review
		now     int64
		drafts  bool
		problem string // code of the one that keeps it back; empty if it is published
	}{
		"nothing is said":               {survey.Review{}, 0, false, ""},
		"published":                     {survey.Review{State: survey.StatePublished}, 0, false, ""},
		"a draft":                       {survey.Review{State: survey.StateDraft}, 0, false, "response-draft"},
		"a draft in a preview":          {survey.Review{State: survey.StateDraft}, 0, true, ""},
		"reviewed":                      {survey.Review{State: survey.StateReviewed}, 0, false, "response-draft"},
		"validated":                     {survey.Review{State: survey.StateValidated}, 0, false, "response-draft"},
		"withdrawn":                     {survey.Review{State: survey.StateWithdrawn}, math.MaxInt64, true, "response-withdrawn"},
		"embargo, no clock":             {survey.Review{Embargo: embargo}, 0, false, "response-embargoed"},
		"embargo, before":               {survey.Review{Embargo: embargo}, 999, false, "response-embargoed"},
		"embargo, at the moment":        {survey.Review{Embargo: embargo}, 1000, false, ""},
		"embargo in a preview":          {survey.Review{Embargo: embargo}, 0, true, ""},
		"consent refused elsewhere":     {survey.Review{Consent: survey.CountsNo}, 0, true, "consent-refused"},
		"consent obtained and a draft":  {survey.Review{Consent: survey.CountsYes, State: survey.StateDraft}, 0, false, "response-draft"},
		"consent obtained by the owner": {survey.Review{Consent: survey.CountsYes, ConsentBy: &survey.Decision{Office: "Ministry"}}, 0, false, ""},
	} {
		t.Run(name, func(t *testing.T) {
			site := survey.Site{ConsentNotRecorded: "publish"}
			if tt.review.Consent == survey.CountsYes {
				site = survey.Site{} // which publishes nothing without consent
			}
			c, _, ps := withhold.Clear(response("free"), withhold.Rules{Site: site, Review: &tt.review, Now: tt.now, Drafts: tt.drafts})
			last := ""
			if len(ps) > 0 {
				last = ps[len(ps)-1].Code
			}
			if (c == nil) != (tt.problem != "") || tt.problem != "" && last != tt.problem {
				t.Errorf("published: %v, problems %v; want %q", c != nil, ps, tt.problem)
			}
		})
	}
}

// TestReviewersStayPrivate holds that of those who decide only the office is shown.
func TestReviewersStayPrivate(t *testing.T) {
	by := survey.Decision{Office: "Ministry", Reviewer: "Ada Examplova", Reason: "told by ada@example.org", Source: "call with Ada Examplova"}
	r := response("as Ada Examplova wrote")
	r.Answers[4].State, r.Answers[4].Selected = survey.Reviewed, []string{"yes"}
	r.Answers[4].Settled = &survey.Settlement{Question: "consent", Selected: []string{"yes"}, Decision: by}
	r.Acts = []survey.Act{{ID: "act-1", Title: "Law", CitedBy: []string{"detail"}, Corrected: &by}}
	v := &survey.Review{Validated: &by, Answers: []survey.Settlement{*r.Answers[4].Settled}, Acts: []survey.ActCorrection{{Match: "Law", Decision: by}},
		Links: []survey.LinkCorrection{{Decision: by}}, Dismissed: []survey.Dismissal{{Decision: by}},
		Notes: []survey.ReviewNote{{Text: "ask ada@example.org", Decision: by, ReplyBy: by}}}
	c, secrets, ps := withhold.Clear(r, withhold.Rules{Review: v})
	if c == nil {
		t.Fatal(ps)
	}
	all := everything(t, c)
	for _, word := range []string{"Examplova", "ada@"} {
		if strings.Contains(all, word) {
			t.Errorf("%q can be reached in %s", word, all)
		}
	}
	if !strings.Contains(strings.Join(secrets, "\n"), "Ada Examplova") {
		t.Errorf("the finished site is not searched for the reviewer: %d secrets", len(secrets))
	}
	if c.Answers[4].Settled.Office != "Ministry" || c.Review.Notes[0].Text != "ask [withheld]" || r.Answers[4].Settled.Reviewer == "" {
		t.Errorf("%+v, %+v", c.Answers[4].Settled, c.Review.Notes)
	}
}

// TestErased takes out what was erased on request, wherever it stands.
func TestErased(t *testing.T) {
	sum := sha256.Sum256([]byte("yozefexamploff"))
	digest := survey.Erasure{SHA256: hex.EncodeToString(sum[:])}
	for name, tt := range map[string]struct {
		text    string
		erasure survey.Erasure
		want    string
	}{
		"words":                       {"by Yozef Examploff, office", survey.Erasure{Words: "yozef EXAMPLOFF"}, "by [withheld], office"},
		"words known by their digest": {"by Yozef\u00a0Examplóff, office", digest, "by [withheld], office"},
		"one short word":              {"by Yozeff, office", survey.Erasure{Words: "Yozeff"}, "by [withheld], office"},
		"words in an address":         {"see https://example.org/yozef-examploff now", digest, "see [withheld] now"},
		"of another country":          {"by Yozef Examploff", survey.Erasure{Words: "Yozef Examploff", Country: "QQB"}, "by Yozef Examploff"},
		"of another edition":          {"by Yozef Examploff", survey.Erasure{Words: "Yozef Examploff", Edition: "2024"}, "by Yozef Examploff"},
		"a whole answer":              {"by Yozef Examploff", survey.Erasure{Question: "detail"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			r := response(tt.text)
			r.Acts = []survey.Act{{ID: "act-1", Title: tt.text, CitedBy: []string{"detail"}}}
			c, secrets, _ := withhold.Clear(r, withhold.Rules{Site: survey.Site{ConsentNotRecorded: "publish"}, Erasures: []survey.Erasure{tt.erasure}})
			if got := c.Answer("detail").Text; got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			all := everything(t, c)
			if erased := tt.want != tt.text; erased == (strings.Contains(all, "xampl") || strings.Contains(all, "ozeff")) || erased && len(secrets) == 0 {
				t.Errorf("%d secrets; %s", len(secrets), all)
			}
		})
	}
}
