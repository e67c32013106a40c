package measure

import (
	"slices"

	"egovsite/generator/survey"
)

// Diff tells what changed from one response of a country to another: answers,
// acts, links, and what that did to the indicators. Responses to different
// editions are joined by the crosswalk between them, or by the codes of their
// questions where walk is nil. What is withheld in both is taken to be as it was.
// What it returns points into both profiles.
func Diff(before, after *survey.Profile, walk *survey.Crosswalk) survey.Diff {
	j := joinOf(before.Response, after.Response, walk)
	d := survey.Diff{Old: before, New: after, Apart: j.apart}
	changed := map[string]int{} // where a change is in d.Answers, by the newer code
	for _, p := range j.pairs {
		c, ok := answerChange(p.old, p.new)
		if !ok {
			d.Same++
			continue
		}
		changed[p.new.Question.Code] = len(d.Answers)
		d.Answers = append(d.Answers, c)
	}
	d.Acts = j.acts(before.Response.Acts, after.Response.Acts)
	d.Links = j.links(before.Response.Links, after.Response.Links)
	d.Indicators = j.indicators(before, after, changed)
	for _, v := range d.Indicators {
		for _, m := range v.Moves {
			for _, code := range m.Because {
				of := &d.Answers[changed[code]]
				of.Moves = append(of.Moves, m)
			}
		}
	}
	return d
}

// A pair is two answers that can be compared.
type pair struct{ old, new *survey.Answer }

// A join ties the questions of two responses together.
type join struct {
	old, new *survey.Response
	pairs    []pair            // in printed order of the newer edition
	later    map[string]string // codes of the older questions -> those of the newer
	earlier  map[string]string // the other way round
	apart    []survey.Relation
}

func joinOf(before, after *survey.Cleared, walk *survey.Crosswalk) *join {
	j := &join{old: &before.Response, new: &after.Response, later: map[string]string{}, earlier: map[string]string{}}
	told := map[*survey.Relation]bool{}
	for i := range j.new.Answers {
		a := &j.new.Answers[i]
		code := a.Question.Code
		if r := relation(walk, code); r != nil {
			if r.Comparable && len(r.From) == 1 && len(r.To) == 1 {
				code = r.From[0]
			} else {
				if !told[r] {
					told[r] = true
					j.apart = append(j.apart, *r)
				}
				continue
			}
		}
		b := j.old.Answer(code)
		if b == nil {
			j.apart = append(j.apart, survey.Relation{Relate: survey.New, To: []string{a.Question.Code}})
			continue
		}
		j.pairs = append(j.pairs, pair{b, a})
		j.later[code], j.earlier[a.Question.Code] = a.Question.Code, code
	}
	for i := range j.old.Answers {
		code := j.old.Answers[i].Question.Code
		if j.later[code] != "" || slices.ContainsFunc(j.apart, func(r survey.Relation) bool { return slices.Contains(r.From, code) }) {
			continue
		}
		dropped := survey.Relation{Relate: survey.Dropped, From: []string{code}}
		if walk != nil {
			if r := walk.Entry(code); r != nil {
				dropped = *r
			}
		}
		j.apart = append(j.apart, dropped)
	}
	return j
}

func relation(walk *survey.Crosswalk, code string) *survey.Relation {
	if walk == nil {
		return nil
	}
	return walk.EntryTo(code)
}

// newer are older codes as the newer edition calls them, without those that it
// does not ask alike.
func (j *join) newer(codes []string) (out []string) {
	for _, code := range codes {
		if c := j.later[code]; c != "" {
			out = append(out, c)
		}
	}
	return out
}

// shared are the newer codes that the older edition asks alike.
func (j *join) shared(codes []string) (out []string) {
	for _, code := range codes {
		if j.earlier[code] != "" {
			out = append(out, code)
		}
	}
	return out
}

// answerChange compares two answers and reports whether anything changed.
func answerChange(before, after *survey.Answer) (survey.AnswerChange, bool) {
	c := survey.AnswerChange{Change: survey.Changed, Old: before, New: after,
		State:    before.State != after.State,
		Selected: !sameCodes(before.Selected, after.Selected),
		Grade:    before.Grade != after.Grade}
	if before.Text != after.Text {
		c.Text = pieces(before.Text, after.Text)
	}
	if !c.State && !c.Selected && !c.Grade && c.Text == nil {
		return c, false
	}
	switch was, is := says(before), says(after); {
	case !was && is:
		c.Change = survey.Added
	case was && !is:
		c.Change = survey.Removed
	}
	return c, true
}

// says reports whether an answer has content, known or not.
func says(a *survey.Answer) bool {
	return a.HasText() || len(a.Selected) > 0 || a.State == survey.Withheld || a.State == survey.Unreadable
}

// sameCodes compares codes without regard to their order.
func sameCodes(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}
