package main

import (
	"bytes"
	"fmt"
	"strings"

	"egovsite/generator"
	"egovsite/generator/survey"
)

// mostDetail is how many bytes of compared answers stand in Markdown: services
// that show it cut longer texts off, or refuse them.
const mostDetail = 200_000

// turnsMarkdown tells turns as pages of hosted repositories show it: what became
// of each response, its indicators before and after, and below a fold the answers.
func turnsMarkdown(turns []generator.Turn) []byte {
	var b bytes.Buffer
	if len(turns) == 0 {
		b.WriteString("No response says anything else than before.\n")
	}
	left, more := mostDetail, 0
	for _, t := range turns {
		r := t.Profile().Response
		fmt.Fprintf(&b, "### %s (%s), edition %s: %s\n\n", markdown(r.Country.Name("en")), r.Country.ISO3, markdown(r.Edition.ID), became(t))
		if said := shownTurn(t); said != "" {
			fmt.Fprintf(&b, "**%s**\n\n", markdown(said))
		}
		if rows := indicatorTurns(t); len(rows) > 0 {
			b.WriteString("| Indicator | Before | After |\n|---|---|---|\n")
			for _, row := range rows {
				fmt.Fprintf(&b, "| %s | %s | %s |\n", markdown(row[0]), markdown(row[1]), markdown(row[2]))
			}
			b.WriteString("\n")
		}
		if t.Old == nil || t.New == nil || t.Diff.None() {
			continue
		}
		var detail bytes.Buffer
		(&diffText{w: &detail, d: &t.Diff}).all()
		if left -= detail.Len(); left < 0 {
			more++
			continue
		}
		fence := fenceAround(detail.String())
		fmt.Fprintf(&b, "<details><summary>%s</summary>\n\n%stext\n%s%s\n\n</details>\n\n", changedWords(&t.Diff), fence, detail.String(), fence)
	}
	if more > 0 {
		fmt.Fprintf(&b, "What changed in the answers of %s is more than fits here; `egovsite diff` shows it.\n", count(more, "response"))
	}
	return b.Bytes()
}

// became says what a response is now.
func became(t generator.Turn) string {
	switch {
	case t.Old == nil:
		return "first response"
	case t.New == nil:
		return "no longer there"
	case t.Diff.None():
		return "says the same"
	}
	return "changed"
}

// shownTurn says what became of a response on the site, unless it is there as it was.
func shownTurn(t generator.Turn) string {
	switch {
	case t.After != "" && t.Before == "" && t.Old != nil:
		return "Taken off the site: " + t.After
	case t.After != "":
		return "Not on the site: " + t.After
	case t.Before != "" && t.New != nil:
		return "Comes onto the site, where it was not: " + t.Before
	}
	return ""
}

// indicatorTurns are the indicators that are not as they were, with their ranges
// before and after.
func indicatorTurns(t generator.Turn) (rows [][3]string) {
	const none = "–"
	if t.Old != nil && t.New != nil {
		for _, c := range t.Diff.Indicators {
			row := [3]string{c.Indicator.Name, none, none}
			if c.Old != nil {
				row[1] = rangeWords(*c.Old)
			}
			if c.New != nil {
				row[2] = rangeWords(*c.New)
			}
			rows = append(rows, row)
		}
		return rows
	}
	for _, v := range t.Profile().Values {
		row := [3]string{v.Indicator.Name, none, none}
		if t.Old != nil {
			row[1] = rangeWords(v)
		} else {
			row[2] = rangeWords(v)
		}
		rows = append(rows, row)
	}
	return rows
}

// markdown is words that mean nothing in Markdown.
func markdown(s string) string {
	return strings.NewReplacer(`\`, `\\`, "|", `\|`, "<", "&lt;", "&", "&amp;", "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "@", "&#64;", "#", `\#`, "!", `\!`, "~", `\~`).Replace(clean(s))
}

// fenceAround is a fence that nothing in a text ends.
func fenceAround(text string) string {
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	return fence
}

// changedWords are "3 answers, 1 legal act and 2 web addresses changed".
func changedWords(d *survey.Diff) string {
	return fmt.Sprintf("%s, %s and %s changed", count(len(d.Answers), "answer"), count(len(d.Acts), "legal act"), webAddresses(len(d.Links)))
}

func webAddresses(n int) string {
	if n == 1 {
		return "1 web address"
	}
	return fmt.Sprintf("%d web addresses", n)
}
