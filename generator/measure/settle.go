package measure

import (
	"cmp"
	"slices"

	"egovsite/generator/survey"
)

// settle lists the choice questions whose recorded answer would narrow ranges,
// those that narrow most first. An indicator below its minimum has no range.
func settle(values []survey.Value) []survey.Settle {
	var out []survey.Settle
	at := map[string]int{}
	for i := range values {
		v := &values[i]
		if !v.Enough {
			continue
		}
		for _, item := range v.Items {
			open := item.Standing == survey.StandDocumented || item.Standing == survey.StandOpen
			if !open || item.Question.Kind != survey.Choice {
				continue
			}
			n, known := at[item.Question.Code]
			if !known {
				n = len(out)
				at[item.Question.Code] = n
				out = append(out, survey.Settle{Question: item.Question, Grade: item.Grade})
			}
			out[n].Narrows = append(out[n].Narrows, v.Indicator.Code)
			out[n].Share += 1 / float64(v.Counts.Asked())
		}
	}
	slices.SortStableFunc(out, func(a, b survey.Settle) int {
		return cmp.Or(cmp.Compare(b.Share, a.Share), cmp.Compare(a.Question.Number, b.Question.Number))
	})
	return out
}
