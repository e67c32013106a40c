// Package read turns submitted files into words with their places: passages
// of running text, or answers that a format itself ties to a question. It must
// not know what is asked, or what an answer means.
//
//	submissions, problems := read.File(catalog.Limits, "azerbaijan-2022.txt", data)
package read

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"path"
	"slices"
	"strings"

	"egovsite/generator/problem"
	"egovsite/generator/survey"
)

// A format is one way in which responses are handed in.
type format struct {
	name       string
	extensions []string
	limit      string                  // the name of how large a file may be
	megabytes  func(survey.Limits) int // how large that is
	// read turns the bytes of a file into its responses. Each has the source given,
	// with its part where the file holds several.
	read reader
}

type reader func(limits survey.Limits, source survey.Source, data []byte) ([]*survey.Submission, []problem.Problem)

// formats are all the formats there are, one file each.
var formats = []format{
	{"text", []string{".txt", ".text", ".md", ""}, "text_file_mb", textMB, words(readText)},
	{"yaml", []string{".yaml", ".yml"}, "text_file_mb", textMB, words(readYAML)},
	{"json", []string{".json"}, "text_file_mb", textMB, words(readJSON)},
	{"xlsx", []string{".xlsx", ".xlsm"}, "table_file_mb", tableMB, readXLSX},
	{"csv", []string{".csv", ".tsv"}, "table_file_mb", tableMB, readCSV},
	{"docx", []string{".docx", ".docm"}, "docx_file_mb", func(l survey.Limits) int { return l.DocxFileMB }, readDocx},
	{"pdf", []string{".pdf"}, "pdf_file_mb", func(l survey.Limits) int { return l.PDFFileMB }, readPDF},
}

func textMB(l survey.Limits) int  { return l.TextFileMB }
func tableMB(l survey.Limits) int { return l.TableFileMB }

// Known reports whether a file of this name has a format that can be read.
func Known(name string) bool { return formatOf(name) != nil }

// Largest is the size in bytes from which on a file of this name is not read; 0
// for one that no format reads.
func Largest(limits survey.Limits, name string) int64 {
	if f := formatOf(name); f != nil {
		return megabytes(f.megabytes(limits))
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
func File(limits survey.Limits, name string, data []byte) ([]*survey.Submission, []problem.Problem) {
	f := formatOf(name)
	if f == nil {
		return nil, []problem.Problem{{Code: "format-unknown", Severity: problem.Error, File: name,
			What: fmt.Sprintf("files ending in %q are not responses", path.Ext(name)),
			Hint: "hand in " + Handed}}
	}
	if most := f.megabytes(limits); int64(len(data)) > megabytes(most) {
		return nil, []problem.Problem{problem.Problem{Code: "file-too-large", Severity: problem.Error, File: name,
			What: fmt.Sprintf("the file has %d bytes or more", len(data)),
			Hint: "hand in the responses one file each"}.Over(f.limit, most)}
	}
	sum := sha256.Sum256(data)
	subs, ps := f.read(limits, survey.Source{File: name, Format: f.name, SHA256: hex.EncodeToString(sum[:])}, data)
	subs = slices.DeleteFunc(subs, func(sub *survey.Submission) bool {
		long := over(len(sub.Passages), limits.ResponseLines)
		if long {
			ps = append(ps, problem.Problem{Code: "response-too-long", Severity: problem.Error, File: name, Part: sub.Source.Part,
				What: fmt.Sprintf("the response has %d lines", len(sub.Passages)),
				Hint: "take out of the file what is not the response"}.Over("response_lines", limits.ResponseLines))
		}
		return long
	})
	return subs, ps
}

// over reports more than a limit allows; one of 0 allows all.
func over(n, most int) bool { return most > 0 && n > most }

// megabytes is a limit in bytes.
func megabytes(most int) int64 {
	if most == 0 {
		return math.MaxInt64 / 2 // there is room above it
	}
	return int64(most) << 20
}

// words reads a format that is text and holds one response.
func words(read func(limits survey.Limits, sub *survey.Submission, text string) []problem.Problem) reader {
	return func(limits survey.Limits, source survey.Source, data []byte) ([]*survey.Submission, []problem.Problem) {
		text, ps := decode(source.File, data)
		sub := &survey.Submission{Source: source}
		return []*survey.Submission{sub}, append(ps, read(limits, sub, text)...)
	}
}
