package fiction

import (
	"fmt"
	"strings"

	"egovsite/generator/survey"
)

// An answerer makes up one country's response to one edition.
type answerer struct {
	edition *survey.Edition
	country *survey.Country
	chance  chance
	later   bool // it is the second response of the country
	nth     int
	long    bool // it answers at the length of the shipped response
}

// An answer is what it says to one question; a choice without a selection has
// its options printed and none marked.
type answer struct {
	question *survey.Question
	selected string // label of an option
	text     string
}

// answers makes up all answers. How much a country has, and how much of it it
// shows, is a trait of the country, so that countries differ as real ones do.
func (a *answerer) answers() []answer {
	has, shows := 25+a.chance.below(75), a.chance.below(100)
	if a.later {
		has += 10
	}
	if a.long {
		has, shows = (200+has)/3, (200+shows)/3 // so much is written by a country that has much to say
	}
	yes := map[string]bool{}
	var out []answer
	for i := range a.edition.Questions {
		q := &a.edition.Questions[i]
		x := answer{question: q}
		switch {
		case q.Role == survey.RoleCountry:
			x.text = a.country.Names["en"]
		case q.Role == survey.RoleConsent:
			x.selected = q.Options[0].Label
		case q.Personal != "":
			if a.long && (q.Parent == "" || yes[q.Parent]) {
				x.text = a.person(q.Personal)
			}
		case q.Kind == survey.Choice:
			x.selected, yes[q.Code] = a.choose(q, has)
		case q.Kind == survey.EvidenceText:
			if of := a.edition.ByCode(q.EvidenceFor); of >= 0 && (yes[q.EvidenceFor] || a.chance.below(12) == 0) && a.chance.below(100) < shows {
				x.text = a.evidence(&a.edition.Questions[of])
			}
		case a.long && q.Required || a.chance.below(100) < has:
			x.text = a.words(q)
		}
		out = append(out, x)
	}
	return out
}

// choose selects an option; one answer in twelve is left blank.
func (a *answerer) choose(q *survey.Question, has int) (label string, yes bool) {
	if a.chance.below(12) == 0 || len(q.Options) == 0 {
		return "", false
	}
	for _, o := range q.Options {
		holds := a.chance.below(100) < has
		if o.Counts == survey.CountsYes && holds || o.Counts == "" && a.chance.below(len(q.Options)) == 0 {
			return o.Label, o.Counts == survey.CountsYes
		}
	}
	for _, o := range q.Options {
		if o.Counts == survey.CountsNo {
			return o.Label, false
		}
	}
	return q.Options[0].Label, q.Options[0].Counts == survey.CountsYes
}

// host is where an invented country keeps its pages.
func (a *answerer) host(part string) string {
	kind := ".gov"
	if a.chance.below(4) == 0 {
		kind = ""
	}
	return fmt.Sprintf("https://%s.%s%s.example.org/", part, strings.ToLower(a.country.ISO3), kind)
}

// evidence makes up words that support an answer, as good as chance has it.
func (a *answerer) evidence(q *survey.Question) string {
	if a.long {
		return a.point(q)
	}
	year, number := 1998+a.chance.below(24), 1+a.chance.below(900)
	label := strings.ToLower(q.Label)
	switch a.chance.below(6) {
	case 0:
		return "This is invented: a programme is under way, led by the Office of Invented Affairs."
	case 1:
		return "Invented portal <" + a.host("portal") + label[:1] + ">"
	case 2:
		return fmt.Sprintf(`Law of %s "On invented %s" <%s%d>`, a.country.Names["en"], label, a.host("law"), number)
	case 3:
		return fmt.Sprintf(`Law No. %d of %s "On invented %s", %02d.%02d.%d <%s%d>`, number, a.country.Names["en"], label, 1+a.chance.below(28), 1+a.chance.below(12), year, a.host("law"), number)
	case 4:
		return fmt.Sprintf(`Decree No. %d of the President of %s "On measures for invented %s", %d, Article %d <%s%d>`, number, a.country.Names["en"], label, year, 1+a.chance.below(40), a.host("law"), number)
	}
	return fmt.Sprintf("Order No. %d of the Cabinet of %s on invented %s, %d <%s%d> and further words on how the invented order is carried out <%s>",
		number, a.country.Names["en"], label, year, a.host("law"), number, a.host("cabinet"))
}

// words make up a text answer.
func (a *answerer) words(q *survey.Question) string {
	if a.long {
		return a.point(q)
	}
	return fmt.Sprintf("Invented answer on %s: the Invented Agency for Digital Matters <%s>", strings.ToLower(q.Label), a.host("agency"))
}

// plain is the response in the plain form: selections are recorded.
func (a *answerer) plain() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# Invented: made up for tests.\ncountry: %s\nedition: %q\nanswers:\n", a.country.Names["en"], a.edition.ID)
	for _, x := range a.answers() {
		switch {
		case x.selected != "":
			fmt.Fprintf(&b, "  %s: %q\n", x.question.Code, x.selected)
		case x.text != "":
			fmt.Fprintf(&b, "  %s: %q\n", x.question.Code, x.text)
		}
	}
	return b.String()
}

// text is the response as the shipped one is laid out.
func (a *answerer) text() string { return a.layOut(a.answers()) }

// layOut prints answers as the shipped response has them: options are printed,
// and which was selected is not recorded; every second response marks them.
func (a *answerer) layOut(answers []answer) string {
	marks := a.nth%2 == 0
	var b strings.Builder
	section, subsection := "", ""
	for _, x := range answers {
		q := x.question
		if q.Section != section {
			section = q.Section
			if s := a.edition.Section(section); s != nil && s.Heading != "" {
				b.WriteString(s.Heading + "\n\n")
				if s.Note != "" {
					b.WriteString(s.Note + "\n\n")
				}
			}
		}
		if q.Subsection != subsection {
			subsection = q.Subsection
			if s := a.edition.Section(section); s != nil {
				if sub := s.Subsection(subsection); sub != nil {
					b.WriteString(sub.Heading + "\n\n")
					if sub.Note != "" {
						b.WriteString(sub.Note + "\n\n")
					}
				}
			}
		}
		star := ""
		if q.Required {
			star = " *"
		}
		fmt.Fprintf(&b, "%d. %s%s\n\n", q.Number, q.Wording, star)
		if q.Note != "" {
			b.WriteString(q.Note + "\n\n")
		}
		for _, o := range q.Options {
			switch {
			case marks && o.Label == x.selected:
				b.WriteString("(x) ")
			case marks:
				b.WriteString("( ) ")
			}
			b.WriteString(o.Label + "\n\n")
		}
		if x.text != "" {
			b.WriteString(x.text + "\n\n")
		}
	}
	return b.String()
}

// chance is a row of numbers that looks random and is the same for a seed
// (SplitMix64, Steele, Lea and Flood 2014).
type chance uint64

// below is the next number, from 0 to n-1.
func (c *chance) below(n int) int {
	*c += 0x9e3779b97f4a7c15
	z := uint64(*c)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return int((z ^ z>>31) % uint64(n))
}
