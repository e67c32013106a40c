package interpret

import (
	"bytes"
	"slices"
)

// Alignment chooses, among the places where questions may stand, those where
// they do: the heaviest chain in which the questions come in printed order.
// Order settles what wording alone cannot: which "please provide link and
// detail" is whose, and that a question quoted in an answer is not asked there.

// align returns the chain for a stream, and the places where a question of the
// chain stands again.
func (w *wordings) align(s *stream) (chain, repeats []candidate) {
	all := w.candidates(s)
	all = dropStray(all, w)
	simple := preferNumbers(all, w)
	chain = heaviest(simple)
	if len(simple) < len(all) && !explains(chain, all) {
		chain = heaviest(all)
	}
	chain = w.fillGaps(s, chain)
	return chain, w.repeats(s, chain, simple)
}

// dropStray drops short wordings without a number where the file numbers its
// questions: a line that reads "Health" is then part of an answer.
func dropStray(all []candidate, w *wordings) []candidate {
	with, without := 0, 0
	for _, c := range all {
		if c.number > 0 {
			with++
		} else {
			without++
		}
	}
	if with < 3*without {
		return all
	}
	return slices.DeleteFunc(all, func(c candidate) bool {
		return c.number == 0 && len(w.questions[c.question].words) < longWording
	})
}

// preferNumbers keeps, of the candidates at one place, the one whose number is
// printed there, if there is one.
func preferNumbers(all []candidate, w *wordings) []candidate {
	out := make([]candidate, 0, len(w.questions))
	for i := 0; i < len(all); {
		j := i
		for j < len(all) && all[j].from == all[i].from {
			j++
		}
		at := all[i:j]
		k := slices.IndexFunc(at, func(c candidate) bool {
			return c.number == w.edition.Questions[c.question].Number
		})
		if k >= 0 {
			out = append(out, at[k])
		} else {
			out = append(out, at...)
		}
		i = j
	}
	return out
}

// explains reports whether the chain uses nearly every place that there is.
func explains(chain, all []candidate) bool {
	places := 0
	for i := range all {
		if i == 0 || all[i].from != all[i-1].from {
			places++
		}
	}
	return places-len(chain) <= places/20
}

// heaviest returns the chain of greatest weight whose places and question
// numbers both rise. Neighbouring questions at neighbouring places weigh more.
func heaviest(cs []candidate) []candidate {
	if len(cs) == 0 {
		return nil
	}
	total := make([]float64, len(cs))
	back := make([]int, len(cs))
	best := 0
	var last []int // for each question, the heaviest chain so far that ends in it, or -1
	var open []int // chains whose last wording reaches beyond the place looked at
	for i, c := range cs {
		for len(last) <= c.question {
			last = append(last, -1)
		}
		open = slices.DeleteFunc(open, func(j int) bool {
			if c.from.before(cs[j].to) {
				return false
			}
			if k := last[cs[j].question]; k < 0 || total[j] > total[k] {
				last[cs[j].question] = j
			}
			return true
		})
		total[i], back[i] = c.weight, -1
		for q, j := range last[:c.question] {
			if j < 0 {
				continue
			}
			t := total[j] + c.weight
			if q+1 == c.question {
				t += 0.5
			}
			if t > total[i] {
				total[i], back[i] = t, j
			}
		}
		open = append(open, i)
		if total[i] > total[best] {
			best = i
		}
	}
	var chain []candidate
	for i := best; i >= 0; i = back[i] {
		chain = append(chain, cs[i])
	}
	slices.Reverse(chain)
	return chain
}

// fillGaps looks for the questions that the chain lacks in the middle of the
// lines between their neighbours, where a copy lost its line ends.
func (w *wordings) fillGaps(s *stream, chain []candidate) []candidate {
	out := make([]candidate, 0, len(chain))
	previous := -1
	at := point{}
	for k := 0; k <= len(chain); k++ {
		next, until := len(w.questions), s.end()
		if k < len(chain) {
			next, until = chain[k].question, chain[k].from
		}
		for q := previous + 1; q < next; q++ {
			if c, ok := w.inside(s, q, at, until); ok {
				out = append(out, c)
				at = c.to
			}
		}
		if k < len(chain) {
			out = append(out, chain[k])
			previous, at = chain[k].question, chain[k].to
		}
	}
	return out
}

// inside finds question q in the stretch [from, to), anywhere in a line: with
// its number before it, or by a wording too long to be there by chance.
func (w *wordings) inside(s *stream, q int, from, to point) (candidate, bool) {
	words := w.questions[q].words
	a, b := s.foldedAt(from), s.foldedAt(to)
	for tries := 0; a < b && tries < maxTries; tries++ {
		i := bytes.Index(s.folded[a:b], []byte(words))
		if i < 0 {
			return candidate{}, false
		}
		i += a
		a = i + 1
		l := s.lineOf(i, from.line)
		start := point{l, s.offset(i, l)}
		end, ok := s.match(i, words, l)
		if !ok {
			continue
		}
		c := candidate{question: q, from: start, exact: true}
		c.from.off, c.number = numberBefore(s.lines[l].text, start.off)
		if c.number != w.edition.Questions[q].Number && len(words) < longWording+longWording/2 {
			continue
		}
		if start.before(from) {
			continue
		}
		w.judge(s, &c, s.endingAt(end))
		return c, true
	}
	return candidate{}, false
}

// maxTries is how many places in a stretch, or lines in a file, are looked at
// closely before a file is taken for one made to be slow.
const maxTries = 1000

// numberBefore returns where a number that ends at off begins, and the number.
func numberBefore(text string, off int) (int, int) {
	for back := off - 1; back >= 0 && off-back <= 16; back-- {
		if back > 0 && text[back-1] != ' ' && text[back-1] != '\t' {
			continue
		}
		if n, rest := parseNumber(text[back:off]); n > 0 && rest == off-back {
			return back, n
		}
	}
	return off, 0
}

// repeats finds where questions of the chain stand again: next to themselves,
// as a choice with its options, or in a run of at least three.
func (w *wordings) repeats(s *stream, chain, simple []candidate) []candidate {
	used := make(map[point]bool, len(chain))
	for _, c := range chain {
		used[c.from] = true
	}
	var rest []candidate
	for _, c := range simple {
		inside := slices.ContainsFunc(chain, func(k candidate) bool { return c.from.before(k.to) && k.from.before(c.to) })
		if !used[c.from] && !inside && c.exact && (c.number == w.edition.Questions[c.question].Number || len(w.questions[c.question].words) >= 2*longWording) {
			used[c.from] = true
			rest = append(rest, c)
		}
	}
	var out []candidate
	for i, c := range rest {
		before := previousOf(chain, c)
		run := 1
		for j := i; j > 0 && rest[j-1].question+1 == rest[j].question; j-- {
			run++
		}
		for j := i; j+1 < len(rest) && rest[j].question+1 == rest[j+1].question; j++ {
			run++
		}
		choice := w.optionsBehind(s, &c) > 1
		follows := len(out) > 0 && out[len(out)-1].question+1 == c.question
		if before == c.question || choice || follows || run >= 3 {
			out = append(out, c)
		}
	}
	return out
}

// previousOf is the question of the chain in whose stretch a candidate stands.
func previousOf(chain []candidate, c candidate) int {
	q := -1
	for _, k := range chain {
		if c.from.before(k.from) {
			break
		}
		q = k.question
	}
	return q
}
