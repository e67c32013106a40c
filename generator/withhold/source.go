package withhold

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strconv"
	"strings"

	"egovsite/generator/survey"
)

// source is where a response comes from, without the words of whoever handed it
// in: a file, and a sheet of a workbook, may be called after a person of whom
// nothing in the response tells. The row stays, and the ending. Its digest is that
// of the lines as they are published: one of the file would let anybody who knows
// all of it but a name try names until it fits.
func source(r *survey.Response, published []survey.SourceLine) survey.Source {
	src := r.Source
	src.SHA256 = digest(published)
	var words []string
	if r.Country != nil {
		words = append(words, strings.ToLower(r.Country.ISO3))
	}
	if r.Edition.ID != "" {
		words = append(words, r.Edition.ID)
	}
	if words == nil {
		words = []string{"response"}
	}
	src.File = strings.Join(words, "-")
	if ext := strings.ToLower(path.Ext(r.Source.File)); plainEnding(ext) {
		src.File += ext
	}
	src.Part = ""
	if i := strings.LastIndex(r.Source.Part, "row "); i >= 0 && digitsOnly(r.Source.Part[i+len("row "):]) {
		src.Part = r.Source.Part[i:]
	}
	return src
}

// digest is the SHA-256 of lines, each written as its number, a tab, its words and
// a line feed, which makes it another than that of any file; empty if there is none.
func digest(lines []survey.SourceLine) string {
	if len(lines) == 0 {
		return ""
	}
	h := sha256.New()
	var line []byte
	for _, l := range lines {
		line = append(strconv.AppendInt(line[:0], int64(l.Number), 10), '\t')
		line = append(append(line, l.Text...), '\n')
		h.Write(line)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// cell is a place without the name of its sheet: "D7" of "Answers!D7".
func cell(at string) string { return at[strings.LastIndexByte(at, '!')+1:] }

// plainEnding reports the endings of files that hold responses; ".Olga" is none.
func plainEnding(ext string) bool {
	switch ext {
	case ".txt", ".text", ".md", ".yaml", ".yml", ".json", ".xlsx", ".xlsm", ".csv", ".tsv", ".docx", ".docm", ".pdf":
		return true
	}
	return false
}

func digitsOnly(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
