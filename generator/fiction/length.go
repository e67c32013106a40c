package fiction

import (
	"fmt"
	"strings"

	"egovsite/generator/survey"
)

// How many bytes a text as long as the shipped response has.
const (
	leastBytes = 42_000
	mostBytes  = 45_000
)

// atLength is the response as text, with what the form prints before and behind
// the questions. Points are added to its answers, to a few of them much more
// often, until it is as long as the shipped one.
func (a *answerer) atLength() string {
	answers := a.answers()
	var grow []int
	for i, x := range answers {
		if q := x.question; x.text != "" && q.Role == "" && q.Personal == "" {
			grow = append(grow, i)
		}
	}
	head := fmt.Sprintf("\n\nRespondent\n\n< %d Anonymous >\n\n%d:%02d\nTime to complete\n\n", 1+a.nth, 40+a.chance.below(400), a.chance.below(60))
	tail := strings.Join(a.edition.Closing, "\n\n") + "\n"
	length := len(head) + len(a.layOut(answers)) + len(tail)
	favourite := grow[a.chance.below(len(grow)):]
	for want := leastBytes + a.chance.below(mostBytes-leastBytes-longestPoint); length < want; {
		in := grow
		if a.chance.below(3) == 0 {
			in = favourite[:min(3, len(favourite))]
		}
		x := &answers[in[a.chance.below(len(in))]]
		more := a.join() + a.point(x.question)
		x.text += more
		length += len(more)
	}
	return head + a.layOut(answers) + tail
}

// join stands between two points of an answer: mostly a bullet in the running
// line, as forms leave it, else a line of its own or a paragraph.
func (a *answerer) join() string {
	switch a.chance.below(10) {
	case 0:
		return "\n\n"
	case 1, 2:
		return "\n • "
	case 3:
		return " "
	}
	return " • "
}

// longestPoint is more than the bytes of any point and what stands before it.
const longestPoint = 800

// point makes up one thing that an answer says, of the sort that its section has.
func (a *answerer) point(q *survey.Question) string {
	acts, portals := 2, 3 // of ten
	switch {
	case q.Section == "legal-framework":
		acts, portals = 10, 0
	case q.Section == "strategy":
		acts, portals = 6, 0
	case q.Kind == survey.Text:
		acts, portals = 0, 8
	}
	switch k := a.chance.below(10); {
	case k < acts:
		return a.act()
	case k < acts+portals:
		return a.portal()
	}
	return a.prose()
}

// act makes up a legal act, named in one of the ways in which responses name them.
func (a *answerer) act() string {
	of, subject, year := a.country.Names["en"], a.pick(fields), 1998+a.chance.below(24)
	link := fmt.Sprintf("<%sframework/%d>", a.host("law"), 1000+a.chance.below(90_000))
	number, day, month := 1+a.chance.below(2500), 1+a.chance.below(28), 1+a.chance.below(12)
	switch a.chance.below(5) {
	case 0:
		return fmt.Sprintf(`Law of %s "On invented %s" %02d.%02d.%d %s`, of, subject, day, month, year, link)
	case 1:
		return fmt.Sprintf(`Law of %s "On %s and invented %s" %02d.%02d.%d %s (Article %d)`, of, a.pick(fields), subject, day, month, year, link, 1+a.chance.below(40))
	case 2:
		return fmt.Sprintf(`Decree No. %d of the President of %s of %d %s %d on approval of "Rules for the Invented Formation and Integration of %s" and some measures related to %s %s`,
			number, of, day, a.pick(months), year, title(subject), a.pick(fields), link)
	case 3:
		return fmt.Sprintf(`Order No. %d of the President of %s of %d %s %d on approval of "Invented National Strategy for the Development of %s for %d-%d" %s`,
			number, of, day, a.pick(months), year, title(subject), year, year+6, link)
	}
	return fmt.Sprintf("Resolution No. %d of the Cabinet of Ministers of %s on invented measures for %s, %02d.%02d.%d %s", number, of, subject, day, month, year, link)
}

// portal makes up a portal or an office, some with figures or further addresses.
func (a *answerer) portal() string {
	subject, short := a.pick(fields), a.syllables(2)
	office := fmt.Sprintf("Invented Ministry of %s of %s", title(subject), a.country.Names["en"])
	switch a.chance.below(7) {
	case 0:
		return fmt.Sprintf("Invented portal %s <%sen/services> Statistics (%02d.%02d.2021): • %d e-services by %d institutions; • More than %d.%d mln. uses since launching", title(short),
			a.host(short), 1+a.chance.below(28), 1+a.chance.below(6), 20+a.chance.below(700), 5+a.chance.below(60), 1+a.chance.below(200), a.chance.below(10))
	case 1:
		return fmt.Sprintf("Invented application %s - %s\n o Android – <https://apps.example.org/store/details?id=org.example.%s>\n o IOS – <https://apps.example.com/app/%s/id%d>\n", title(short),
			a.sentence(), short, short, 1_000_000_000+a.chance.below(900_000_000))
	case 2:
		return fmt.Sprintf("Invented Agency %s <https://social.example.com/%s.%s> <https://short.example.net/%s/%s>", title(short), short, strings.ToLower(a.country.ISO3), short, a.syllables(3))
	case 3:
		return fmt.Sprintf("e – services portal for invented %s (%s)\n<%sen/nav/%s?page=%d>", subject, office, a.host(short), strings.ReplaceAll(subject, " ", "-"), a.chance.below(90))
	}
	return fmt.Sprintf("%s <%sen/%s>", office, a.host(short), a.syllables(2))
}

// prose is a sentence or two, some with an address.
func (a *answerer) prose() string {
	words := a.sentence()
	if a.chance.below(2) == 0 {
		words += " " + a.sentence()
	}
	if a.chance.below(2) == 0 {
		words += fmt.Sprintf(" Link: <%spage/%s-%d>", a.host(a.syllables(2)), a.syllables(3), a.chance.below(1000))
	}
	return words
}

func (a *answerer) sentence() string {
	return fmt.Sprintf("%s %s %s for %s, %s.", a.pick(agents), a.pick(verbs), a.pick(things), a.pick(fields), a.pick(purposes))
}

// person makes up a name, title or address that a site has to keep to itself. It
// is made of syllables, so that it stands nowhere else.
func (a *answerer) person(of survey.Personal) string {
	first, last := a.syllables(3), a.syllables(3)
	switch of {
	case survey.PersonalTitle:
		return "Head of the Invented Department of " + title(first) + " and " + title(last)
	case survey.PersonalEmail:
		return first + "." + last + "@" + strings.ToLower(a.country.ISO3) + ".example.org"
	}
	return title(first) + " " + title(last)
}

func (a *answerer) pick(list []string) string { return list[a.chance.below(len(list))] }

// syllables makes up a word.
func (a *answerer) syllables(n int) string {
	var b strings.Builder
	for range n {
		b.WriteByte("bdfgklmnprstvz"[a.chance.below(14)])
		b.WriteByte("aeiou"[a.chance.below(5)])
		b.WriteByte("klmnrstx"[a.chance.below(8)])
	}
	return b.String()
}

// title gives each longer word a capital.
func title(words string) string {
	list := strings.Fields(words)
	for i, w := range list {
		if len(w) > 3 {
			list[i] = strings.ToUpper(w[:1]) + w[1:]
		}
	}
	return strings.Join(list, " ")
}

// What long answers are made of.
var (
	months = []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
	fields = []string{"access to information", "personal data", "digital identity", "electronic signature", "public procurement", "state budget", "data exchange",
		"open data", "artificial intelligence", "information security", "public services", "social protection", "education", "health care", "agriculture",
		"regional development", "employment", "environment and ecology", "small and medium business", "electronic payments", "state registers", "public participation",
		"citizens' appeals", "state archives", "urban planning", "digital skills", "accessibility of internet resources", "electronic documents", "cloud services", "statistics"}
	agents = []string{"The invented State Agency for Innovations", "An invented Executive Group of heads of departments", "The invented State Committee on Statistics",
		"The invented Chamber of Services", "A working group of the invented Cabinet", "The invented Centre for Electronic Government", "Each invented ministry",
		"The invented Council for Digital Matters", "The invented Tax Service, together with the invented Customs Committee,", "The invented Employment Agency"}
	verbs = []string{"provides", "is responsible for", "has introduced", "coordinates", "has developed and tested", "evaluates every year", "is now extending", "publishes",
		"has been assigned", "keeps and renews"}
	things = []string{"a single system of registration and authorisation", "a register of state information resources", "an index of the quality of services", "a mobile application",
		"a portal based on the single window principle", "a set of guidelines and requirements", "surveys of the satisfaction of users", "a programme of training and mentorship",
		"a catalogue of indicators with their metadata", "an integrated information system with its own rules"}
	purposes = []string{"which reduces the time that citizens spend on a request", "so that complaints are sent to the relevant institutions and their results are followed",
		"where users can share their thoughts, comments and other information", "in order to increase transparency and the agility of decisions",
		"with text alternatives, subtitles, large fonts and clear and consistent language", "and whose results are disclosed to the public at the end of each year",
		"covering short, medium and long-term periods of development", "as an essential component of the new infrastructure", "with special regard to women, older people and other vulnerable groups",
		"so that information that was given once is not asked for again"}
)
