package read

import (
	"fmt"
	"slices"
	"strings"
)

// A table that is being read. Its lines are put in order when it ends, as only
// then it is known whether its columns are the options of its rows.
type docxTable struct {
	rows  []*docxRow
	outer *docxTable
	row   *docxRow // that is being read
}

type docxRow struct {
	cells []docxCell
	at    string
	gone  bool // deleted
}

type docxCell struct {
	column, span int
	lines        []docxLine
}

// columnsMost is the number of columns that a table can have.
const columnsMost = 256

func (s *story) readTable(p *xmlPart) error {
	outside := s.inside
	t := &docxTable{outer: s.table}
	if !s.inside {
		s.tables++
	}
	s.table, s.inside = t, true
	sink := s.sink
	err := p.children(func(e element) error { return s.content(p, e) })
	s.table, s.inside, s.sink = t.outer, outside, sink
	if err != nil {
		return err
	}
	lines, err := s.inOrder(t.rows)
	*s.sink = append(*s.sink, lines...)
	return err
}

func (s *story) readRow(p *xmlPart) error {
	t := s.table
	if t == nil || t.row != nil {
		return p.children(func(e element) error { return s.content(p, e) })
	}
	r := &docxRow{at: s.at}
	t.row = r
	if t.outer == nil && s.tables > 0 {
		r.at = fmt.Sprintf("table %d, row %d", s.tables, len(t.rows)+1)
		s.at = r.at
	}
	err := p.children(func(e element) error {
		if e.name == "w:trPr" {
			return p.children(func(e element) error {
				switch e.name {
				case "w:gridBefore":
					r.cells = append(r.cells, docxCell{span: whole(e.attr("val"), 1, columnsMost)})
				case "w:del":
					r.gone = true
				}
				return p.skip()
			})
		}
		return s.content(p, e)
	})
	t.row = nil
	if !r.gone {
		t.rows = append(t.rows, r)
	}
	return err
}

func (s *story) readCell(p *xmlPart) error {
	if s.table == nil || s.table.row == nil {
		return p.children(func(e element) error { return s.content(p, e) })
	}
	r := s.table.row
	c := docxCell{span: 1}
	if n := len(r.cells); n > 0 {
		c.column = r.cells[n-1].column + r.cells[n-1].span
	}
	sink := s.sink
	s.sink = &c.lines
	gone := false
	err := p.children(func(e element) error {
		if e.name == "w:tcPr" {
			return p.children(func(e element) error {
				switch e.name {
				case "w:gridSpan":
					c.span = whole(e.attr("val"), 1, columnsMost)
				case "w:cellDel":
					gone = true
				}
				return p.skip()
			})
		}
		return s.content(p, e)
	})
	if err == nil {
		err = s.settle()
	}
	s.sink = sink
	if gone {
		c.lines = nil
	}
	r.cells = append(r.cells, c)
	return err
}

// text is what a cell says, if that is one line; blank is that it says nothing.
// A mark that is struck says nothing; a struck label may be the head of a column.
func (c docxCell) text() (text string, single bool) {
	for _, l := range c.lines {
		if t := strings.TrimSpace(strings.NewReplacer(struckMark, "", struckBoth, "").Replace(l.text)); t != "" {
			if text != "" {
				return "", false
			}
			text = t
		}
	}
	return text, true
}

func (c docxCell) blank() bool {
	text, single := c.text()
	return single && text == ""
}

// mark is the sign in a cell that holds nothing else.
func (c docxCell) mark() string {
	if text, _ := c.text(); slices.Contains(cellMarks, strings.ToLower(text)) {
		return text
	}
	return ""
}

var cellMarks = []string{"☒", "☑", "☐", "🗹", "🗷", "✓", "✔", "√", "✗", "✘", "x", "х", "×", "●", "◉", "○", "■", "□",
	"[x]", "[ ]", "[]", "(x)", "( )", "()", "(•)", "✔️", "☑️", "\uf0fe", "\uf0fd", "\uf052", "\uf0a8", "\uf06f"}

// boxed reports a sign that shows a box also where it is not set.
func boxed(mark string) bool {
	return !slices.Contains([]string{"✓", "✔", "✔️", "√", "✗", "✘", "x", "х", "×"}, strings.ToLower(mark))
}

// inOrder gives the lines of a table in the order in which they are read: cell
// by cell and row by row. Where columns are headed by options, each cell with a
// mark is followed by its option, and the heads are not read by themselves.
func (s *story) inOrder(rows []*docxRow) (out []docxLine, err error) {
	for i := 0; i < len(rows); {
		if g, ok := gridAt(rows, i); ok {
			lines, n := g.lines(rows[i:])
			for _, l := range lines {
				if err := s.grow(len(l.text)); err != nil {
					return nil, err
				}
			}
			out = append(out, lines...)
			i += n
			continue
		}
		out = append(out, rows[i].lines()...)
		i++
	}
	return out, nil
}

// lines of a row that is no part of a grid. A mark and its only label are put on
// one line, which says that they belong together.
func (r *docxRow) lines() (out []docxLine) {
	var words []string
	labels, marks := 0, 0
	for _, c := range r.cells {
		text, single := c.text()
		switch {
		case !single:
			labels += 2
		case c.mark() != "":
			marks++
			words = append(words, text)
		case text != "":
			labels++
			words = append(words, text)
		}
	}
	if labels == 1 && marks == 1 {
		return []docxLine{{text: strings.Join(words, " "), at: r.at}}
	}
	for _, c := range r.cells {
		out = append(out, c.lines...)
	}
	return out
}
