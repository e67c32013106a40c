package publish

import (
	"fmt"
	"os"

	"github.com/gofrs/flock"
	"github.com/spf13/afero"
)

// lock makes this the only publication to out. The lock of a killed process
// goes with the process on a real disk.
func lock(files afero.Fs, out string) (release func(), err error) {
	name := beside(out, "lock")
	busy := &Refusal{fmt.Sprintf("another build is writing %s", out), "wait until it has ended, or name another folder"}
	if _, real := files.(*afero.OsFs); !real {
		f, err := files.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
		if os.IsExist(err) {
			return nil, busy
		}
		if err != nil {
			return nil, fmt.Errorf("locking the output: %w", err)
		}
		f.Close()
		return func() { files.Remove(name) }, nil
	}
	for {
		l := flock.New(name, flock.SetPermissions(0o644))
		got, err := l.TryLock()
		if err != nil {
			return nil, fmt.Errorf("locking the output: %w", err)
		}
		if !got {
			return nil, busy
		}
		// The holder before us may have removed the file between our opening
		// and our locking it; then the lock is on a file nobody else will find.
		held, err1 := l.Stat()
		named, err2 := os.Stat(name)
		if err1 == nil && err2 == nil && os.SameFile(held, named) {
			return func() { unlock(l, name) }, nil
		}
		l.Close()
	}
}

// unlock removes the file while the lock is held, or, on systems that do not
// remove open files, after.
func unlock(l *flock.Flock, name string) {
	err := os.Remove(name)
	l.Close()
	if err != nil {
		os.Remove(name)
	}
}
