package measure

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"egovsite/generator/survey"
)

// plans are the kinds of document that run for a period.
var plans = []string{"strategy", "roadmap", "program", "action-plan", "concept"}

// periods are written out: "for 2014-2020".
var periods = regexp.MustCompile(`\b((?:19|20)\d\d)\s*[-‐‑–—/]\s*((?:19|20)\d\d)\b`)

// periodEnded finds strategies and plans whose own words give a period that was
// over when the response was made. It is the year of the latest figures in the
// response, or the year of the fieldwork; figures said to be of later years are
// aims.
func periodEnded(p *survey.Profile, cat *survey.Catalog) []survey.Check {
	year := responseYear(p.Response)
	if year == 0 {
		return nil
	}
	words := planWords(cat)
	cited := citedWords(p.Response)
	var out []survey.Check
	for i := range p.Response.Acts {
		act := &p.Response.Acts[i]
		texts := append([]string{act.Title}, cited[act.ID]...)
		if !slices.Contains(plans, act.Type) && !slices.ContainsFunc(texts, func(s string) bool { return hasWord(s, words) }) {
			continue
		}
		for _, text := range texts {
			m := periods.FindStringSubmatch(text)
			if m == nil {
				continue
			}
			from, _ := strconv.Atoi(m[1])
			to, _ := strconv.Atoi(m[2])
			if from < to && to < year {
				out = append(out, survey.Check{Questions: act.CitedBy, Acts: []string{act.ID}, Words: map[string]string{
					"Title": actName(act), "From": m[1], "To": m[2], "Year": strconv.Itoa(year),
					"Numbers": numbers(p.Response.Edition, act.CitedBy)}})
			}
			break
		}
	}
	return out
}

// responseYear is the year a response speaks of, or 0 if that is not known.
func responseYear(r *survey.Cleared) int {
	latest, fieldwork := 0, r.Edition.Fieldwork
	for i := range r.Answers {
		for _, d := range r.Answers[i].AsOf {
			if fieldwork == 0 || d.Date.Year <= fieldwork+1 {
				latest = max(latest, d.Date.Year)
			}
		}
	}
	if latest > 0 {
		return latest
	}
	return fieldwork
}

// planWords are the words of the vocabularies that name a plan, lower case.
func planWords(cat *survey.Catalog) []string {
	var out []string
	for i := range cat.Vocabulary {
		for _, t := range cat.Vocabulary[i].ActTypes {
			if slices.Contains(plans, t.Code) {
				out = append(out, t.Words...)
			}
		}
	}
	return out
}

// citedWords are the words of all citations, by act.
func citedWords(r *survey.Cleared) map[string][]string {
	out := map[string][]string{}
	for i := range r.Answers {
		for _, c := range r.Answers[i].Citations {
			out[c.Act] = append(out[c.Act], c.Words)
		}
	}
	return out
}

// differentActs finds indicators whose items speak of one and the same act,
// while no act is cited by all the answers that cite any. Named are the acts
// that the answers cite first.
func differentActs(p *survey.Profile, _ *survey.Catalog) []survey.Check {
	var out []survey.Check
	for _, v := range p.Values {
		if !v.Indicator.OneAct {
			continue
		}
		var questions, first, common []string
		for _, item := range v.Items {
			var cited []string
			for _, e := range item.Evidence {
				for _, c := range e.Citations {
					cited = append(cited, c.Act)
				}
				if len(e.Citations) > 0 {
					questions = append(questions, e.Question.Code)
				}
			}
			switch {
			case len(cited) == 0:
				continue
			case len(first) == 0:
				common = cited
			default:
				common = slices.DeleteFunc(common, func(id string) bool { return !slices.Contains(cited, id) })
			}
			if !slices.Contains(first, cited[0]) {
				first = append(first, cited[0])
			}
		}
		if len(first) < 2 || len(common) > 0 {
			continue
		}
		var titles []string
		for _, id := range first {
			if i := slices.IndexFunc(p.Response.Acts, func(a survey.Act) bool { return a.ID == id }); i >= 0 {
				titles = append(titles, actName(&p.Response.Acts[i]))
			}
		}
		out = append(out, survey.Check{Questions: questions, Acts: first, Words: map[string]string{
			"Indicator": v.Indicator.Name, "Acts": strings.Join(titles, "; "), "Count": strconv.Itoa(len(first)),
			"Numbers": numbers(p.Response.Edition, questions)}})
	}
	return out
}
