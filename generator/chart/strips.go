package chart

import (
	"strconv"

	"egovsite/generator/locale"
	"egovsite/generator/survey"
)

// The coverage strips: what is stated, documented, open and answered No, one
// row an indicator and one cell an item.

func stripsTable(spec survey.Figure, p *survey.Profile, words *locale.Locale) Table {
	t := Table{Columns: heads(words, "strips", []string{"indicator"},
		[]string{"recorded", "documented", "open", "no", "asked", "supported"})}
	for _, v := range needed(spec, p) {
		c := v.Counts
		t.Rows = append(t.Rows, []Cell{
			{Value: v.Indicator.Code, Words: words.Indicator(v.Indicator), Link: "#" + v.Indicator.Code},
			number(words, c.Recorded), number(words, c.Documented), number(words, c.Open), number(words, c.No),
			number(words, c.Asked()), of(words, c.Supported(), c.Asked()),
		})
	}
	return t
}

func stripsEnough(s *subject) bool { return s.table.sum("asked") > 0 }

func stripsWords(s *subject) (title, sentence string) {
	t := &s.table
	title = s.say("title", "Supported", t.sum("supported"), "Count", t.sum("asked"))
	return title, s.say("sentence", "Recorded", t.sum("recorded"), "Documented", t.sum("documented"),
		"Open", t.sum("open"), "No", t.sum("no"))
}

// Rows of the strips, by width of the page.
const (
	stripTop       = 22.0
	stripRow       = 34.0
	stripRowNarrow = 48.0
	stripFrom      = 236.0
	stripTo        = 660.0
)

func stripsSVG(s *subject, width float64) []byte {
	t := &s.table
	row := stripRow
	if width < wide {
		row = stripRowNarrow
	}
	p := open(s, width, stripTop+row*float64(len(t.Rows)))
	p.text("t-small t-muted", width, 12, end, s.say("column.supported"))
	for r := range t.Rows {
		y := stripTop + row*float64(r)
		name := t.cell(r, "indicator").Words
		if width < wide {
			p.text("t-name", 0, y+16, start, fit(name, width-80, 13))
			p.text("t-number", width, y+16, end, t.cell(r, "supported").Words)
			s.cells(p, r, 0, width, y+24, 16)
			continue
		}
		p.text("t-name", 0, y+row/2+4.5, start, fit(name, stripFrom-16, 13))
		p.text("t-number", width, y+row/2+4.5, end, t.cell(r, "supported").Words)
		s.cells(p, r, stripFrom, stripTo, y+row/2-8, 16)
	}
	return p.done()
}

// cells draws one row's items between two places.
func (s *subject) cells(p *pen, row int, from, to, y, h float64) {
	asked := s.table.count(row, "asked")
	if asked == 0 {
		p.line("m-grid", from, y+h/2, to, y+h/2)
		return
	}
	w, gap := cells(asked, to-from)
	i := 0
	for _, stand := range standings {
		n := s.table.count(row, string(stand))
		for k := range n {
			value := ""
			if k == 0 {
				value = strconv.Itoa(n)
			}
			p.cell(string(stand), from+float64(i)*(w+gap)+.5, y+.5, w-1, h-1, value)
			i++
		}
	}
}
