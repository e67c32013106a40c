package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/afero"
)

// A Refusal is an output folder that cannot or must not be replaced.
type Refusal struct{ what, hint string }

func (r *Refusal) Error() string { return r.what }

// Hint says what to do about it.
func (r *Refusal) Hint() string { return r.hint }

// kept are files of an output folder that belong to whoever keeps the folder.
// They survive the exchange.
var kept = []string{".gitignore", ".gitkeep"}

// litter is what desktops leave in any folder they show.
var litter = []string{".DS_Store", "Thumbs.db", "desktop.ini"}

func isKept(name string) bool   { return slices.Contains(kept, name) }
func isLitter(name string) bool { return slices.Contains(litter, name) }

// An old is the output folder as it is found.
type old struct {
	exists   bool
	manifest []byte   // nil if there is none
	files    []entry  // that it lists
	kept     []string // of the list above, those it holds
	extra    []string // files that are neither in the manifest, kept nor litter
}

// checkName refuses outputs that have no folder beside them to build in.
func checkName(out string) error {
	base := filepath.Base(out)
	if out == "" || base == "." || base == ".." || base == string(filepath.Separator) || filepath.Dir(out) == out {
		return &Refusal{fmt.Sprintf("the output %q has no name of its own", out),
			"name a folder for the site, such as public; it is replaced whole at each build"}
	}
	return nil
}

// inspect looks at the output folder and refuses to go on where replacing it
// would lose something. What was found there before is not read again if it is the same.
func inspect(files afero.Fs, out string, force bool, before old) (old, error) {
	info, err := lstat(files, out)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return old{}, nil
	case err != nil:
		return old{}, fmt.Errorf("looking at the output: %w", err)
	case info.Mode()&fs.ModeSymlink != 0:
		return old{}, &Refusal{fmt.Sprintf("the output %s is a symbolic link", out),
			"name the folder it points to; a link cannot be exchanged in one step"}
	case !info.IsDir():
		return old{}, &Refusal{fmt.Sprintf("the output %s is a file", out),
			"name a folder, or move the file away"}
	}
	if info.Mode().Perm()&0o222 == 0 && !force {
		return old{}, &Refusal{fmt.Sprintf("the output %s is protected from being written to", out),
			"take the protection away, name another folder, or replace this one with --force"}
	}
	o, err := list(files, out, before)
	if err != nil {
		return old{}, fmt.Errorf("looking at the output: %w", err)
	}
	if repository(o.extra) {
		return old{}, &Refusal{fmt.Sprintf("the output %s is a git repository, which would be lost", out),
			"build into another folder and copy the site from there"}
	}
	if len(o.extra) == 0 || force {
		return o, nil
	}
	if o.manifest == nil {
		return old{}, &Refusal{fmt.Sprintf("the output %s holds files, such as %s, and is not a site made by egovsite", out, o.extra[0]),
			"name an empty or new folder, or replace this one with --force"}
	}
	return old{}, &Refusal{fmt.Sprintf("the output %s holds %s, which egovsite did not write and would remove", out, o.extra[0]),
		"move it away, or let it go with --force"}
}

// list sorts the files of the output folder into ours and others.
func list(files afero.Fs, out string, before old) (old, error) {
	o := old{exists: true}
	data, err := afero.ReadFile(files, filepath.Join(out, ManifestFile))
	if err == nil && before.manifest != nil && bytes.Equal(data, before.manifest) {
		o.manifest, o.files = data, before.files
	} else if m, fault := parseManifest(data); err == nil && fault == nil {
		o.manifest, o.files = data, m.Files
	}
	ours := make(map[string]bool, len(o.files)+1)
	ours[ManifestFile] = o.manifest != nil
	for _, e := range o.files {
		ours[e.Path] = true
	}
	err = walk(files, out, func(full string) error {
		rel, err := filepath.Rel(out, full)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		switch {
		case isKept(rel):
			o.kept = append(o.kept, rel)
		case !ours[rel] && !isLitter(path.Base(rel)):
			o.extra = append(o.extra, rel)
		}
		return nil
	})
	return o, err
}

// walk names all that lies below a folder and is none itself. What goes meanwhile
// is passed over. Files of a disk are not looked at one by one.
func walk(files afero.Fs, folder string, see func(name string) error) error {
	step := func(name string, dir bool, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil || dir {
			return err
		}
		return see(name)
	}
	if _, disk := files.(*afero.OsFs); disk {
		return filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error { return step(name, d != nil && d.IsDir(), err) })
	}
	return afero.Walk(files, folder, func(name string, info fs.FileInfo, err error) error {
		return step(name, info != nil && info.IsDir(), err)
	})
}

// repository reports whether a git repository or the pointer to one is among
// these files.
func repository(paths []string) bool {
	return slices.ContainsFunc(paths, func(p string) bool { return p == ".git" || strings.HasPrefix(p, ".git/") })
}

// lstat does not follow a symbolic link, where the file system has any.
func lstat(files afero.Fs, name string) (fs.FileInfo, error) {
	if l, ok := files.(afero.Lstater); ok {
		info, _, err := l.LstatIfPossible(name)
		return info, err
	}
	return files.Stat(name)
}

// beside is the hidden sibling of the output with a role of its own. It is
// the same at every run, so that what a killed run left is found.
func beside(out, role string) string {
	return filepath.Join(filepath.Dir(out), "."+filepath.Base(out)+".egovsite-"+role)
}

// makeAbove makes the folders that are to hold the output, and returns those that
// were not there, the deepest first.
func makeAbove(files afero.Fs, out string) (made []string, err error) {
	for dir := filepath.Dir(out); ; dir = filepath.Dir(dir) {
		if _, err := files.Stat(dir); !errors.Is(err, fs.ErrNotExist) || dir == filepath.Dir(dir) {
			break
		}
		made = append(made, dir)
	}
	return made, files.MkdirAll(filepath.Dir(out), 0o755)
}

// removeAll removes a folder, also one of whose folders some are protected from
// being written to, as in a copy of a disc.
func removeAll(files afero.Fs, folder string) error {
	err := files.RemoveAll(folder)
	if !errors.Is(err, fs.ErrPermission) {
		return err
	}
	_ = afero.Walk(files, folder, func(name string, info fs.FileInfo, err error) error {
		if err == nil && info.IsDir() {
			_ = files.Chmod(name, 0o755) // or it is not removed, which is told
		}
		return nil
	})
	return files.RemoveAll(folder)
}
