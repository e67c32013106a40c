package withhold

import (
	"path"
	"strings"

	"egovsite/generator/survey"
)

// source is where a response comes from, without the words of whoever handed it
// in: a file, and a sheet of a workbook, may be called after a person of whom
// nothing in the response tells. The row stays, and the ending.
func source(r *survey.Response) survey.Source {
	src := r.Source
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
