package withhold

import (
	"regexp"
	"slices"
	"strings"

	"egovsite/generator/survey"
)

// mailHeader are lines that a mail program puts above a forwarded text. They
// hold names and addresses, so they are withheld whole.
var mailHeader = regexp.MustCompile(`(?i)^[\s>*|]*(?:` +
	`(?:from|to|cc|bcc|sender|reply-to|return-path|delivered-to|received|message-id|forwarded by|` +
	`de|à|para|von|an|от|кому|kimdən|kimə)\s*:|on\s.+\swrote\s*:?\s*$)`)

// lines cleans the lines of the file.
func (c *clearing) lines(r *survey.Response) {
	c.out.Lines = slices.Clone(r.Lines)
	before := firstQuestion(r)
	stray := strayLines(r)
	closed, personal := c.closed(r), personalQuestions(r)
	keyed := r.Keyed || before == 0 // lines beside the keys may go on with an answer, or be a person's own
	for i := range c.out.Lines {
		l := &c.out.Lines[i]
		switch {
		case c.erased[l.Question], slices.ContainsFunc(closed, func(s survey.Span) bool { return s.Covers(l.Number) }):
			c.withhold(l, "", "")
		case l.Place == survey.PlacePage, keyed && l.Place == survey.PlaceForm:
			c.withhold(l, "", survey.ReasonUnplaced)
		case personalLine(personal, l):
			c.withhold(l, "", "")
		case l.Number < before && (l.Place == survey.PlaceForm || l.Place == survey.PlaceUnplaced) && matchesAny(c.patterns, l.Text):
			c.withhold(l, "", survey.ReasonParadata)
		case l.Place == survey.PlaceUnplaced && mailHeader.MatchString(l.Text):
			c.withhold(l, "", survey.ReasonEmail)
		case stray(l):
			c.withhold(l, "", survey.ReasonUnplaced)
		}
	}
	c.scatter()
}

// withhold replaces a line. The lines of an answer are traced with the answer.
func (c *clearing) withhold(l *survey.SourceLine, question string, why survey.Reason) {
	if l.Place == survey.PlaceBlank {
		return
	}
	l.Text, l.Redacted = survey.WithheldMark, true
	if why != "" {
		c.trace(question, survey.Span{From: l.Number, To: l.Number}, why)
	}
}

// strayLines tells the unplaced lines that may hold personal data: those outside
// the questions, as a mail's greeting and signature are; and all of them where
// a question that asks for personal data was not found, as one of them may be
// its answer, or where the format ties answers to questions, as a column that
// answers none may hold anything.
func strayLines(r *survey.Response) func(*survey.SourceLine) bool {
	first, last := firstQuestion(r), 0
	for i := range r.Lines {
		switch r.Lines[i].Place {
		case survey.PlaceQuestion, survey.PlaceOptions, survey.PlaceAnswer:
			last = r.Lines[i].Number
		}
	}
	lost := slices.ContainsFunc(r.Answers, func(a survey.Answer) bool {
		return a.Question.Personal != "" && a.State == survey.Missing
	})
	return func(l *survey.SourceLine) bool {
		return l.Place == survey.PlaceUnplaced && (lost || r.Keyed || l.Number < first || l.Number > last)
	}
}

// personalLine reports a line that holds the answer to a question that asks for
// personal data, also where the question stands twice.
func personalLine(personal map[string]bool, l *survey.SourceLine) bool {
	switch l.Place {
	case survey.PlaceAnswer, survey.PlaceRepeat, survey.PlaceUnplaced:
		return personal[l.Question]
	}
	return false
}

// personalQuestions are the codes of the questions that ask for personal data.
func personalQuestions(r *survey.Response) map[string]bool {
	codes := map[string]bool{}
	for i := range r.Answers {
		if q := r.Answers[i].Question; q.Personal != "" {
			codes[q.Code] = true
		}
	}
	return codes
}

// scatter takes needles and e-mail addresses out of all lines. The lines are
// looked through as one text, since a name may be wrapped.
func (c *clearing) scatter() {
	var b strings.Builder
	size := 0
	for i := range c.out.Lines {
		size += len(c.out.Lines[i].Text) + 1
	}
	b.Grow(size)
	starts := make([]int, len(c.out.Lines)+1)
	for i := range c.out.Lines {
		starts[i] = b.Len()
		b.WriteString(c.out.Lines[i].Text)
		b.WriteByte('\n')
	}
	starts[len(c.out.Lines)] = b.Len()
	holes := c.holes(b.String())
	cuts := map[int][]stretch{}                // by line, from its end
	for _, h := range slices.Backward(holes) { // from the last, so that places before it stay
		i, _ := slices.BinarySearchFunc(starts, h.from, func(start, at int) int {
			if start <= at {
				return -1
			}
			return 1
		})
		for i--; i < len(c.out.Lines) && starts[i] < h.to; i++ {
			l := &c.out.Lines[i]
			original := starts[i+1] - 1 - starts[i]
			from, to := max(h.from-starts[i], 0), min(h.to-starts[i], original)
			if from >= to || strings.TrimSpace(l.Text[min(from, len(l.Text)):min(to, len(l.Text))]) == "" {
				continue
			}
			cuts[i], l.Redacted = append(cuts[i], stretch{from, to}), true
			if l.Question == "" || l.Place == survey.PlaceRepeat {
				c.trace("", survey.Span{From: l.Number, To: l.Number}, h.why)
			}
		}
	}
	for i, at := range cuts {
		c.out.Lines[i].Text = without(c.out.Lines[i].Text, at)
	}
}

// without is a text with the mark in place of stretches, which are given from
// its end. It is written once, however many there are.
func without(text string, cuts []stretch) string {
	var b strings.Builder
	at := 0
	for _, cut := range slices.Backward(cuts) {
		b.WriteString(text[at:cut.from])
		b.WriteString(survey.WithheldMark)
		at = cut.to
	}
	b.WriteString(text[at:])
	return b.String()
}

// closed are the stretches of lines on which an answer stands that is erased, or
// that asks for personal data, also beside the wording or another question.
func (c *clearing) closed(r *survey.Response) (spans []survey.Span) {
	for i := range r.Answers {
		a := &r.Answers[i]
		switch {
		case c.erased[a.Question.Code]:
			spans = append(spans, a.AnswerAt, a.OptionsAt)
		case a.Question.Personal != "":
			spans = append(spans, a.AnswerAt)
		}
	}
	return spans
}

// firstQuestion is the number of the first line of a question.
func firstQuestion(r *survey.Response) int {
	for i := range r.Lines {
		if r.Lines[i].Place == survey.PlaceQuestion {
			return r.Lines[i].Number
		}
	}
	return 0
}

// paradataIn are the values that the form adds about the respondent, as patterns
// find them.
func paradataIn(r *survey.Response, patterns []*regexp.Regexp) []string {
	var out []string
	before := firstQuestion(r)
	for i := range r.Lines {
		l := &r.Lines[i]
		if l.Number >= before {
			break
		}
		if l.Place != survey.PlaceForm && l.Place != survey.PlaceUnplaced {
			continue
		}
		for _, p := range patterns {
			if m := strings.TrimSpace(p.FindString(l.Text)); m != "" {
				out = append(out, m)
			}
		}
	}
	return out
}

// compiled compiles the patterns that are sound; the catalogue reports others.
func compiled(patterns []string) []*regexp.Regexp {
	var out []*regexp.Regexp
	for _, p := range patterns {
		if re, err := regexp.Compile(p); err == nil {
			out = append(out, re)
		}
	}
	return out
}

func matchesAny(patterns []*regexp.Regexp, text string) bool {
	return slices.ContainsFunc(patterns, func(p *regexp.Regexp) bool { return p.MatchString(text) })
}
