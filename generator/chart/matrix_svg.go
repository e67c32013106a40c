package chart

import (
	"math"
	"strconv"
)

// How many answers a drawing shows one by one: no more than a page holds
// without becoming slow, and no more countries than a sheet of paper is long.
const (
	mostCells     = 2000
	mostCountries = 45
)

// small reports whether every answer is drawn.
func (s *subject) small() bool {
	rows, columns := len(s.table.Rows), len(s.table.Columns)-1
	return rows <= mostCountries && rows*columns <= mostCells && s.cellsFit(wide)
}

// A matrixGrid is where the cells stand in a picture: below the names of questions,
// which run upwards, and behind those of countries.
type matrixGrid struct{ names, head, cell, row float64 }

const leastCell = 12.5 // so that the names of two questions do not touch

func (s *subject) matrixGrid(width float64) matrixGrid {
	m := matrixGrid{names: 190, head: 20, row: 18}
	if width < wide {
		m.names = 112
	}
	for _, c := range s.table.Columns[1:] {
		m.head = max(m.head, min(216, textWidth(c.Words, 12)+10))
	}
	m.head = math.Ceil(m.head)
	m.cell = min(40, (width-m.names)/float64(len(s.table.Columns)-1))
	return m
}

// cellsFit reports whether a width has room for all questions side by side.
func (s *subject) cellsFit(width float64) bool { return s.matrixGrid(width).cell >= leastCell }

func matrixSVG(s *subject, width float64) []byte {
	if !s.small() || !s.cellsFit(width) {
		return s.matrixStrips(width)
	}
	m := s.matrixGrid(width)
	p := open(s, width, m.head+m.row*float64(len(s.table.Rows))+2)
	for c, column := range s.table.Columns[1:] {
		p.upright("t-small", m.names+m.cell*(float64(c)+.5), m.head-8, fit(column.Words, m.head-10, 12))
	}
	for r, row := range s.table.Rows {
		y := m.head + m.row*float64(r)
		p.text("t-name", 0, y+13, start, fit(row[0].Words, m.names-10, 13))
		cells := map[string][]box{}
		for c, cell := range row[1:] {
			cells[cell.Code()] = append(cells[cell.Code()], box{m.names + m.cell*float64(c) + .5, y + 1.5, m.cell - 2, m.row - 3})
		}
		for _, code := range answerCodes {
			p.answers(code, code+":"+strconv.Itoa(len(cells[code])), cells[code])
		}
	}
	return p.done()
}

// Rows of the strips, by width of the page, and where a strip stands.
const (
	askedTop       = 22.0
	askedRow       = 26.0
	askedRowNarrow = 42.0
	askedFrom      = 268.0
	askedTo        = 668.0
)

// matrixStrips draws what all countries answered, a strip a question.
func (s *subject) matrixStrips(width float64) []byte {
	row, from, to := askedRow, askedFrom, askedTo
	if width < wide {
		row, from, to = askedRowNarrow, 0, width
	}
	p := open(s, width, askedTop+row*float64(len(s.table.Columns)-1))
	p.text("t-small t-muted", width, 12, end, s.say("column.stated"))
	for c, column := range s.table.Columns[1:] {
		n, y := s.ofColumn(c+1), askedTop+row*float64(c)
		text, bar := y+row/2+4.5, y+row/2-7
		if width < wide {
			text, bar = y+14, y+21
		}
		name := fit(column.Words, width-92, 13)
		if width >= wide {
			name = fit(column.Words, from-12, 13)
		}
		p.text("t-name", 0, text, start, name)
		if n.counted() > 0 {
			p.text("t-number", width, text, end, of(s.words, n.stated(), n.counted()).Words)
		}
		scale := (to - from) / float64(len(s.table.Rows))
		x := from
		for _, code := range answerCodes {
			w := scale * float64(n[code])
			if w > 0 {
				p.answers(code, code+":"+strconv.Itoa(n[code]), []box{{x + .5, bar + .5, max(w-2, .8), 13}})
			}
			x += w
		}
	}
	return p.done()
}
