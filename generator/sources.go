package generator

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"egovsite/assets"
	"egovsite/content"
	"egovsite/generator/problem"
	"egovsite/generator/read"
	"egovsite/generator/survey"
	"egovsite/layouts"

	"github.com/spf13/afero"
)

// Built-in content, layouts and assets each lie under a folder of the user's,
// which replaces them file by file.

func (o Options) contentFolder() string {
	if o.Content == "" {
		if info, err := os.Stat("content"); err == nil && info.IsDir() {
			return "content"
		}
	}
	return o.Content
}

func (o Options) contentFiles() (fs.FS, error) { return overlay(content.Files, o.contentFolder()) }
func (o Options) layoutFiles() (fs.FS, error)  { return overlay(layouts.Files, o.Layouts) }
func (o Options) assetFiles() (fs.FS, error)   { return overlay(assets.Files, o.Assets) }

func (o Options) responseFolder() string {
	if o.Responses == "" && o.contentFolder() != "" {
		return filepath.Join(o.contentFolder(), "responses")
	}
	return o.Responses
}

func (o Options) out() string {
	if o.Out == "" {
		return "public"
	}
	return o.Out
}

// apart refuses an output folder that is, holds or lies in a folder the site is
// built from: to replace it would take the only originals.
func (o Options) apart() error {
	out, err := filepath.Abs(o.out())
	if err != nil {
		return fmt.Errorf("placing the output: %w", err)
	}
	for _, folder := range []string{o.contentFolder(), o.responseFolder(), o.Layouts, o.Assets} {
		if folder == "" {
			continue
		}
		in, err := filepath.Abs(folder)
		if err != nil {
			return fmt.Errorf("placing %s: %w", folder, err)
		}
		if within(in, out) || within(out, in) {
			return fmt.Errorf("the output %s and %s, which the site is built from, lie in one another: name another folder with --out", o.out(), folder)
		}
	}
	return nil
}

// within reports whether folder is the other or lies in it.
func within(folder, other string) bool {
	rel, err := filepath.Rel(other, folder)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// overlay lays a folder over built-in files.
func overlay(base fs.FS, folder string) (fs.FS, error) {
	if folder == "" {
		return base, nil
	}
	info, err := os.Stat(folder)
	if err == nil && !info.IsDir() {
		err = errors.New("not a folder")
	}
	if err != nil {
		return nil, fmt.Errorf("opening %s: %w", folder, err)
	}
	layer := afero.NewReadOnlyFs(afero.NewBasePathFs(afero.NewOsFs(), folder))
	return afero.NewIOFS(afero.NewCopyOnWriteFs(afero.FromIOFS{FS: base}, layer)), nil
}

// Watched are the folders whose change changes the site.
func Watched(o Options) []string {
	var out []string
	for _, folder := range []string{o.contentFolder(), o.Responses, o.Layouts, o.Assets} {
		if folder != "" {
			out = append(out, folder)
		}
	}
	return out
}

// A file is a submitted file that was found.
type file struct {
	name    string // as shown to people
	edition string // as its folder says; empty if it does not
	data    []byte // once it was loaded
	load    func() ([]byte, error)
}

// responseFiles finds and loads the submitted files of a folder.
func responseFiles(folder string, c *survey.Catalog) ([]file, []problem.Problem, error) {
	found, ps, err := listed(folder, c)
	var files []file
	for _, f := range found {
		data, err := f.load()
		if err != nil {
			ps = append(ps, unreadable(f.name, err))
			continue
		}
		f.data = data
		files = append(files, f)
	}
	return files, ps, err
}

// listed finds the submitted files of a folder, in order of their names.
// A file straight in a folder named after an edition is of that edition. Hidden
// files are passed over, others that cannot be read are named.
func listed(folder string, c *survey.Catalog) ([]file, []problem.Problem, error) {
	if folder == "" {
		return nil, nil, nil
	}
	if _, err := os.Stat(folder); errors.Is(err, fs.ErrNotExist) {
		return nil, nil, fmt.Errorf("there is no folder %s to read responses from", folder)
	}
	root, err := os.OpenRoot(folder) // a link that leads out of the folder is not followed
	if err != nil {
		return nil, nil, fmt.Errorf("opening responses: %w", err)
	}
	defer root.Close()
	var files []file
	var ps []problem.Problem
	err = fs.WalkDir(root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		shown := filepath.Join(folder, filepath.FromSlash(name))
		if err != nil {
			ps = append(ps, unreadable(shown, err))
			return nil
		}
		if name != "." && strings.HasPrefix(path.Base(name), ".") {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if d.IsDir() || strings.EqualFold(strings.TrimSuffix(path.Base(name), path.Ext(name)), "readme") {
			return nil
		}
		if !read.Known(name) {
			ps = append(ps, problem.Problem{Code: "format-unknown", Severity: problem.Warning, File: shown,
				What: "the file is left alone", Why: fmt.Sprintf("files ending in %q are not responses", path.Ext(name)),
				Hint: "hand in " + read.Handed + "; or move it elsewhere"})
			return nil
		}
		f := file{name: shown, load: func() ([]byte, error) {
			root, err := os.OpenRoot(folder)
			if err != nil {
				return nil, err
			}
			defer root.Close()
			return readRegular(root, name)
		}}
		if e := path.Base(path.Dir(name)); c.Edition(e) != nil {
			f.edition = e
		} else if e := filepath.Base(folder); path.Dir(name) == "." && c.Edition(e) != nil {
			f.edition = e
		}
		files = append(files, f)
		return nil
	})
	return files, ps, err
}

// readRegular reads a file that is one: a pipe or device would never end.
func readRegular(root *os.Root, name string) ([]byte, error) {
	info, err := root.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("not a regular file")
	}
	if limit := read.Limit(name); info.Size() > limit {
		return make([]byte, limit+1), nil // too large: told by package read, not read here
	}
	return root.ReadFile(name)
}

func unreadable(name string, err error) problem.Problem {
	return problem.Problem{Code: "file-unreadable", Severity: problem.Error, File: name,
		What: "the file could not be read", Why: err.Error(), Hint: "check that it is a plain file that you may read, inside the folder"}
}
