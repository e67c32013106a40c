package read

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"egovsite/generator/problem"
	"egovsite/generator/survey"
)

// separators are what may part the columns of a CSV file.
var separators = []rune{',', ';', '\t', '|'}

// readCSV reads a table of responses, as form systems export them.
func readCSV(limits survey.Limits, source survey.Source, data []byte) ([]*survey.Submission, []problem.Problem) {
	if strings.HasPrefix(string(data[:min(len(data), 4)]), "PK\x03\x04") {
		return nil, []problem.Problem{{Code: "csv-broken", Severity: problem.Error, File: source.File,
			What: "this is no CSV file", Why: "it begins as a workbook does", Hint: "give it the ending .xlsx"}}
	}
	text, ps := decode(source.File, data)
	if !strings.Contains(text, "\n") {
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	sheet := sniff(text, limits.TableColumns)
	t := &table{source: source, head: sheet.head, byName: map[string]*survey.Submission{}, budget: newBudget(limits), problems: ps}
	if t.head == nil {
		t.problem(unknownHead(source.File))
		return nil, t.problems
	}
	var bare *csv.ParseError
	for r, err := range sheet.rows(&bare) {
		if err == nil && bare != nil && len(r.cells) > len(t.head.columns) {
			err = bare // the mark may have been meant to hold the cell together
		}
		if err != nil {
			t.problem(broken(source.File, err))
			return nil, t.problems
		}
		if r.number > t.head.row && !t.take(r) {
			return nil, t.problems
		}
	}
	if bare != nil {
		t.problem(problem.Problem{Code: "csv-quotes", Severity: problem.Warning, Line: bare.Line, Column: bare.Column,
			What: "a quotation mark stands in a cell that is not quoted", Why: "it was taken for a plain character",
			Hint: "export the table again; or quote the cell, and write the mark twice"})
	}
	return t.finish()
}

// A sheet of text is a CSV file with the sign that parts its columns.
type textSheet struct {
	text  string
	comma rune
	most  int // columns of a head
	head  *head
}

// sniff tells how the columns are parted: so that the head is one that is
// known, else so that the first row has most columns.
func sniff(text string, most int) (best textSheet) {
	if first, rest, _ := strings.Cut(text, "\n"); len(strings.TrimSpace(first)) == len("sep=;") && strings.HasPrefix(strings.ToLower(first), "sep=") {
		best = textSheet{text: "\n" + rest, comma: rune(strings.TrimSpace(first)[len("sep=")]), most: most}
		best.head = best.findHead()
		return best
	}
	known := false
	for _, comma := range separators {
		s := textSheet{text: text, comma: comma, most: most}
		if s.head = s.findHead(); s.head == nil {
			continue
		}
		k := tellHead(s.head.captions) != nil
		if best.head == nil || k && !known || k == known && len(s.head.columns) > len(best.head.columns) {
			best, known = s, k
		}
	}
	return best
}

// findHead looks for the head among the first rows.
func (s textSheet) findHead() *head {
	return findHead(func(yield func(row) bool) {
		for r, err := range s.rows(new(*csv.ParseError)) {
			if err != nil || !yield(r) {
				return
			}
		}
	}, s.most)
}

// findHead returns the first row of so many columns at most that is a head that
// is known; else the first that could be one.
func findHead(rows iter.Seq[row], most int) *head {
	var found *head
	n := 0
	for r := range rows {
		r.cells = trimRow(r.cells)
		if len(r.cells) == 0 || over(len(r.cells), most) {
			continue
		}
		h := tellHead(r.cells)
		known := h != nil
		if h == nil && found == nil {
			h = plainHead(r.cells)
		}
		if h != nil {
			h.row, h.at = r.number, make([]string, len(r.cells))
			for i := range h.at {
				h.at[i] = r.at(i, 0)
			}
			found = h
		}
		if n++; known || n >= headRows {
			break
		}
	}
	return found
}

// rows are the records of the file. The number of a row is its place among the
// rows as a spreadsheet shows them, empty ones left out. The first quotation mark
// that stands in a cell without holding it together is told in bare.
func (s textSheet) rows(bare **csv.ParseError) iter.Seq2[row, error] {
	return func(yield func(row, error) bool) {
		in := csv.NewReader(strings.NewReader(s.text))
		in.Comma, in.LazyQuotes, in.FieldsPerRecord = s.comma, true, -1
		from, line := 0, 1 // of the record
		for n := 1; ; n++ {
			cells, err := in.Read()
			if errors.Is(err, io.EOF) {
				return
			}
			to := int(in.InputOffset())
			if err == nil {
				err = s.quotes(s.text[from:to], line, bare)
			}
			if err != nil {
				yield(row{}, err)
				return
			}
			lines := make([]int, len(cells))
			for i := range cells {
				lines[i], _ = in.FieldPos(i)
			}
			at := func(column, line int) string {
				from := lines[len(lines)-1]
				if column < len(lines) {
					from = lines[column]
				}
				return fmt.Sprintf("line %d, column %d", from+line, column+1)
			}
			if !yield(row{number: n, cells: cells, at: at}, nil) {
				return
			}
			line += strings.Count(s.text[from:to], "\n")
			from = to
		}
	}
}

// quotes looks at the quotation marks of one record, which was read as if they
// could stand anywhere. That is told of a record on one line; in others, and in
// a cell that begins with one, a mark too many may swallow what follows.
func (s textSheet) quotes(record string, line int, bare **csv.ParseError) error {
	if !strings.Contains(record, `"`) {
		return nil
	}
	in := csv.NewReader(strings.NewReader(record))
	in.Comma = s.comma
	_, err := in.Read()
	var parse *csv.ParseError
	if !errors.As(err, &parse) {
		return nil
	}
	parse.StartLine, parse.Line = parse.StartLine+line-1, parse.Line+line-1
	if !errors.Is(err, csv.ErrBareQuote) || strings.Contains(strings.TrimSpace(record), "\n") {
		return parse
	}
	if *bare == nil {
		*bare = parse
	}
	return nil
}

// broken says where a CSV file cannot be read.
func broken(file string, err error) problem.Problem {
	p := problem.Problem{Code: "csv-broken", Severity: problem.Error, File: file, What: err.Error(),
		Why: "a cell with a quotation mark must be quoted, and the mark written twice", Hint: "export the table again, or hand in the workbook (.xlsx)"}
	var parse *csv.ParseError
	if errors.As(err, &parse) {
		p.Line, p.Column, p.What = parse.Line, parse.Column, parse.Err.Error()
	}
	return p
}

// unknownHead says that a table is not one of responses.
func unknownHead(file string) problem.Problem {
	return problem.Problem{Code: "table-unknown", Severity: problem.Error, File: file,
		What: "there is no table of responses in the file", Why: fmt.Sprintf("none of its first %d rows is a head with the questions", headRows),
		Hint: "hand in the export of the form as it is; or a table with the columns country, question, answer, evidence, links"}
}
