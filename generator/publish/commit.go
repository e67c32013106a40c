package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"sync"

	"egovsite/generator/spare"

	"github.com/spf13/afero"
	"golang.org/x/sync/errgroup"
)

// Commit puts the site in its place, unless one of the forbidden words stands
// in it; secrets adds to those named by Forbid. Whatever fails, the old site
// stays whole and nothing is left beside it. A leak is a *Leak.
func (s *Site) Commit(secrets []string) (Stats, error) {
	s.Forbid(secrets)
	stats, err := s.commit()
	if err != nil {
		s.Abort()
	}
	return stats, advised(err)
}

func (s *Site) commit() (Stats, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.done {
		return Stats{}, errDone
	}
	if err := s.searchAgain(); err != nil {
		return Stats{}, err
	}
	if len(s.hits) > 0 {
		return Stats{}, newLeak(s.hits)
	}
	list, err := newManifest(s.inputs, s.written, s.from)
	if err != nil {
		return Stats{}, err
	}
	stats := Stats{Files: len(s.written)}
	for _, e := range s.written {
		stats.Bytes += e.Size
	}
	was, err := inspect(s.files, s.out, s.force, s.was)
	if err != nil {
		return Stats{}, err
	}
	if err := s.checkLoss(was); err != nil {
		return Stats{}, err
	}
	gone := s.fresh
	if stats.Unchanged = s.same(was, list); !stats.Unchanged {
		if gone, err = s.replace(was, list); err != nil {
			return Stats{}, fmt.Errorf("putting the new site in the place of %s: %w", s.out, err)
		}
	}
	s.done = true
	defer s.release()
	if s.stamp {
		if stats.Stamps = s.stamped(); stats.Stamps != nil {
			stats.Footprint = stats.Stamps.footprint(list)
		}
	}
	s.claims, s.written, s.secrets, s.searched, s.was, s.oldByPath = nil, nil, secrets{}, secrets{}, old{}, nil // of many files this is much
	if gone != "" {
		if err := removeAll(s.files, gone); err != nil {
			return stats, fmt.Errorf("the site is published, but %s could not be removed: %w", gone, err)
		}
	}
	return stats, nil
}

// checkLoss refuses a site that lacks a page which the old one has and which
// is to be kept.
func (s *Site) checkLoss(was old) error {
	if s.force {
		return nil
	}
	there := map[string]bool{}
	for _, e := range s.written {
		there[e.Path] = true
	}
	var lost []string
	for _, e := range was.files {
		for _, pattern := range s.keep {
			match, err := path.Match(pattern, e.Path)
			if err != nil {
				return fmt.Errorf("matching pages to keep: %q: %w", pattern, err)
			}
			if match && !there[e.Path] && !slices.Contains(s.let, e.Path) {
				lost = append(lost, e.Path)
				break
			}
		}
	}
	if len(lost) == 0 {
		return nil
	}
	more := ""
	if len(lost) > 1 {
		more = fmt.Sprintf(" and %d more", len(lost)-1)
	}
	return &Refusal{fmt.Sprintf("the new site would lose %s%s, which the old one has", lost[0], more),
		"mend the response it was made from, or its review; or let it go with --force"}
}

// searchAgain looks through files that were written before all the forbidden
// words were known.
func (s *Site) searchAgain() error {
	nothingNew := s.secrets.within(&s.searched)
	var hits sync.Mutex
	rooms := spare.New[*bytes.Buffer](runtime.GOMAXPROCS(0)) // one file is read after another
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i := range s.written {
		e := &s.written[i]
		if e.checked == s.secrets.len() || e.taken && nothingNew {
			continue
		}
		group.Go(func() error {
			room, ok := rooms.Take()
			if !ok {
				room = new(bytes.Buffer)
			}
			if e.Size <= usualSize {
				defer rooms.Put(room)
			}
			if err := s.readInto(room, e.Path); err != nil {
				return fmt.Errorf("searching the site for withheld words: %w", err)
			}
			found := s.secrets.finder.file(e.Path, room.Bytes())
			e.checked = s.secrets.len()
			hits.Lock()
			defer hits.Unlock()
			for _, h := range found {
				s.hits[h] = true
			}
			return nil
		})
	}
	return group.Wait()
}

// readInto reads a file that was written.
func (s *Site) readInto(room *bytes.Buffer, name string) error {
	f, err := s.files.Open(filepath.Join(s.fresh, filepath.FromSlash(name)))
	if err != nil {
		return err
	}
	defer f.Close()
	room.Reset()
	_, err = room.ReadFrom(f)
	return err
}

// same reports whether the old site is this one, byte for byte. A file that has two
// names, here and there, is not read.
func (s *Site) same(was old, list []byte) bool {
	if len(was.extra) > 0 || !bytes.Equal(was.manifest, list) {
		return false
	}
	for _, e := range s.written {
		full := filepath.Join(s.out, filepath.FromSlash(e.Path))
		if e.stamp != (Stamp{}) {
			if now, err := stamp(s.files, full); err != nil || now != e.stamp {
				return false
			}
			continue
		}
		data, err := afero.ReadFile(s.files, full)
		if err != nil {
			return false
		}
		if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != e.SHA256 {
			return false
		}
	}
	return true
}

// replace finishes the new folder and exchanges it for the old one.
func (s *Site) replace(was old, list []byte) (gone string, err error) {
	if err := s.put(ManifestFile, list); err != nil {
		return "", err
	}
	for _, name := range was.kept {
		ours := slices.ContainsFunc(s.written, func(e entry) bool { return e.Path == name })
		if ours {
			continue
		}
		data, err := afero.ReadFile(s.files, filepath.Join(s.out, name))
		if err != nil {
			return "", err
		}
		if err := s.put(name, data); err != nil {
			return "", err
		}
	}
	return swap(s.files, s.out, s.fresh, was.exists)
}
