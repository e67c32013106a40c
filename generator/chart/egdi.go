package chart

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"egovsite/generator/locale"
	"egovsite/generator/survey"
)

// The E-Government Development Index and its parts, as published by others.
// Nothing here was computed from the answers.

// parts are the lines, the index itself last so that it lies on top.
var parts = []string{"epi", "osi", "hci", "tii", "egdi"}

func egdiTable(_ survey.Figure, p *survey.Profile, words *locale.Locale) Table {
	t := Table{Columns: heads(words, "egdi", nil, []string{"year", "rank", "egdi", "osi", "hci", "tii", "epi"})}
	for _, o := range p.Outside {
		row := []Cell{{Value: o.Year, Words: strconv.Itoa(o.Year)}, {Words: words.Say("figures.egdi.gap")}}
		if o.Rank > 0 {
			row[1] = number(words, o.Rank)
		}
		for _, f := range []*float64{o.EGDI, o.OSI, o.HCI, o.TII, o.EPI} {
			if f == nil {
				row = append(row, Cell{Words: words.Say("figures.egdi.gap")})
				continue
			}
			row = append(row, Cell{Value: *f, Words: words.Decimal(*f, 4)})
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

func egdiLegend(s *subject) []Key {
	var out []Key
	for _, code := range []string{"egdi", "osi", "hci", "tii", "epi"} {
		out = append(out, Key{code, s.say("key." + code)})
	}
	return out
}

// plot is where the lines stand in their picture.
type plot struct {
	left, right, top, bottom float64
	from, to                 int
}

func (s *subject) plot(width float64) plot {
	pl := plot{left: 36, right: width - 200, top: 12, bottom: s.height - 26,
		from: s.table.count(0, "year"), to: s.table.count(len(s.table.Rows)-1, "year")}
	if width < wide {
		pl.right, pl.bottom = width-84, 240
	}
	if pl.to == pl.from {
		pl.to++
	}
	return pl
}

func (pl plot) at(year int, v float64) point {
	return point{pl.left + (pl.right-pl.left)*float64(year-pl.from)/float64(pl.to-pl.from), pl.bottom - (pl.bottom-pl.top)*v}
}

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
	for _, code := range parts {
		for _, run := range s.runs(code) {
			var pts []point
			var values []string
			for _, r := range run {
				v := s.table.cell(r, code).Value.(float64)
				pts = append(pts, pl.at(s.table.count(r, "year"), v))
				values = append(values, strconv.FormatFloat(v, 'f', -1, 64))
			}
			p.path("l-"+code, false, strings.Join(values, " "), pts)
			if len(pts) == 1 || code == "egdi" {
				for _, pt := range pts {
					p.dot("d-"+code, pt.x, pt.y, 3.2, "")
				}
			}
		}
	}
	for _, l := range s.endLabels(pl) {
		class, name := "t-small t-muted", s.say("short."+l.code)
		if l.code == "egdi" {
			class = "t-name"
		}
		if width >= wide {
			name = s.say("label." + l.code)
		}
		p.line("m-grid", l.from.x+3, l.from.y, pl.right+12, l.y)
		p.text(class, pl.right+15, l.y+4, start, name+" "+l.words)
	}
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

// runs cuts a line where a year has no value: what is missing is not joined.
func (s *subject) runs(code string) [][]int {
	var out [][]int
	for i, r := range s.known(code) {
		if i > 0 && r == out[len(out)-1][len(out[len(out)-1])-1]+1 {
			out[len(out)-1] = append(out[len(out)-1], r)
		} else {
			out = append(out, []int{r})
		}
	}
	return out
}

// An endLabel names a line at its last point.
type endLabel struct {
	code, words string
	from        point
	y           float64
}

// endLabels sets the labels apart, highest first.
func (s *subject) endLabels(pl plot) []endLabel {
	var out []endLabel
	for _, code := range parts {
		rows := s.known(code)
		if len(rows) == 0 {
			continue
		}
		r := rows[len(rows)-1]
		v := s.table.cell(r, code).Value.(float64)
		pt := pl.at(s.table.count(r, "year"), v)
		out = append(out, endLabel{code, s.words.Decimal(v, 2), pt, pt.y})
	}
	slices.SortStableFunc(out, func(a, b endLabel) int { return int(math.Round(a.y*10 - b.y*10)) })
	const apart = 17
	for i := 1; i < len(out); i++ {
		out[i].y = max(out[i].y, out[i-1].y+apart)
	}
	floor := pl.bottom
	for i := len(out) - 1; i >= 0; i-- {
		out[i].y = min(out[i].y, floor)
		floor = out[i].y - apart
	}
	return out
}
