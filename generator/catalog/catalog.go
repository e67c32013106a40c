// Package catalog loads the content folder: editions, indicators, figures,
// countries, languages, vocabularies, prose and outside figures, and says what
// is wrong in them, all in one run, each fault with its file, line and column.
// It is the only reader of content and must not know what the content is used
// for: it knows no response and computes nothing.
//
//	cat, problems := catalog.Load(content.Files)
//	if problem.Errors(problems) { … } // cat lacks the faulty files
package catalog

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"egovsite/generator/problem"
	"egovsite/generator/survey"
)

// Load reads all content below the root of fsys. Folders that are not there
// are empty. A file with an error is left out of the catalog, so that a caller
// who builds a site must stop if problem.Errors says so; one who only checks
// may go on with the rest. Problems are sorted by place.
func Load(fsys fs.FS) (*survey.Catalog, []problem.Problem) {
	l := &loader{fsys: fsys, shapes: shapes{}, cat: &survey.Catalog{}, known: &survey.Catalog{}}
	for _, k := range Kinds {
		k.load(l, l.glob(k.Pattern))
	}
	l.content()
	l.strays(".")
	problem.Sort(l.problems)
	return l.cat, l.problems
}

// A loader is one run of Load.
type loader struct {
	fsys   fs.FS
	shapes shapes
	cat    *survey.Catalog
	// known also has the editions, indicators and figures with faults, so that
	// what refers to them is not reported as well.
	known    *survey.Catalog
	problems []problem.Problem
	english  *words // the phrases that every language is to have; nil if there are none
}

// glob returns the files of a pattern in the order of their names.
func (l *loader) glob(pattern string) []string {
	names, err := fs.Glob(l.fsys, pattern)
	if err != nil {
		panic(err) // a pattern of ours is malformed
	}
	slices.Sort(names)
	return names
}

// read returns a file's bytes; where it cannot be read that is a problem.
func (l *loader) read(file string) ([]byte, bool) {
	text, err := fs.ReadFile(l.fsys, file)
	if err != nil {
		l.add(problem.Problem{Code: "content-unreadable", File: file,
			What: "the file cannot be read", Why: err.Error(), Hint: "check that it is a file and that it may be read"})
	}
	return text, err == nil
}

// each hands over every one of some YAML files that is YAML, sound or not.
func each[T any](l *loader, files []string, use func(d *document, v *T)) {
	for _, file := range files {
		if text, ok := l.read(file); ok {
			v := new(T)
			if d := l.decode(file, parseYAML(text, 0), v); d != nil {
				use(d, v)
			}
		}
	}
}

// add keeps a problem; one without severity is an error.
func (l *loader) add(p problem.Problem) {
	if p.Severity == "" {
		p.Severity = problem.Error
	}
	l.problems = append(l.problems, p)
}

// folder is the name of the folder a file stands in.
func folder(file string) string { return path.Base(path.Dir(file)) }

// stem is the name of a file without folder and ending.
func stem(file string) string {
	return strings.TrimSuffix(path.Base(file), path.Ext(file))
}
