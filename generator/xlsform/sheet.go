package xlsform

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// What a form may be at most. The questionnaire of an edition has some hundred
// rows.
const (
	Limit      = 8 << 20  // bytes of the file
	maxUnzip   = 64 << 20 // bytes unpacked
	maxRows    = 10_000   // of a sheet
	maxColumns = 300
)

// A sheet is the words of one sheet by heading of column.
type sheet struct {
	name    string
	heads   []string // as written, white space folded
	columns map[string]int
	rows    [][]string // below the heading
}

// open reads the sheets of a form; one that is not there is nil. A panic of the
// parser is an error, as the file is to blame.
func open(data []byte) (sheets map[string]*sheet, err error) {
	defer func() {
		if r := recover(); r != nil {
			sheets, err = nil, fmt.Errorf("the workbook is broken")
		}
	}()
	if len(data) > Limit {
		return nil, fmt.Errorf("the file has more than %d bytes", Limit)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: maxUnzip, UnzipXMLSizeLimit: maxUnzip, RawCellValue: true})
	if err != nil {
		return nil, err
	}
	defer f.Close()
	sheets = map[string]*sheet{}
	for _, name := range f.GetSheetList() {
		key := strings.ToLower(strings.TrimSpace(name))
		if key != surveySheet && key != choicesSheet && key != settingsSheet || sheets[key] != nil {
			continue
		}
		if sheets[key], err = readSheet(f, name); err != nil {
			return nil, fmt.Errorf("sheet %q: %w", name, err)
		}
	}
	return sheets, nil
}

func readSheet(f *excelize.File, name string) (*sheet, error) {
	rows, err := f.Rows(name)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	s := &sheet{name: name, columns: map[string]int{}}
	for n := 0; rows.Next(); n++ {
		if n > maxRows {
			return nil, fmt.Errorf("it has more than %d rows", maxRows)
		}
		cells, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return nil, err
		}
		if len(cells) > maxColumns {
			return nil, fmt.Errorf("it has more than %d columns", maxColumns)
		}
		if n > 0 {
			s.rows = append(s.rows, cells)
			continue
		}
		for i, c := range cells {
			c = strings.Join(strings.Fields(c), " ")
			s.heads = append(s.heads, c)
			key := strings.ToLower(strings.ReplaceAll(c, " ::", "::"))
			key = strings.ReplaceAll(key, ":: ", "::")
			if _, ok := s.columns[key]; !ok && key != "" {
				s.columns[key] = i
			}
		}
	}
	return s, rows.Error()
}

// has reports whether the sheet has a column.
func (s *sheet) has(column string) bool {
	_, ok := s.columns[strings.ToLower(column)]
	return ok
}

// raw is a cell as it stands; empty where there is none.
func (s *sheet) raw(row int, column string) string {
	if s == nil {
		return ""
	}
	if i, ok := s.columns[strings.ToLower(column)]; ok && row < len(s.rows) && i < len(s.rows[row]) {
		return s.rows[row][i]
	}
	return ""
}

// cell is a cell without white space at its ends.
func (s *sheet) cell(row int, column string) string { return strings.TrimSpace(s.raw(row, column)) }

// at names a cell: "survey!B7".
func (s *sheet) at(row int, column string) string {
	i := s.columns[strings.ToLower(column)]
	cell, err := excelize.CoordinatesToCellName(i+1, row+2)
	if err != nil {
		return s.name
	}
	return s.name + "!" + cell
}

// spoken is the column that holds words in the language wanted: that language's
// own, else the plain one, else the first of any language.
func (s *sheet) spoken(column, wanted string) string {
	short, _, _ := strings.Cut(wanted, " (")
	for _, c := range []string{column + "::" + wanted, column + "::" + short, column + ":" + wanted, column} {
		if s.has(c) {
			return c
		}
	}
	for _, h := range s.heads {
		key := strings.ToLower(h)
		if strings.HasPrefix(key, column+"::") || strings.HasPrefix(key, column+" ::") || strings.HasPrefix(key, column+":") {
			return strings.ReplaceAll(strings.ReplaceAll(h, " ::", "::"), ":: ", "::")
		}
	}
	return column
}

// ours reports whether the sheet has a column of ours.
func (s *sheet) ours() bool { return s != nil && s.has(ownCode) }
