// Package read turns submitted files into words with their places: passages
// of running text, or answers that a format itself ties to a question. It must
// not know what is asked, or what an answer means.
//
//	sub, problems := read.File("azerbaijan-2022.txt", data)
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
	read       func(sub *survey.Submission, text string) []problem.Problem
}

// formats are all the formats there are, one file each.
var formats = []format{
	{"text", []string{".txt", ".text", ".md", ""}, readText},
	{"yaml", []string{".yaml", ".yml"}, readYAML},
	{"json", []string{".json"}, readJSON},
}

// MaxSize is the largest file that is read, in bytes.
const MaxSize = 8 << 20

// Known reports whether a file of this name has a format that can be read.
func Known(name string) bool { return formatOf(name) != nil }

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

// File reads one submitted file. The submission is nil if nothing could be
// read of it; a problem then says why.
func File(name string, data []byte) (*survey.Submission, []problem.Problem) {
	f := formatOf(name)
	if f == nil {
		return nil, []problem.Problem{{Code: "format-unknown", Severity: problem.Error, File: name,
			What: fmt.Sprintf("files ending in %q are not responses", path.Ext(name)),
			Hint: "hand in a text export (.txt), or the plain form (.yaml, .json)"}}
	}
	if len(data) > MaxSize {
		return nil, []problem.Problem{{Code: "file-too-large", Severity: problem.Error, File: name,
			What: fmt.Sprintf("the file has %d bytes", len(data)),
			Why:  fmt.Sprintf("a response has at most %d", MaxSize),
			Hint: "hand in the responses one file each"}}
	}
	text, ps := decode(name, data)
	sum := sha256.Sum256(data)
	sub := &survey.Submission{Source: survey.Source{File: name, Format: f.name,
		SHA256: hex.EncodeToString(sum[:])}}
	lines := splitLines(text)
	sub.Source.Lines = len(lines)
	if n := len(lines); n > 0 && lines[n-1] == "" {
		sub.Source.Lines-- // a line end closes its line and opens none
	}
	return sub, append(ps, f.read(sub, text)...)
}
