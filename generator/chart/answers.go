package chart

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"egovsite/generator/survey"
)

// answersOf lists the codes of the questions a country's figure was made from,
// in printed order.
func answersOf(spec survey.Figure, p *survey.Profile) []string {
	if p == nil {
		return nil
	}
	seen := map[string]int{}
	add := func(codes ...string) {
		for _, code := range codes {
			if a := p.Response.Answer(code); a != nil {
				seen[code] = a.Question.Number
			}
		}
	}
	switch spec.Kind {
	case "egdi":
	case "act-timeline":
		for _, a := range p.Response.Acts {
			add(a.CitedBy...)
		}
	case "evidence-hosts", "hosts-treemap":
		for _, h := range p.Hosts {
			add(h.Questions...)
		}
	default:
		for _, v := range needed(spec, p) {
			for _, item := range v.Items {
				add(item.Question.Code)
				for _, a := range item.Evidence {
					add(a.Question.Code)
				}
			}
		}
	}
	return slices.SortedFunc(maps.Keys(seen), func(a, b string) int { return cmp.Compare(seen[a], seen[b]) })
}

// numbers writes the printed numbers of questions: "37, 45".
func numbers(r *survey.Cleared, codes []string) string {
	var out []string
	for _, code := range codes {
		if a := r.Answer(code); a != nil {
			out = append(out, strconv.Itoa(a.Question.Number))
		}
	}
	return strings.Join(out, ", ")
}
