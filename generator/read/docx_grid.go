package read

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A grid is a part of a table in which columns are options: a row of heads, and
// rows with a mark in one column or another. The heads may also stand below, for
// one row of marks.
type grid struct {
	head    *docxRow
	options map[int]string // by column
	below   bool
	bare    bool // marks are signs without a box, so that a blank cell is one that is not set
	named   bool // every row with marks has words of its own
}

const (
	labelMost  = 100 // characters of an option as a head
	captionFew = 3   // words of a head that says no more than what its column holds
)

// at is the cell that stands in a column alone.
func (r *docxRow) cell(column int) (docxCell, bool) {
	for _, c := range r.cells {
		if c.column == column {
			return c, c.span == 1
		}
	}
	return docxCell{}, false
}

func (r *docxRow) marked() bool {
	return slices.ContainsFunc(r.cells, func(c docxCell) bool { return c.mark() != "" })
}

// gridAt tells whether a grid begins with row i.
func gridAt(rows []*docxRow, i int) (grid, bool) {
	r := rows[i]
	if r.marked() {
		if i+1 < len(rows) && !rows[i+1].marked() {
			return gridBelow(r, rows[i+1])
		}
		return grid{}, false
	}
	g := grid{head: r, options: map[int]string{}, named: true}
	candidates := r.labels()
	if len(candidates) < 2 {
		return grid{}, false
	}
	used, open := map[int]bool{}, map[int]bool{} // columns with marks, columns that are blank beside them
	for c := range candidates {
		open[c] = true
	}
	for _, later := range rows[i+1:] {
		if !later.marked() {
			if len(used) == 0 && len(later.labels()) >= 2 || later.heads(candidates) {
				break // another head
			}
			continue
		}
		words := false
		for _, c := range later.cells {
			_, head := candidates[c.column]
			switch mark := c.mark(); {
			case mark != "" && head && c.span == 1:
				used[c.column] = true
				g.bare = g.bare || !boxed(mark)
			case !c.blank():
				words = true
				open[c.column] = false
			}
		}
		g.named = g.named && words
	}
	for c, label := range candidates {
		if used[c] || g.bare && open[c] {
			g.options[c] = label
		}
	}
	return g, len(used) > 0 && len(g.options) >= 2 && distinct(g.options)
}

// heads reports a row that has words under all heads, so is one itself.
func (r *docxRow) heads(candidates map[int]string) bool {
	labels := r.labels()
	for c := range candidates {
		if labels[c] == "" {
			return false
		}
	}
	return true
}

// labels are the short words of a row, by column.
func (r *docxRow) labels() map[int]string {
	out := map[int]string{}
	for _, c := range r.cells {
		text, single := c.text()
		if single && text != "" && c.span == 1 && c.mark() == "" && utf8.RuneCountInString(text) <= labelMost {
			out[c.column] = text
		}
	}
	return out
}

// gridBelow takes a row of marks alone together with the labels under them.
func gridBelow(marks, labels *docxRow) (grid, bool) {
	g := grid{head: labels, options: map[int]string{}, below: true, named: true}
	under := labels.labels()
	for _, c := range marks.cells {
		switch {
		case c.mark() != "" && under[c.column] != "":
			g.options[c.column] = under[c.column]
		case !c.blank():
			return grid{}, false
		}
	}
	return g, len(g.options) >= 2 && len(g.options) == len(under) && distinct(g.options)
}

func distinct(labels map[int]string) bool {
	seen := map[string]bool{}
	for _, l := range labels {
		l = strings.ToLower(l)
		if seen[l] {
			return false
		}
		seen[l] = true
	}
	return true
}

// lines are those of the grid and the number of rows that it takes.
func (g grid) lines(rows []*docxRow) (out []docxLine, n int) {
	if g.below {
		return g.row(rows[0]), 2
	}
	out = append(out, g.heading()...)
	n = 1
	for ; n < len(rows); n++ {
		r := rows[n]
		switch {
		case g.fits(r) && (r.marked() || g.bare && len(g.captioned(r)) > 0):
			out = append(out, g.row(r)...)
		case !r.marked() && r.heads(g.head.labels()):
			if !g.repeats(r) {
				return out, n
			}
		case len(r.labels()) >= 2 && startsGrid(rows, n):
			return out, n
		default:
			out = append(out, r.lines()...)
		}
	}
	return out, n
}

// startsGrid reports another grid, with options of its own.
func startsGrid(rows []*docxRow, i int) bool {
	_, ok := gridAt(rows, i)
	return ok
}

// repeats reports a row that prints the heads again, as at the top of a page.
func (g grid) repeats(r *docxRow) bool {
	for c, label := range g.head.labels() {
		if other, _ := r.cell(c); !strings.EqualFold(firstOf(other.text()), label) {
			return false
		}
	}
	return true
}

func firstOf(text string, _ bool) string { return text }

// heading are the heads that are no options and say something: of a column
// before the options they go before the grid, unless they only name the column.
func (g grid) heading() (out []docxLine) {
	for _, c := range g.head.cells {
		text, single := c.text()
		if g.options[c.column] != "" || g.behind(c.column) && single {
			continue
		}
		if g.named && single && len(strings.Fields(text)) <= captionFew && !strings.ContainsAny(text, "0123456789?") {
			continue
		}
		out = append(out, c.lines...)
	}
	return out
}

// behind reports a column that stands behind all options.
func (g grid) behind(column int) bool {
	for c := range g.options {
		if column < c {
			return false
		}
	}
	return true
}

// fits reports a row that has marks or nothing under the options.
func (g grid) fits(r *docxRow) bool {
	for column := range g.options {
		c, alone := r.cell(column)
		if !alone || c.mark() == "" && !c.blank() {
			return false
		}
	}
	return true
}

// captioned are the words of a row outside the options.
func (g grid) captioned(r *docxRow) (out []docxLine) {
	for _, c := range r.cells {
		if g.options[c.column] == "" && !c.blank() {
			out = append(out, c.lines...)
		}
	}
	return out
}

// row are the lines of a row of the grid: each cell under an option with that
// option, each other one as it is, behind its head if that stands behind the options.
func (g grid) row(r *docxRow) (out []docxLine) {
	for _, c := range r.cells {
		if label := g.options[c.column]; label != "" {
			out = append(out, docxLine{text: strings.TrimSpace(c.mark() + " " + label), at: r.at})
			continue
		}
		if head, _ := g.head.cell(c.column); !g.below && g.behind(c.column) && !head.blank() {
			out = append(out, docxLine{text: firstOf(head.text()), at: r.at})
		}
		out = append(out, c.lines...)
	}
	return out
}
