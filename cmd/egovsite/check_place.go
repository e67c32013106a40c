package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"egovsite/generator/problem"
)

// slashPath is a file as services that show problems beside it want it: from
// the working folder, with slashes.
func slashPath(file string) string {
	if filepath.IsAbs(file) {
		if wd, err := os.Getwd(); err == nil {
			if rel, err := filepath.Rel(wd, file); err == nil && filepath.IsLocal(rel) {
				file = rel
			}
		}
	}
	return filepath.ToSlash(filepath.Clean(file))
}

// reference is such a file as a relative reference of a URI, or as a whole URI
// where it lies elsewhere.
func reference(file string) string {
	p := slashPath(file)
	u := url.URL{Path: p}
	switch {
	case strings.HasPrefix(p, "/"):
		u.Scheme = "file"
	case filepath.VolumeName(file) != "":
		u.Scheme, u.Path = "file", "/"+p
	}
	// The segment before a colon would be taken for a scheme; url.URL writes "./" before it.
	return u.String()
}

// A fingerprinter tells problems apart over time: by what they say of which
// file, and not by the line, which moves when another one is added.
type fingerprinter map[string]int

func (f fingerprinter) print(p problem.Problem) string {
	key := strings.Join([]string{p.Code, slashPath(p.File), p.Part, p.What}, "\x00")
	f[key]++
	sum := sha256.Sum256([]byte(key + strings.Repeat("\x00", f[key])))
	return hex.EncodeToString(sum[:16])
}

// said is all there is to say of a problem but its file and line, a line each.
func said(p problem.Problem) string {
	what := clean(p.What)
	switch {
	case p.At != "":
		what += " (" + clean(p.At) + ")"
	case p.Part != "":
		what += " (" + clean(p.Part) + ")"
	}
	if p.Why != "" {
		what += "\nwhy: " + clean(p.Why)
	}
	if p.Hint != "" {
		what += "\nhint: " + clean(p.Hint)
	}
	return what
}

// lineOf is the line of a problem in its file, or 0. A cell of a CSV file knows it
// too, as "line 3, column 7".
func lineOf(p problem.Problem) int {
	line := 0
	if p.At == "" {
		line = p.Line
	} else if _, err := fmt.Sscanf(p.At, "line %d,", &line); err != nil {
		return 0
	}
	return line
}
