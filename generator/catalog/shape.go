package catalog

import (
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A field is what the tags of a file type say of one field. The same tags make
// the JSON Schemas.
type field struct {
	name     string
	index    int
	required bool
	enum     []string
	pattern  *regexp.Regexp
	minimum  *int
	maximum  *int
}

// shapes keeps the fields of each file type met in one run.
type shapes map[reflect.Type][]field

// of returns the fields of a struct type.
func (s shapes) of(t reflect.Type) []field {
	if fs, ok := s[t]; ok {
		return fs
	}
	var fs []field
	for i := range t.NumField() {
		fs = append(fs, fieldOf(t.Field(i), i))
	}
	s[t] = fs
	return fs
}

func fieldOf(sf reflect.StructField, index int) field {
	f := field{name: sf.Tag.Get("yaml"), index: index}
	for rule := range strings.SplitSeq(sf.Tag.Get("jsonschema"), ",") {
		name, value, _ := strings.Cut(rule, "=")
		switch name {
		case "required":
			f.required = true
		case "enum":
			f.enum = append(f.enum, value)
		case "pattern":
			f.pattern = regexp.MustCompile(value)
		case "minimum", "maximum":
			n, err := strconv.Atoi(value)
			if err != nil {
				panic(err) // a tag of ours is malformed
			}
			if name == "minimum" {
				f.minimum = &n
			} else {
				f.maximum = &n
			}
		}
	}
	return f
}

func names(fs []field) []string {
	var out []string
	for _, f := range fs {
		out = append(out, f.name)
	}
	return out
}

// meant is the name nearest to a misspelt one, or empty if none is near.
func meant(written string, known []string) string {
	best, nearest := "", max(2, len(written)/3)+1
	for _, k := range slices.Sorted(slices.Values(known)) {
		if d := distance(written, k); d < nearest {
			best, nearest = k, d
		}
	}
	return best
}

// distance counts the letters to change, add or take away to get from a to b.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, diagonal+1, row[j]+1)
		}
	}
	return row[len(b)]
}

// didYouMean is a hint for a misspelt name.
func didYouMean(written string, known []string) string {
	if near := meant(written, known); near != "" {
		return "did you mean " + strconv.Quote(near) + "?"
	}
	if len(known) == 0 {
		return "there is none yet"
	}
	return "write one of " + strings.Join(known, ", ")
}
