package measure

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"egovsite/generator/survey"
)

// plans are the kinds of document that run for a period.
var plans = []string{"strategy", "roadmap", "program", "action-plan", "concept"}

// periodEnded finds strategies and plans whose own words give a period that was
// over when the response was made. It is the year of the latest figures in the
// response, or the year of the fieldwork; figures said to be of later years are
// aims.
func periodEnded(p *survey.Profile, cat *survey.Catalog) []survey.Check {
	year := responseYear(p.Response)
	if year == 0 {
		return nil
	}
	var words []string
	cited := citedWords(p.Response)
	var out []survey.Check
	for i := range p.Response.Acts {
		act := &p.Response.Acts[i]
		texts := append([]string{act.Title}, cited[act.ID]...)
		from, to, ok := firstPeriod(texts)
		if !ok {
			continue
		}
		if words == nil {
			words = planWords(cat)
		}
		if !slices.Contains(plans, act.Type) && !slices.ContainsFunc(texts, func(s string) bool { return hasWord(s, words) }) {
			continue
		}
		if from < to && to < year {
			out = append(out, survey.Check{Questions: act.CitedBy, Acts: []string{act.ID}, Words: map[string]string{
				"Title": actName(act), "From": strconv.Itoa(from), "To": strconv.Itoa(to), "Year": strconv.Itoa(year),
				"Numbers": numbers(p.Response.Edition, act.CitedBy)}})
		}
	}
	return out
}

// firstPeriod is the first period of years that one of the texts gives.
func firstPeriod(texts []string) (from, to int, ok bool) {
	for _, text := range texts {
		if from, to, ok = period(text); ok {
			return from, to, true
		}
	}
	return 0, 0, false
}

// period is the first that is written out in a text: "for 2014-2020".
func period(text string) (from, to int, ok bool) {
	const white = " \t\n\f\r"
	for i, r := range text {
		switch r {
		case '-', '‐', '‑', '–', '—', '/':
			before := strings.TrimRight(text[:i], white)
			behind := strings.TrimLeft(text[i+utf8.RuneLen(r):], white)
			if len(before) < 4 || len(behind) < 4 || len(before) > 4 && inName(before[len(before)-5]) || len(behind) > 4 && inName(behind[4]) {
				continue
			}
			if from, to = year(before[len(before)-4:]), year(behind[:4]); from > 0 && to > 0 {
				return from, to, true
			}
		}
	}
	return 0, 0, false
}

// year reads the four digits of a year of the last century or this one; 0 if they
// are none.
func year(digits string) int {
	if !strings.HasPrefix(digits, "19") && !strings.HasPrefix(digits, "20") || strings.Trim(digits, "0123456789") != "" {
		return 0
	}
	n, _ := strconv.Atoi(digits)
	return n
}

// inName reports a byte that would make digits beside it part of a word.
func inName(c byte) bool { return plainLetter(rune(c)) || '0' <= c && c <= '9' || c == '_' }

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
