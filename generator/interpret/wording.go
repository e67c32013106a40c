package interpret

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"egovsite/generator/survey"
)

// wordings is what an edition prints, folded and ready to be looked for.
type wordings struct {
	edition   *survey.Edition
	questions []wording          // as edition.Questions
	byKey     map[string][]asked // by the first letters of the folded wording
	byNumber  map[int]int        // question index by printed number
	before    [][]string         // for each question, the folded headings and notes printed before it
	opening   []string           // folded
	closing   []string           // folded
	paradata  []*regexp.Regexp
}

// asked are the questions, by their indexes, that have one and the same folded wording.
type asked struct {
	words     string
	questions []int
}

// A wording is one question's words, folded.
type wording struct {
	words   string
	note    string
	options []string
}

// keyLength is how many folded bytes find the wordings that may stand at a place.
const keyLength = 4

// formHead is what form systems print above a response on their own pages, and
// not in what they export.
var formHead = []string{"View results"}

// longWording is the folded length from which wording alone, without a number
// or a line of its own, is taken for the question.
const longWording = 24

func newWordings(e *survey.Edition) *wordings {
	w := &wordings{edition: e, byKey: map[string][]asked{}, byNumber: map[int]int{},
		questions: make([]wording, len(e.Questions)), before: make([][]string, len(e.Questions))}
	section, subsection := "", ""
	for i := range e.Questions {
		q := &e.Questions[i]
		wq := wording{words: fold(q.Wording), note: fold(q.Note)}
		for _, o := range q.Options {
			wq.options = append(wq.options, fold(o.Label))
		}
		w.questions[i] = wq
		w.byNumber[q.Number] = i
		key := wq.words[:min(keyLength, len(wq.words))]
		k := slices.IndexFunc(w.byKey[key], func(a asked) bool { return a.words == wq.words })
		if k < 0 {
			k = len(w.byKey[key])
			w.byKey[key] = append(w.byKey[key], asked{words: wq.words})
		}
		w.byKey[key][k].questions = append(w.byKey[key][k].questions, i)

		s := e.Section(q.Section)
		if s == nil {
			continue
		}
		if q.Section != section {
			section, subsection = q.Section, ""
			w.before[i] = appendWords(w.before[i], s.Heading, s.Note)
		}
		if q.Subsection != subsection {
			subsection = q.Subsection
			if sub := s.Subsection(subsection); sub != nil {
				w.before[i] = appendWords(w.before[i], sub.Heading, sub.Note)
			}
		}
	}
	w.opening = appendWords(appendWords(nil, e.Opening...), formHead...)
	w.closing = appendWords(nil, e.Closing...)
	for _, p := range e.Paradata {
		if re, err := regexp.Compile(p); err == nil { // a bad one is a fault of the catalogue, told there
			w.paradata = append(w.paradata, re)
		}
	}
	return w
}

func appendWords(to []string, texts ...string) []string {
	for _, t := range texts {
		if f := fold(t); f != "" {
			to = append(to, f)
		}
	}
	return to
}

// at returns the questions whose wording stands in full at the folded byte i
// of the stream; only the longest, since one wording may begin another.
func (w *wordings) at(s *stream, i, line int) (found []int, end point) {
	if i+keyLength > len(s.folded) {
		return nil, point{}
	}
	longest := 0
	for _, a := range w.byKey[string(s.folded[i:i+keyLength])] {
		if len(a.words) <= longest {
			continue
		}
		if p, ok := s.match(i, a.words, line); ok {
			found, end, longest = a.questions, p, len(a.words)
		}
	}
	return found, end
}

// headings returns what is printed between the questions with indexes from and
// to, the one before to included.
func (w *wordings) headings(from, to int) []string {
	var out []string
	for q := from + 1; q <= min(to, len(w.before)-1); q++ {
		out = append(out, w.before[q]...)
	}
	return out
}

// notes is the note printed behind a question, if there is one.
func (w *wordings) notes(q int) []string {
	if note := w.questions[q].note; note != "" {
		return []string{note}
	}
	return nil
}

// similar reports whether the folded text begins with something near to words,
// and the length of what is near: at most a fifth of the words' letters were
// changed, left out or added.
func similar(words, text string) (length int, ok bool) {
	limit := len(words) / 5
	text = text[:min(len(text), len(words)+limit)]
	if limit == 0 || len(text) < len(words)-limit {
		return 0, false
	}
	// One row of the edit distance at a time; the text may end anywhere.
	row := make([]int, len(text)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(words); i++ {
		diagonal := row[0]
		row[0] = i
		for j := 1; j <= len(text); j++ {
			cost := diagonal
			if words[i-1] != text[j-1] {
				cost++
			}
			diagonal = row[j]
			row[j] = min(cost, row[j]+1, row[j-1]+1)
		}
		if slices.Min(row) > limit {
			return 0, false
		}
	}
	best := len(text)
	for j := len(text); j >= 0; j-- {
		if row[j] < row[best] {
			best = j
		}
	}
	return best, row[best] <= limit
}

// collapse folds white space to single spaces.
func collapse(s string) string {
	space := true // stands before
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		} else if r > ' ' || r == ' ' && !space {
			space = r == ' '
			i++
			continue
		}
		if unicode.IsSpace(r) && (space || r != ' ') {
			return strings.Join(strings.Fields(s), " ")
		}
		space = r == ' '
		i += size
	}
	return strings.TrimSuffix(s, " ") // as most texts are
}
