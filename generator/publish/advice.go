package publish

import (
	"errors"
	"io/fs"
	"slices"
)

// An advice is an error of the disk with what to do about it.
type advice struct {
	error
	hint string
}

func (a *advice) Unwrap() error { return a.error }

// Hint says what to do about it.
func (a *advice) Hint() string { return a.hint }

// advised adds what to do to an error of the disk.
func advised(err error) error {
	is := func(what error) bool { return errors.Is(err, what) }
	switch {
	case err == nil:
		return nil
	case slices.ContainsFunc(noRoom, is):
		return &advice{err, "make room and run the command again: what is new is written beside what is old, which is as it was"}
	case slices.ContainsFunc(readOnly, is), is(fs.ErrPermission):
		return &advice{err, "see that you may write to the folder that holds it, where what is new is made before it takes its place; or name another folder"}
	}
	return err
}
