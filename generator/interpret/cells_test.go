package interpret_test

import (
	"slices"
	"strings"
	"testing"

	"egovsite/generator/interpret"
	"egovsite/generator/problem"
	"egovsite/generator/survey"
	"egovsite/generator/withhold"

	"github.com/google/go-cmp/cmp"
)

// small is an invented edition: labels that hold the signs that part them, an
// option for own words, evidence with a question of its own and without.
func small() *survey.Catalog {
	options := func(labels ...string) (out []survey.Option) {
		for _, l := range labels {
			out = append(out, survey.Option{Code: strings.ToLower(strings.ReplaceAll(l, " ", "-")), Label: l})
		}
		return out
	}
	return &survey.Catalog{
		Countries: []survey.Country{{ISO3: "QQA", Names: map[string]string{"en": "Examplia"}}},
		Editions: []survey.Edition{{ID: "2031", Questions: []survey.Question{
			{Code: "country", Number: 1, Wording: "Name of the country", Kind: survey.Text, Role: survey.RoleCountry},
			{Code: "name", Number: 2, Wording: "Who answers?", Kind: survey.Text, Personal: survey.PersonalName},
			{Code: "one", Number: 3, Wording: "Is there a law?", Kind: survey.Choice, Options: options("Yes", "No")},
			{Code: "one-detail", Number: 4, Wording: "Which?", Kind: survey.EvidenceText, EvidenceFor: "one"},
			{Code: "one-more", Number: 5, Wording: "Which?", Kind: survey.EvidenceText, EvidenceFor: "one"},
			{Code: "cycle", Number: 6, Wording: "How long?", Kind: survey.Choice, Options: options("Two years", "Other")},
			{Code: "many", Number: 7, Wording: "Which are used?", Kind: survey.Choice, Multiple: true, Options: options("Post", "Web; mobile", "Web", "Other")},
			{Code: "closed", Number: 8, Wording: "Which are open?", Kind: survey.Choice, Multiple: true, Options: options("A", "B", "A, B", "C, D", "E")},
			{Code: "who", Number: 9, Wording: "Who?", Kind: survey.Choice, Options: []survey.Option{{Code: "authorized", Label: "I may"}, {Code: "other", Label: "Other"}}},
			{Code: "how", Number: 10, Wording: "How?", Kind: survey.Choice, Options: []survey.Option{{Code: "authorized", Label: "I may"}}},
		}}},
	}
}

// table is a submission with these captions and cells, as a form exports them.
func table(separator string, cells ...string) *survey.Submission {
	sub := &survey.Submission{Edition: "2031", Country: "QQA", Source: survey.Source{File: "a.csv", Part: "row 2"}, Keyed: []survey.Keyed{}}
	write := func(words string) (span survey.Span) {
		if words != "" {
			n := len(sub.Passages) + 1
			sub.Passages = append(sub.Passages, survey.Passage{Line: n, At: "A" + words[:1], Text: words})
			span = survey.Span{From: n, To: n}
		}
		return span
	}
	for i := 0; i < len(cells); i += 2 {
		sub.Keyed = append(sub.Keyed, survey.Keyed{Caption: cells[i], Text: cells[i+1], Cell: true, Separator: separator,
			CaptionAt: write(cells[i]), Span: write(cells[i+1])})
	}
	return sub
}

func TestCells(t *testing.T) {
	in := interpret.New(small())
	tests := map[string]struct {
		caption, cell, separator string
		state                    survey.State
		selected                 string
		text, problem            string
	}{
		"one":                               {"Is there a law?", "Yes", ";", survey.Recorded, "yes", "", ""},
		"one, closed":                       {"Is there a law?", "no;", ";", survey.Recorded, "no", "", ""},
		"empty":                             {"Is there a law?", "", ";", survey.Blank, "", "", ""},
		"both":                              {"Is there a law?", "Yes;No;", ";", survey.Unreadable, "", "", "two-options-marked"},
		"no such option":                    {"Is there a law?", "Yes, since 2009", ", ", survey.Unreadable, "", "", "option-unknown"},
		"own words":                         {"How long?", "Seven years; or eight", ";", survey.Recorded, "other", "Seven years; or eight", ""},
		"other alone":                       {"How long?", "Other", ";", survey.Recorded, "other", "", ""},
		"many":                              {"Which are used?", "Web;Post;", ";", survey.Recorded, "web post", "", ""},
		"a sign in a label":                 {"Which are used?", "Web; mobile;Post;", ";", survey.Recorded, "web;-mobile post", "", ""},
		"many and own words":                {"Which are used?", "Post;by pigeon; or so;", ";", survey.Recorded, "post other", "by pigeon; or so", ""},
		"own words in two places":           {"Which are used?", "pigeon;Post;owl", ";", survey.Unreadable, "", "", "option-unknown"},
		"twice":                             {"Which are used?", "Post;Post;", ";", survey.Recorded, "post", "", ""},
		"no room for own words":             {"Which are open?", "A, F", ", ", survey.Unreadable, "", "", "option-unknown"},
		"a comma in a label":                {"Which are open?", "C, D, E", ", ", survey.Recorded, "c,-d e", "", ""},
		"labels that may be one":            {"Which are open?", "A, B, E", ", ", survey.Unreadable, "", "", "option-ambiguous"},
		"a label that may be two":           {"Which are open?", "A, B", ", ", survey.Unreadable, "", "", "option-ambiguous"},
		"more labels than there can be":     {"Which are open?", strings.Repeat("A;", 300), ";", survey.Unreadable, "", "", "option-unknown"},
		"an empty box":                      {"Is there a law?", "☐ Yes", ";", survey.Unreadable, "", "☐ Yes", "mark-unclear"},
		"empty brackets":                    {"Is there a law?", "[ ] Yes", ";", survey.Unreadable, "", "[ ] Yes", "mark-unclear"},
		"an empty box behind":               {"Is there a law?", "Yes ☐", ";", survey.Unreadable, "", "Yes ☐", "mark-unclear"},
		"an empty circle":                   {"Is there a law?", "○ No", ";", survey.Unreadable, "", "○ No", "mark-unclear"},
		"a cross":                           {"Is there a law?", "✗ Yes", ";", survey.Unreadable, "", "✗ Yes", "mark-unclear"},
		"a cross in brackets":               {"Is there a law?", "[✗] Yes", ";", survey.Unreadable, "", "[✗] Yes", "mark-unclear"},
		"another cross":                     {"Is there a law?", "❌ Yes", ";", survey.Unreadable, "", "❌ Yes", "mark-unclear"},
		"question marks":                    {"Is there a law?", "Yes ???", ";", survey.Unreadable, "", "Yes ???", "mark-unclear"},
		"a question mark in brackets":       {"Is there a law?", "No (?)", ";", survey.Unreadable, "", "No (?)", "mark-unclear"},
		"letters struck through":            {"Is there a law?", "Y\u0336es", ";", survey.Unreadable, "", "Y\u0336es", "mark-unclear"},
		"plain punctuation":                 {"Is there a law?", "* Yes.", ";", survey.Recorded, "yes", "", ""},
		"a filled box":                      {"Is there a law?", "☒ Yes", ";", survey.Recorded, "yes", "", ""},
		"a filled box behind":               {"Is there a law?", "No ☑", ";", survey.Recorded, "no", "", ""},
		"a tick":                            {"Is there a law?", "✓\ufe0f Yes", ";", survey.Recorded, "yes", "", ""},
		"letters in brackets":               {"Is there a law?", "[x] No", ";", survey.Recorded, "no", "", ""},
		"both boxes":                        {"Is there a law?", "☐ Yes\n☒ No", ";", survey.Recorded, "no", "", ""},
		"both boxes behind":                 {"Is there a law?", "Yes ☒; No ☐;", ";", survey.Recorded, "yes", "", ""},
		"both boxes filled":                 {"Is there a law?", "☒ Yes ☒ No", ";", survey.Unreadable, "", "", "two-options-marked"},
		"both boxes empty":                  {"Is there a law?", "☐ Yes ☐ No", ";", survey.Blank, "", "", ""},
		"a box between":                     {"Is there a law?", "Yes ☐ No", ";", survey.Unreadable, "", "Yes ☐ No", "mark-unclear"},
		"an empty box at other":             {"How long?", "☐ Other", ";", survey.Unreadable, "", "☐ Other", "mark-unclear"},
		"an empty box at no label":          {"How long?", "☐ by pigeon", ";", survey.Unreadable, "", "☐ by pigeon", "mark-unclear"},
		"a count in own words":              {"How long?", "(v) seven years", ";", survey.Recorded, "other", "(v) seven years", ""},
		"boxes of many":                     {"Which are used?", "☒ Web; mobile;☐ Web;☑ Post;", ";", survey.Recorded, "web;-mobile post", "", ""},
		"doubt at one of many":              {"Which are used?", "Post;Web ?;", ";", survey.Unreadable, "", "Post;Web ?;", "mark-unclear"},
		"other beside own words":            {"Which are used?", "Ministry, other", ", ", survey.Recorded, "other", "Ministry, other", ""},
		"other beside own words of one":     {"How long?", "Ministry, other", ", ", survey.Recorded, "other", "Ministry, other", ""},
		"other before own words":            {"Which are used?", "Post, other, Ministry", ", ", survey.Recorded, "post other", "other, Ministry", ""},
		"other apart from own words":        {"Which are used?", "Other, Post, Ministry", ", ", survey.Recorded, "other post", "Ministry", ""},
		"a code of no label":                {"How?", "authorized", ";", survey.Unreadable, "", "", "option-unknown"},
		"a code and room for own words":     {"Who?", "authorized", ";", survey.Recorded, "other", "authorized", ""},
		"a number at the end of the head":   {"Which are used?2", "Post;", ";", survey.Recorded, "post", "", ""},
		"a number before the head, a break": {"7. Which\u00a0are\nused? *", "Post;", ";", survey.Recorded, "post", "", ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			r, ps := in.Response(table(tt.separator, tt.caption, tt.cell))
			if r == nil {
				t.Fatal(ps)
			}
			var got *survey.Answer
			for i := range r.Answers {
				if r.Answers[i].State != survey.Missing {
					got = &r.Answers[i]
				}
			}
			if got == nil || got.State != tt.state || strings.Join(got.Selected, " ") != tt.selected || got.Text != tt.text {
				t.Fatalf("got %+v", got)
			}
			if has := slices.ContainsFunc(ps, func(p problem.Problem) bool { return p.Code == tt.problem }); !has && tt.problem != "" {
				t.Errorf("problems %v, want %s", ps, tt.problem)
			}
		})
	}
}

// TestSupport keeps evidence beside an answer: it belongs to the question that
// asks for it and has no answer, else to the answer itself.
func TestSupport(t *testing.T) {
	in := interpret.New(small())
	tests := map[string]struct {
		cells []string
		want  map[string]string // text by code
	}{
		"a question asks for it": {[]string{"Is there a law?", "Yes"}, map[string]string{"one-detail": "Law No. 1"}},
		"it is answered itself":  {[]string{"Is there a law?", "Yes", "Which?", "Law No. 2", "Which?", ""}, map[string]string{"one-detail": "Law No. 2", "one-more": "Law No. 1"}},
		"both are":               {[]string{"Is there a law?", "Yes", "Which?", "Law No. 2", "Which?", "Law No. 3"}, map[string]string{"one": "Law No. 1", "one-detail": "Law No. 2", "one-more": "Law No. 3"}},
		"none asks for it":       {[]string{"Which are open?", "E"}, map[string]string{"closed": "Law No. 1"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			sub := table(";", tt.cells...)
			sub.Passages = append(sub.Passages, survey.Passage{Line: len(sub.Passages) + 1, At: "Z9", Text: "Law No. 1"})
			sub.Keyed[0].Support, sub.Keyed[0].SupportAt = "Law No. 1", survey.Span{From: len(sub.Passages), To: len(sub.Passages)}
			r, _ := in.Response(sub)
			got := map[string]string{}
			for i := range r.Answers {
				if a := &r.Answers[i]; a.Text != "" {
					got[a.Question.Code] = a.Text
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if l := r.Lines[len(r.Lines)-1]; l.Place != survey.PlaceAnswer {
				t.Errorf("the line is %s", l.Place)
			}
		})
	}
}

// TestPrivateColumns sees that of a table no name gets out: not that of the form
// system, nor of a question, nor of a column that is somebody's own.
func TestPrivateColumns(t *testing.T) {
	sub := table(";", "Who answers?", "Jane Examplova", "Is there a law?", "Yes",
		"Which?", "as Ada Lovelorn and Jane Examplova wrote on 6/14/2021; act 15/2021", "Which?", "", "Telephone of Otto Samplov", "Ask Otto Samplov, o@mail.example.org")
	sub.Private = []string{"7", "Ada Lovelorn", "ada@mail.example.org", "6/14/2021 3:44:01 PM"}
	r, ps := interpret.New(small()).Response(sub)
	c, _, _ := withhold.Clear(r, withhold.Rules{Site: survey.Site{ConsentNotRecorded: "publish"}})
	if c == nil {
		t.Fatal(ps)
	}
	var got []string
	for _, l := range c.Lines {
		got = append(got, l.Text)
	}
	want := []string{"Who answers?", "[withheld]", "Is there a law?", "Yes",
		"Which?", "as [withheld] and [withheld] wrote on 6/14/2021; act 15/2021", "Which?", "[withheld]", "[withheld]"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("lines (-want +got)\n%s", diff)
	}
	if text := c.Answer("one-detail").Text; text != want[5] {
		t.Errorf("got %q", text)
	}
}
