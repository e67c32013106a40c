package chart

import (
	"egovsite/generator/locale"
	"egovsite/generator/survey"
)

// The items of one indicator with what is given for each: standing, grade of
// the evidence, acts cited. Serves the legal matrix and the strategy checklist.

func itemsTable(spec survey.Figure, p *survey.Profile, words *locale.Locale) Table {
	t := Table{Columns: heads(words, spec.Kind, []string{"item", "standing", "grade", "act", "type", "date", "article"}, nil)}
	for _, v := range needed(spec, p) {
		for _, item := range v.Items {
			first := []Cell{
				{Value: item.Question.Code, Words: words.Label(item.Question), Link: "#" + item.Question.Anchor()},
				{Value: string(item.Standing), Words: words.Say("standing." + string(item.Standing))},
				{Value: item.Grade.String(), Words: words.Say("grade." + item.Grade.String())},
			}
			cited := citedBy(item)
			if len(cited) == 0 {
				t.Rows = append(t.Rows, append(first, Cell{}, Cell{}, Cell{}, Cell{}))
			}
			for _, c := range cited {
				act := actByID(p.Response, c.Act)
				if act == nil {
					continue
				}
				t.Rows = append(t.Rows, append(first[:3:3],
					Cell{Value: act.ID, Words: actTitle(act, words), Link: act.Address, Own: true},
					Cell{Value: act.Type, Words: actType(act, words)},
					Cell{Value: act.Date.String(), Words: words.Date(act.Date)},
					Cell{Value: c.Pinpoint, Words: c.Pinpoint}))
			}
		}
	}
	return t
}

// citedBy lists the citations of an item's evidence, each act once.
func citedBy(item survey.ItemValue) []survey.Citation {
	var out []survey.Citation
	seen := map[string]int{}
	for _, a := range item.Evidence {
		for _, c := range a.Citations {
			if i, ok := seen[c.Act]; !ok {
				seen[c.Act] = len(out)
				out = append(out, c)
			} else if out[i].Pinpoint == "" {
				out[i].Pinpoint = c.Pinpoint
			}
		}
	}
	return out
}

func actByID(r *survey.Cleared, id string) *survey.Act {
	for i := range r.Acts {
		if r.Acts[i].ID == id {
			return &r.Acts[i]
		}
	}
	return nil
}

// actTitle is the title, or the words for an act without one.
func actTitle(a *survey.Act, words *locale.Locale) string {
	if a.Title != "" {
		return a.Heading()
	}
	return words.Say("figures.untitled")
}

// actType is "Decree No. 263": what an act is called beside its title.
func actType(a *survey.Act, words *locale.Locale) string {
	kind := words.Say("figures.act.act")
	if key := "figures.act." + a.Type; a.Type != "" && words.Has(key) {
		kind = words.Say(key)
	}
	if a.Number == "" {
		return kind
	}
	return words.Say("figures.act.numbered", "Type", kind, "Number", a.Number)
}

// groups cuts the rows of the table into items: each from its first row to
// the row after its last.
func (s *subject) groups() [][2]int {
	var out [][2]int
	for r := range s.table.Rows {
		if r > 0 && s.table.cell(r, "item").Value == s.table.cell(r-1, "item").Value {
			out[len(out)-1][1] = r + 1
			continue
		}
		out = append(out, [2]int{r, r + 1})
	}
	return out
}

func itemsWords(s *subject) (title, sentence string) {
	supported, counted, firm := 0, 0, 0
	acts := map[any]bool{}
	for _, g := range s.groups() {
		switch survey.Standing(s.table.cell(g[0], "standing").Value.(string)) {
		case survey.StandSkipped, survey.StandNotAsked:
			continue
		case survey.StandRecorded, survey.StandDocumented:
			supported++
		}
		counted++
		if gradeOf(s.table.cell(g[0], "grade")) >= survey.GradeDatedAct {
			firm++
		}
		for r := g[0]; r < g[1]; r++ {
			if id := s.table.cell(r, "act").Value; id != nil {
				acts[id] = true
			}
		}
	}
	if counted == 0 {
		return s.say("title.none"), s.words.Say("figures.items.not-counted")
	}
	title = s.say("title", "Supported", supported, "Count", counted)
	if len(acts) == 0 {
		return title, s.say("sentence.none")
	}
	return title, s.say("sentence", "Firm", firm, "Total", counted, "Count", len(acts))
}

func gradeOf(c *Cell) survey.Grade {
	for _, g := range survey.Grades {
		if c.Value == g.String() {
			return g
		}
	}
	return survey.GradeNone
}

func standingLegend(s *subject) []Key {
	var out []Key
	for _, stand := range standings {
		out = append(out, Key{string(stand), s.words.Say("standing." + string(stand))})
	}
	return out
}
