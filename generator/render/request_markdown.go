package render

import (
	"fmt"
	"regexp"
	"strings"

	"egovsite/generator/survey"
)

// requestMarkdown writes a request as Markdown that reads well as it stands, in
// a message too.
func (s *site) requestMarkdown(v Letter) []byte {
	var b strings.Builder
	block := func(words string) {
		if words != "" {
			b.WriteString(words + "\n\n")
		}
	}
	block("# " + escapeMarkdown(s.say("request.title", "Country", v.Country)))
	block("*" + escapeMarkdown(v.Edition) + "*")
	block(s.say("request.greeting"))
	for _, p := range v.Opening {
		block(escapeMarkdown(p))
	}
	block(escapeMarkdown(v.File))
	for _, g := range v.Groups {
		block("## " + escapeMarkdown(g.Heading))
		block(escapeMarkdown(g.Lede))
		for _, q := range g.Questions {
			s.questionMarkdown(block, q)
		}
	}
	if len(v.Checks) > 0 {
		block("## " + s.say("request.group.checks"))
		block(s.say("request.group.checks.lede"))
		for _, c := range v.Checks {
			block("- **" + escapeMarkdown(c.Title) + ".** " + escapeMarkdown(c.Words))
		}
		block(s.say("request.correction") + " " + line)
	}
	block("## " + s.say("request.back"))
	for _, p := range v.Back {
		block(escapeMarkdown(p))
	}
	block(s.say("request.office") + " " + line)
	block(s.say("request.date") + " " + line)
	block(s.say("request.close"))
	block(escapeMarkdown(v.From))
	return []byte(strings.TrimSpace(b.String()) + "\n")
}

// line is a place to write.
const line = "________________________"

func (s *site) questionMarkdown(block func(string), q RequestQuestion) {
	block(fmt.Sprintf("### %d. %s: %s", q.Order, escapeMarkdown(q.Number), escapeMarkdown(q.Label)))
	block("**" + escapeMarkdown(q.Wording) + "**")
	if q.Note != "" {
		block("*" + escapeMarkdown(q.Note) + "*")
	}
	block(escapeMarkdown(q.Applies))
	block(escapeMarkdown(strings.Join(strings.Fields(q.Why+" "+q.Decides+" "+q.Settles), " ")))
	for _, said := range q.Said {
		words := said.Markdown
		if said.Cut {
			words += "\n>\n> " + escapeMarkdown(s.say("request.said.more"))
		}
		block(escapeMarkdown(said.Under))
		block(words)
	}
	if len(q.Options) > 0 {
		key := "request.tick.one"
		if q.Multiple {
			key = "request.tick.many"
		}
		block(s.say(key))
		var options []string
		for _, o := range q.Options {
			options = append(options, "- ☐ "+escapeMarkdown(o))
		}
		block(strings.Join(options, "\n"))
	}
	if len(q.Options) == 0 {
		block(s.say("request.answer") + " " + line)
	} else if q.Detail {
		block(s.say("request.detail") + " " + line)
	}
}

// markdownQuote quotes an answer as Markdown, a line each paragraph, with the
// addresses that its links name as links.
func markdownQuote(a *survey.Answer, withheld string) string {
	var out []string
	links := a.Links
	for _, p := range a.Paragraphs {
		var b strings.Builder
		for rest := strings.TrimSpace(p); rest != ""; {
			at := -1
			if len(links) > 0 && webAddress(links[0].Address) != "" && !strings.ContainsAny(links[0].Address, " <>") {
				at = strings.Index(rest, links[0].Address)
			}
			if at < 0 {
				b.WriteString(escapeMarkdown(rest))
				break
			}
			address := links[0].Address
			links = links[1:]
			b.WriteString(escapeMarkdown(strings.TrimSuffix(rest[:at], "<")) + "<" + address + ">")
			rest = strings.TrimPrefix(rest[at+len(address):], ">")
		}
		out = append(out, "> "+strings.ReplaceAll(b.String(), escapeMarkdown(survey.WithheldMark), "*"+withheld+"*"))
	}
	return strings.Join(out, "\n>\n")
}

var (
	markdownSigns = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "&", `\&`, "|", `\|`, "~", `\~`, "\n", " ", "\r", " ")
	// markdownHead is what opens a heading, a list or a rule at the head of a line.
	markdownHead = regexp.MustCompile(`^(\s*)([#+=-]|[0-9]+[.)])`)
)

// escapeMarkdown makes words mean nothing but themselves in Markdown.
func escapeMarkdown(words string) string {
	words = markdownSigns.Replace(words)
	if m := markdownHead.FindStringSubmatchIndex(words); m != nil {
		last := m[5] - 1 // the sign, or the stop behind a number
		words = words[:last] + `\` + words[last:]
	}
	return words
}
