package generator

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"egovsite/generator/problem"
	"egovsite/generator/read"
	"egovsite/generator/survey"

	"golang.org/x/sync/errgroup"
)

// A file is a submitted file that was found.
type file struct {
	name    string // as shown to people
	edition string // as its folder says; empty if it does not
	sum     digest
	data    []byte // nil if it is to be loaded
	load    func() ([]byte, error)
}

// Of responses, so many bytes are held in memory; the others are read again, one
// country at a time.
const (
	someResponses = 1 << 20
	allResponses  = math.MaxInt64
)

// submitted are the files of a folder of responses, in order of their names.
type submitted struct {
	files    []file            // editions are the names of their folders, whether they are of editions or not
	problems []problem.Problem // of what else lies there
	err      error             // why there are none
}

// of returns the files with the editions that their folders say.
func (s submitted) of(c *survey.Catalog) ([]file, []problem.Problem, error) {
	files := slices.Clone(s.files)
	for i := range files {
		if c.Edition(files[i].edition) == nil {
			files[i].edition = ""
		}
	}
	return files, s.problems, s.err
}

// responseFiles finds and reads the submitted files of a folder, as they stood at
// one moment.
func responseFiles(folder string, c *survey.Catalog) ([]file, []problem.Problem, error) {
	var s submitted
	if err := steady(func(l *look) error { s = l.responses(folder, allResponses, c.Limits); return nil }); err != nil {
		return nil, nil, err
	}
	return s.of(c)
}

// responses finds the submitted files of a folder. Hidden files are passed over,
// others that cannot be read are named. A link that leads out of the folder is not
// followed. Of a folder that passes a limit none are given.
func (l *look) responses(folder string, hold int64, limits survey.Limits) (s submitted) {
	if folder == "" {
		return s
	}
	if _, err := os.Stat(folder); errors.Is(err, fs.ErrNotExist) {
		return submitted{err: &advised{fmt.Sprintf("there is no folder %s to read responses from", folder), "make it, or name another with --responses"}}
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return submitted{err: fmt.Errorf("opening responses: %w", err)}
	}
	defer root.Close()
	var names []string
	entries := 0
	s.err = fs.WalkDir(root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		shown := filepath.Join(folder, filepath.FromSlash(name))
		if err != nil {
			s.problems = append(s.problems, unreadable(shown, l.fault(shown, err).err))
			return nil
		}
		if name != "." && strings.HasPrefix(path.Base(name), ".") {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if entries++; entries-1 > limits.ResponsesFiles && limits.ResponsesFiles > 0 { // the folder itself is one
			return &halt{problem.Problem{Code: "responses-too-many", Severity: problem.Error, File: folder,
				What: fmt.Sprintf("there are more than %d files and folders in it", limits.ResponsesFiles),
				Hint: "take out what is no response"}.Over("responses_files", limits.ResponsesFiles)}
		}
		if d.IsDir() || strings.EqualFold(strings.TrimSuffix(path.Base(name), path.Ext(name)), "readme") {
			return nil
		}
		if !read.Known(name) {
			s.problems = append(s.problems, problem.Problem{Code: "format-unknown", Severity: problem.Warning, File: shown,
				What: "the file is left alone", Why: fmt.Sprintf("files ending in %q are not responses", path.Ext(name)),
				Hint: "hand in " + read.Handed + "; or move it elsewhere"})
			return nil
		}
		names = append(names, name)
		return nil
	})
	if s.err != nil {
		return submitted{err: s.err}
	}
	sights := make([]sight, len(names))
	most := int64(limits.ResponsesMB) << 20
	var all atomic.Int64
	take := func(size int64) (held, fits bool) {
		n := all.Add(size)
		return n <= hold, n <= most || most == 0
	}
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, name := range names {
		group.Go(func() error {
			sights[i] = l.submitted(root, name, filepath.Join(folder, filepath.FromSlash(name)), limits, take)
			return nil
		})
	}
	_ = group.Wait() // what fails is in the sight
	if _, fits := take(0); !fits {
		return submitted{err: &halt{problem.Problem{Code: "responses-too-large", Severity: problem.Error, File: folder,
			What: fmt.Sprintf("its files have more than %d MB in all", limits.ResponsesMB),
			Hint: "take out what is no response"}.Over("responses_mb", limits.ResponsesMB)}}
	}
	for i, name := range names {
		shown := filepath.Join(folder, filepath.FromSlash(name))
		if err := sights[i].err; err != nil {
			s.problems = append(s.problems, unreadable(shown, err))
			continue
		}
		s.files = append(s.files, file{shown, filepath.Base(filepath.Dir(shown)), sights[i].sum, sights[i].data, loader(folder, name, limits, sights[i])})
	}
	return s
}

// submitted looks at one file of a folder, and reads it if there is room for it.
func (l *look) submitted(root *os.Root, name, shown string, limits survey.Limits, take func(size int64) (held, fits bool)) sight {
	info, err := root.Stat(name)
	if err != nil {
		return l.fault(shown, err)
	}
	held, fits := take(min(info.Size(), read.Largest(limits, name)+1))
	if !fits {
		return l.note(shown, sight{}, false) // none will be used
	}
	room := new(bytes.Buffer)
	if !held {
		room = rooms.Get().(*bytes.Buffer)
		defer rooms.Put(room)
	}
	return l.file(shown, info, held, func() ([]byte, error) { return readSubmitted(root, name, info, limits, room) })
}

// rooms are buffers for files of which no more than the digest is kept.
var rooms = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// readSubmitted reads a file, unless it is larger than a response can be, which is
// for package read to tell. What it returns lies in the room.
func readSubmitted(root *os.Root, name string, info fs.FileInfo, limits survey.Limits, room *bytes.Buffer) ([]byte, error) {
	if most := read.Largest(limits, name); info.Size() > most {
		return make([]byte, most+1), nil
	}
	f, err := root.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	room.Reset()
	room.Grow(int(info.Size()) + bytes.MinRead) // so that it need not grow at the end
	_, err = room.ReadFrom(f)
	return room.Bytes(), err
}

// A halt is a problem after which nothing is made: what is left would not be what
// the site was to be.
type halt struct{ problem problem.Problem }

func (h *halt) Error() string {
	return fmt.Sprintf("%s: %s: %s [%s]", h.problem.Place(), h.problem.What, h.problem.Why, h.problem.Code)
}

// Hint says what to do about it.
func (h *halt) Hint() string { return h.problem.Hint }

// A changed is a file that is not any more as it was when it was looked at.
type changed struct{ name string }

func (c *changed) Error() string {
	return fmt.Sprintf("%s was changed while the site was built", c.name)
}

// Hint says what to do about it.
func (c *changed) Hint() string { return "wait until it is written, and build again" }

// loader returns a file of a folder as it was seen. One that was not held is read
// once more, and fails if it is another by now.
func loader(folder, name string, limits survey.Limits, s sight) func() ([]byte, error) {
	return func() ([]byte, error) {
		if s.data != nil {
			return s.data, nil
		}
		other := &changed{filepath.Join(folder, filepath.FromSlash(name))}
		root, err := os.OpenRoot(folder)
		if err != nil {
			return nil, other
		}
		defer root.Close()
		info, err := root.Stat(name)
		if err != nil || !info.Mode().IsRegular() {
			return nil, other
		}
		data, err := readSubmitted(root, name, info, limits, new(bytes.Buffer))
		if err != nil || digestOf(data) != s.sum {
			return nil, other
		}
		return data, nil
	}
}

func unreadable(name string, err error) problem.Problem {
	var h *halt
	if errors.As(err, &h) {
		return h.problem
	}
	if errors.Is(err, errRestless) {
		return problem.Problem{Code: "file-changing", Severity: problem.Error, File: name,
			What: "the file changed while it was read", Why: err.Error(), Hint: "wait until it is written, and run the command again"}
	}
	return problem.Problem{Code: "file-unreadable", Severity: problem.Error, File: name,
		What: "the file could not be read", Why: err.Error(), Hint: "check that it is a plain file that you may read, inside the folder"}
}
