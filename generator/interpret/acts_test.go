package interpret

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"egovsite/generator/catalog"
	"egovsite/generator/survey"

	"github.com/google/go-cmp/cmp"
)

// english is the shipped vocabulary.
func english(t testing.TB) []survey.Vocabulary {
	t.Helper()
	cat, _ := catalog.Load(os.DirFS("../../content"))
	if len(cat.Vocabulary) == 0 {
		t.Fatal("got no vocabulary, want the shipped one")
	}
	return cat.Vocabulary
}

// weighed is a response made of these answers.
func weighed(t testing.TB, texts ...string) *survey.Response {
	t.Helper()
	e := &survey.Edition{}
	for i := range texts {
		e.Questions = append(e.Questions, survey.Question{Number: i + 1, Code: fmt.Sprint("q", i+1)})
	}
	r := &survey.Response{Edition: e}
	for i, text := range texts {
		r.Answers = append(r.Answers, survey.Answer{Question: &e.Questions[i], Text: text})
	}
	weigh(r, english(t))
	return r
}

// told writes an act on one line.
func told(a survey.Act) string {
	var b strings.Builder
	b.WriteString(a.Type)
	for _, part := range []struct{ name, value string }{
		{"no", a.Number}, {"title", a.Title}, {"place", a.Place}, {"date", a.Date.String()}, {"at", a.Address},
	} {
		if part.value != "" {
			b.WriteString(" | " + part.name + " " + part.value)
		}
	}
	return b.String()
}

func TestActsNamed(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
		rule       survey.Rule
		pinpoints  []string
	}{
		{name: "quoted title, place and date",
			text: `Law of the Republic of Examplia "On freedom of information" Baku, 19.06.1998 <http://e.example/framework/3420>`,
			want: []string{`law | title On freedom of information | place Baku | date 1998-06-19 | at http://e.example/framework/3420`}, rule: "act-with-date"},
		{name: "number before the issuer, space inside the quotation marks",
			text: `Decree No. 893 of the President of the Republic of Examplia on approval of " On additional measures" Baku, 28.10.2014 <http://e.example/28818>`,
			want: []string{`decree | no 893 | title On additional measures | place Baku | date 2014-10-28 | at http://e.example/28818`}, rule: "act-with-date"},
		{name: "words between the title and the date",
			text: `Decree No. 263 of the President on approval of "Rules for Systems" and some measures related to e-Government Baku, 12.09.2018`,
			want: []string{`decree | no 263 | title Rules for Systems | place Baku | date 2018-09-12`}, rule: "act-with-date"},
		{name: "a title inside a title, one closing mark lost",
			text: `Decree of the President "On issues related to the Law of the Republic "On the State Budget for 2021" Baku, 30.12.2020 <http://e.example/46614> (Article № 1.12.4.2.9)`,
			want: []string{`decree | title On issues related to the Law of the Republic "On the State Budget for 2021" | place Baku | date 2020-12-30 | at http://e.example/46614`},
			rule: "act-with-article", pinpoints: []string{"Article № 1.12.4.2.9"}},
		{name: "a quoted word inside a title",
			text: `Decree No. 1203 on approval of "On the Support Fund ("YASHAT" Fund)" <http://e.example/46420>`,
			want: []string{`decree | no 1203 | title On the Support Fund ("YASHAT" Fund) | at http://e.example/46420`}, rule: "act-with-number"},
		{name: "unquoted title, date in parentheses",
			text: `• Order of the President of the Republic of Examplia on measures to reduce the impact of the coronavirus (COVID-19) pandemic and, consequently, fluctuations (19. March. 2020) <https://p.example/36228>`,
			want: []string{`order | title measures to reduce the impact of the coronavirus (COVID-19) pandemic and, consequently, fluctuations | date 2020-03-19 | at https://p.example/36228`}, rule: "act-with-date"},
		{name: "unquoted title, next sentence without a stop",
			text: `Resolution of the Cabinet of Ministers on regulation of the work regime in the Republic of Examplia The decision determines remote work. <http://e.example/44831>`,
			want: []string{`resolution | title regulation of the work regime in the Republic of Examplia | at http://e.example/44831`}, rule: "act-named"},
		{name: "a title that ends in a quoted word",
			text: `Law of the Republic of Examplia on approval of Convention on "Cybercrime" Baku, 30.09.2009 <http://e.example/18619>`,
			want: []string{`law | title approval of Convention on "Cybercrime" | place Baku | date 2009-09-30 | at http://e.example/18619`}, rule: "act-with-date"},
		{name: "date before an unquoted title",
			text: `Decree No. 1885 of the President of the Republic of Examplia of 14th March 2018 on the development of electronic government <http://e.example/38229>`,
			want: []string{`decree | no 1885 | title the development of electronic government | date 2018-03-14 | at http://e.example/38229`}, rule: "act-with-date"},
		{name: "amendments",
			text: `Amendments to the Law of the Republic of Examplia "On State Budget for 2020" Baku, 07.08.2020 <http://e.example/45672>`,
			want: []string{`amendment | title Amendments to the Law of the Republic of Examplia "On State Budget for 2020" | place Baku | date 2020-08-07 | at http://e.example/45672`}, rule: "act-with-date"},
		{name: "ordinal article behind the address",
			text: `Law "on Budget System" Baku, 02.07.2002 <http://e.example/1126> (14th Article)`,
			want: []string{`law | title on Budget System | place Baku | date 2002-07-02 | at http://e.example/1126`}, rule: "act-with-article", pinpoints: []string{"14th Article"}},
		{name: "title, then the act that approves it, the address in a later sentence",
			text: `"Strategic Road Map on Development of Telecommunication" has been approved by Decree of the President of December 6, 2016. The Strategic Roadmap has an action plan up to 2020. Link: <http://e.example/34254> More words.`,
			want: []string{`decree | title Strategic Road Map on Development of Telecommunication | date 2016-12-06 | at http://e.example/34254`}, rule: "act-with-date"},
		{name: "article before the act, another act before it",
			text: `Action Plan for Transition to Digital Government was prepared in accord with Article No 1.8 of Decree on Electronic Government Development dated March 14, 2018 and introduced.`,
			want: []string{`action-plan | title Transition to Digital Government`, `decree | title Electronic Government Development | date 2018-03-14`},
			rule: "act-with-article", pinpoints: []string{"", "Article No 1.8"}},
		{name: "law inside quotation marks",
			text: `According to the “Law on Access to Information” of the Republic, institutions disclose data: • Portal <https://data.example>`,
			want: []string{`law | title Law on Access to Information`}, rule: "act-named"},
		{name: "act word behind the quotation marks",
			text: `For this purpose, the "Government Cloud" Concept was adopted.<http://e.example/42560>`,
			want: []string{`concept | title Government Cloud | at http://e.example/42560`}, rule: "act-named"},
		{name: "approval of quoted rules",
			text: `On approval of the "rules of integration" and some measures. <http://e.example/40020>`,
			want: []string{`rules | title rules of integration | at http://e.example/40020`}, rule: "act-named"},
		{name: "act word at the end of a name",
			text: `The Freedom of Information Act, 2005 (Act No. 22 of 2005), Section 4 provides for it. https://example.org/foi`,
			want: []string{`act | no 22 | title Freedom of Information Act | date 2005 | at https://example.org/foi`}, rule: "act-with-article", pinpoints: []string{"Section 4"}},
		{name: "number without a word for it",
			text: `Regulation (EU) 2016/679 of 27 April 2016 on the protection of natural persons, Articles 5, 6 and 7`,
			want: []string{`regulation | no 2016/679 | title the protection of natural persons | date 2016-04-27`}, rule: "act-with-article", pinpoints: []string{"Articles 5, 6 and 7"}},
		{name: "constitution", text: `Article 41 of the Constitution of the Republic of Examplia`,
			want: []string{`constitution | title Constitution of the Republic of Examplia`}, rule: "act-with-article", pinpoints: []string{"Article 41"}},
		{name: "strategy with a period", text: `National Digital Strategy 2021-2025 https://example.org/s`,
			want: []string{`strategy | title National Digital Strategy 2021-2025 | at https://example.org/s`}, rule: "act-named"},
		{name: "a list of laws", text: `• Law on Personal Data (2010) • Law on e-Signature, No. 5 of 2011 • Cybersecurity portal https://b.example/x`,
			want: []string{`law | title Personal Data | date 2010`, `law | no 5 | title e-Signature | date 2011`}, rule: "act-with-date"},
		{name: "date of adoption", text: `The Law "On data" was adopted on 5 May 2011 and entered into force on 1 July 2011`,
			want: []string{`law | title On data | date 2011-05-05`}, rule: "act-with-date"},
		{name: "date of another thing", text: `The Law "On data" entered into force on 1 July 2011, the portal opened on 02.03.2012`,
			want: []string{`law | title On data`}, rule: "act-named"},
		{name: "a date that cannot be", text: `Law "On data" Baku, 31.02.2010`,
			want: []string{`law | title On data`}, rule: "act-named"},
		{name: "closing mark lost", text: `Law "On personal data Baku, 11.05.2010 <http://e.example/1>`,
			want: []string{`law | title On personal data | place Baku | date 2010-05-11 | at http://e.example/1`}, rule: "act-with-date"},

		{name: "common nouns", text: `In order to protect data, the law requires a policy and a national strategy on this; act now, by rule of law.`, rule: "words-only"},
		{name: "offices and events", text: `The Department for Digital Strategy, the Ministry of Law and Order, the “Code for All” hackathon and the "500 ASAN STARTUP PROGRAM"`, rule: "words-only"},
		{name: "an activity", text: `(Regulation of the activities of the institutions during the Special Quarantine Regime (issuance of permits) <https://icaze.example/Login> • "E-Təbib" application`, rule: "has-link"},
		{name: "nothing", text: "N/A", rule: "says-nothing"},
		{name: "signs alone", text: "- …", rule: "says-nothing"},
		{name: "empty", text: "", rule: "says-nothing"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := weighed(t, tt.text)
			var got []string
			for _, a := range r.Acts {
				got = append(got, told(a))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("acts differ (-want +got):\n%s", diff)
			}
			if got := r.Answers[0].Rule; got != tt.rule {
				t.Errorf("got rule %q, want %q", got, tt.rule)
			}
			for i, want := range tt.pinpoints {
				if got := r.Answers[0].Citations[i].Pinpoint; got != want {
					t.Errorf("got pinpoint %q, want %q", got, want)
				}
			}
		})
	}
}

func TestActsMerged(t *testing.T) {
	tests := []struct {
		name  string
		texts []string
		want  []string // act, then the questions that cite it
	}{
		{"one address, however written", []string{
			`Decree No. 263 of the President "Rules for Systems" <http://www.e.example/framework/40020>`,
			`Decree No. 263 of 12 September 2018 "Rules for Systems" <https://e.example/framework/40020/>`},
			[]string{`decree | no 263 | title Rules for Systems | date 2018-09-12 | at http://www.e.example/framework/40020 [q1 q2]`}},
		{"an address alone, even before the act is named", []string{
			`See <http://e.example/framework/40020>`, `Decree No. 263 "Rules for Systems" <http://e.example/framework/40020>`},
			[]string{`decree | no 263 | title Rules for Systems | at http://e.example/framework/40020 [q1 q2]`}},
		{"a register's front page is no act's", []string{
			`Law "On A" <http://e.example/> Law "On B" <http://e.example/>`, `Database of acts <http://e.example>`},
			[]string{`law | title On A | at http://e.example/ [q1]`, `law | title On B | at http://e.example/ [q1]`}},
		{"same title, once without an address", []string{`Law "On personal data"`, `Law "On Personal Data" Baku, 11.05.2010 <http://e.example/1>`},
			[]string{`law | title On Personal Data | place Baku | date 2010-05-11 | at http://e.example/1 [q1 q2]`}},
		{"same title, other date", []string{`Law "On the budget" Baku, 01.12.2019`, `Law "On the budget" Baku, 01.12.2020`},
			[]string{`law | title On the budget | place Baku | date 2019-12-01 [q1]`, `law | title On the budget | place Baku | date 2020-12-01 [q2]`}},
		{"same number and date", []string{`Order No. 5 of 1 May 2020`, `Order No. 5 of 1 May 2020 "On portals" <http://e.example/5>`},
			[]string{`order | no 5 | title On portals | date 2020-05-01 | at http://e.example/5 [q1 q2]`}},
		{"same address, other number", []string{`Order No. 5 <http://e.example/list/1> Order No. 6 <http://e.example/list/1>`},
			[]string{`order | no 5 | at http://e.example/list/1 [q1]`, `order | no 6 | at http://e.example/list/1 [q1]`}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, a := range weighed(t, tt.texts...).Acts {
				got = append(got, told(a)+" "+fmt.Sprint(a.CitedBy))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("acts differ (-want +got):\n%s", diff)
			}
		})
	}
}
