package chart

import (
	"math"
	"strconv"
	"strings"

	"egovsite/generator/locale"
	"egovsite/generator/survey"
)

// The E-Government Development Index, as published by others: one line, without
// its parts, so that it does not outweigh what was answered. Nothing here was
// computed from the answers.

func egdiTable(_ survey.Figure, p *survey.Profile, words *locale.Locale) Table {
	t := Table{Columns: heads(words, "egdi", nil, []string{"year", "rank", "egdi"})}
	for _, o := range p.Outside {
		row := []Cell{{Value: o.Year, Words: strconv.Itoa(o.Year)}, {Words: words.Say("figures.egdi.gap")}}
		if o.Rank > 0 {
			row[1] = number(words, o.Rank)
		}
		if o.EGDI != nil {
			row = append(row, Cell{Value: *o.EGDI, Words: words.Decimal(*o.EGDI, 4)})
		} else {
			row = append(row, Cell{Words: words.Say("figures.egdi.gap")})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// known lists the rows in which a column has a value.
func (s *subject) known(code string) []int {
	var out []int
	for r := range s.table.Rows {
		if s.table.cell(r, code).Value != nil {
			out = append(out, r)
		}
	}
	return out
}

func egdiEnough(s *subject) bool { return len(s.known("egdi")) > 1 }

func egdiWords(s *subject) (title, sentence string) {
	t, rows := &s.table, s.known("egdi")
	first, last := rows[0], rows[len(rows)-1]
	a, b := t.cell(first, "egdi").Value.(float64), t.cell(last, "egdi").Value.(float64)
	key := "title.same"
	switch {
	case b > a:
		key = "title.rose"
	case b < a:
		key = "title.fell"
	}
	title = s.say(key, "From", s.words.Decimal(a, 2), "To", s.words.Decimal(b, 2),
		"First", t.cell(first, "year").Words, "Last", t.cell(last, "year").Words)
	if t.cell(first, "rank").Value == nil || t.cell(last, "rank").Value == nil {
		return title, s.say("sentence")
	}
	return title, s.say("sentence") + " " + s.say("sentence.rank", "FirstRank", t.count(first, "rank"), "LastRank", t.count(last, "rank"),
		"First", t.cell(first, "year").Words, "Last", t.cell(last, "year").Words)
}

// beyond is the room for the words at the end of the line.
const beyond = 84

// plot is where the line stands in its picture.
type plot struct {
	left, right, top, bottom float64
	from, to                 int
}

func (s *subject) plot(width float64) plot {
	pl := plot{left: 36, right: width - beyond, top: 12, bottom: s.height - 26,
		from: s.table.count(0, "year"), to: s.table.count(len(s.table.Rows)-1, "year")}
	if width < wide {
		pl.bottom = 240
	}
	if pl.to == pl.from {
		pl.to++
	}
	return pl
}

func (pl plot) at(year int, v float64) point {
	return point{pl.left + (pl.right-pl.left)*float64(year-pl.from)/float64(pl.to-pl.from), pl.bottom - (pl.bottom-pl.top)*v}
}

// of is the point of a row that has a value.
func (pl plot) of(s *subject, r int) point { return pl.at(s.table.count(r, "year"), s.index(r)) }

func egdiSVG(s *subject, width float64) []byte {
	pl := s.plot(width)
	p := open(s, width, pl.bottom+26)
	p.mirror = false
	for _, tick := range []float64{0, .25, .5, .75, 1} {
		y := pl.at(pl.from, tick).y
		p.line("m-grid", pl.left, y, pl.right, y)
		p.text("t-small t-muted", pl.left-6, y+4, end, s.words.Decimal(tick, 2))
	}
	for r := range s.table.Rows {
		x := pl.at(s.table.count(r, "year"), 0).x
		p.line("m-axis", x, pl.bottom, x, pl.bottom+4)
	}
	for _, year := range s.labelled(pl) {
		p.text("t-small t-muted", pl.at(year, 0).x, pl.bottom+18, middle, strconv.Itoa(year))
	}
	for _, run := range s.runs() {
		var pts []point
		var values []string
		for _, r := range run {
			pts = append(pts, pl.of(s, r))
			values = append(values, strconv.FormatFloat(s.index(r), 'f', -1, 64))
		}
		p.path("l-egdi", false, strings.Join(values, " "), pts)
		for _, pt := range pts {
			p.dot("d-egdi", pt.x, pt.y, 3.2, "")
		}
	}
	words, at := s.endLabel(pl)
	p.text("t-name", pl.right+10, at.y+4, start, words)
	return p.done()
}

// labelled are the years that have room for their number below the axis.
func (s *subject) labelled(pl plot) []int {
	var out []int
	free := math.Inf(-1)
	for r := range s.table.Rows {
		year := s.table.count(r, "year")
		if x := pl.at(year, 0).x; x-16 > free {
			out = append(out, year)
			free = x + 20
		}
	}
	return out
}

// index is the value of a row that has one.
func (s *subject) index(r int) float64 { return s.table.cell(r, "egdi").Value.(float64) }

// runs cuts the line where a year has no value: what is missing is not joined.
func (s *subject) runs() [][]int {
	var out [][]int
	for i, r := range s.known("egdi") {
		if i > 0 && r == out[len(out)-1][len(out[len(out)-1])-1]+1 {
			out[len(out)-1] = append(out[len(out)-1], r)
		} else {
			out = append(out, []int{r})
		}
	}
	return out
}

// endLabel names the line at its last point.
func (s *subject) endLabel(pl plot) (words string, at point) {
	rows := s.known("egdi")
	last := rows[len(rows)-1]
	return s.say("column.egdi") + " " + s.words.Decimal(s.index(last), 2), pl.of(s, last)
}
