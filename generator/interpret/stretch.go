package interpret

import (
	"slices"

	"egovsite/generator/survey"
)

// A stretch is a question as it stands in the file: its wording and all lines
// up to the next question, each given to what it is.
type stretch struct {
	candidate
	repeat  bool
	asked   []line  // wording and note
	tokens  []token // of its options
	options []line
	text    []line  // its answer
	stray   []line  // words behind options that ask for none
	second  []token // of options that are printed once more behind them

	selected selection // once the marks of all are known
}

// spanOf is the lines' place in the file.
func spanOf(lines []line) survey.Span {
	if len(lines) == 0 {
		return survey.Span{}
	}
	return survey.Span{From: lines[0].number, To: lines[len(lines)-1].number}
}

// layout cuts the stream at its questions and gives every line of it one place.
type layout struct {
	*wordings
	*stream
	all []survey.SourceLine
}

// place marks lines as used.
func (l *layout) place(lines []line, p survey.Place, question int) {
	for _, x := range lines {
		if l.all[x.index].Place == survey.PlaceQuestion && p != survey.PlaceQuestion {
			continue // an answer that begins on the line of its question
		}
		l.all[x.index].Place = p
		if question >= 0 {
			l.all[x.index].Question = l.edition.Questions[question].Code
		}
	}
}

// cut cuts the stream at the questions and their repetitions, in file order.
func (l *layout) cut(chain, repeats []candidate) []stretch {
	all := make([]stretch, 0, len(chain)+len(repeats))
	for len(chain) > 0 || len(repeats) > 0 {
		if len(repeats) == 0 || len(chain) > 0 && chain[0].from.before(repeats[0].from) {
			all = append(all, stretch{candidate: chain[0]})
			chain = chain[1:]
		} else {
			all = append(all, stretch{candidate: repeats[0], repeat: true})
			repeats = repeats[1:]
		}
	}
	if len(all) == 0 {
		return nil
	}
	l.head(l.from(point{}, all[0].candidate.from), all[0].question)
	for i := range all {
		until, next := l.end(), len(l.questions)
		if i+1 < len(all) {
			until, next = all[i+1].candidate.from, all[i+1].question
		}
		l.fill(&all[i], l.behindWording(all[i].to, until), next, i+1 == len(all))
	}
	return all
}

// behindWording returns the lines of the stretch [a, b), without the question's own
// if nothing follows on it.
func (l *layout) behindWording(a, b point) []line {
	if a.line < len(l.lines) && a.off == len(l.lines[a.line].text) {
		a = point{a.line + 1, 0}
	}
	return l.from(a, b)
}

// head places what stands before the first question.
func (l *layout) head(lines []line, first int) {
	lines = l.takeHeadings(lines, l.headings(-1, first))
	for len(lines) > 0 {
		if n := takeFirst(lines, l.opening); n > 0 {
			l.place(lines[:n], survey.PlaceForm, -1)
			lines = lines[n:]
			continue
		}
		for _, re := range l.paradata {
			if re.MatchString(lines[0].text) {
				l.place(lines[:1], survey.PlaceForm, -1)
				break
			}
		}
		lines = lines[1:]
	}
}

// fill gives the lines behind a wording to note, options, answer and headings.
func (l *layout) fill(st *stretch, lines []line, next int, last bool) {
	q := st.question
	question := &l.edition.Questions[q]
	st.asked = l.from(st.candidate.from, st.to)
	l.place(st.asked, survey.PlaceQuestion, q)
	if last {
		lines = l.foot(lines)
	}
	headings := l.headings(q, next)
	if next <= q { // the questions start over
		headings = append(l.headings(q, q+1), l.headings(next-1, next)...)
	}
	lines = l.takeHeadings(lines, headings)
	if n := takeFirst(lines, l.notes(q)); n > 0 {
		l.place(lines[:n], survey.PlaceQuestion, q)
		st.asked = append(st.asked, lines[:n]...)
		lines = lines[n:]
	}
	if question.Kind != survey.Choice {
		st.text = lines
	} else {
		var end point
		st.tokens, end = l.parseOptions(q, lines, 0)
		used := end.line
		if end.off > 0 {
			used++
		}
		st.options = lines[:used]
		l.place(st.options, survey.PlaceOptions, q)
		rest := lines[end.line:]
		if end.off > 0 {
			rest = slices.Clone(rest)
			rest[0].text = rest[0].text[end.off:]
		}
		if takesText(question) {
			st.text = rest
		} else {
			st.stray = rest
		}
		// In words of one's own, only marks tell options from words.
		second, _ := l.parseOptions(q, rest, 0)
		if len(st.stray) > 0 || slices.ContainsFunc(second, func(t token) bool { return t.option < 0 }) {
			st.second = second
		}
	}
	l.place(st.text[min(len(st.text), len(st.shared())):], survey.PlaceAnswer, q)
}

// shared is the line, if any, that options and answer share.
func (st *stretch) shared() []line {
	if len(st.text) > 0 && len(st.options) > 0 && st.text[0].index == st.options[len(st.options)-1].index {
		return st.text[:1]
	}
	return nil
}

// behind are the lines behind a choice's options.
func (st *stretch) behind() []line {
	if len(st.stray) > 0 {
		return st.stray
	}
	return st.text
}

// takesText reports whether a choice leaves room for one's own words.
func takesText(q *survey.Question) bool {
	for _, o := range q.Options {
		if isOther(o) {
			return true
		}
	}
	return false
}

// takeHeadings takes the headings and notes that end the lines, and returns
// the lines before them.
func (l *layout) takeHeadings(lines []line, headings []string) []line {
	for h := len(headings) - 1; h >= 0; h-- {
		if n := endsWith(lines, headings[h]); n > 0 {
			l.place(lines[len(lines)-n:], survey.PlaceHeading, -1)
			lines = lines[:len(lines)-n]
		}
	}
	return lines
}

// endsWith returns how many lines at the end make up the folded words; 0 if none do.
func endsWith(lines []line, words string) int {
	tail := ""
	for n := 1; n <= len(lines) && len(tail) < len(words); n++ {
		tail = fold(lines[len(lines)-n].text) + tail
		if tail == words {
			return n
		}
	}
	return 0
}

// takeFirst returns how many lines at the start make up one of the folded
// words; 0 if none do.
func takeFirst(lines []line, words []string) int {
	head, longest := "", 0
	for _, w := range words {
		longest = max(longest, len(w))
	}
	for n := 1; n <= len(lines) && len(head) < longest; n++ {
		folded := fold(lines[n-1].text)
		if head += folded; folded != "" && slices.Contains(words, head) {
			return n
		}
	}
	return 0
}

// foot places what the form prints behind its last question, and returns the
// lines before it. What stands among or behind those lines is left unplaced.
func (l *layout) foot(lines []line) []line {
	if len(l.closing) == 0 {
		return lines
	}
	for i := len(lines) - 1; i >= 0; i-- {
		if takeFirst(lines[i:], l.closing[:1]) == 0 {
			continue
		}
		for rest := lines[i:]; len(rest) > 0; {
			n := takeFirst(rest, l.closing)
			if n == 0 && fold(rest[0].text) == "" {
				n = 1 // punctuation that wrapping parted from its line
			}
			if n > 0 {
				l.place(rest[:n], survey.PlaceForm, -1)
			}
			rest = rest[max(n, 1):]
		}
		return lines[:i]
	}
	return lines
}
