package chart

import "egovsite/generator/survey"

// Places of the wide matrix.
const (
	itemsLadder = 276.0
	itemsActs   = 360.0
)

func itemsSVG(s *subject, width float64) []byte {
	if width < wide {
		return itemsNarrow(s, width)
	}
	const pad, step, head, below = 10.0, 19.0, 24.0, 10.0
	groups := s.groups()
	height := head
	acts := make([][]actText, len(groups))
	heights := make([]float64, len(groups))
	for i, g := range groups {
		acts[i] = s.actTexts(g, width-itemsActs)
		heights[i] = 2*pad + max(2*step, textHeight(acts[i], step, below))
		height += heights[i]
	}
	p := open(s, width, height+1)
	p.text("t-small t-muted", 0, 12, start, s.say("column.item"))
	p.text("t-small t-muted", itemsLadder, 12, start, s.say("column.grade"))
	p.text("t-small t-muted", itemsActs, 12, start, s.say("column.act"))
	y := head
	for i, g := range groups {
		p.line("m-grid", 0, y+.5, width, y+.5)
		s.itemHead(p, g[0], 0, itemsLadder-16, y+pad+12)
		p.ladder(itemsLadder+.5, y+pad+.5, gradeOf(s.table.cell(g[0], "grade")), 9, 4)
		at := y + pad + 12
		for _, a := range acts[i] {
			at = a.draw(p, itemsActs, width, at, step)
			if !a.inline {
				at += below
			}
		}
		p.text("t-small t-muted", 22, y+pad+12+step, start, s.standingWords(g[0]))
		y += heights[i]
	}
	p.line("m-grid", 0, y+.5, width, y+.5)
	return p.done()
}

// actText is how one act is set: its title in at most three lines, its type and
// date at the far end of a title of one line, or below.
type actText struct {
	title  []string
	class  string
	about  string
	inline bool
}

func (s *subject) actText(row int, room float64) actText {
	act := s.table.cell(row, "act")
	if act.Value == nil {
		return actText{title: []string{s.say("no-act")}, class: "t-muted", inline: true}
	}
	a := actText{class: "t-own", about: s.about(row), title: wrap(act.Words, room, 13, 3)}
	a.inline = len(a.title) == 1 && textWidth(a.title[0], 13)+textWidth(a.about, 12)+16 <= room
	return a
}

// actTexts sets the acts of an item, all of them in the same way.
func (s *subject) actTexts(g [2]int, room float64) []actText {
	var out []actText
	inline := true
	for r := g[0]; r < g[1]; r++ {
		a := s.actText(r, room)
		inline = inline && a.inline
		out = append(out, a)
	}
	for i := range out {
		out[i].inline = inline
	}
	return out
}

// textHeight is how high acts stand, with the room below those of several lines
// but the last.
func textHeight(acts []actText, step, below float64) float64 {
	height := 0.0
	for i, a := range acts {
		height += step * float64(a.lines())
		if i > 0 && !a.inline {
			height += below
		}
	}
	return height
}

func (a actText) lines() int {
	if a.inline {
		return len(a.title)
	}
	return len(a.title) + 1
}

// draw sets the act from the line at y on, and returns the line behind it.
func (a actText) draw(p *pen, from, to, y, step float64) float64 {
	for _, line := range a.title {
		p.text(a.class, from, y, start, line)
		y += step
	}
	if a.inline {
		p.text("t-small t-muted", to, y-step, end, a.about)
		return y
	}
	p.text("t-small t-muted", from, y, start, a.about)
	return y + step
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
	const pad, step, below, indent = 10.0, 18.0, 8.0, 22.0
	groups := s.groups()
	acts := make([][]actText, len(groups))
	heights := make([]float64, len(groups))
	height := 0.0
	for i, g := range groups {
		heights[i] = 2*pad + 2*step
		for r := g[0]; r < g[1] && s.table.cell(r, "act").Value != nil; r++ {
			a := s.actText(r, width-indent)
			acts[i] = append(acts[i], a)
			heights[i] += below + step*float64(a.lines())
		}
		height += heights[i]
	}
	p := open(s, width, height+1)
	y := 0.0
	for i, g := range groups {
		p.line("m-grid", 0, y+.5, width, y+.5)
		s.itemHead(p, g[0], 0, width-76, y+pad+12)
		p.ladder(width-62, y+pad+.5, gradeOf(s.table.cell(g[0], "grade")), 9, 4)
		p.text("t-small t-muted", indent, y+pad+12+step, start, s.standingWords(g[0]))
		at := y + pad + 12 + 2*step
		for _, a := range acts[i] {
			at = a.draw(p, indent, width, at+below, step)
		}
		y += heights[i]
	}
	p.line("m-grid", 0, y+.5, width, y+.5)
	return p.done()
}
