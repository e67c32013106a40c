package generator_test

import (
	"fmt"
	"html"
	"os"
	"strings"
	"testing"

	"egovsite/generator/catalog"
	"egovsite/generator/interpret"
	"egovsite/generator/problem"
	"egovsite/generator/read"
	"egovsite/generator/survey"

	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"
)

// The whole questionnaire of 2022, answered by a country that does not exist, is
// printed in the layouts that are known, and must say what its text export says.

// inventedCatalog is the shipped content, with a country to invent answers for.
func inventedCatalog(t *testing.T) *survey.Catalog {
	t.Helper()
	c, ps := catalog.Load(os.DirFS("../content"))
	if problem.Errors(ps) {
		t.Fatalf("content: %v", ps)
	}
	c.Countries = append(c.Countries, survey.Country{ISO3: "QQA", ISO2: "QQ", Names: map[string]string{"en": "Examplia"}})
	return c
}

// An invented answer is what Examplia says to a question.
type invented struct {
	*survey.Question
	set  []bool
	text string
}

// invent answers an edition: every option is set somewhere, some choices and texts
// are left open, and the words are of the kinds that break in print.
func invent(e *survey.Edition) (out []invented) {
	for i := range e.Questions {
		q := &e.Questions[i]
		a := invented{Question: q, set: make([]bool, len(q.Options))}
		n := q.Number
		switch {
		case q.Role == survey.RoleCountry:
			a.text = "Examplia"
		case q.Personal == survey.PersonalEmail:
			a.text = fmt.Sprintf("person%d@example.org", n)
		case q.Personal != "":
			a.text = fmt.Sprintf("Jane Examplova the %dth", n)
		case q.Kind == survey.Choice:
			if n%11 != 0 {
				a.set[n*7%len(q.Options)] = true
			}
			if q.Multiple {
				a.set[0], a.set[len(a.set)-1] = true, true
			}
			if last := len(q.Options) - 1; last >= 0 && q.Options[last].Code == "other" && a.set[last] {
				a.text = "Seven-year, of an agency of its own"
			}
		case n%13 == 0:
		case n%3 == 0:
			a.text = fmt.Sprintf("Law of Examplia No. %d \"On the e-government of matters of kind %d\", %02d.05.2019 <https://law.example.org/%d/a-long-way/that-does-not-end/before-the-margin/of-the-page?id=%d> (Article %d), which says how far-reaching decision-making is to be done in every well-known office.", n, n, n%28+1, n, n, n%9+1)
		case n%3 == 1:
			a.text = fmt.Sprintf("Portal %d <https://portal%d.example.org/en>\n• %d e-services by 38 institutions;\n• More than 17.5+ mln. uses since launching, affluent offices first;\n• Statistics (14.06.2021): VAT, Yes, To, AV.", n, n, 100+n)
		default:
			a.text = strings.TrimSpace(strings.Repeat(fmt.Sprintf("The agency of matter %d works in a user-friendly way. ", n), n%5+1))
		}
		out = append(out, a)
	}
	return out
}

// textExport writes answers as the form exports them, with marks.
func textExport(e *survey.Edition, answers []invented) string {
	var b strings.Builder
	b.WriteString("Respondent\n\n< 7 Anonymous >\n\n12:34\nTime to complete\n\n")
	walkEdition(e, func(s string) { b.WriteString(s + "\n\n") }, func(i int) {
		a := answers[i]
		fmt.Fprintf(&b, "%d. %s%s\n\n", a.Number, a.Wording, star(a.Question))
		if a.Note != "" {
			b.WriteString(a.Note + "\n\n")
		}
		for k, o := range a.Options {
			sign := "☐ "
			if a.set[k] {
				sign = "☒ "
			}
			b.WriteString(sign + o.Label + "\n\n")
		}
		if a.text != "" {
			b.WriteString(a.text + "\n\n")
		}
	})
	return b.String()
}

func star(q *survey.Question) string {
	if q.Required {
		return " *"
	}
	return ""
}

// walkEdition goes through what an edition prints, in order.
func walkEdition(e *survey.Edition, heading func(string), question func(int)) {
	section, subsection := "", ""
	for i := range e.Questions {
		q := &e.Questions[i]
		s := e.Section(q.Section)
		if q.Section != section {
			section, subsection = q.Section, ""
			for _, words := range []string{s.Heading, s.Note} {
				if words != "" {
					heading(words)
				}
			}
		}
		if sub := s.Subsection(q.Subsection); sub != nil && q.Subsection != subsection {
			subsection = q.Subsection
			for _, words := range []string{sub.Heading, sub.Note} {
				if words != "" {
					heading(words)
				}
			}
		}
		question(i)
	}
}

// A formPrint is how a form is laid out for print.
type formPrint struct {
	css     string
	head    string
	wording func(a invented) string
	control func(q *survey.Question, on bool) string
	options []chromedp.PDFOption
}

func (f formPrint) html(e *survey.Edition, answers []invented) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<!doctype html><html lang=en><meta charset=utf-8><title>%s</title><style>%s</style>%s", html.EscapeString(e.Title), f.css, f.head)
	walkEdition(e, func(s string) { fmt.Fprintf(&b, "<h3>%s</h3>", html.EscapeString(s)) }, func(i int) {
		a := answers[i]
		fmt.Fprintf(&b, "<section><div class=w>%s</div>", f.wording(a))
		if a.Note != "" {
			fmt.Fprintf(&b, "<div class=n>%s</div>", html.EscapeString(a.Note))
		}
		for k, o := range a.Options {
			fmt.Fprintf(&b, "<label>%s<span>%s</span></label>", f.control(a.Question, a.set[k]), html.EscapeString(o.Label))
		}
		if a.text != "" {
			fmt.Fprintf(&b, "<div class=a>%s</div>", html.EscapeString(a.text))
		}
		b.WriteString("</section>")
	})
	return b.String()
}

// wrapped puts a wording of several parts on lines of its own, as forms do.
func wrapped(q *survey.Question) string {
	return strings.Replace(html.EscapeString(q.Wording), ": - ", ":<br>- ", 1)
}

func native(q *survey.Question, on bool) string {
	if q.Multiple {
		return input("checkbox", "")(on)
	}
	return input("radio", "")(on)
}

func fluent(q *survey.Question, on bool) string {
	kind := "r"
	if q.Multiple {
		kind = "c"
	}
	if on {
		kind += " on"
	}
	return "<i class='" + kind + "'></i>"
}

const margins = "<div style='font-size:8px;width:100%;display:flex;justify-content:space-between;padding:0 1cm'>"

var formPrints = map[string]formPrint{
	"number first": {
		css:  "body{font:15px Arial,sans-serif}section{margin:18px 0}.w{font-weight:bold}.n,.a{margin:8px 0;white-space:pre-line}label{display:block;margin:6px 0}",
		head: "<p>Respondent<p>&lt; 7 Anonymous &gt;<p>12:34<br>Time to complete",
		wording: func(a invented) string {
			return fmt.Sprintf("%d. %s%s", a.Number, wrapped(a.Question), star(a.Question))
		},
		control: native,
		options: []chromedp.PDFOption{chromedp.PDFHeaderTemplate(margins + "<span>6/14/2021, 3:44 PM</span><span class=title></span><span></span></div>"),
			chromedp.PDFFooterTemplate(margins + "<span>https://forms.example.org/Pages/x</span><span><span class=pageNumber></span>/<span class=totalPages></span></span></div>")},
	},
	"number last": {
		css: "body{font:16px 'Segoe UI',Arial,sans-serif;background:#fafafa}section{margin:22px 0;padding:12px 16px;background:#fff;border-radius:4px}.w{font-size:17px}.w b{color:#a4262c;font-weight:normal}" +
			".n{color:#605e5c;font-size:13px;margin:6px 0}.a{margin:12px 0;padding:10px;border:1px solid #8a8886;border-radius:2px;white-space:pre-line}label{display:flex;align-items:center;gap:10px;margin:12px 0}" +
			"i{flex:none;box-sizing:border-box;width:20px;height:20px;border:1px solid #605e5c;position:relative}i.r{border-radius:50%}i.r.on::after{content:'';position:absolute;left:4px;top:4px;border:5px solid #038387;border-radius:50%}" +
			"i.c.on{background:#038387;border-color:#038387}i.c.on::after{content:'';position:absolute;left:6px;top:2px;width:4px;height:9px;border:solid #fff;border-width:0 2px 2px 0;transform:rotate(45deg)}",
		head: "<p>View results<p>Respondent<p style='display:flex;justify-content:space-between'><span>7</span><span>Anonymous</span><span>12:34<br>Time to complete</span>",
		wording: func(a invented) string {
			required := ""
			if a.Required {
				required = " <b>*</b>"
			}
			return fmt.Sprintf("%s%s %d.", wrapped(a.Question), required, a.Number)
		},
		control: fluent,
		options: []chromedp.PDFOption{chromedp.PDFScale(0.8), chromedp.PDFPrintBackground(),
			chromedp.PDFHeaderTemplate(margins + "<span>11/23/26, 9:08 AM</span><span class=title></span><span></span></div>"),
			chromedp.PDFFooterTemplate(margins + "<span>https://forms.example.org/Pages/DesignPageV2.aspx?subpage=design</span><span><span class=pageNumber></span>/<span class=totalPages></span></span></div>")},
	},
}

// An understood answer is what two copies of a response must have in common.
type understood struct {
	Number   int
	State    survey.State
	Selected []string
	Text     string
	Links    []string
}

func understand(t *testing.T, c *survey.Catalog, sub *survey.Submission) (out []understood, acts []string, r *survey.Response) {
	t.Helper()
	r, ps := interpret.New(c).Response(sub)
	if r == nil || r.Country == nil || r.Country.ISO3 != "QQA" {
		t.Fatalf("not understood: %v", ps)
	}
	for _, p := range ps {
		if p.Severity != problem.Note {
			t.Errorf("%s", p)
		}
	}
	for _, a := range r.Answers {
		u := understood{a.Question.Number, a.State, a.Selected, a.Text, nil}
		for _, l := range a.Links {
			u.Links = append(u.Links, l.Address)
		}
		out = append(out, u)
	}
	for _, a := range r.Acts {
		acts = append(acts, fmt.Sprint(a.Type, a.Number, a.Title, a.Date))
	}
	return out, acts, r
}

func TestPrintedQuestionnaire(t *testing.T) {
	c := inventedCatalog(t)
	e := c.Edition("2022")
	answers := invent(e)
	subs, ps := read.File(survey.Limits{}, "export.txt", []byte(textExport(e, answers)))
	if len(subs) != 1 || len(ps) > 0 {
		t.Fatal(ps)
	}
	want, wantActs, _ := understand(t, c, subs[0])
	if len(wantActs) < 15 {
		t.Fatalf("only %d acts to compare", len(wantActs))
	}
	for name, f := range formPrints {
		t.Run(name, func(t *testing.T) {
			pdf := printed(t, f.html(e, answers), f.options...)
			sub := readPrint(t, pdf)
			got, acts, r := understand(t, c, sub)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("answers (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(wantActs, acts); diff != "" {
				t.Errorf("acts (-want +got):\n%s", diff)
			}
			for _, a := range r.Answers {
				if a.Question.Kind == survey.Choice && a.State != survey.Skipped && a.Confidence < 0.8 {
					t.Errorf("question %d is read with confidence %.2f", a.Question.Number, a.Confidence)
				}
			}
		})
	}
}
