package main

import (
	"fmt"
	"slices"
	"strings"

	"egovsite/generator/survey"
)

// answer prints one answer: what was asked, what is known, and where it stands.
func (e *explanation) answer(a *survey.Answer, remark string) {
	q := a.Question
	e.say("q%d %s [%s]%s", q.Number, clean(q.Label), q.Code, remark)
	e.say("  asked         %s", clean(q.Wording))
	e.say("  state         %s", stateWords(a.State))
	if a.Selected != nil {
		e.say("  selected      %s", clean(strings.Join(labels(q, a.Selected), "; ")))
	}
	if by := a.Settled; by != nil {
		e.say("  settled by    %s, %s%s", clean(by.Office), by.Date, e.review(by.Line))
		if by.Reason != "" {
			e.say("  because       %s", clean(by.Reason))
		}
		if by.Source != "" {
			e.say("  source        %s", clean(by.Source))
		}
	}
	if at := e.place(a.QuestionAt); at != "" {
		e.say("  question at   %s", at)
	}
	if at := e.place(a.OptionsAt); at != "" {
		e.say("  options at    %s", at)
		e.quote(a.OptionsAt, "")
	}
	if q.Kind == survey.EvidenceText {
		e.grade(a)
	}
	e.words(a)
}

// review names the line of the review that says so.
func (e *explanation) review(line int) string {
	if e.p.Response.Review == nil || line == 0 {
		return ""
	}
	return fmt.Sprintf(", %s:%d", clean(e.p.Response.Review.File), line)
}

// evidence prints an answer that supports another.
func (e *explanation) evidence(a *survey.Answer) {
	e.say("  evidence q%d  %s", a.Question.Number, stateWords(a.State))
	e.grade(a)
	e.words(a)
}

// grade prints how good an answer is as evidence, and the acts it cites.
func (e *explanation) grade(a *survey.Answer) {
	by := ""
	if a.Rule != "" {
		by = ", by the rule " + string(a.Rule)
	}
	e.say("    grade       %s%s", a.Grade, by)
	said := map[string]bool{}
	for _, c := range a.Citations {
		i := slices.IndexFunc(e.r.Acts, func(act survey.Act) bool { return act.ID == c.Act })
		if i < 0 {
			continue
		}
		e.say("    act         %s", actWords(&e.r.Acts[i], c.Pinpoint))
		said[e.r.Acts[i].Address] = true
	}
	for _, l := range a.Links {
		if !said[l.Address] {
			e.say("    link        %s", clean(l.Address))
			said[l.Address] = true
		}
	}
}

// words prints what was answered, and where.
func (e *explanation) words(a *survey.Answer) {
	if at := e.place(a.AnswerAt); at != "" {
		e.say("    words at    %s", at)
		e.quote(a.AnswerAt, a.Text)
	} else if a.Text != "" {
		e.say("    words       %s", clean(a.Text))
	}
}

// place is "file:from-to", or nothing.
func (e *explanation) place(s survey.Span) string {
	switch {
	case s.Zero():
		return ""
	case s.From == s.To:
		return fmt.Sprintf("%s:%d", clean(e.r.Source.File), s.From)
	}
	return fmt.Sprintf("%s:%d-%d", clean(e.r.Source.File), s.From, s.To)
}

// quote prints the lines of a span as they stand in the file, less what is
// withheld; for a file without lines, the words.
func (e *explanation) quote(s survey.Span, words string) {
	const most = 160
	said := false
	for _, l := range e.r.Lines {
		if s.Covers(l.Number) && l.Place != survey.PlaceBlank && l.Place != survey.PlacePage {
			e.say("    %9d | %s", l.Number, short(l.Text, most))
			said = true
		}
	}
	if !said && words != "" {
		e.say("              | %s", clean(words))
	}
}

// actWords is "law “On access to information”, number 1024-IIQ, 2005-09-30".
func actWords(a *survey.Act, pinpoint string) string {
	words := []string{strings.TrimSpace(fmt.Sprintf("%s “%s”", a.Type, clean(a.Title)))}
	if a.Number != "" {
		words = append(words, "number "+clean(a.Number))
	}
	if a.Place != "" {
		words = append(words, clean(a.Place))
	}
	if !a.Date.Zero() {
		words = append(words, dateWords(a.Date))
	}
	if pinpoint != "" {
		words = append(words, clean(pinpoint))
	}
	if a.Address != "" {
		words = append(words, clean(a.Address))
	}
	return strings.Join(words, ", ")
}

// dateWords is a date as ISO 8601 writes it, as exactly as it is known.
func dateWords(d survey.Date) string {
	s := fmt.Sprintf("%04d", d.Year)
	if d.Month > 0 {
		s += fmt.Sprintf("-%02d", d.Month)
		if d.Day > 0 {
			s += fmt.Sprintf("-%02d", d.Day)
		}
	}
	return s
}
