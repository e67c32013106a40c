package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"egovsite/generator/survey"
)

// diffText tells a comparison to a person, in colours where there are any.
type diffText struct {
	w      io.Writer
	d      *survey.Diff
	colour bool
}

// The colours of a terminal.
const (
	bold  = "1"
	faint = "2"
	red   = "31"
	green = "32"
	amber = "33"
)

// colourful reports whether results go to a terminal that wants colours.
func colourful(w io.Writer) bool {
	if e, ok := w.(*errWriter); ok {
		w = e.w
	}
	f, ok := w.(*os.File)
	if !ok || os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb" {
		return false
	}
	return isTerminal(f) && obeys(f)
}

// in is words in a colour; they must be clean.
func (t *diffText) in(colour, words string) string {
	if !t.colour || words == "" || colour == "" {
		return words
	}
	return "\x1b[" + colour + "m" + words + "\x1b[0m"
}

func (t *diffText) say(format string, values ...any) { fmt.Fprintf(t.w, format+"\n", values...) }

func (t *diffText) heading(words string) { t.say("\n%s", t.in(bold, words)) }

func (t *diffText) all() {
	before, after := t.d.Old.Response, t.d.New.Response
	edition := "edition " + after.Edition.ID
	if before.Edition.ID != after.Edition.ID {
		edition = fmt.Sprintf("edition %s to %s", before.Edition.ID, after.Edition.ID)
	}
	t.say("%s", t.in(bold, clean(fmt.Sprintf("%s (%s), %s", after.Country.Name("en"), after.Country.ISO3, edition))))
	t.say("  before      %s", clean(place(before.Source)))
	t.say("  after       %s", clean(place(after.Source)))
	if t.d.None() {
		t.say("  the two say the same")
		return
	}
	count := func(n int, change func(int) survey.Change) string {
		of := map[survey.Change]int{}
		for i := range n {
			of[change(i)]++
		}
		var said []string
		for _, c := range []survey.Change{survey.Added, survey.Changed, survey.Removed} {
			if of[c] > 0 {
				said = append(said, fmt.Sprintf("%d %s", of[c], c))
			}
		}
		if said == nil {
			return "none changed"
		}
		return strings.Join(said, ", ")
	}
	t.say("  answers     %s; %d as they were", count(len(t.d.Answers), func(i int) survey.Change { return t.d.Answers[i].Change }), t.d.Same)
	t.say("  acts        %s", count(len(t.d.Acts), func(i int) survey.Change { return t.d.Acts[i].Change }))
	t.say("  links       %s", count(len(t.d.Links), func(i int) survey.Change { return t.d.Links[i].Change }))
	t.say("  indicators  %s", count(len(t.d.Indicators), func(i int) survey.Change { return t.d.Indicators[i].Change }))
	t.indicators()
	t.answers()
	t.acts()
	t.links()
	t.apart()
}

func (t *diffText) indicators() {
	if len(t.d.Indicators) > 0 {
		t.heading("Indicators")
	}
	for i := range t.d.Indicators {
		c := &t.d.Indicators[i]
		t.say("  %s %s", t.sign(c.Change), t.in(bold, clean(c.Indicator.Name))+t.in(faint, " ["+c.Indicator.Code+"]"))
		for _, side := range []struct {
			name  string
			value *survey.Value
		}{{"before", c.Old}, {"after", c.New}} {
			if side.value == nil {
				t.say("      %-7s not in this edition", side.name)
				continue
			}
			t.say("      %-7s %s; range %s", side.name, countWords(side.value.Counts), rangeWords(*side.value))
		}
		if c.Change == survey.Changed && !c.Comparable {
			t.say("      the two editions ask other questions for it: not to be compared")
		}
		for _, m := range c.Moves {
			var through []string
			for _, code := range m.Because {
				through = append(through, t.number(t.d.New, code))
			}
			t.say("      %s", fmt.Sprintf("Q%d %s: %s%s", m.New.Question.Number, clean(m.New.Question.Label),
				t.turn(string(m.Old.Standing), string(m.New.Standing)), words(", through ", through)))
		}
	}
}

// sign stands before what came, went or changed.
func (t *diffText) sign(c survey.Change) string {
	switch c {
	case survey.Added:
		return t.in(green, "+")
	case survey.Removed:
		return t.in(red, "-")
	}
	return t.in(amber, "~")
}

// turn is one code that became another.
func (t *diffText) turn(before, after string) string {
	return strings.ReplaceAll(before, "-", " ") + " -> " + strings.ReplaceAll(after, "-", " ")
}

func (t *diffText) number(p *survey.Profile, code string) string {
	if i := p.Response.Edition.ByCode(code); i >= 0 {
		return fmt.Sprintf("Q%d", p.Response.Edition.Questions[i].Number)
	}
	return code
}

// words joins what there is, behind what leads to it.
func words(lead string, list []string) string {
	if len(list) == 0 {
		return ""
	}
	return lead + strings.Join(list, ", ")
}

func (t *diffText) answers() {
	if len(t.d.Answers) > 0 {
		t.heading("Answers")
	}
	for i := range t.d.Answers {
		c := &t.d.Answers[i]
		q := c.New.Question
		name := fmt.Sprintf("Q%d", q.Number)
		if c.Old.Question.Number != q.Number {
			name = fmt.Sprintf("Q%d (was Q%d)", q.Number, c.Old.Question.Number)
		}
		t.say("  %s %s %s", t.sign(c.Change), t.in(bold, name+" "+clean(q.Label)), t.in(faint, string(c.Change)))
		if c.Text != nil {
			t.compared(c.Text, 6)
		}
		if c.Selected {
			t.say("      selected  %s %s", t.in(red, "[-"+t.selected(c.Old)+"-]"), t.in(green, "{+"+t.selected(c.New)+"+}"))
		}
		if c.State {
			t.say("      state     %s", t.turn(string(c.Old.State), string(c.New.State)))
		}
		if c.Grade {
			t.say("      evidence  %s", t.turn(c.Old.Grade.String(), c.New.Grade.String()))
		}
		for _, m := range c.Moves {
			of := ""
			if m.New.Question.Code != q.Code {
				of = fmt.Sprintf(", Q%d", m.New.Question.Number)
			}
			t.say("      moves     %s%s: %s", m.Indicator.Code, of, t.turn(string(m.Old.Standing), string(m.New.Standing)))
		}
	}
}

// selected are the labels of the selected options.
func (t *diffText) selected(a *survey.Answer) string {
	if len(a.Selected) == 0 {
		return "nothing"
	}
	return clean(strings.Join(labels(a.Question, a.Selected), ", "))
}

func (t *diffText) acts() {
	if len(t.d.Acts) > 0 {
		t.heading("Legal acts")
	}
	for _, c := range t.d.Acts {
		a, p := c.New, t.d.New
		if a == nil {
			a, p = c.Old, t.d.Old
		}
		var in []string
		for _, code := range a.CitedBy {
			in = append(in, t.number(p, code))
		}
		t.say("  %s %s%s", t.sign(c.Change), clean(citedWords(a)), words(", in ", in))
		for _, f := range c.Fields {
			t.say("      %-9s %s %s", strings.ReplaceAll(f, "_", " "), t.in(red, "[-"+clean(t.fact(t.d.Old, c.Old, f))+"-]"),
				t.in(green, "{+"+clean(t.fact(t.d.New, c.New, f))+"+}"))
		}
	}
}

// citedWords tell an act: what it is, its number, date and title.
func citedWords(a *survey.Act) string {
	var said []string
	for _, w := range []string{a.Type, a.Number, a.Date.String(), a.Heading()} {
		if w != "" {
			said = append(said, w)
		}
	}
	if len(said) == 0 || a.Heading() == "" && a.Address != "" {
		said = append(said, a.Address)
	}
	return strings.Join(said, ", ")
}

func (t *diffText) fact(p *survey.Profile, a *survey.Act, name string) string {
	switch name {
	case "type":
		return a.Type
	case "number":
		return a.Number
	case "title":
		return a.Heading()
	case "place":
		return a.Place
	case "date":
		return a.Date.String()
	case "address":
		return a.Address
	}
	var in []string
	for _, code := range a.CitedBy {
		in = append(in, t.number(p, code))
	}
	return strings.Join(in, ", ")
}

func (t *diffText) links() {
	if len(t.d.Links) > 0 {
		t.heading("Web addresses")
	}
	for _, c := range t.d.Links {
		shown, in, p := c.New, c.NewIn, t.d.New
		if len(shown) == 0 {
			shown, in, p = c.Old, c.OldIn, t.d.Old
		}
		var numbers []string
		for _, code := range in {
			numbers = append(numbers, t.number(p, code))
		}
		was := ""
		if c.Change == survey.Changed && !slices.Equal(c.Old, c.New) {
			was = " (was " + strings.Join(c.Old, ", ") + ")"
		}
		t.say("  %s %s", t.sign(c.Change), clean(strings.Join(shown, ", ")+was+words(", in ", numbers)))
	}
}

// apart lists what cannot be compared.
func (t *diffText) apart() {
	if len(t.d.Apart) > 0 {
		t.heading("Questions that cannot be compared")
	}
	for _, r := range t.d.Apart {
		var from, to []string
		for _, code := range r.From {
			from = append(from, t.number(t.d.Old, code))
		}
		for _, code := range r.To {
			to = append(to, t.number(t.d.New, code))
		}
		t.say("  %s", clean(fmt.Sprintf("%s: %s%s%s", r.Relate, strings.Join(from, ", "), words(" -> ", to), words(", ", []string{r.Reason}))))
	}
}
