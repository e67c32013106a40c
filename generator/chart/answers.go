package chart

import (
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
	used := make(map[string]bool, len(p.Response.Answers))
	add := func(codes ...string) {
		for _, code := range codes {
			used[code] = true
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
	var out []string
	for i := range p.Response.Answers {
		if code := p.Response.Answers[i].Question.Code; used[code] {
			out = append(out, code)
		}
	}
	return out
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
