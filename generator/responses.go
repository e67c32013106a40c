package generator

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"egovsite/generator/catalog"
	"egovsite/generator/interpret"
	"egovsite/generator/problem"
	"egovsite/generator/read"
	"egovsite/generator/survey"
)

// loadCatalog reads the content. With an error among its problems nothing can
// be built from it.
func loadCatalog(o Options) (*survey.Catalog, []problem.Problem, error) {
	files, err := o.contentFiles()
	if err != nil {
		return nil, nil, err
	}
	c, ps := catalog.Load(files)
	for i := range ps { // name files as the user finds them
		if folder := o.contentFolder(); folder != "" {
			if name := filepath.Join(folder, filepath.FromSlash(ps[i].File)); exists(name) {
				ps[i].File = name
				continue
			}
		}
		ps[i].File = "built-in content/" + ps[i].File
	}
	return c, ps, nil
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}

// understand reads and interprets files. Responses whose edition cannot be
// told are left out.
func understand(o Options, in *interpret.Interpreter, files []file) (rs []*survey.Response, ps []problem.Problem) {
	for i, f := range files {
		o.progress("reading", i, len(files))
		subs, found := read.File(f.name, f.data)
		ps = append(ps, found...)
		for _, sub := range subs {
			if sub.Edition == "" {
				sub.Edition = f.edition
			}
			if sub.Edition == "" {
				sub.Edition = o.Edition
			}
			if o.Country != "" {
				sub.Country = o.Country
			}
			r, found := in.Response(sub)
			ps = append(ps, found...)
			if r != nil {
				rs = append(rs, r)
			}
		}
	}
	o.progress("reading", len(files), len(files))
	return rs, ps
}

// Read says what was understood of files. Problems name their file; those of
// the content come too.
func Read(o Options, names []string) ([]*survey.Response, []problem.Problem, error) {
	_, rs, ps, err := readNamed(o, names)
	return rs, ps, err
}

func readNamed(o Options, names []string) (*survey.Catalog, []*survey.Response, []problem.Problem, error) {
	c, ps, err := loadCatalog(o)
	if err != nil || problem.Errors(ps) {
		return c, nil, ps, err
	}
	files, found, err := named(names, c)
	if err != nil {
		return c, nil, ps, err
	}
	rs, more := understand(o, interpret.New(c), files)
	return c, rs, slices.Concat(ps, found, more), nil
}

// named reads files, and folders of files, that the user names.
func named(names []string, c *survey.Catalog) (files []file, ps []problem.Problem, err error) {
	for _, name := range names {
		info, err := os.Stat(name)
		if err != nil {
			return nil, nil, err
		}
		if info.IsDir() {
			found, more, err := responseFiles(name, c)
			if err != nil {
				return nil, nil, err
			}
			files, ps = append(files, found...), append(ps, more...)
			continue
		}
		if !info.Mode().IsRegular() {
			ps = append(ps, unreadable(name, fmt.Errorf("not a regular file")))
			continue
		}
		f := file{name: name}
		if limit := read.Limit(name); info.Size() > limit {
			f.data = make([]byte, limit+1) // too large: told by package read, not read here
		} else if f.data, err = os.ReadFile(name); err != nil {
			return nil, nil, err
		}
		if full, err := filepath.Abs(name); err == nil {
			if e := filepath.Base(filepath.Dir(full)); c.Edition(e) != nil {
				f.edition = e
			}
		}
		files = append(files, f)
	}
	return files, ps, nil
}
