package interpret

import (
	"strings"
	"unicode/utf8"
)

// A candidate is a place where a question may stand.
type candidate struct {
	question int // index in the edition
	from     point
	to       point // behind wording and asterisk
	number   int   // printed before (or behind) the wording; 0 if none
	exact    bool  // the wording stands word for word
	weight   float64
}

// candidates finds every line at which a question may begin.
func (w *wordings) candidates(s *stream) []candidate {
	out := make([]candidate, 0, 5*len(w.questions)) // many have the same wording
	tries, alone := 0, 0
	for i := range s.lines {
		text := s.lines[i].text
		number, rest := parseNumber(text)
		above := alone // the number may stand on the line before
		alone = 0
		switch {
		case number > 0 && rest == len(text):
			alone = number
			continue // it belongs to the wording below, if to any
		case number > 0:
			above = 0 // what stands there is an answer
		}
		found, end := w.at(s, s.foldedAt(point{i, rest}), i)
		if len(found) == 0 && rest > 0 {
			// "5G" and the like begin with a figure of their own.
			if found, end = w.at(s, s.start[i], i); len(found) > 0 {
				number = 0
			}
		}
		if len(found) > 0 {
			e := s.endingAt(end)
			for _, q := range found {
				c := candidate{question: q, from: point{i, 0}, number: number, exact: true}
				if above > 0 && above == w.edition.Questions[q].Number {
					c.from, c.number = point{i - 1, 0}, above
				}
				if w.judge(s, &c, e) {
					out = append(out, c)
				}
			}
		} else if c, ok := w.interrupted(s, i); ok {
			out = append(out, c)
			continue
		}
		if q, ok := w.byNumber[number]; ok && len(found) == 0 && tries < maxTries {
			tries++
			if c, ok := w.near(s, q, i, rest, number); ok {
				out = append(out, c)
			}
		}
	}
	return out
}

// maxHead is how many lines of a wording may stand before the number that parts it.
const maxHead = 3

// interrupted finds a wording that begins on a line and has its number at the end
// of this or a later line, with more of the wording below.
func (w *wordings) interrupted(s *stream, line int) (candidate, bool) {
	for i := line; i < min(line+maxHead, len(s.lines)-1); i++ {
		n, from := numberInside(s.lines[i].text)
		if from < 0 {
			continue
		}
		q, ok := w.byNumber[n]
		if !ok {
			return candidate{}, false
		}
		head := s.folded[s.start[line]:s.foldedAt(point{i, from})]
		rest, ok := strings.CutPrefix(w.questions[q].words, string(head))
		if !ok || rest == "" || len(head) < keyLength {
			return candidate{}, false
		}
		end, ok := s.match(s.start[i+1], rest, i+1)
		if !ok {
			return candidate{}, false
		}
		c := candidate{question: q, from: point{line, 0}, number: n, exact: true}
		return c, w.judge(s, &c, s.endingAt(end))
	}
	return candidate{}, false
}

// near tries the wording of question q on a line that has its number and other
// words: a copy typed again, or an edition reworded.
func (w *wordings) near(s *stream, q, line, rest, number int) (candidate, bool) {
	words := w.questions[q].words
	if len(words) < longWording/2 {
		return candidate{}, false
	}
	at := s.foldedAt(point{line, rest})
	length, ok := similar(words, string(s.folded[at:min(len(s.folded), at+2*len(words))]))
	if !ok {
		return candidate{}, false
	}
	last := s.lineOf(max(at, at+length-1), line)
	c := candidate{question: q, from: point{line, 0}, number: number}
	return c, w.judge(s, &c, s.endingAt(point{last, len(s.lines[last].text)}))
}

// An ending is what follows a wording, whose ever it is.
type ending struct {
	to     point // behind its punctuation and its asterisk
	star   bool
	rest   string // of the line
	behind int    // the number that the rest is; 0 if none
	below  int    // the number that the line below is, where there is no rest; 0 if none
}

// endingAt reads what follows a wording that ends at p.
func (s *stream) endingAt(p point) (e ending) {
	e.to, e.star = skipAsterisk(s, p)
	e.rest = s.lines[e.to.line].text[e.to.off:]
	if e.rest != "" {
		e.behind = numberBehind(e.rest)
	} else if e.to.line+1 < len(s.lines) {
		e.below = numberBelow(s.lines[e.to.line+1].text)
	}
	return e
}

// judge completes a candidate with what follows its wording, weighs it, and
// rejects a short wording that is only the beginning of a line of other words.
func (w *wordings) judge(s *stream, c *candidate, e ending) bool {
	words := w.questions[c.question].words
	q := &w.edition.Questions[c.question]
	star, alone := e.star, e.rest == ""
	c.to = e.to
	switch {
	case c.number > 0:
	case e.behind > 0 && e.behind == q.Number:
		c.number, c.to.off, alone = e.behind, c.to.off+len(e.rest), true
	case e.below > 0 && e.below == q.Number:
		below := s.lines[c.to.line+1].text
		c.number, c.to = e.below, point{c.to.line + 1, len(below)}
		star = star || strings.ContainsAny(below, "*＊")
	}
	if len(words) < longWording && c.number == 0 && !alone && !star {
		return false
	}
	if !c.exact {
		c.weight = 4
	} else {
		c.weight = 10 + float64(min(len(words), 60))/10
	}
	switch {
	case c.number == q.Number:
		c.weight += 4
	case c.number == 0:
		c.weight--
	}
	if star && q.Required {
		c.weight++
	}
	if len(q.Options) > 0 && w.optionsBehind(s, c) > 0 {
		c.weight += 3
	}
	return true
}

// optionsBehind counts the question's options that stand right behind a
// candidate, as they do behind the question and not behind a mention of it.
func (w *wordings) optionsBehind(s *stream, c *candidate) int {
	at := c.to
	if note := w.questions[c.question].note; note != "" {
		if p, ok := s.match(s.foldedAt(at), note, at.line); ok {
			at = point{p.line + 1, 0}
		}
	}
	if at.line >= len(s.lines) {
		return 0
	}
	lines := s.lines[at.line:min(at.line+maxOptionLines, len(s.lines))]
	tokens, _ := w.parseOptions(c.question, lines, at.off)
	n := 0
	for _, t := range tokens {
		if t.option >= 0 {
			n++
		}
	}
	return n
}

// maxOptionLines is how far options are looked for behind a wording.
const maxOptionLines = 20

// skipAsterisk moves p over the punctuation and the asterisk that end a
// wording, also where wrapping put them on a line of their own.
func skipAsterisk(s *stream, p point) (point, bool) {
	text := s.lines[p.line].text
	star := false
	for p.off < len(text) {
		r, size := utf8.DecodeRuneInString(text[p.off:])
		if !strings.ContainsRune(wordingEnd, r) {
			break
		}
		star = star || r == '*' || r == '＊'
		p.off += size
	}
	if p.off == len(text) && !star && p.line+1 < len(s.lines) {
		if next := s.lines[p.line+1].text; strings.Trim(next, wordingEnd) == "" {
			return point{p.line + 1, len(next)}, strings.ContainsAny(next, "*＊")
		}
	}
	return p, star
}

// wordingEnd is what may stand between the last word of a wording and the answer.
const wordingEnd = " ?.:)*＊…"
