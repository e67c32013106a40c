package chart

import "egovsite/generator/survey"

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
