package render

import (
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"sync"
	"text/template/parse"

	"egovsite/generator/fill"
	"egovsite/generator/locale"
)

// layouts are the layouts as they were read: trees by the names of templates.
type layouts struct {
	common map[string]*parse.Tree            // of base.html and the parts
	own    map[string]map[string]*parse.Tree // of each page type's folder; these come first
}

// readLayouts are the layouts of the input, read now unless they are already.
func (in Input) readLayouts() (*layouts, error) {
	if in.layouts != nil {
		return in.layouts()
	}
	return readLayouts(in.Layouts)
}

// readLayouts reads base.html, the parts and the folders of page types, several
// at a time.
func readLayouts(files fs.FS) (*layouts, error) {
	read := func(patterns ...string) func() (map[string]*parse.Tree, error) {
		trees := sync.OnceValues(func() (map[string]*parse.Tree, error) { return readTrees(files, patterns...) })
		go trees()
		return trees
	}
	common := read("base.html", "parts/*.html")
	own := map[string]func() (map[string]*parse.Tree, error){}
	for _, kind := range pageTypes {
		own[kind.name] = read("pages/" + kind.name + "/*.html")
	}
	l := &layouts{own: map[string]map[string]*parse.Tree{}}
	var err error
	if l.common, err = common(); err != nil {
		return nil, err
	}
	for _, kind := range pageTypes {
		if l.own[kind.name], err = own[kind.name](); err != nil {
			return nil, err
		}
	}
	return l, nil
}

func readTrees(files fs.FS, patterns ...string) (map[string]*parse.Tree, error) {
	set, err := template.New("").Funcs(functions(nil)).ParseFS(files, patterns...)
	if err != nil {
		return nil, fmt.Errorf("reading layouts: %w", err)
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
}

// filled is what a set is executed with. Without a value it shows nothing.
type filled struct {
	Kind  string
	Value any
}

// Fill makes the page that shows a value.
func (p pageTemplate) Fill(value any) ([]byte, error) { return p.set.Fill(filled{p.kind, value}) }

// in are the templates of all page types in one language.
func (l *layouts) in(words *locale.Locale) map[string]pageTemplate {
	set := l.set(words, pageTypes)
	err := set.Execute(io.Discard, filled{}) // makes it safe
	all := fill.New(set, functions(words))
	out := map[string]pageTemplate{}
	for _, kind := range pageTypes {
		set := all
		if err != nil { // told with the first page of the type that cannot be made
			set = fill.New(l.set(words, []pageType{kind}), functions(words))
		}
		out[kind.name] = pageTemplate{kind.name, set}
	}
	return out
}
