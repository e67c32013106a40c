package interpret

import (
	"fmt"
	"strings"
	"testing"

	"egovsite/generator/survey"

	"github.com/google/go-cmp/cmp"
)

func TestAsOf(t *testing.T) {
	tests := []struct {
		text string
		want []survey.AsOf
	}{
		{"Statistics (14.06.2021): • 432 e-services", []survey.AsOf{{Date: survey.Date{Year: 2021, Month: 6, Day: 14}, Words: "Statistics (14.06.2021)"}}},
		{"<https://a.example/> Statistics (07.05.2021) • and as of May 2021", []survey.AsOf{
			{Date: survey.Date{Year: 2021, Month: 5, Day: 7}, Words: "Statistics (07.05.2021)"},
			{Date: survey.Date{Year: 2021, Month: 5}, Words: "as of May 2021"}}},
		{"Statistics (31.02.2021)", nil},
		{"Statistics are open to everyone since 2019", nil},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, weighed(t, tt.text).Answers[0].AsOf); diff != "" {
				t.Errorf("dates of figures differ (-want +got):\n%s", diff)
			}
		})
	}
}

func TestPersonalAnswersAreGradedNotCollected(t *testing.T) {
	law := `Law "On data" <http://e.example/1>`
	e := &survey.Edition{Questions: []survey.Question{{Number: 1, Code: "name", Personal: survey.PersonalName}, {Number: 2, Code: "law"}}}
	r := &survey.Response{Edition: e, Answers: []survey.Answer{{Question: &e.Questions[0], Text: law}, {Question: &e.Questions[1], Text: law}}}
	weigh(r, english(t))
	if got := r.Answers[0].Grade; got != survey.GradeAct {
		t.Errorf("got grade %v, want act", got)
	}
	if len(r.Links) != 1 || len(r.Acts) != 1 || fmt.Sprint(r.Acts[0].CitedBy) != "[law]" {
		t.Errorf("got links %v and acts %v, want those of the second answer", r.Links, r.Acts)
	}
}

// FuzzWeigh holds for any text: no panic, each citation and date stands in the
// text word for word, and each link is http or https.
func FuzzWeigh(f *testing.F) {
	vocabulary := english(f)
	for _, s := range []string{
		`Law of the Republic "On data" Baku, 19.06.1998 <http://e.example/3420> (Article № 1.12)`,
		`"""((" Law on No. of the Act, `, "Decree No", "Baku,", "https://", "No. No. No.", "\xff\xfe Law \"\xf0", "Article",
		`Amendments to the Law of`, `"Strategic Road Map" approved by Decree`, "Statistics (", "Law of the of the of the", "“”„«»",
		"Act 2018 Act (Act No. 5 of 2018", "14. April.", "Data Protection Act No.", "On approval of the \"rules",
		"\xff\xfeLAw \"#0000\xf0", "Law No. \xf0\xf0\xf0",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		e := &survey.Edition{Questions: []survey.Question{{Number: 1, Code: "a"}, {Number: 2, Code: "b"}}}
		r := &survey.Response{Edition: e, Answers: []survey.Answer{{Question: &e.Questions[0], Text: s}, {Question: &e.Questions[1], Text: s + " " + s}}}
		weigh(r, vocabulary)
		for _, a := range r.Answers {
			for _, c := range a.Citations {
				if !strings.Contains(a.Text, c.Words) || c.Words == "" {
					t.Errorf("got citation %q, want words of the answer", c.Words)
				}
			}
			for _, d := range a.AsOf {
				if !strings.Contains(a.Text, d.Words) || d.Date.Zero() {
					t.Errorf("got date %v of %q, want words of the answer", d.Date, d.Words)
				}
			}
			for _, l := range a.Links {
				if l.Scheme != "http" && l.Scheme != "https" || l.Host == "" || l.Domain == "" {
					t.Errorf("got link %+v, want one with http or https and a host", l)
				}
			}
		}
		for i, act := range r.Acts {
			if act.ID != fmt.Sprint("act-", i+1) || len(act.CitedBy) == 0 || act.Type == "" {
				t.Errorf("got act %+v, want the next ID, a type and a citing question", act)
			}
		}
	})
}

// BenchmarkWeighHostile are texts of 100 kB made to be looked through again and
// again; each must take a few milliseconds for as long as time is linear.
func BenchmarkWeighHostile(b *testing.B) {
	vocabulary := english(b)
	for _, unit := range []string{
		`"Law `, `Law on `, `Law of the President `, `No.1`, `Law "On A `, `(Article 5 of `, `http://a.example/)))`, `)`, `Aa `,
		`Law on a (b `, `Baku, `, `Decree No. `, `https://`, `Act of of of `, `"a"a`, `Law on "a" `, `Law "On a" <http://e.example/> `,
	} {
		e := &survey.Edition{Questions: []survey.Question{{Number: 1, Code: "a"}}}
		text := strings.Repeat(unit, 100_000/len(unit))
		b.Run(unit, func(b *testing.B) {
			for b.Loop() {
				r := &survey.Response{Edition: e, Answers: []survey.Answer{{Question: &e.Questions[0], Text: text}}}
				weigh(r, vocabulary)
			}
		})
	}
}
