package publish

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/spf13/afero"
)

// mostPrevious is the largest file that is read of an older site, in bytes.
const mostPrevious = 64 << 20

// Previous reads a file of the site that is to be replaced. It is nil if there
// is no such site or it has no such file, and an error if the file is not the one
// that was published.
func (s *Site) Previous(name string) ([]byte, error) {
	list, err := afero.ReadFile(s.files, filepath.Join(s.out, ManifestFile))
	if err != nil {
		return nil, nil // what is no site of ours was refused by New, or is let go
	}
	m, err := parseManifest(list)
	if err != nil {
		return nil, nil
	}
	at := slices.IndexFunc(m.Files, func(e entry) bool { return e.Path == name })
	if at < 0 {
		return nil, nil
	}
	if err := checkPath(name); err != nil {
		return nil, err
	}
	full := filepath.Join(s.out, filepath.FromSlash(name))
	info, err := lstat(s.files, full)
	if err == nil && (!info.Mode().IsRegular() || info.Size() != m.Files[at].Size) {
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
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != m.Files[at].SHA256 {
		return nil, fmt.Errorf("reading %s: it was changed after it was published", full)
	}
	return data, nil
}
