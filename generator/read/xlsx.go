package read

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"iter"
	"path"
	"slices"
	"strings"

	"egovsite/generator/problem"
	"egovsite/generator/survey"

	"github.com/xuri/excelize/v2"
)

// maxNesting is how deep elements may nest: the parser calls itself for each.
const maxNesting = 100

var errTooMuch = errors.New("too much in it")

// readXLSX reads a workbook of responses, as form systems export them. Every
// sheet with a head that is known is read; where there is none, the one sheet
// that could be a table is.
func readXLSX(limits survey.Limits, source survey.Source, data []byte) (subs []*survey.Submission, ps []problem.Problem) {
	fault := func(what, why, hint string) ([]*survey.Submission, []problem.Problem) {
		return nil, []problem.Problem{{Code: "xlsx-broken", Severity: problem.Error, File: source.File, What: what, Why: why, Hint: hint}}
	}
	defer func() {
		if r := recover(); r != nil { // of the parser: the file is at fault
			subs, ps = fault("the workbook could not be read", "its parts contradict one another", "open it in a spreadsheet program and save it again")
		}
	}()
	if bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")) {
		return fault("the workbook is protected by a password, or in the old .xls form", "neither can be read", "save it as .xlsx, without a password")
	}
	unpacked := megabytes(limits.XLSXUnpackedMB)
	much := func(what string) ([]*survey.Submission, []problem.Problem) {
		return nil, []problem.Problem{tooLarge(source.File, what, "xlsx_unpacked_mb", limits.XLSXUnpackedMB)}
	}
	if err := checkParts(data, unpacked); errors.Is(err, errTooMuch) {
		return much(fmt.Sprintf("more than %d MB, once unpacked", limits.XLSXUnpackedMB))
	} else if err != nil {
		return fault("the workbook could not be read", err.Error(), "export it again, and copy the whole file")
	}
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		// Parts as large as the whole may be keep the parser from writing them to the disk.
		UnzipSizeLimit: unpacked, UnzipXMLSizeLimit: unpacked,
		ShortDatePattern: "yyyy-mm-dd"})
	if err != nil {
		return fault("the workbook could not be read", err.Error(), "export it again, and copy the whole file")
	}
	defer f.Close()
	b := &book{limits: limits, source: source, file: f, names: f.GetSheetList()}
	switch n := len(b.names); {
	case over(n, limits.XLSXSheets):
		return nil, []problem.Problem{tooLarge(source.File, fmt.Sprintf("%d sheets", n), "xlsx_sheets", limits.XLSXSheets)}
	case largest(data)*int64(n)/4 > unpacked: // many sheets may be one and the same part
		return much(fmt.Sprintf("%d sheets, and a part that is too large for so many", n))
	}
	return b.read()
}

// checkParts unpacks everything once and keeps nothing: sizes that lie, sums that
// are wrong and XML that is cut off would otherwise be taken for the end of a sheet.
func checkParts(data []byte, left int64) error {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return err
	}
	for _, f := range z.File {
		if f.FileInfo().Size() > left || f.FileInfo().Size() < 0 {
			return errTooMuch
		}
		left -= f.FileInfo().Size()
		in, err := f.Open()
		if err != nil {
			return err
		}
		if ext := path.Ext(f.Name); ext == ".xml" || ext == ".rels" {
			err = wellFormed(in)
		}
		if _, rest := io.Copy(io.Discard, in); err == nil {
			err = rest
		}
		if in.Close(); err != nil {
			return fmt.Errorf("%s: %w", short(path.Base(f.Name)), err)
		}
	}
	return nil
}

func wellFormed(in io.Reader) error {
	dec := xml.NewDecoder(in)
	dec.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	for depth := 0; ; {
		t, err := dec.Token()
		switch t.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err == nil && depth > maxNesting:
			return fmt.Errorf("elements nest more than %d deep", maxNesting)
		case err != nil:
			return err
		}
	}
}

// largest is the size of the largest part.
func largest(data []byte) (size int64) {
	if z, err := zip.NewReader(bytes.NewReader(data), int64(len(data))); err == nil {
		for _, f := range z.File {
			size = max(size, f.FileInfo().Size())
		}
	}
	return size
}

// A book is a workbook that is being read.
type book struct {
	limits survey.Limits
	source survey.Source
	file   *excelize.File
	names  []string // of its sheets
}

func (b *book) read() (subs []*survey.Submission, ps []problem.Problem) {
	heads, others := map[string]*head{}, []string{}
	plain := map[string]*head{}
	for _, name := range b.names {
		words := false
		var fault error
		rows := func(yield func(row) bool) {
			for r, err := range b.rows(name) {
				fault, words = err, words || len(trimRow(r.cells)) > 0
				if err != nil || !yield(r) {
					return
				}
			}
		}
		h := findHead(rows, b.limits.TableColumns)
		switch {
		case fault != nil:
			return nil, []problem.Problem{b.cut(name, fault)}
		case h != nil && tellHead(h.captions) != nil:
			heads[name] = h
		case words:
			others = append(others, name)
			plain[name] = h
		}
	}
	if len(heads) == 0 && len(others) == 1 && plain[others[0]] != nil {
		heads, others = plain, nil
	}
	if len(heads) == 0 {
		return nil, []problem.Problem{unknownHead(b.source.File)}
	}
	for _, name := range others {
		ps = append(ps, problem.Problem{Code: "sheet-unknown", Severity: problem.Note, File: b.source.File, At: "sheet " + short(name),
			What: "the sheet is left alone", Why: "it has no head of a form system, nor the columns country, question and answer",
			Hint: "if it holds responses, export the form again"})
	}
	budget := newBudget(b.limits)
	for _, name := range b.names {
		if heads[name] == nil {
			continue
		}
		t := &table{source: b.source, head: heads[name], byName: map[string]*survey.Submission{}, budget: budget}
		if len(heads) > 1 {
			t.sheet = short(name)
		}
		for r, err := range b.rows(name) {
			if err != nil {
				return nil, []problem.Problem{b.cut(name, err)}
			}
			if r.number > t.head.row && !t.take(r) {
				return nil, t.problems
			}
		}
		more, found := t.finish()
		subs, ps = append(subs, more...), append(ps, found...)
	}
	return subs, ps
}

// cut says that a sheet ends in a fault.
func (b *book) cut(sheet string, err error) problem.Problem {
	return problem.Problem{Code: "xlsx-broken", Severity: problem.Error, File: b.source.File, At: "sheet " + short(sheet),
		What: "the sheet could not be read to its end", Why: err.Error(), Hint: "export the workbook again"}
}

// rows are the rows of a sheet, hidden ones too: what is hidden was handed in.
func (b *book) rows(sheet string) iter.Seq2[row, error] {
	return func(yield func(row, error) bool) {
		rows, err := b.file.Rows(sheet)
		if err != nil {
			yield(row{}, err)
			return
		}
		defer rows.Close()
		for n := 1; rows.Next(); n++ {
			cells, err := rows.Columns()
			at := func(column, _ int) string {
				name, err := excelize.CoordinatesToCellName(column+1, n)
				if err != nil {
					return sheet
				}
				return quoteSheet(sheet) + "!" + name
			}
			if err == nil && len(cells) == 0 {
				continue
			}
			if !yield(row{number: n, cells: cells, at: at}, err) || err != nil {
				return
			}
		}
		if err := rows.Error(); err != nil {
			yield(row{}, err)
		}
	}
}

// quoteSheet writes a sheet's name as a formula does.
func quoteSheet(name string) string {
	plain := func(r rune) bool {
		return r == '_' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r > 0x7f
	}
	if !slices.ContainsFunc([]rune(name), func(r rune) bool { return !plain(r) }) {
		return name
	}
	return "'" + strings.ReplaceAll(name, "'", "''") + "'"
}
