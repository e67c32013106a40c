package generator

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"egovsite/generator/catalog"

	"github.com/spf13/afero"
)

// Built-in content, layouts and assets each lie under a folder of the user's,
// which replaces them file by file. The folder is read into memory: what happens
// to it afterwards does not matter.

// An overlay is built-in files with a folder over them.
type overlay struct {
	fs.FS
	list []listed // what was found in the folder
}

// listed is one file of a folder, in few words.
type listed struct {
	name string // below the folder, with slashes
	used bool   // it is more than a name
	sum  digest
	err  error // why it cannot be read
}

func (f listed) String() string { return fmt.Sprintf("%q %x %v", f.name, f.sum.id, f.err) }

// isContent reports a file that a catalog is loaded from.
func isContent(name string) bool {
	return path.Dir(name) == "theme" || slices.ContainsFunc(catalog.Kinds, func(k catalog.Kind) bool {
		ok, _ := path.Match(k.Pattern, name)
		return ok
	})
}

func isLayout(name string) bool { return path.Ext(name) == ".html" }

func isAsset(string) bool { return true }

// overlay lays a folder over built-in files. Files that are not wanted are there
// by name alone.
func (l *look) overlay(base fs.FS, folder string, wanted func(name string) bool) (overlay, error) {
	if folder == "" {
		return overlay{FS: base}, nil
	}
	info, err := os.Stat(folder)
	if err == nil && !info.IsDir() {
		err = errors.New("not a folder")
	}
	if err != nil {
		return overlay{}, fmt.Errorf("opening %s: %w", folder, err)
	}
	y := &layer{afero.NewMemMapFs(), map[string]error{}}
	f := filler{look: l, layer: y, root: folder, wanted: wanted}
	if err := f.fill(".", []fs.FileInfo{info}); err != nil {
		return overlay{}, fmt.Errorf("reading %s: %w", folder, err)
	}
	return overlay{afero.NewIOFS(afero.NewCopyOnWriteFs(afero.FromIOFS{FS: base}, afero.NewReadOnlyFs(y))), f.list}, nil
}

// A filler reads a folder into a layer.
type filler struct {
	look   *look
	layer  *layer
	root   string
	wanted func(name string) bool
	list   []listed
}

// fill reads what lies in one folder and below. Links are followed, but not to one
// of the folders above.
func (f *filler) fill(dir string, above []fs.FileInfo) error {
	list, err := os.ReadDir(f.full(dir))
	if err != nil {
		f.fails(dir, f.look.fault(f.full(dir), err))
	}
	for _, entry := range list {
		name := path.Join(dir, entry.Name())
		info, err := os.Stat(f.full(name))
		if err == nil && info.IsDir() {
			again := slices.ContainsFunc(above, func(up fs.FileInfo) bool { return os.SameFile(up, info) })
			if again || dir == "." && elsewhere(name) {
				continue
			}
			if err := f.layer.Mkdir(name, 0o755); err != nil {
				return err
			}
			if err := f.fill(name, append(above, info)); err != nil {
				return err
			}
			continue
		}
		var s sight
		switch {
		case err != nil:
			s = f.look.fault(f.full(name), err)
		case f.wanted(name):
			s = f.look.file(f.full(name), info, true, func() ([]byte, error) { return os.ReadFile(f.full(name)) })
		}
		if s.err != nil {
			f.fails(name, s)
		} else {
			f.list = append(f.list, listed{name: name, used: f.wanted(name), sum: s.sum})
		}
		if err := afero.WriteFile(f.layer, name, s.data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

func (f *filler) full(name string) string { return filepath.Join(f.root, filepath.FromSlash(name)) }

func (f *filler) fails(name string, s sight) {
	f.layer.faults[filepath.FromSlash(name)] = s.err
	f.list = append(f.list, listed{name: name, err: s.err})
}

// elsewhere reports a folder at the root of the content that is no part of it:
// responses are read on their own, and hidden folders are those of other programs.
func elsewhere(name string) bool { return name == "responses" || strings.HasPrefix(name, ".") }

// A layer is a folder as it was seen. What could not be read of it fails when it
// is opened.
type layer struct {
	afero.Fs
	faults map[string]error
}

func (l *layer) Open(name string) (afero.File, error) {
	if err := l.faults[filepath.Clean(name)]; err != nil {
		return nil, err
	}
	return l.Fs.Open(name)
}
