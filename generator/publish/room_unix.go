//go:build unix

package publish

import "golang.org/x/sys/unix"

// noRoom are the errors of a disk, a quota or a limit that is reached, readOnly
// those of a file system that takes nothing.
var (
	noRoom   = []error{unix.ENOSPC, unix.EDQUOT, unix.EFBIG}
	readOnly = []error{unix.EROFS}
)
