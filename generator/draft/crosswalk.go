package draft

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"egovsite/generator/survey"
)

// alike is the least share of words in common that makes one wording a
// rewording of another.
const alike = 0.5

// Crosswalk relates two editions for a person to review: by equal code, then by
// equal wording, then by similar wording; what is left is new or dropped. Only
// what is the same, word for word and option for option, is called comparable.
func Crosswalk(from, to *survey.Edition) (survey.Crosswalk, []survey.Guess) {
	w := &walk{from: from, to: to, next: make([]int, len(from.Questions)), taken: make([]bool, len(to.Questions))}
	for i := range w.next {
		w.next[i] = -1
	}
	for i, q := range from.Questions {
		if j := to.ByCode(q.Code); j >= 0 {
			w.join(i, j)
		}
	}
	w.byWording()
	w.bySimilarity(false)
	w.byWording() // of the evidence of what has been joined
	w.bySimilarity(true)
	out := survey.Crosswalk{From: from.ID, To: to.ID}
	guesses := []survey.Guess{{Of: survey.GuessEdition, Words: "this is a draft; whoever reviews it writes the office and the day, corrects the entries and their reasons, and joins what was split or merged"}}
	for i := range from.Questions {
		r, guess := w.relation(i)
		out.Entries = append(out.Entries, r)
		if guess != "" {
			guesses = append(guesses, survey.Guess{Of: survey.GuessRelation, Code: r.From[0], Words: guess})
		}
	}
	for j, q := range to.Questions {
		if !w.taken[j] {
			out.Entries = append(out.Entries, survey.Relation{Relate: survey.New, To: []string{q.Code}, Reason: fmt.Sprintf("The %s edition did not ask it.", from.ID)})
			guesses = append(guesses, survey.Guess{Of: survey.GuessRelation, Code: q.Code, Words: "no question like it was found: " + q.Wording})
		}
	}
	return out, guesses
}

// A walk joins questions of two editions.
type walk struct {
	from, to *survey.Edition
	next     []int // by index in from, the index in to; -1 if there is none
	taken    []bool
}

func (w *walk) join(i, j int) { w.next[i], w.taken[j] = j, true }

// byWording joins questions of equal wording that are told from others of the
// same wording by what they are evidence for.
func (w *walk) byWording() {
	key := func(q *survey.Question, supports string) string {
		return strings.ToLower(strings.Join(wordsOf(q.Wording), " ")) + "\x00" + supports
	}
	for again := true; again; {
		again = false
		open := map[string][]int{}
		for j := range w.to.Questions {
			if q := &w.to.Questions[j]; !w.taken[j] {
				k := key(q, q.EvidenceFor)
				open[k] = append(open[k], j)
			}
		}
		mine := map[string]int{}
		keys := make([]string, len(w.next))
		for i := range w.next {
			if q := &w.from.Questions[i]; w.next[i] < 0 {
				keys[i] = key(q, w.continued(q.EvidenceFor))
				mine[keys[i]]++
			}
		}
		for i := range w.next {
			if at := open[keys[i]]; w.next[i] < 0 && len(at) == 1 && mine[keys[i]] == 1 {
				w.join(i, at[0])
				again = true // which may tell more evidence apart
			}
		}
	}
}

// continued is the code in the later edition of a question of the earlier one.
func (w *walk) continued(code string) string {
	if i := w.from.ByCode(code); code != "" && i >= 0 && w.next[i] >= 0 {
		return w.to.Questions[w.next[i]].Code
	}
	return ""
}

// bySimilarity joins what is left by words in common, the most alike first;
// evidence once it is known what it is evidence for.
func (w *walk) bySimilarity(evidence bool) {
	type pair struct {
		i, j  int
		share float64
	}
	var pairs []pair
	for i := range w.next {
		for j := range w.to.Questions {
			p, q := &w.from.Questions[i], &w.to.Questions[j]
			if w.next[i] >= 0 || w.taken[j] || p.Kind != q.Kind || !evidence && p.Kind == survey.EvidenceText || p.Kind == survey.EvidenceText && w.continued(p.EvidenceFor) != q.EvidenceFor {
				continue
			}
			if s := inCommon(p.Wording, q.Wording); s >= alike {
				pairs = append(pairs, pair{i, j, s})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(b.share, a.share) })
	for _, p := range pairs {
		if w.next[p.i] < 0 && !w.taken[p.j] {
			w.join(p.i, p.j)
		}
	}
}

// inCommon is the share of two wordings' words that stand in both.
func inCommon(a, b string) float64 {
	in := map[string]int{}
	for _, w := range wordsOf(strings.ToLower(a)) {
		in[w] |= 1
	}
	for _, w := range wordsOf(strings.ToLower(b)) {
		in[w] |= 2
	}
	both := 0
	for _, in := range in {
		if in == 3 {
			both++
		}
	}
	if len(in) == 0 {
		return 0
	}
	return float64(both) / float64(len(in))
}

// relation is the entry of a question of the earlier edition, and what a person
// should look at in it.
func (w *walk) relation(i int) (survey.Relation, string) {
	p := &w.from.Questions[i]
	if w.next[i] < 0 {
		return survey.Relation{Relate: survey.Dropped, From: []string{p.Code}, Reason: fmt.Sprintf("The %s edition does not ask it.", w.to.ID)},
			"no question like it was found: " + p.Wording
	}
	q := &w.to.Questions[w.next[i]]
	r := survey.Relation{Relate: survey.Same, From: []string{p.Code}, To: []string{q.Code}, Comparable: true}
	var differ []string
	if p.Wording != q.Wording {
		differ = append(differ, "the wording")
	}
	if p.Kind != q.Kind || p.Multiple != q.Multiple || !slices.Equal(p.Options, q.Options) {
		differ = append(differ, "the way to answer")
	}
	switch {
	case differ != nil:
		r.Relate, r.Comparable = survey.Reworded, false
		words := strings.Join(differ, " and ")
		r.Reason = sentence(words) + " changed."
		return r, fmt.Sprintf("can answers be compared? Before: %q. After: %q.", p.Wording, q.Wording)
	case p.Code != q.Code:
		return r, "asked alike under another code; a question that is asked again keeps its code"
	}
	return r, ""
}
