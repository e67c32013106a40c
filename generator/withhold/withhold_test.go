package withhold_test

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"egovsite/generator/catalog"
	"egovsite/generator/interpret"
	"egovsite/generator/read"
	"egovsite/generator/survey"
	"egovsite/generator/withhold"

	"github.com/google/go-cmp/cmp"
)

// shipped is the response that comes with the project, before withholding.
func shipped(t testing.TB) *survey.Response {
	t.Helper()
	cat, _ := catalog.Load(os.DirFS("../../content"))
	data, err := os.ReadFile("../../content/responses/2022/azerbaijan-2022.txt")
	if err != nil {
		t.Fatal(err)
	}
	subs, ps := read.File(survey.Limits{}, "azerbaijan-2022.txt", data)
	if len(subs) != 1 {
		t.Fatal(ps)
	}
	r, ps := interpret.New(cat).Response(subs[0])
	if r == nil {
		t.Fatal(ps)
	}
	return r
}

// everything is all that a stage behind can reach, as one text.
func everything(t testing.TB, c *survey.Cleared) string {
	t.Helper()
	b, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestShippedResponse(t *testing.T) {
	r := shipped(t)
	c, secrets, ps := withhold.Clear(r, withhold.Rules{Site: survey.Site{ConsentNotRecorded: "publish"}})
	if c == nil {
		t.Fatal(ps)
	}
	if diff := cmp.Diff(shipped(t), r); diff != "" {
		t.Errorf("the response itself was changed (-before +after):\n%s", diff)
	}
	all := everything(t, c)
	if len(secrets) != 9 { // two names, two titles, two addresses, number and time of the form, digest of the file
		t.Errorf("got %d secrets, want 9", len(secrets))
	}
	for i := range r.Answers {
		if a := &r.Answers[i]; a.Question.Personal != "" && strings.Contains(all, a.Text) {
			t.Errorf("the answer to question %d can be reached", a.Question.Number)
		}
	}
	for n, secret := range secrets {
		if strings.Contains(all, secret) {
			t.Errorf("secret %d can be reached", n)
		}
	}
	if strings.Contains(all, "@") {
		t.Error("an @ can be reached")
	}
	want := map[string]survey.Reason{"5": survey.ReasonParadata, "7": survey.ReasonParadata,
		"respondent-name": survey.ReasonPersonal, "respondent-title": survey.ReasonPersonal, "respondent-email": survey.ReasonPersonal,
		"national-cio-name": survey.ReasonPersonal, "national-cio-title": survey.ReasonPersonal, "national-cio-email": survey.ReasonPersonal}
	got := map[string]survey.Reason{}
	for _, trace := range c.Withheld {
		place := trace.Question
		if place == "" {
			place = fmt.Sprint(trace.At.From)
		}
		got[place] = trace.Why
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("traces differ (-want +got):\n%s", diff)
	}
	if a := c.Answer("respondent-organization"); a.State != survey.Recorded || a.Text == "" {
		t.Error("the office of the respondent was withheld, want it shown")
	}
	if a := c.Answer("national-cio-name"); a.Grade != survey.GradeProse {
		t.Errorf("got grade %v of a withheld answer, want it kept", a.Grade)
	}
}

// edition asks for a person, then freely.
var edition = &survey.Edition{
	Paradata: []string{`<\s*\d+\s+.*>`, `\b\d{1,4}:\d{2}\b`},
	Questions: []survey.Question{
		{Number: 1, Code: "name", Wording: "Your name", Personal: survey.PersonalName},
		{Number: 2, Code: "title", Wording: "Title", Personal: survey.PersonalTitle},
		{Number: 3, Code: "email", Wording: "Email", Personal: survey.PersonalEmail},
		{Number: 4, Code: "detail", Wording: "Detail"},
		{Number: 5, Code: "consent", Wording: "Consent", Kind: survey.Choice, Role: survey.RoleConsent,
			Options: []survey.Option{{Code: "yes", Counts: survey.CountsYes}, {Code: "no", Counts: survey.CountsNo}}},
	},
}

// response is an invented one with this free answer.
func response(text string) *survey.Response {
	r := &survey.Response{Edition: edition, Source: survey.Source{File: "qqa.txt"}}
	for i, text := range []string{"Dr. Jane Examplóva", "Chief of Example Services", "jane@mail.example.org", text, ""} {
		r.Answers = append(r.Answers, survey.Answer{Question: &edition.Questions[i], State: survey.Recorded, Text: text,
			Paragraphs: strings.Split(text, "\n"), AnswerAt: survey.Span{From: 10 * (i + 1), To: 10 * (i + 1)}})
	}
	r.Answers[4].State, r.Answers[4].Selected = survey.Recorded, []string{"yes"}
	return r
}

func TestAnswers(t *testing.T) {
	tests := []struct {
		name, text, want string
		why              survey.Reason
	}{
		{"an e-mail address", "Write to info@portal.example.org.", "Write to [withheld].", survey.ReasonEmail},
		{"mailto", "<mailto:info@example.org>", "<[withheld]>", survey.ReasonEmail},
		{"a wide sign", "info＠example.org", "[withheld]", survey.ReasonEmail},
		{"wrapped at the sign", "info@ example.org and info @example.org", "[withheld] and [withheld]", survey.ReasonEmail},
		{"wrapped behind a stop", "info@example. org", "[withheld]", survey.ReasonEmail},
		{"a plus and an apostrophe", "o'neil+msq@example.org", "[withheld]", survey.ReasonEmail},
		{"an international address", "имя@почта.рф", "[withheld]", survey.ReasonEmail},
		{"in an address", "see https://example.org/?to=info@example.org&x=1 now", "see [withheld] now", survey.ReasonEmail},
		{"in percent signs", "https://example.org/?to=info%40example.org", "[withheld]", survey.ReasonEmail},
		{"at in brackets", "to jane (at) secretmail.az, or bob[at]secretmail[dot]az.", "to [withheld], or [withheld].", survey.ReasonEmail},
		{"at in capitals", "carl AT secretmail DOT az or dan AT secretmail.az", "[withheld] or [withheld]", survey.ReasonEmail},
		{"at in code", "eve&#64;secretmail.az, eve&#x40;secretmail&#46;az", "[withheld], [withheld]", survey.ReasonEmail},
		{"a wide stop", "fay@secretmail。az", "[withheld]", survey.ReasonEmail},
		{"a space before the stop", "ian@secretmail .az", "[withheld]", survey.ReasonEmail},
		{"quoted words before it", `ask "joe k"@secretmail.az`, "ask [withheld]", survey.ReasonEmail},
		{"a number for a domain", "kim@[10.0.0.1] is", "[withheld] is", survey.ReasonEmail},
		{"prose with at", "look at example dot com, MINISTRY AT WWW.GOV.AZ, held (at) noon. Then, office (at night) and 5 AT 10.30", "", ""},
		{"no e-mail address", "@egov, 2 @ 3.50, name@host, https://example.org/@41.7,49.8", "", ""},

		{"the name", "Answered by Jane Examplóva, head", "Answered by [withheld], head", survey.ReasonName},
		{"other case, accents and spaces", "JANE   examplova", "[withheld]", survey.ReasonName},
		{"accents as characters of their own", "Jane Examplo\u0301va said", "[withheld] said", survey.ReasonName},
		{"the other way round", "Examplova, Jane", "[withheld]", survey.ReasonName},
		{"with an initial", "J. Examplova and Examplova J.", "[withheld] and [withheld].", survey.ReasonName},
		{"with its title", "Dr. Jane Examplova", "[withheld]", survey.ReasonName},
		{"wrapped", "by Jane\nExamplova\nhead", "by [withheld]\nhead", survey.ReasonName},
		{"in an address", "https://example.org/in/jane-examplova/ is", "[withheld] is", survey.ReasonName},
		{"middle names", "Jane M. Examplova or J. M. Examplova or Jane Mary Examplova", "[withheld] or [withheld] or [withheld]", survey.ReasonName},
		{"initials behind", "by Examplova J.M., head", "by [withheld]., head", survey.ReasonName},
		{"an honorific", "ask Ms Examplova today", "ask [withheld] today", survey.ReasonName},
		{"one of its words", "Jane Other and Mary Examplova", "", ""},
		{"inside a word", "Jane Examplovanian", "", ""},
		{"a long title", "our Chief of Example Services", "our [withheld]", survey.ReasonName},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := response(tt.text)
			r.Answers[3].Citations = []survey.Citation{{Act: "act-1", Words: tt.text}}
			r.Acts = []survey.Act{{ID: "act-1", Title: tt.text, CitedBy: []string{"detail"}}}
			c, _, ps := withhold.Clear(r, withhold.Rules{Site: survey.Site{}})
			if c == nil {
				t.Fatal(ps)
			}
			want := tt.want
			if tt.why == "" {
				want = tt.text
			}
			a := c.Answer("detail")
			for where, got := range map[string]string{"text": a.Text, "paragraphs": strings.Join(a.Paragraphs, "\n"),
				"citation": a.Citations[0].Words, "act": c.Acts[0].Title} {
				if got != want {
					t.Errorf("%s: got %q, want %q", where, got, want)
				}
			}
			var why survey.Reason
			for _, trace := range c.Withheld {
				if trace.Question == "detail" {
					why = trace.Why
				}
			}
			if why != tt.why {
				t.Errorf("got trace %q, want %q", why, tt.why)
			}
		})
	}
}

func TestLinksWithAPersonAreLeftOut(t *testing.T) {
	r := response("see https://example.org/in/jane-examplova and https://example.org/a")
	links := []survey.Link{{Address: "https://example.org/in/jane-examplova", Question: "detail"}, {Address: "https://example.org/a", Question: "detail"}}
	r.Answers[3].Links, r.Links = links, links
	r.Acts = []survey.Act{{ID: "act-1", Address: links[0].Address}}
	c, _, _ := withhold.Clear(r, withhold.Rules{Site: survey.Site{}})
	if diff := cmp.Diff(links[1:], c.Links); diff != "" {
		t.Errorf("links of the response differ (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(links[1:], c.Answer("detail").Links); diff != "" {
		t.Errorf("links of the answer differ (-want +got):\n%s", diff)
	}
	if c.Acts[0].Address != "" {
		t.Errorf("got act at %q, want no address", c.Acts[0].Address)
	}
}

func TestLines(t *testing.T) {
	r := response("x")
	r.Answers[1].Text = "Director"
	lines := []struct {
		place     survey.Place
		question  string
		got, want string
	}{
		{survey.PlaceForm, "", "Respondent", "Respondent"},
		{survey.PlaceForm, "", "< 90 Anonymous >", "[withheld]"},
		{survey.PlaceUnplaced, "", "72:37", "[withheld]"},
		{survey.PlaceUnplaced, "", "From: Somebody Else <else@example.org>", "[withheld]"},
		{survey.PlaceUnplaced, "", "> On 3 May 2021 Somebody Else wrote:", "[withheld]"},
		{survey.PlaceQuestion, "name", "1. Your name", "1. Your name"},
		{survey.PlaceAnswer, "name", "Dr. Jane", "[withheld]"},
		{survey.PlaceBlank, "name", "", ""},
		{survey.PlaceAnswer, "name", "Examplóva", "[withheld]"},
		{survey.PlaceQuestion, "title", "2. Title * Director", "[withheld]"},
		{survey.PlacePage, "", "file:///C:/Users/jane/response.html 2/9", "[withheld]"},
		{survey.PlaceQuestion, "detail", "4. Detail", "4. Detail"},
		{survey.PlaceUnplaced, "", "nothing: private", "nothing: private"},
		{survey.PlaceUnplaced, "name", "Somebody Else", "[withheld]"},
		{survey.PlaceAnswer, "detail", "The Director and Jane", "The Director and [withheld]"},
		{survey.PlaceAnswer, "detail", "Examplova at 72:37, mail info@", "[withheld] at 72:37, mail [withheld]"},
		{survey.PlaceAnswer, "detail", "example.org", "[withheld]"},
		{survey.PlaceRepeat, "email", "3. Email anything", "[withheld]"},
		{survey.PlaceUnplaced, "", "Kind regards, Somebody Else", "[withheld]"},
	}
	for i, l := range lines {
		r.Lines = append(r.Lines, survey.SourceLine{Number: i + 1, Text: l.got, Place: l.place, Question: l.question})
	}
	r.Answers[1].QuestionAt = survey.Span{From: 10, To: 10}
	c, secrets, _ := withhold.Clear(r, withhold.Rules{Site: survey.Site{}})
	for i, l := range lines {
		if got := c.Lines[i]; got.Text != l.want || got.Redacted != (l.got != l.want) {
			t.Errorf("line %d: got %q, redacted %v, want %q", i+1, got.Text, got.Redacted, l.want)
		}
		if r.Lines[i].Text != l.got {
			t.Errorf("line %d of the response itself was changed", i+1)
		}
	}
	want := []string{"72:37", "< 90 Anonymous >", "Dr. Jane Examplóva", "Jane Examplóva", "else@example.org", "jane@mail.example.org"}
	if diff := cmp.Diff(want, secrets); diff != "" {
		t.Errorf("secrets differ (-want +got):\n%s", diff)
	}
}

func TestWordsThatAreNobodysName(t *testing.T) {
	r := response("This is not applicable to the Director.")
	r.Answers[0].Text, r.Answers[0].Rule = "Not applicable", survey.RuleNothing
	r.Answers[1].Text, r.Answers[2].Text = "Director", "none given"
	c, secrets, _ := withhold.Clear(r, withhold.Rules{Site: survey.Site{}})
	if got := c.Answer("detail").Text; got != r.Answers[3].Text || len(secrets) > 0 {
		t.Errorf("got %q and secrets %q, want nothing taken out", got, secrets)
	}
}

func TestConsent(t *testing.T) {
	tests := []struct {
		name     string
		state    survey.State
		selected []string
		setting  string
		want     survey.Consent // empty: withheld
		problem  string
	}{
		{"recorded Yes", survey.Recorded, []string{"yes"}, "withhold", survey.ConsentYes, ""},
		{"reviewed Yes", survey.Reviewed, []string{"yes"}, "withhold", survey.ConsentYes, ""},
		{"recorded No", survey.Recorded, []string{"no"}, "publish", "", "consent-refused"},
		{"Yes and No", survey.Recorded, []string{"yes", "no"}, "publish", "", "consent-refused"},
		{"not recorded, published", survey.NotRecorded, nil, "publish", survey.ConsentNotRecorded, "consent-not-recorded"},
		{"not recorded, withheld", survey.NotRecorded, nil, "withhold", "", "consent-not-recorded"},
		{"not recorded, nothing set", survey.NotRecorded, nil, "", "", "consent-not-recorded"},
		{"left blank", survey.Blank, nil, "publish", survey.ConsentNotRecorded, "consent-not-recorded"},
		{"missing", survey.Missing, nil, "withhold", "", "consent-not-recorded"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := response("x")
			r.Answers[4].State, r.Answers[4].Selected = tt.state, tt.selected
			c, secrets, ps := withhold.Clear(r, withhold.Rules{Site: survey.Site{ConsentNotRecorded: tt.setting}})
			var got survey.Consent
			if c != nil {
				got = c.Consent
			}
			if got != tt.want {
				t.Errorf("got consent %q, want %q", got, tt.want)
			}
			code := ""
			for _, p := range ps {
				code = p.Code
			}
			if code != tt.problem {
				t.Errorf("got problem %q, want %q", code, tt.problem)
			}
			if len(secrets) == 0 {
				t.Error("got no secrets, want those of a withheld response too")
			}
		})
	}
}

// TestActThatEndsInAName has an act whose title was cut in the middle of a name:
// the surname by itself would give it away.
func TestActThatEndsInAName(t *testing.T) {
	for _, tt := range []struct{ text, title, want string }{
		{"Law No. 12 of Examplia Examplova, Jane on plans", "Law No. 12 of Examplia Examplova", "Law No. 12 of Examplia [withheld]"},
		{"Jane Examplova Act of 2020", "Examplova Act of 2020", "[withheld] Act of 2020"},
		{"Examplova Act, by Jane Examplova", "Examplova Act", "Examplova Act"},
		{"Act No. 12, ask jane12@example.org", "12", "12"},
		{"ask jane12@example.org, Act No. 12", "12", "12"},
	} {
		r := response(tt.text)
		r.Answers[3].Citations = []survey.Citation{{Act: "act-1", Words: tt.title, Pinpoint: tt.title}}
		r.Answers[3].AsOf = []survey.AsOf{{Words: tt.title}}
		r.Acts = []survey.Act{{ID: "act-1", Title: tt.title, Place: tt.title, CitedBy: []string{"detail"}}}
		c, _, ps := withhold.Clear(r, withhold.Rules{Site: survey.Site{}})
		if c == nil {
			t.Fatal(ps)
		}
		a := c.Answer("detail")
		for where, got := range map[string]string{"title": c.Acts[0].Title, "place": c.Acts[0].Place, "citation": a.Citations[0].Words, "pinpoint": a.Citations[0].Pinpoint, "date": a.AsOf[0].Words} {
			if got != tt.want {
				t.Errorf("%q: %s: got %q, want %q", tt.text, where, got, tt.want)
			}
		}
	}
}

// TestLostQuestion takes away the wording of a question that asks for a name:
// its answer is then among the unplaced lines.
func TestLostQuestion(t *testing.T) {
	r := response("x")
	r.Answers[0].State, r.Answers[0].Text = survey.Missing, ""
	r.Lines = []survey.SourceLine{
		{Number: 1, Text: "2. Title", Place: survey.PlaceQuestion, Question: "title"},
		{Number: 2, Text: "Jane Examplova", Place: survey.PlaceUnplaced},
		{Number: 3, Text: "4. Detail", Place: survey.PlaceQuestion, Question: "detail"},
	}
	c, _, _ := withhold.Clear(r, withhold.Rules{Site: survey.Site{ConsentNotRecorded: "publish"}})
	if got := c.Lines[1].Text; got != survey.WithheldMark {
		t.Errorf("got %q", got)
	}
}

// FuzzClear holds for any answer: no panic, and neither the name nor an address
// that stands by itself is left.
func FuzzClear(f *testing.F) {
	for _, s := range []string{"", "a@b.cd", "@", "://", "https://%", "Jane\xff Examplova", "jane-examplova@", "\u0301@\u0301.\u0301\u0301", "[withheld]"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r := response(s + " Jane Examplova info@example.org " + s)
		for i, text := range []string{s, "Jane", "Examplova info@", "example.org", s} {
			r.Lines = append(r.Lines, survey.SourceLine{Number: i + 1, Text: text, Place: survey.PlaceUnplaced})
		}
		c, _, _ := withhold.Clear(r, withhold.Rules{Site: survey.Site{}})
		text := c.Answer("detail").Text
		for _, l := range c.Lines {
			text += "\n" + l.Text
		}
		for _, secret := range []string{"info@example.org", "Jane Examplova", "Jane\nExamplova"} {
			if strings.Contains(text, secret) {
				t.Errorf("%q is left in %q", secret, text)
			}
		}
	})
}

func BenchmarkClear(b *testing.B) {
	r := shipped(b)
	for b.Loop() {
		withhold.Clear(r, withhold.Rules{Site: survey.Site{ConsentNotRecorded: "publish"}})
	}
}

// TestDisguised hides a name and an address in ways that responses do.
func TestDisguised(t *testing.T) {
	for name, text := range map[string]string{
		"percent signs, one of them broken": "see https://forms.example.org/?to=jane.doe%40mail.example.org&done=100% here",
		"mailto in percent signs":           "write to mailto:jane.doe%40mail.example.org please",
	} {
		c, _, _ := withhold.Clear(response(text), withhold.Rules{Site: survey.Site{ConsentNotRecorded: "publish"}})
		if got := c.Answer("detail").Text; strings.Contains(got, "jane") {
			t.Errorf("%s: %q", name, got)
		}
	}
	short := response("An Vo says an vo, and Vo")
	short.Answers[0].Text = "An Vo"
	c, _, _ := withhold.Clear(short, withhold.Rules{})
	if got := c.Answer("detail").Text; got != "[withheld] says an vo, and Vo" {
		t.Errorf("a short name: %q", got)
	}
	for _, who := range []string{"Ms Jane Samplova", "Jane Samplova - Director", "Jane Samplova and John Otherly"} {
		r := response("Contact: Jane Samplova, as above")
		r.Answers[0].Text = who
		c, _, _ := withhold.Clear(r, withhold.Rules{Site: survey.Site{ConsentNotRecorded: "publish"}})
		if got := c.Answer("detail").Text; strings.Contains(got, "Samplova") {
			t.Errorf("%s: %q", who, got)
		}
	}
}
