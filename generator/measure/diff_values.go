package measure

import (
	"slices"

	"egovsite/generator/survey"
)

// indicators compares what was measured on two responses. Changed are the
// answers that changed, by their newer codes.
func (j *join) indicators(before, after *survey.Profile, changed map[string]int) (out []survey.IndicatorChange) {
	for i := range after.Values {
		v := &after.Values[i]
		c := survey.IndicatorChange{Change: survey.Changed, Indicator: v.Indicator, New: v, Old: valueOf(before, v.Indicator.Code)}
		if c.Old == nil {
			c.Change = survey.Added
			out = append(out, c)
			continue
		}
		c.Moves = j.moves(c.Old, v, changed)
		c.Comparable = j.alike(c.Old, v)
		if len(c.Moves) > 0 || c.Old.Counts != v.Counts || c.Old.Enough != v.Enough {
			out = append(out, c)
		}
	}
	for i := range before.Values {
		if v := &before.Values[i]; valueOf(after, v.Indicator.Code) == nil {
			out = append(out, survey.IndicatorChange{Change: survey.Removed, Indicator: v.Indicator, Old: v})
		}
	}
	return out
}

func valueOf(p *survey.Profile, code string) *survey.Value {
	for i := range p.Values {
		if p.Values[i].Indicator.Code == code {
			return &p.Values[i]
		}
	}
	return nil
}

// moves are the items of both that stand elsewhere than before.
func (j *join) moves(before, after *survey.Value, changed map[string]int) (out []survey.Move) {
	for i := range after.Items {
		is := &after.Items[i]
		was := itemOf(before, j.earlier[is.Question.Code])
		if was == nil || was.Standing == is.Standing {
			continue
		}
		m := survey.Move{Indicator: after.Indicator, Old: was, New: is}
		for _, code := range j.behind(was, is) {
			if _, ok := changed[code]; ok && !slices.Contains(m.Because, code) {
				m.Because = append(m.Because, code)
			}
		}
		out = append(out, m)
	}
	return out
}

func itemOf(v *survey.Value, code string) *survey.ItemValue {
	for i := range v.Items {
		if v.Items[i].Question.Code == code {
			return &v.Items[i]
		}
	}
	return nil
}

// behind are the newer codes of the answers that an item's standing came from:
// its own, those of its evidence where that documents it, and those that it
// hangs on where they rule it out.
func (j *join) behind(was, is *survey.ItemValue) []string {
	out := []string{is.Question.Code}
	if was.Standing == survey.StandDocumented || is.Standing == survey.StandDocumented {
		for _, e := range is.Evidence {
			out = append(out, e.Question.Code)
		}
		for _, e := range was.Evidence {
			out = append(out, j.later[e.Question.Code])
		}
	}
	if was.Standing == survey.StandSkipped || is.Standing == survey.StandSkipped {
		parent := j.new.Answer(is.Question.Parent)
		for parent != nil && !slices.Contains(out, parent.Question.Code) {
			out = append(out, parent.Question.Code)
			parent = j.new.Answer(parent.Question.Parent)
		}
	}
	return out
}

// alike reports whether two values count the same questions, asked alike.
func (j *join) alike(before, after *survey.Value) bool {
	return len(before.Items) == len(after.Items) && !slices.ContainsFunc(after.Items, func(it survey.ItemValue) bool {
		return itemOf(before, j.earlier[it.Question.Code]) == nil
	})
}
