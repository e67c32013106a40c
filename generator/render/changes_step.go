package render

import (
	"fmt"
	"slices"

	"egovsite/generator/survey"
)

// A comparison is one Diff on its way to a page.
type comparison struct {
	*site
	d  *survey.Diff
	id string // begins its fragments, as a page may hold several
	to linker
}

// changeStep is one comparison, the nth of so many.
func (s *site) changeStep(d *survey.Diff, n, of int, to linker) ChangeStep {
	c := comparison{s, d, fmt.Sprintf("change-%d", n), to}
	v := ChangeStep{ID: c.id, Heading: s.say("changes.step.only"), Summary: c.summary(), Answers: c.answers(), Apart: c.apart(),
		Acts: c.acts(), Links: c.links()}
	if of > 1 {
		v.Heading = s.say("changes.step", "Number", n+1)
	}
	v.Files = []ChangedFile{{s.say("changes.before"), fileName(d.Old.Response.Source), d.Old.Response.Source.SHA256},
		{s.say("changes.after"), fileName(d.New.Response.Source), d.New.Response.Source.SHA256}}
	for i := range d.Indicators {
		v.Indicators = append(v.Indicators, c.indicator(&d.Indicators[i]))
	}
	return v
}

// summary counts what changed, in one sentence.
func (c comparison) summary() string {
	if c.d.None() {
		return c.say("changes.none")
	}
	count := map[string]int{}
	for _, a := range c.d.Answers {
		count["answers."+string(a.Change)]++
	}
	for _, a := range c.d.Acts {
		count["acts."+string(a.Change)]++
	}
	for _, l := range c.d.Links {
		count["links."+string(l.Change)]++
	}
	var out []string
	for _, kind := range []string{"answers", "acts", "links"} {
		for _, change := range []survey.Change{survey.Added, survey.Changed, survey.Removed} {
			if n := count[kind+"."+string(change)]; n > 0 {
				out = append(out, c.say("changes.count."+kind+"."+string(change), "Count", n))
			}
		}
	}
	same := c.say("changes.same", "Count", c.d.Same)
	if len(out) == 0 {
		return same
	}
	return c.say("changes.summary", "List", c.list(out)) + " " + same
}

func (c comparison) indicator(x *survey.IndicatorChange) ChangedIndicator {
	v := ChangedIndicator{Name: c.words.Indicator(x.Indicator), Href: c.to.indicator(x.Indicator.Code)}
	switch {
	case x.Change == survey.Added:
		v.Note = c.say("changes.indicator.new")
	case x.Change == survey.Removed:
		v.Note = c.say("changes.indicator.gone")
	case !x.Comparable:
		v.Note = c.say("changes.indicator.apart")
	}
	if x.Old != nil {
		v.Sides = append(v.Sides, IndicatorSide{c.say("changes.before"), c.strip(x.Old, 240)})
	}
	if x.New != nil {
		v.Sides = append(v.Sides, IndicatorSide{c.say("changes.after"), c.strip(x.New, 240)})
	}
	for _, m := range x.Moves {
		q := m.New.Question
		v.Moves = append(v.Moves, ChangedItem{Question: c.answerLink(q), Label: c.words.Label(q),
			Old: c.standing(m.Old.Standing), New: c.standing(m.New.Standing),
			Through: questionLinks(c.d.New.Response.Edition, m.Because, c.changeLink)})
	}
	return v
}

// answerLink leads to an answer on the profile of the newer submission.
func (c comparison) answerLink(q *survey.Question) Link {
	r := c.d.New.Response
	return Link{Words: numbered(q.Number), Href: c.to.at(c.profilePath(r.Country.ISO3, r.Edition.ID), "#"+q.Anchor())}
}

// changeLink leads to what changed in an answer, on this page.
func (c comparison) changeLink(q *survey.Question) Link {
	return Link{Words: numbered(q.Number), Href: "#" + c.id + "-" + q.Anchor()}
}

// questionLinks names questions by their numbers, in printed order.
func questionLinks(e *survey.Edition, codes []string, link func(*survey.Question) Link) []Link {
	var out []Link
	for i := range e.Questions {
		if slices.Contains(codes, e.Questions[i].Code) {
			out = append(out, link(&e.Questions[i]))
		}
	}
	return out
}
