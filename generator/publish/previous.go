package publish

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/spf13/afero"
)

// mostPrevious is the largest file that is read of an older site, in bytes.
const mostPrevious = 64 << 20

// Previous reads a file of the site that is to be replaced. It is nil if there
// is no such site or it has no such file, and an error if the file is not the one
// that was published.
func (s *Site) Previous(name string) ([]byte, error) {
	for _, e := range s.was.files {
		if e.Path == name {
			return s.published(e)
		}
	}
	return nil, nil
}

// Carry takes over the files of the site that is to be replaced that are wanted,
// as they were published, and fails if one of them is not. They are searched for
// what must not be in the new site like all others.
func (s *Site) Carry(wanted func(path string) bool) error {
	for _, e := range s.was.files {
		if !wanted(e.Path) {
			continue
		}
		data, err := s.published(e)
		if err != nil {
			return err
		}
		if err := s.Write(e.Path, data); err != nil {
			return err
		}
	}
	return nil
}

// PreviousPaths are the paths of the site that is to be replaced, sorted.
func (s *Site) PreviousPaths() []string {
	var out []string
	for _, e := range s.was.files {
		out = append(out, e.Path)
	}
	return out
}

// published reads a file of the site that is to be replaced.
func (s *Site) published(e entry) ([]byte, error) {
	if err := checkPath(e.Path); err != nil {
		return nil, err
	}
	full := filepath.Join(s.out, filepath.FromSlash(e.Path))
	info, err := lstat(s.files, full)
	if err == nil && (!info.Mode().IsRegular() || info.Size() != e.Size) {
		err = errors.New("it was changed after it was published")
	}
	if err == nil && info.Size() > mostPrevious {
		err = fmt.Errorf("it is larger than %d bytes", mostPrevious)
	}
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", full, err)
	}
	data, err := afero.ReadFile(s.files, full)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", full, err)
	}
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != e.SHA256 {
		return nil, fmt.Errorf("reading %s: it was changed after it was published", full)
	}
	return data, nil
}
