package generator

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync"
)

// Files may change while they are read. They are therefore looked at again until
// nothing has changed between two looks: then all that was read stood on the disk
// at one moment, the one between them. A look reads only what the look before it
// had not, or not so.

// mostLooks is how often files are looked at before it is told that they do not
// come to rest.
const mostLooks = 10

// errRestless is why a file is not used that is another one at each look.
var errRestless = errors.New("it is being written: each time that it was read it was another")

// A look is what was seen of files at one time. Several goroutines may look.
type look struct {
	before map[string]sight // by name
	last   bool             // what changes still is not used

	mu     sync.Mutex
	seen   map[string]sight
	moving bool // something is not as the look before had it
}

// A sight is one file as it was seen.
type sight struct {
	info fs.FileInfo // nil where there is none to be had
	data []byte
	sum  digest // of data, also where that is not held
	err  error
}

// steady has files looked at until they come to rest. see takes all of them from
// the look that it is given, and does so each time.
func steady(see func(l *look) error) error {
	var before map[string]sight
	gone := ""
	for n := range mostLooks {
		l := &look{before: before, seen: map[string]sight{}, last: n == mostLooks-1}
		if err := see(l); err != nil {
			return err
		}
		gone = l.gone()
		if gone == "" && (l.last || !l.moving) {
			return nil
		}
		before = l.seen
	}
	return fmt.Errorf("reading %s: it comes and goes", gone)
}

// file is a file as it stands. It is read, unless the look before had it so. A
// pipe or device is not: it would never end. What is not held is digested alone.
func (l *look) file(name string, info fs.FileInfo, hold bool, read func() ([]byte, error)) sight {
	s, known := l.before[name]
	if known && unchanged(s.info, info) {
		return l.note(name, s, false)
	}
	s = sight{info: info}
	switch {
	case l.last:
		s.err = errRestless
	case !info.Mode().IsRegular():
		s.err = errors.New("not a regular file")
	default:
		if s.data, s.err = read(); s.err == nil {
			s.sum = digestOf(s.data)
		}
	}
	if !hold {
		s.data = nil
	}
	return l.note(name, s, true)
}

// fault notes why nothing can be seen of a file.
func (l *look) fault(name string, err error) sight {
	s, known := l.before[name]
	return l.note(name, sight{err: err}, !known || s.info != nil || s.err.Error() != err.Error())
}

func (l *look) note(name string, s sight, moved bool) sight {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.seen[name] = s
	l.moving = l.moving || moved
	return s
}

// gone names a file that the look before had and this one has not; empty if there
// is none.
func (l *look) gone() string {
	for name := range l.before {
		if _, ok := l.seen[name]; !ok {
			return name
		}
	}
	return ""
}

// unchanged reports whether a file is the one it was, as far as that can be told
// without reading it.
func unchanged(a, b fs.FileInfo) bool {
	return a != nil && a.Size() == b.Size() && a.Mode() == b.Mode() && a.ModTime().Equal(b.ModTime()) && os.SameFile(a, b)
}
