package publish

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"

	"github.com/spf13/afero"
)

// A Stamp tells whether a published file was touched since: whoever writes to a
// file changes one of the two.
type Stamp struct {
	Size     int64
	Modified int64 // nanoseconds
}

// Stamps are those of the files of a site, by path.
type Stamps map[string]Stamp

// A Footprint tells a published site from one that was touched since: digests of its
// list, and of the stamps of all its files.
type Footprint struct{ List, Files [sha256.Size]byte }

// stamped says how the files of the site lie there that has just been published;
// nil where they cannot be looked at.
func (s *Site) stamped() Stamps {
	out := make(Stamps, len(s.written))
	for _, e := range s.written {
		now := e.stamp
		if now == (Stamp{}) {
			var err error
			if now, err = stamp(s.files, filepath.Join(s.out, filepath.FromSlash(e.Path))); err != nil {
				return nil
			}
		}
		out[e.Path] = now
	}
	return out
}

func (s Stamps) footprint(list []byte) Footprint {
	h := sha256.New()
	for _, path := range slices.Sorted(maps.Keys(s)) {
		fmt.Fprintf(h, "%q %d %d\n", path, s[path].Size, s[path].Modified)
	}
	return Footprint{List: sha256.Sum256(list), Files: [sha256.Size]byte(h.Sum(nil))}
}

// Intact reports whether a folder is the site that left the footprint: all its files
// untouched, no others, and nothing beside it that another build writes or left.
func (f Footprint) Intact(files afero.Fs, out string) bool {
	for _, role := range []string{"lock", "new", "old"} {
		if _, err := lstat(files, beside(out, role)); !errors.Is(err, fs.ErrNotExist) {
			return false
		}
	}
	list, err := afero.ReadFile(files, filepath.Join(out, ManifestFile))
	if err != nil || sha256.Sum256(list) != f.List {
		return false
	}
	there := Stamps{}
	err = walk(files, out, func(full string) error {
		name, err := filepath.Rel(out, full)
		if err != nil || name == ManifestFile || isKept(name) || isLitter(filepath.Base(name)) {
			return err
		}
		there[filepath.ToSlash(name)], err = stamp(files, full)
		return err
	})
	return err == nil && there.footprint(list) == f
}

// stamp is that of a plain file; any other cannot be told from one that was touched.
func stamp(files afero.Fs, name string) (Stamp, error) {
	info, err := lstat(files, name)
	if err == nil && !info.Mode().IsRegular() {
		err = fs.ErrInvalid
	}
	if err != nil {
		return Stamp{}, err
	}
	return Stamp{info.Size(), info.ModTime().UnixNano()}, nil
}

// Take takes a file of the site that is to be replaced over as it is, without
// reading it where the file system has hard links, and reports whether it could:
// one that is not there, or was touched since it was stamped, is not taken.
func (s *Site) Take(name string, was Stamp) (bool, error) {
	ok, err := s.take(name, was)
	if err != nil {
		err = advised(fmt.Errorf("taking %s over: %w", name, err))
	}
	return ok, err
}

func (s *Site) take(name string, was Stamp) (bool, error) {
	e, known := s.old()[name]
	from := filepath.Join(s.out, filepath.FromSlash(name))
	if now, err := stamp(s.files, from); !known || err != nil || now != was || now.Size != e.Size {
		return false, nil
	}
	dirs, _, _, err := s.claim(name)
	if err != nil {
		return false, err
	}
	for _, dir := range dirs {
		if err := s.mkdir(dir); err != nil {
			return false, err
		}
	}
	linked, err := s.link(from, name)
	if err != nil {
		return false, err
	}
	if e.taken = true; linked {
		e.stamp = was
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.written = append(s.written, e)
	return true, nil
}

// Searched says for which words the old site was searched: files that were taken
// from it need not be searched for them again.
func (s *Site) Searched(words []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.searched.note(words)
}

// link gives an old file a second name in the new site, or copies it.
func (s *Site) link(from, name string) (linked bool, err error) {
	if _, real := s.files.(*afero.OsFs); real && os.Link(from, filepath.Join(s.fresh, filepath.FromSlash(name))) == nil {
		return true, nil
	}
	data, err := afero.ReadFile(s.files, from)
	if err != nil {
		return false, err
	}
	return false, s.put(name, data)
}

// old are the files of the site that is to be replaced, by path.
func (s *Site) old() map[string]entry {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.oldByPath == nil {
		s.oldByPath = map[string]entry{}
		for _, e := range s.was.files {
			s.oldByPath[e.Path] = e
		}
	}
	return s.oldByPath
}

// Drop takes files back that were written.
func (s *Site) Drop(names []string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	gone := map[string]bool{}
	for _, name := range names {
		if err := s.files.Remove(filepath.Join(s.fresh, filepath.FromSlash(name))); err != nil {
			return err
		}
		gone[name] = true
		delete(s.claims, caseless(name))
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			if s.files.Remove(filepath.Join(s.fresh, filepath.FromSlash(dir))) != nil {
				break // something else lies in it
			}
			s.folders.Delete(dir)
		}
	}
	kept := s.written[:0]
	for _, e := range s.written {
		if !gone[e.Path] {
			kept = append(kept, e)
		}
	}
	s.written = kept
	return nil
}
