package publish

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/spf13/afero"
)

// errDisk is what the disk of these tests fails with.
var errDisk = errors.New("the disk fails")

// A failing disk counts what is changed on it, and fails at one change or, full,
// at all from there on that need room.
type failing struct {
	afero.Fs
	at, done int
	full     bool
}

// fails counts a change.
func (f *failing) fails(needsRoom bool) bool {
	f.done++
	if f.full {
		return f.done >= f.at && needsRoom
	}
	return f.done == f.at
}

func (f *failing) Mkdir(name string, mode os.FileMode) error {
	if f.fails(true) {
		return errDisk
	}
	return f.Fs.Mkdir(name, mode)
}

func (f *failing) MkdirAll(name string, mode os.FileMode) error {
	if f.fails(true) {
		return errDisk
	}
	return f.Fs.MkdirAll(name, mode)
}

func (f *failing) OpenFile(name string, flag int, mode os.FileMode) (afero.File, error) {
	if flag == os.O_RDONLY {
		return f.Fs.OpenFile(name, flag, mode)
	}
	if f.fails(true) {
		return nil, errDisk
	}
	file, err := f.Fs.OpenFile(name, flag, mode)
	return &failingFile{file, f}, err
}

func (f *failing) Remove(name string) error {
	if f.fails(false) {
		return errDisk
	}
	return f.Fs.Remove(name)
}

func (f *failing) RemoveAll(name string) error {
	if f.fails(false) {
		return errDisk
	}
	return f.Fs.RemoveAll(name)
}

func (f *failing) Rename(from, to string) error {
	if f.fails(false) {
		return errDisk
	}
	return f.Fs.Rename(from, to)
}

func (f *failing) Chmod(name string, mode os.FileMode) error {
	if f.fails(false) {
		return errDisk
	}
	return f.Fs.Chmod(name, mode)
}

func (f *failing) Chtimes(name string, a, m time.Time) error { return f.Fs.Chtimes(name, a, m) }

// A failingFile writes half of what it cannot write whole.
type failingFile struct {
	afero.File
	disk *failing
}

func (f *failingFile) Write(data []byte) (int, error) {
	if f.disk.fails(true) {
		n, _ := f.File.Write(data[:len(data)/2])
		return n, errDisk
	}
	return f.File.Write(data)
}

func (f *failingFile) Close() error {
	if f.disk.fails(false) {
		f.File.Close()
		return errDisk
	}
	return f.File.Close()
}

// TestEveryFault has each single change on the disk fail, alone or with all that
// follow for want of room. The site is the old one or the new one each time, and
// the next publication leaves nothing behind.
func TestEveryFault(t *testing.T) {
	was := map[string]string{"index.html": "old", "a/b.html": "old", ".gitignore": "*"}
	now := map[string]string{"index.html": "new", "a/b.html": "new", "a/c/d.html": "new"}
	for _, full := range []bool{false, true} {
		failed, at := 0, 1
		for ; ; at++ {
			root := t.TempDir()
			out := filepath.Join(root, "above", "public")
			if _, err := build(t, afero.NewOsFs(), out, Options{}, was); err != nil {
				t.Fatal(err)
			}
			old := tree(t, afero.NewOsFs(), out)
			disk := &failing{Fs: afero.NewOsFs(), at: at, full: full}
			_, err := build(t, disk, out, Options{}, now)
			got := tree(t, afero.NewOsFs(), out)
			if err != nil {
				failed++
			}
			switch {
			case err == nil && got["index.html"] != "new":
				t.Errorf("fault %d: no error, and the old site", at)
			case err != nil && !errors.Is(err, errDisk):
				t.Errorf("fault %d: %v", at, err)
			case !maps.Equal(got, old) && !(got["index.html"] == "new" && got["a/b.html"] == "new" && got["a/c/d.html"] == "new" && len(got) == 5):
				t.Errorf("fault %d: neither the old site nor the new one, but %v", at, got)
			}
			if full {
				alone(t, out) // what needs no room went well
			}
			clean(t, filepath.Dir(out))
			if _, err := build(t, afero.NewOsFs(), out, Options{}, now); err != nil {
				t.Errorf("the build after fault %d: %v", at, err)
			}
			alone(t, out)
			if disk.done < at {
				break
			}
		}
		if failed < 15 {
			t.Errorf("full %v: %d of %d faults made a build fail", full, failed, at-1)
		}
	}
}

// clean takes away the lock that a process holds by its file alone where the disk
// is not a real one.
func clean(t *testing.T, folder string) {
	t.Helper()
	if err := os.Remove(filepath.Join(folder, ".public.egovsite-lock")); err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
}

// TestFoldersAboveGo sees that what New made to hold the output goes with what is
// given up, and stays with what is published.
func TestFoldersAboveGo(t *testing.T) {
	root := t.TempDir()
	out := filepath.Join(root, "a", "b", "public")
	s, err := New(afero.NewOsFs(), out, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Abort(); err != nil {
		t.Fatal(err)
	}
	if list, err := os.ReadDir(root); err != nil || len(list) > 0 {
		t.Errorf("left: %v, %v", list, err)
	}
	if _, err := build(t, afero.NewOsFs(), out, Options{}, map[string]string{"index.html": "x"}); err != nil {
		t.Fatal(err)
	}
	alone(t, out)
	s, err = New(afero.NewOsFs(), out, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Abort(); err != nil {
		t.Fatal(err)
	}
	if got := tree(t, afero.NewOsFs(), out); len(got) != 2 {
		t.Errorf("the site after another was given up: %v", got)
	}
	file := filepath.Join(root, "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := New(afero.NewOsFs(), filepath.Join(file, "a", "public"), Options{}); err == nil || !strings.Contains(err.Error(), "making the folder") {
		t.Errorf("below a file: %v", err)
	}
}
