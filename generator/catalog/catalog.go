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
// may go on with the rest. Problems are sorted by place. Files are read several
// at a time.
func Load(fsys fs.FS) (*survey.Catalog, []problem.Problem) {
	return newLoader(fsys).load()
}

// LoadSpoken is Load for who shows the content: of languages that neither the
// site nor also names it reads no words and no pages, and tells no fault of
// them. Names of countries it reads in every language, since governments are
// recognised by them.
func LoadSpoken(fsys fs.FS, also ...string) (*survey.Catalog, []problem.Problem) {
	l := newLoader(fsys)
	if site := l.namedBySite(); len(site) > 0 {
		l.spoken = slices.Concat([]string{english}, site, also)
	}
	return l.load()
}

// A loader is one run of Load.
type loader struct {
	fsys   fs.FS
	spoken []string // languages whose words are read; nil for all
	shapes shapes
	begun  map[string]func() (parsed, error) // the YAML files by name; see readAhead
	cat    *survey.Catalog
	// known also has the editions, indicators and figures with faults, so that
	// what refers to them is not reported as well.
	known    *survey.Catalog
	problems []problem.Problem
	english  *words // the phrases that every language is to have; nil if there are none
}

func newLoader(fsys fs.FS) *loader {
	return &loader{fsys: fsys, shapes: shapes{}, begun: map[string]func() (parsed, error){}, cat: &survey.Catalog{}, known: &survey.Catalog{}}
}

func (l *loader) load() (*survey.Catalog, []problem.Problem) {
	files := make([][]string, len(Kinds))
	for i, k := range Kinds {
		files[i] = l.glob(k.Pattern)
	}
	l.readAhead(slices.DeleteFunc(slices.Concat(files...), func(file string) bool {
		return strings.HasPrefix(file, "languages/") && !l.speaks(folder(file))
	}))
	for i, k := range Kinds {
		k.load(l, files[i])
	}
	l.content()
	l.strays(".")
	problem.Sort(l.problems)
	return l.cat, l.problems
}

// speaks reports whether the words of a language are read.
func (l *loader) speaks(tag string) bool { return l.spoken == nil || slices.Contains(l.spoken, tag) }

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
		l.unreadable(file, err)
	}
	return text, err == nil
}

func (l *loader) unreadable(file string, err error) {
	l.add(problem.Problem{Code: "content-unreadable", File: file,
		What: "the file cannot be read", Why: err.Error(), Hint: "check that it is a file and that it may be read"})
}

// each hands over every one of some YAML files that is YAML, sound or not.
func each[T any](l *loader, files []string, use func(d *document, v *T)) {
	for _, file := range files {
		p, err := l.parse(file)
		if err != nil {
			l.unreadable(file, err)
			continue
		}
		v := new(T)
		if d := l.decode(file, p, v); d != nil {
			use(d, v)
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
