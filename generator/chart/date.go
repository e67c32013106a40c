package chart

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"egovsite/generator/locale"
	"egovsite/generator/survey"
)

// dateOf says from when the answers are that a figure shows: the editions they
// were given to, and when. What others published says its years itself.
func dateOf(spec survey.Figure, m Matter, words *locale.Locale) string {
	if spec.Kind == "egdi" {
		return ""
	}
	var names []string
	for _, e := range editionsOf(spec, m) {
		name := cmp.Or(words.Edition(e), e.ID)
		if e.Fieldwork > 0 {
			name = words.Say("figures.date.edition", "Edition", name, "Fieldwork", strconv.Itoa(e.Fieldwork))
		}
		names = append(names, name)
	}
	if len(names) == 0 {
		return ""
	}
	return words.Say("figures.date", "Count", len(names), "Editions", strings.Join(names, "; "))
}

// editionsOf are the editions of which a figure has answers, by ID: the one that
// its page is about, or all.
func editionsOf(spec survey.Figure, m Matter) []*survey.Edition {
	if m.Edition != nil {
		return []*survey.Edition{m.Edition}
	}
	found := map[string]*survey.Edition{}
	add := func(p *survey.Profile) { found[p.Response.Edition.ID] = p.Response.Edition }
	for _, p := range m.Profiles {
		if m.Indicator == nil || valueOf(p, m.Indicator) != nil {
			add(p)
		}
	}
	if m.Profile != nil {
		add(m.Profile)
		for _, t := range m.Profile.Trends {
			for _, x := range t.Points {
				if spec.Kind == "trend" {
					add(x.Profile)
				}
			}
		}
	}
	var out []*survey.Edition
	for _, e := range found {
		out = append(out, e)
	}
	slices.SortFunc(out, func(a, b *survey.Edition) int { return cmp.Compare(a.ID, b.ID) })
	return out
}
