package catalog

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"egovsite/generator/problem"
)

// A table is a CSV file read row by row with the place of every cell.
type table struct {
	file    string
	loader  *loader
	reader  *csv.Reader
	columns []string
	row     []string
}

// table opens a CSV file and holds its heading against the columns wanted.
func (l *loader) table(file string, text []byte, columns []string) (*table, bool) {
	t := &table{file: file, loader: l}
	t.reader = csv.NewReader(bytes.NewReader(bytes.TrimPrefix(text, []byte("\ufeff"))))
	t.reader.ReuseRecord = true
	if !t.next() {
		if len(bytes.TrimSpace(text)) == 0 {
			t.loader.add(problem.Problem{Code: "content-syntax", Severity: problem.Error, File: t.file, What: "the file is empty",
				Why: "its first line names the columns", Hint: "take it out, or write " + strings.Join(columns, ",")})
		}
		return t, false
	}
	t.columns = slices.Clone(t.row)
	sound := true
	for _, c := range columns {
		if t.at(c) < 0 {
			t.fault("table-column", 0, fmt.Sprintf("there is no column %q", c), "the columns are "+strings.Join(columns, ", "), "add it to the first line")
			sound = false
		}
	}
	return t, sound
}

// next reads a row; a row that cannot be read ends the table with a fault.
func (t *table) next() bool {
	row, err := t.reader.Read()
	if errors.Is(err, io.EOF) {
		return false
	}
	if err != nil {
		p := problem.Problem{Code: "table-row", File: t.file, What: "a line cannot be read as CSV", Why: err.Error(),
			Hint: "give it as many values as the first line, and quote those with commas"}
		if e := (*csv.ParseError)(nil); errors.As(err, &e) {
			p.Line, p.Column, p.Why = e.Line, e.Column, e.Err.Error()
		}
		t.loader.add(p)
		return false
	}
	t.row = row
	return true
}

// at is the place of a named column, the last of that name; -1 if there is none.
func (t *table) at(column string) int {
	for i, c := range slices.Backward(t.columns) {
		if c == column {
			return i
		}
	}
	return -1
}

// cell is the value of a named column in this row.
func (t *table) cell(column string) string { return t.row[t.at(column)] }

// fault reports an error at a column of this row.
func (t *table) fault(code string, column int, what, why, hint string) {
	line, at := t.reader.FieldPos(column)
	t.loader.add(problem.Problem{Code: code, File: t.file, Line: line, Column: at, What: what, Why: why, Hint: hint})
}

// wrong reports a cell that is not written as it must be.
func (t *table) wrong(column, want string) {
	t.fault("table-value", t.at(column), fmt.Sprintf("%q is no %s", t.cell(column), column), "", "write "+want)
}

// flag reads a cell of 0 or 1.
func (t *table) flag(column string) bool {
	v := t.cell(column)
	if !slices.Contains([]string{"0", "1"}, v) {
		t.wrong(column, "0 or 1")
	}
	return v == "1"
}
