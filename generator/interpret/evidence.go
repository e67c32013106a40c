package interpret

import (
	"slices"
	"strings"

	"egovsite/generator/survey"
)

// A weigher looks at the words of answers for what supports them: addresses,
// acts, dates of figures. It knows the vocabulary and the hosts met so far.
type weigher struct {
	words      *lexicon
	government map[string]bool
	nothing    map[string]bool

	hosts  map[string]host
	links  []foundLink // these two are used again for each answer
	pieces []piece
}

// newWeigher prepares vocabularies. It has no hosts yet, and is not changed by
// weighing.
func newWeigher(vocabulary []survey.Vocabulary) weigher {
	w := weigher{words: newLexicon(vocabulary), government: governments(vocabulary), nothing: map[string]bool{}}
	for _, v := range vocabulary {
		for _, phrase := range v.Nothing {
			w.nothing[fold(phrase)] = true
		}
	}
	return w
}

// governments are the labels of governments' domains.
func governments(vocabulary []survey.Vocabulary) map[string]bool {
	labels := map[string]bool{}
	for _, v := range vocabulary {
		for _, label := range v.GovLabels {
			labels[strings.ToLower(label)] = true
		}
	}
	return labels
}

// Link takes apart an address that a person writes in the place of one in an
// answer; ok is false where it names no host.
func Link(address string, vocabulary []survey.Vocabulary) (link survey.Link, ok bool) {
	w := weigher{hosts: map[string]host{}, government: governments(vocabulary)}
	return w.link(address)
}

// weigh fills in what the words of each answer show: links, dates of figures,
// acts cited, and the grade of the answer as evidence; then the acts and links
// of the whole response. Answers to questions that ask for personal data are
// graded, but nothing of theirs is collected.
//
// Acts are told apart over the whole response, so that an answer that only
// links to an act named elsewhere cites it too.
func (w weigher) weigh(r *survey.Response) {
	const few = 64 // as a response of some length has
	w.hosts, w.pieces = make(map[string]host, few), make([]piece, 0, 8*few)
	r.Acts, r.Links = nil, nil
	found := make([]mention, 0, few)
	links := 0
	for i := range r.Answers {
		a := &r.Answers[i]
		before := len(found)
		found = w.answer(a, found)
		if a.Question.Personal != "" {
			found = found[:before]
			continue
		}
		for m := range found[before:] {
			found[before+m].answer = i
		}
		links += len(a.Links)
	}
	if links > 0 {
		r.Links = make([]survey.Link, 0, links)
		for i := range r.Answers {
			if a := &r.Answers[i]; a.Question.Personal == "" {
				r.Links = append(r.Links, a.Links...)
			}
		}
	}
	collectActs(r, found)
}

// answer fills in what one answer shows by itself, and appends the mentions of
// acts in it to those found before.
func (w *weigher) answer(a *survey.Answer, found []mention) []mention {
	a.Links, a.AsOf, a.Citations = nil, nil, nil
	if a.Text == "" {
		a.Grade, a.Rule = gradeOf(false, nil, nil)
		return found
	}
	w.links = w.linksIn(a.Text, a.Question.Code)
	t := &tokens{text: a.Text, links: w.links, words: w.words, pieces: w.pieces[:0]}
	t.cut()
	before := len(found)
	found = t.mentions(found)
	w.pieces = t.pieces
	a.AsOf = t.asOf()
	if len(w.links) > 0 {
		a.Links = make([]survey.Link, len(w.links))
		for i := range w.links {
			a.Links[i] = w.links[i].Link
		}
	}
	a.Grade, a.Rule = gradeOf(!w.silent(a.Text), a.Links, found[before:])
	return found
}

// silent reports whether a text says nothing: no letter or digit in it, or one of
// the phrases for that, such as "N/A".
func (w *weigher) silent(text string) bool {
	const longest = 40
	if len(text) > longest {
		return !strings.ContainsFunc(text, isWordRune)
	}
	folded := fold(text)
	return folded == "" || w.nothing[folded]
}

// asOf finds the dates an answer gives for its own figures: the words that say
// so, then a date, in parentheses or not.
func (t *tokens) asOf() (out []survey.AsOf) {
	for i := 0; i < len(t.pieces); i++ {
		k, _, ok := t.match(i, wordAsOf)
		if !ok {
			continue
		}
		opened := -1
		for n := 0; n < 2 && k < len(t.pieces); n++ {
			if t.is(k, pieceLeft) {
				opened = k
			} else if !t.is(k, pieceComma) && t.raw(k) != ":" && !t.has(k, wordDated) && !t.has(k, wordAbout) {
				break
			}
			k++
		}
		d, next, ok := t.dateAt(k)
		if !ok {
			year, found := t.yearAt(k)
			if !found {
				continue
			}
			d, next = survey.Date{Year: year}, k+1
		}
		if opened >= 0 && t.is(next, pieceRight) {
			next++
		}
		out = append(out, survey.AsOf{Date: d, Words: t.span(i, next)})
		i = next - 1
	}
	return slices.Clip(out)
}
