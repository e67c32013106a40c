package chart

import (
	"strconv"

	"egovsite/generator/locale"
	"egovsite/generator/survey"
)

// column returns the place of the column with this code.
func (t *Table) column(code string) int {
	for i := range t.Columns {
		if t.Columns[i].Code == code {
			return i
		}
	}
	panic("chart: a table has no column " + strconv.Quote(code))
}

// cell returns a cell by row and column code.
func (t *Table) cell(row int, code string) *Cell { return &t.Rows[row][t.column(code)] }

// count returns a whole number; 0 where the cell has no value.
func (t *Table) count(row int, code string) int {
	n, _ := t.cell(row, code).Value.(int)
	return n
}

// sum adds up a column.
func (t *Table) sum(code string) int {
	total := 0
	for r := range t.Rows {
		total += t.count(r, code)
	}
	return total
}

// heads makes columns with words from the figure's kind: "figures.strips.column.open".
func heads(words *locale.Locale, kind string, text []string, numeric []string) []Column {
	var out []Column
	for _, code := range text {
		out = append(out, Column{Code: code, Words: words.Say("figures." + kind + ".column." + code)})
	}
	for _, code := range numeric {
		out = append(out, Column{Code: code, Words: words.Say("figures." + kind + ".column." + code), Numeric: true})
	}
	return out
}

func number(words *locale.Locale, n int) Cell { return Cell{Value: n, Words: words.Number(n)} }

// of is a count out of a total, the only form in which readers meet a share.
func of(words *locale.Locale, n, total int) Cell {
	if total == 0 {
		return Cell{} // a part of nothing is no number
	}
	return Cell{Value: n, Words: words.Say("figures.of", "Part", n, "Total", total)}
}

// needed returns the profile's values that a figure draws: those it names, or all.
func needed(spec survey.Figure, p *survey.Profile) []*survey.Value {
	var out []*survey.Value
	if len(spec.Needs) == 0 {
		for i := range p.Values {
			out = append(out, &p.Values[i])
		}
		return out
	}
	for _, code := range spec.Needs {
		for i := range p.Values {
			if p.Values[i].Indicator.Code == code {
				out = append(out, &p.Values[i])
			}
		}
	}
	return out
}
