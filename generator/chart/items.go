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
				{Value: item.Question.Code, Words: item.Question.Label, Link: "#" + item.Question.Anchor()},
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
					Cell{Value: act.ID, Words: actTitle(act, words), Link: act.Address},
					Cell{Value: act.Type, Words: actType(act, words)},
					Cell{Value: isoDate(act.Date), Words: words.Date(act.Date)},
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

// actTitle is the title as cited, or the words for an act without one.
func actTitle(a *survey.Act, words *locale.Locale) string {
	if a.Title != "" {
		return a.Title
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
		case survey.StandRecorded, survey.StandDocumented:
			supported++
			counted++
		case survey.StandOpen, survey.StandNo:
			counted++
		}
		if gradeOf(s.table.cell(g[0], "grade")) >= survey.GradeDatedAct {
			firm++
		}
		for r := g[0]; r < g[1]; r++ {
			if id := s.table.cell(r, "act").Value; id != nil {
				acts[id] = true
			}
		}
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

// Places of the wide matrix.
const (
	itemsLadder = 250.0
	itemsActs   = 338.0
)

func itemsSVG(s *subject, width float64) []byte {
	if width < wide {
		return itemsNarrow(s, width)
	}
	const pad, step, head = 10.0, 19.0, 24.0
	groups := s.groups()
	height := head
	for _, g := range groups {
		height += 2*pad + step*float64(max(2, g[1]-g[0]))
	}
	p := open(s, width, height+1)
	p.text("t-small t-muted", 0, 12, start, s.say("column.item"))
	p.text("t-small t-muted", itemsLadder, 12, start, s.say("column.grade"))
	p.text("t-small t-muted", itemsActs, 12, start, s.say("column.act"))
	y := head
	for _, g := range groups {
		p.line("m-grid", 0, y+.5, width, y+.5)
		s.itemHead(p, g[0], 0, itemsLadder-16, y+pad+12)
		grade := gradeOf(s.table.cell(g[0], "grade"))
		p.ladder(itemsLadder+.5, y+pad+.5, grade, 9, 4)
		for r := g[0]; r < g[1]; r++ {
			s.actLine(p, r, itemsActs, width, y+pad+12+step*float64(r-g[0]))
		}
		p.text("t-small t-muted", 22, y+pad+12+step, start, s.standingWords(g[0]))
		y += 2*pad + step*float64(max(2, g[1]-g[0]))
	}
	p.line("m-grid", 0, y+.5, width, y+.5)
	return p.done()
}

// standingWords are what is said below an item's name: its standing, and the grade of its evidence.
func (s *subject) standingWords(row int) string {
	return s.words.Say("figures.standing-and-grade", "Standing", s.table.cell(row, "standing").Words,
		"Grade", s.table.cell(row, "grade").Words)
}

// itemHead draws an item's mark and name.
func (s *subject) itemHead(p *pen, row int, x, room, y float64) {
	standing := s.table.cell(row, "standing").Value.(string)
	switch survey.Standing(standing) {
	case survey.StandSkipped, survey.StandNotAsked:
		p.line("m-grid", x, y-4, x+14, y-4)
	default:
		p.cell(standing, x+.5, y-10.5, 13, 13, standing)
	}
	p.text("t-name", x+22, y, start, fit(s.table.cell(row, "item").Words, room-22, 13))
}

// actLine draws one act: its title, and at the far end its type and date.
func (s *subject) actLine(p *pen, row int, from, to, y float64) {
	act := s.table.cell(row, "act")
	if act.Value == nil {
		p.text("t-muted", from, y, start, s.say("no-act"))
		return
	}
	about := s.about(row)
	p.text("t-small t-muted", to, y, end, about)
	p.text("t-own", from, y, start, fit(act.Words, to-from-textWidth(about, 12)-16, 13))
}

// about is an act's type and date in one line.
func (s *subject) about(row int) string {
	kind, date := s.table.cell(row, "type").Words, s.table.cell(row, "date").Words
	if date == "" {
		return kind
	}
	return s.words.Say("figures.act.dated", "Type", kind, "Date", date)
}

// itemsNarrow puts acts below the item and their type and date below them.
func itemsNarrow(s *subject, width float64) []byte {
	const pad, step = 10.0, 18.0
	groups := s.groups()
	rows := func(g [2]int) float64 {
		if s.table.cell(g[0], "act").Value == nil {
			return 2
		}
		return 2 + 2*float64(g[1]-g[0])
	}
	height := 0.0
	for _, g := range groups {
		height += 2*pad + step*rows(g)
	}
	p := open(s, width, height+1)
	y := 0.0
	for _, g := range groups {
		p.line("m-grid", 0, y+.5, width, y+.5)
		s.itemHead(p, g[0], 0, width-76, y+pad+12)
		p.ladder(width-62, y+pad+.5, gradeOf(s.table.cell(g[0], "grade")), 9, 4)
		p.text("t-small t-muted", 22, y+pad+12+step, start, s.standingWords(g[0]))
		for r := g[0]; r < g[1] && s.table.cell(r, "act").Value != nil; r++ {
			line := y + pad + 12 + step*float64(2+2*(r-g[0]))
			p.text("t-own", 22, line, start, fit(s.table.cell(r, "act").Words, width-22, 13))
			p.text("t-small t-muted", 22, line+step-2, start, fit(s.about(r), width-22, 12))
		}
		y += 2*pad + step*rows(g)
	}
	p.line("m-grid", 0, y+.5, width, y+.5)
	return p.done()
}
