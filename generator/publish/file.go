package publish

import (
	"fmt"
	"path/filepath"

	"github.com/spf13/afero"
)

// File writes one file that is no part of a site, such as a report to be
// mailed: whole or not at all, in place of an older one. A device, a pipe or
// the target of a symbolic link is written to as it is.
func File(files afero.Fs, name string, data []byte) error {
	if info, err := files.Stat(name); err == nil && info.IsDir() {
		return &Refusal{fmt.Sprintf("%s is a folder", name), "name a file in it"}
	}
	if info, err := lstat(files, name); err == nil && !info.Mode().IsRegular() {
		if err := afero.WriteFile(files, name, data, 0o644); err != nil {
			return fmt.Errorf("writing %s: %w", filepath.Clean(name), err)
		}
		return nil
	}
	fresh := beside(name, "new")
	err := afero.WriteFile(files, fresh, data, 0o644)
	if err == nil {
		err = files.Rename(fresh, name)
	}
	if err != nil {
		files.Remove(fresh)
		return fmt.Errorf("writing %s: %w", filepath.Clean(name), err)
	}
	return nil
}
