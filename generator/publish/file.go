package publish

import (
	"fmt"
	"io/fs"
	"path/filepath"

	"github.com/spf13/afero"
)

// File writes one file that is no part of a site, such as a report to be
// mailed: whole or not at all, in place of an older one, which hands on who may
// read it. A device, a pipe or the target of a symbolic link is written to as it is.
func File(files afero.Fs, name string, data []byte) error {
	if info, err := files.Stat(name); err == nil && info.IsDir() {
		return &Refusal{fmt.Sprintf("%s is a folder", name), "name a file in it"}
	}
	mode := fs.FileMode(0o644)
	older, err := lstat(files, name)
	if err == nil && !older.Mode().IsRegular() {
		if err := afero.WriteFile(files, name, data, 0o644); err != nil {
			return advised(fmt.Errorf("writing %s: %w", filepath.Clean(name), err))
		}
		return nil
	}
	if err == nil {
		mode = older.Mode().Perm()
	}
	fresh := beside(name, "new")
	err = afero.WriteFile(files, fresh, data, mode)
	if err == nil && older != nil {
		err = files.Chmod(fresh, mode) // a mask of the process may have narrowed it
	}
	if err == nil {
		err = files.Rename(fresh, name)
	}
	if err != nil {
		files.Remove(fresh)
		return advised(fmt.Errorf("writing %s: %w", filepath.Clean(name), err))
	}
	return nil
}
