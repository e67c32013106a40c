package render

import (
	"bytes"
	"encoding/csv"
	"strings"
)

// table makes a CSV file: UTF-8, commas, one header row, lines ended by CR LF
// as RFC 4180 has it.
func table(header []string, rows [][]string) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	// A bytes.Buffer never fails.
	_ = w.Write(header)
	for _, row := range rows {
		_ = w.Write(row)
	}
	w.Flush()
	return b.Bytes()
}

// cell makes words from a response harmless in a spreadsheet: a cell that
// begins like a formula is preceded by an apostrophe, which spreadsheets show
// as "this is text". Where letters are wide, a wide sign begins a formula too.
func cell(words string) string {
	if strings.IndexAny(words, "=+-@\t\r\n＝＋－＠") == 0 {
		return "'" + words
	}
	return words
}
