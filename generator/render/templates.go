package render

import (
	"cmp"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"sync"
	"sync/atomic"
	"text/template/parse"

	"egovsite/generator/fill"
	"egovsite/generator/locale"
)

// layouts are the layouts of some page types as they were read: trees by the
// names of templates.
type layouts struct {
	kinds  []pageType
	common map[string]*parse.Tree            // of base.html and the parts
	own    map[string]map[string]*parse.Tree // of each page type's folder; these come first
	// safe is the set of all of them, escaped. No language has another.
	safe func() (*template.Template, error)
}

// layouts returns what reads the layouts of some page types, once.
func (in Input) layouts(kinds ...pageType) func() (*layouts, error) {
	return sync.OnceValues(func() (*layouts, error) { return readLayouts(in.Layouts, kinds) })
}

// readLayouts reads base.html, the parts and the folders of page types, several
// at a time.
func readLayouts(files fs.FS, kinds []pageType) (*layouts, error) {
	patterns := [][]string{{"base.html", "parts/*.html"}}
	for _, kind := range kinds {
		patterns = append(patterns, []string{"pages/" + kind.name + "/*.html"})
	}
	trees, errs := make([]map[string]*parse.Tree, len(patterns)), make([]error, len(patterns))
	var all sync.WaitGroup
	for i := range patterns {
		all.Go(func() { trees[i], errs[i] = readTrees(files, patterns[i]...) })
	}
	all.Wait()
	if err := cmp.Or(errs...); err != nil {
		return nil, fmt.Errorf("reading layouts: %w", err)
	}
	l := &layouts{kinds: kinds, common: trees[0], own: map[string]map[string]*parse.Tree{}}
	for i, kind := range kinds {
		l.own[kind.name] = trees[i+1]
	}
	l.safe = sync.OnceValues(func() (*template.Template, error) {
		set := l.set(nil, kinds)
		return set, set.Execute(io.Discard, filled{})
	})
	return l, nil
}

func readTrees(files fs.FS, patterns ...string) (map[string]*parse.Tree, error) {
	set, err := template.New("").Funcs(functions(nil)).ParseFS(files, patterns...)
	if err != nil {
		return nil, err
	}
	trees := map[string]*parse.Tree{}
	for _, t := range set.Templates() {
		if t.Tree != nil {
			trees[t.Name()] = t.Tree
		}
	}
	return trees, nil
}

// A pageTemplate makes the pages of one type. It is one of a set, as parts that
// are made safe once are safe for every page type.
type pageTemplate struct {
	kind string
	set  *fill.Template
	size *atomic.Int64 // of the page of the type that was made last, in bytes
}

// filled is what a set is executed with. Without a value it shows nothing.
type filled struct {
	Kind  string
	Value any
}

// Fill makes the page that shows a value.
func (p pageTemplate) Fill(value any) ([]byte, error) {
	page, err := p.set.FillIn(room(int(p.size.Load())), filled{p.kind, value})
	p.size.Store(int64(len(page)))
	return page, err
}

// in are the templates in one language, by name of page type.
func (l *layouts) in(words *locale.Locale) map[string]pageTemplate {
	safe, err := l.safe()
	all := fill.Like(safe, functions(words), func() *template.Template { return l.set(words, l.kinds) })
	out := map[string]pageTemplate{}
	for _, kind := range l.kinds {
		set := all
		if err != nil { // told with the first page of the type that cannot be made
			set = fill.New(l.set(words, []pageType{kind}), functions(words))
		}
		out[kind.name] = pageTemplate{kind.name, set, new(atomic.Int64)}
	}
	return out
}
