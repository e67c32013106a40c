package render

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"egovsite/generator/survey"
)

// asked is the invented country with an answer of every sort that is asked for
// again, and of every sort that is not.
func asked(t testing.TB) (siteInput, *survey.Profile) {
	in := input(t)
	e := &in.Catalog.Editions[0]
	yesNo := e.Questions[2].Options
	cycle := []survey.Option{{Code: "two", Label: "Two *years*"}, {Code: "other", Label: "Other"}}
	e.Questions = append(e.Questions,
		survey.Question{Code: "strategy", Number: 5, Section: "law", Wording: "Is there a strategy?", Label: "Strategy", Kind: survey.Choice, Options: yesNo},
		survey.Question{Code: "cycle", Number: 6, Section: "law", Wording: "How long is it?", Label: "Cycle", Kind: survey.Choice, Options: cycle, Parent: "strategy", ParentNot: "no", Multiple: true},
		survey.Question{Code: "body", Number: 7, Section: "law", Wording: "Which body?", Label: "Body", Note: "Note: one only", Kind: survey.Text},
		survey.Question{Code: "old", Number: 8, Section: "law", Wording: "Is it old?", Label: "Age", Kind: survey.Choice, Options: yesNo},
		survey.Question{Code: "old-detail", Number: 9, Section: "law", Wording: "Detail", Label: "Age: detail", Kind: survey.EvidenceText, EvidenceFor: "old"},
		survey.Question{Code: "empty", Number: 10, Section: "law", Wording: "Is it empty?", Label: "Emptiness", Kind: survey.Choice, Options: yesNo},
		survey.Question{Code: "aside", Number: 11, Section: "law", Wording: "Put aside?", Label: "Aside", Kind: survey.Choice, Options: yesNo},
		survey.Question{Code: "settled", Number: 12, Section: "law", Wording: "Settled?", Label: "Settled", Kind: survey.Choice, Options: yesNo},
		survey.Question{Code: "consent", Number: 13, Section: "law", Wording: "May it be published?", Label: "Consent", Kind: survey.Choice, Options: yesNo, Role: survey.RoleConsent},
		survey.Question{Code: "email", Number: 14, Section: "law", Wording: "Your e-mail", Label: "E-mail", Kind: survey.Text, Personal: survey.PersonalEmail},
	)
	p := profile(in.Catalog)
	p.Response.Edition = e
	said := func(words string) survey.Answer {
		return survey.Answer{State: survey.Recorded, Text: words, Paragraphs: strings.Split(words, "\n"), Grade: survey.GradeProse}
	}
	more := []survey.Answer{{State: survey.NotRecorded}, {State: survey.NotRecorded}, {State: survey.Missing}, {State: survey.Unreadable},
		said("# 1. _Act_ of " + survey.WithheldMark + "\n" + strings.Repeat("and more words ", 60)), {State: survey.Blank}, {State: survey.NotRecorded},
		{State: survey.Reviewed, Selected: []string{"yes"}}, {State: survey.NotRecorded}, {State: survey.Missing}}
	p.Response.Answers = append(p.Response.Answers, more...)
	for i := range p.Response.Answers {
		p.Response.Answers[i].Question = &e.Questions[i]
	}
	p.Settle = append(p.Settle, survey.Settle{Question: &e.Questions[5], Narrows: []string{"laws"}})
	p.Response.Review = &survey.Review{Dismissed: []survey.Dismissal{{Check: "request", Question: "aside"}}}
	p.Checks = []survey.Check{{Code: "not-yet-adopted", Questions: []string{"law-detail"}, Words: map[string]string{"Numbers": "4", "Phrase": "to be <adopted>"}}}
	return in, p
}

func TestRequestAsMarkdown(t *testing.T) {
	in, p := asked(t)
	got, err := Request(in.Input, p, "markdown")
	if err != nil {
		t.Fatal(err)
	}
	const name = "testdata/request.md"
	if *update {
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("the letter has changed (-want +got); if that is meant, run the test with -update and read the difference\n%s", diff)
	}
}

func TestRequestAsHTML(t *testing.T) {
	in, p := asked(t)
	page, err := Request(in.Input, p, "html")
	if err != nil {
		t.Fatal(err)
	}
	html := string(page)
	for _, want := range []string{"Is there a law?", "default-src &#39;none&#39;", "Two *years*", "to be &lt;adopted&gt;", `class="withheld"`} {
		if !strings.Contains(html, want) {
			t.Errorf("it does not hold %q", want)
		}
	}
	for _, external := range []string{"<script", "<link rel=\"stylesheet\"", "src=", "Put aside?", "Settled?", "Your e-mail", "Your name"} {
		if strings.Contains(html, external) {
			t.Errorf("it holds %q", external)
		}
	}
	if _, err := Request(in.Input, p, "pdf"); err == nil {
		t.Error("a form that does not exist is made")
	}
}

// TestAsks holds what is asked, and in which order.
func TestAsks(t *testing.T) {
	codes := func(p *survey.Profile) (out []string) {
		consent, settle, further := asks(p)
		for _, a := range slices.Concat(consent, settle, further) {
			out = append(out, a.answer.Question.Code)
		}
		return out
	}
	all := []string{"consent", "law", "strategy", "cycle", "body", "old", "aside"}
	for name, tt := range map[string]struct {
		change func(*survey.Profile)
		want   []string
	}{
		"consent first, then what settles most": {func(p *survey.Profile) {}, []string{"consent", "law", "strategy", "cycle", "body", "old"}},
		"nothing put aside":                     {func(p *survey.Profile) { p.Response.Review = nil }, all},
		"consent given":                         {func(p *survey.Profile) { p.Response.Consent = survey.ConsentYes }, []string{"law", "strategy", "cycle", "body", "old"}},
		"one sort of question put aside": {func(p *survey.Profile) {
			p.Response.Review.Dismissed = []survey.Dismissal{{Check: "not-recorded"}, {Check: "two-options-marked", Question: "old"}}
		}, []string{"body"}},
		"another check put aside": {func(p *survey.Profile) {
			p.Response.Review.Dismissed = []survey.Dismissal{{Check: "host-near-miss", Question: "law"}}
		}, all},
		"left blank, with evidence": {func(p *survey.Profile) { p.Response.Answer("old").State = survey.Blank }, []string{"consent", "law", "strategy", "cycle", "body", "old"}},
		"evidence missing alone": {func(p *survey.Profile) {
			p.Response.Answer("old").State, p.Response.Answer("old").Selected = survey.Recorded, []string{"yes"}
			p.Response.Answer("old-detail").State = survey.Missing
		}, []string{"consent", "law", "strategy", "cycle", "body", "old-detail"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, p := asked(t)
			tt.change(p)
			if got := codes(p); !slices.Equal(got, tt.want) {
				t.Errorf("asks %v, want %v", got, tt.want)
			}
		})
	}
}

func TestNothingToAsk(t *testing.T) {
	in := input(t)
	p := profile(in.Catalog)
	p.Settle, p.Response.Answers[2].State, p.Response.Answers[2].Selected = nil, survey.Recorded, []string{"yes"}
	got, err := Request(in.Input, p, "markdown")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(got), "There is nothing that we need to ask.") || strings.Contains(string(got), "☐") {
		t.Errorf("it asks all the same:\n%s", got)
	}
}

func TestEscapeMarkdown(t *testing.T) {
	for words, want := range map[string]string{
		"# no heading":       `\# no heading`,
		"1. no list":         `1\. no list`,
		"12) no list":        `12\) no list`,
		"- no item":          `\- no item`,
		"=== no heading":     `\=== no heading`,
		"a*b_c`d[e](f)<g>&h": "a\\*b\\_c\\`d\\[e\\](f)\\<g\\>\\&h",
		"two\nlines":         "two lines",
		`a\b|c~d`:            `a\\b\|c\~d`,
		"plain, 2009.":       "plain, 2009.",
	} {
		if got := escapeMarkdown(words); got != want {
			t.Errorf("%q becomes %q, want %q", words, got, want)
		}
	}
}
