package generator

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"egovsite/generator/catalog"
	"egovsite/generator/interpret"
	"egovsite/generator/problem"
	"egovsite/generator/read"
	"egovsite/generator/survey"
)

// loadCatalog reads the content. With an error among its problems nothing can
// be built from it.
func loadCatalog(o Options) (*survey.Catalog, []problem.Problem, error) {
	in, err := o.inputs(false, 0)
	if err != nil {
		return nil, nil, err
	}
	c, ps := o.catalog(in)
	return c, ps, nil
}

// Address is where the site is served, as site.yaml says; empty if it does not.
func Address(o Options) (string, error) {
	c, ps, err := loadCatalog(o)
	if err == nil && o.brokenContent(ps) {
		err = ErrContent
	}
	if err != nil {
		return "", err
	}
	return c.Site.Address, nil
}

// catalog is what the content says, of the languages those that are to be said,
// and what is wrong in it.
func (o Options) catalog(in *inputs) (*survey.Catalog, []problem.Problem) {
	var c *survey.Catalog
	var ps []problem.Problem
	if o.everyLanguage {
		c, ps = catalog.Load(in.content)
	} else {
		c, ps = catalog.LoadSpoken(in.content, o.Language)
	}
	return c, o.named(ps)
}

// named are problems of the content that name their files as the user finds them.
func (o Options) named(ps []problem.Problem) []problem.Problem {
	for i := range ps {
		ps[i].File = o.shown(ps[i].File)
	}
	return ps
}

// shown names a file of the content as the user finds it.
func (o Options) shown(file string) string {
	if folder := o.contentFolder(); folder != "" {
		if name := filepath.Join(folder, filepath.FromSlash(file)); exists(name) {
			return name
		}
	}
	return builtInContent + file
}

const builtInContent = "built-in content/"

// inContent is the path below the content folder of a file that is shown so.
func (o Options) inContent(shown string) string {
	if file, ok := strings.CutPrefix(shown, builtInContent); ok {
		return file
	}
	if rel, err := filepath.Rel(o.contentFolder(), shown); err == nil {
		return filepath.ToSlash(rel)
	}
	return filepath.ToSlash(shown)
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}

// understand reads and interprets files. Responses whose edition cannot be
// told are left out. It ends early, with what it has, when ctx does.
func understand(ctx context.Context, o Options, limits survey.Limits, in *interpret.Interpreter, files []file) (rs []*survey.Response, ps []problem.Problem, err error) {
	for i, f := range files {
		if err := ctx.Err(); err != nil {
			return rs, ps, err
		}
		o.progress("reading", i, len(files))
		subs, found := read.File(limits, f.name, f.data)
		if i := slices.IndexFunc(found, read.Unread); i >= 0 {
			return rs, ps, &halt{found[i]}
		}
		ps = append(ps, few(found)...)
		told := map[problem.Problem]bool{} // the head of a table has its faults once, not once a row
		for _, sub := range subs {
			if err := ctx.Err(); err != nil {
				return rs, ps, err
			}
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
			for _, p := range few(found) {
				if !told[p] {
					ps = append(ps, p)
				}
				told[p] = true
			}
			if r != nil {
				rs = append(rs, r)
			}
		}
	}
	o.progress("reading", len(files), len(files))
	return rs, ps, nil
}

// Read says what was understood of files. Problems name their file; those of
// the content come too.
func Read(ctx context.Context, o Options, names []string) ([]*survey.Response, []problem.Problem, error) {
	c, ps, err := loadCatalog(o)
	if err != nil || problem.Errors(ps) {
		return nil, ps, err
	}
	files, found := named(names, c)
	rs, more, err := understand(ctx, o, c.Limits, interpret.New(c), files)
	return rs, slices.Concat(ps, found, more), err
}

// named reads files, and folders of files, that the user names, each once. One
// that is not there is a problem and keeps the others from nothing.
func named(names []string, c *survey.Catalog) (files []file, ps []problem.Problem) {
	seen := map[string]bool{}
	take := func(f file) {
		if at := whole(f.name); !seen[at] {
			seen[at] = true
			files = append(files, f)
		}
	}
	for _, name := range names {
		info, err := os.Stat(name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			ps = append(ps, absent(name))
		case err != nil:
			ps = append(ps, unreadable(name, err))
		case info.IsDir():
			found, more, err := responseFiles(name, c)
			if err != nil {
				more = append(more, unreadable(name, err))
			}
			for _, f := range found {
				take(f)
			}
			ps = append(ps, more...)
		default:
			f, err := oneFile(name, info, c)
			if err != nil {
				ps = append(ps, unreadable(name, err))
				continue
			}
			take(f)
		}
	}
	return files, ps
}

// oneFile reads a file that the user names. The folder it lies in may say its edition.
func oneFile(name string, info fs.FileInfo, c *survey.Catalog) (f file, err error) {
	f.name = name
	if !info.Mode().IsRegular() {
		return f, errors.New("not a regular file")
	}
	if limit := read.Largest(c.Limits, name); info.Size() > limit {
		f.data = make([]byte, limit+1) // too large: told by package read, not read here
	} else if f.data, err = os.ReadFile(name); err != nil {
		return f, err
	}
	if e := filepath.Base(filepath.Dir(whole(name))); c.Edition(e) != nil {
		f.edition = e
	}
	return f, nil
}

// whole is a name as a full path, where that can be told.
func whole(name string) string {
	if full, err := filepath.Abs(name); err == nil {
		return full
	}
	return filepath.Clean(name)
}

// absent is the problem of a file that is named and not there, with the one
// that may be meant.
func absent(name string) problem.Problem {
	p := problem.Problem{Code: "file-missing", Severity: problem.Error, File: name, What: "there is no such file",
		Why: "names are looked up from the folder in which the command runs", Hint: "check the name"}
	entries, err := os.ReadDir(filepath.Dir(name))
	if err != nil {
		p.Hint = fmt.Sprintf("check the name: there is no folder %s either", filepath.Dir(name))
		return p
	}
	stem := func(s string) string { return strings.ToLower(strings.TrimSuffix(s, filepath.Ext(s))) }
	for _, e := range entries {
		if stem(e.Name()) == stem(filepath.Base(name)) {
			p.Hint = fmt.Sprintf("did you mean %s?", filepath.Join(filepath.Dir(name), e.Name()))
			break
		}
	}
	return p
}
