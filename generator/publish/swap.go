package publish

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/spf13/afero"
)

// swap puts fresh in the place of out and returns where the old folder is now,
// to be removed; empty if there was none, or it went meanwhile.
func swap(files afero.Fs, out, fresh string, exists bool) (gone string, err error) {
	if exists {
		gone, err = trade(files, out, fresh)
		if !errors.Is(err, fs.ErrNotExist) {
			return gone, err
		}
	}
	return "", files.Rename(fresh, out)
}

// trade exchanges two folders, in one step where the system can.
func trade(files afero.Fs, out, fresh string) (gone string, err error) {
	if _, real := files.(*afero.OsFs); real {
		err := exchange(out, fresh)
		if err == nil {
			return fresh, nil
		}
		if !errors.Is(err, errors.ErrUnsupported) {
			return "", err
		}
	}
	return inTurn(files, out, fresh)
}

// inTurn renames the old folder away and the new one in, for systems that
// cannot do both at once. Where the second step fails the first is undone.
func inTurn(files afero.Fs, out, fresh string) (gone string, err error) {
	gone = beside(out, "old")
	if err := removeAll(files, gone); err != nil {
		return "", err
	}
	if err := files.Rename(out, gone); err != nil {
		return "", err
	}
	if err := files.Rename(fresh, out); err != nil {
		return "", errors.Join(err, files.Rename(gone, out))
	}
	return gone, nil
}

// recoverOld mends what a run killed between the two steps of inTurn left: the
// old folder goes back if nothing is in its place.
func recoverOld(files afero.Fs, out string) error {
	gone := beside(out, "old")
	if _, err := files.Stat(gone); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	_, err := lstat(files, out)
	if errors.Is(err, fs.ErrNotExist) {
		err = files.Rename(gone, out)
	} else if err == nil {
		err = removeAll(files, gone)
	}
	if err != nil {
		return fmt.Errorf("mending what a stopped build left: %w", err)
	}
	return nil
}
