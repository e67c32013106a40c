// Package read turns submitted files into words with their places: passages
// of running text, or answers that a format itself ties to a question. It must
// not know what is asked, or what an answer means.
//
//	submissions, problems := read.File("azerbaijan-2022.txt", data)
package read

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"strings"

	"egovsite/generator/problem"
	"egovsite/generator/survey"
)

// A format is one way in which responses are handed in.
type format struct {
	name       string
	extensions []string
	limit      int64 // largest file that is read, in bytes
	// read turns the bytes of a file into its responses. Each has the source given,
	// with its part where the file holds several.
	read func(source survey.Source, data []byte) ([]*survey.Submission, []problem.Problem)
}

// formats are all the formats there are, one file each.
var formats = []format{
	{"text", []string{".txt", ".text", ".md", ""}, 8 << 20, words(readText)},
	{"yaml", []string{".yaml", ".yml"}, 8 << 20, words(readYAML)},
	{"json", []string{".json"}, 8 << 20, words(readJSON)},
	{"xlsx", []string{".xlsx", ".xlsm"}, 16 << 20, readXLSX},
	{"csv", []string{".csv", ".tsv"}, 16 << 20, readCSV},
	{"docx", []string{".docx", ".docm"}, docxLargest, readDocx},
	{"pdf", []string{".pdf"}, 32 << 20, readPDF},
}

// Known reports whether a file of this name has a format that can be read.
func Known(name string) bool { return formatOf(name) != nil }

// Limit is the size in bytes from which on a file of this name is not read.
func Limit(name string) int64 {
	if f := formatOf(name); f != nil {
		return f.limit
	}
	return 0
}

// Handed says in which forms responses can be handed in.
const Handed = "a text export (.txt), a table of responses (.xlsx, .csv), a Word form (.docx), a print-out of the form (.pdf), or the plain form (.yaml, .json)"

func formatOf(name string) *format {
	ext := strings.ToLower(path.Ext(path.Base(name)))
	for i := range formats {
		for _, e := range formats[i].extensions {
			if e == ext {
				return &formats[i]
			}
		}
	}
	return nil
}

// File reads one submitted file and returns the responses in it, in their order.
// Where nothing could be read a problem says why.
func File(name string, data []byte) ([]*survey.Submission, []problem.Problem) {
	f := formatOf(name)
	if f == nil {
		return nil, []problem.Problem{{Code: "format-unknown", Severity: problem.Error, File: name,
			What: fmt.Sprintf("files ending in %q are not responses", path.Ext(name)),
			Hint: "hand in " + Handed}}
	}
	if int64(len(data)) > f.limit {
		return nil, []problem.Problem{{Code: "file-too-large", Severity: problem.Error, File: name,
			What: fmt.Sprintf("the file has %d bytes or more", len(data)),
			Why:  fmt.Sprintf("a file of this format has at most %d", f.limit),
			Hint: "hand in the responses one file each"}}
	}
	sum := sha256.Sum256(data)
	return f.read(survey.Source{File: name, Format: f.name, SHA256: hex.EncodeToString(sum[:])}, data)
}

// words reads a format that is text and holds one response.
func words(read func(sub *survey.Submission, text string) []problem.Problem) func(survey.Source, []byte) ([]*survey.Submission, []problem.Problem) {
	return func(source survey.Source, data []byte) ([]*survey.Submission, []problem.Problem) {
		text, ps := decode(source.File, data)
		sub := &survey.Submission{Source: source}
		return []*survey.Submission{sub}, append(ps, read(sub, text)...)
	}
}
