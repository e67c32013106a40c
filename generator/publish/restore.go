package publish

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"runtime"

	"github.com/spf13/afero"
	"golang.org/x/sync/errgroup"
)

// abreast is how many files are fetched at once for each processor: most of the
// time they are waited for.
const abreast = 4

// Restore puts a site that was published elsewhere into the folder out, byte for
// byte: get returns its files by path, and is called by several goroutines at once.
// It fails, and out stays as it is, if a file is not the one that the manifest
// names; then no more files are asked for. What is read stays below the limit that get is given, in bytes.
func Restore(files afero.Fs, out string, get func(path string, most int64) ([]byte, error)) (Stats, error) {
	list, err := get(ManifestFile, mostPrevious)
	if err != nil {
		return Stats{}, err
	}
	m, err := parseManifest(list)
	if err != nil {
		return Stats{}, &Refusal{fmt.Sprintf("what is there is not the list of a site's files (%v)", err),
			"see that the address is that of the site; some servers show a page where there is no file"}
	}
	s, err := New(files, out, Options{})
	if err != nil {
		return Stats{}, err
	}
	defer s.Abort()
	s.Inputs(m.Inputs)
	group, going := errgroup.WithContext(context.Background())
	group.SetLimit(abreast * runtime.GOMAXPROCS(0))
	for _, e := range m.Files {
		s.From(e.From, []string{e.Path})
		group.Go(func() error {
			if going.Err() != nil { // another file has failed
				return nil
			}
			if err := checkPath(e.Path); err != nil {
				return err
			}
			data, err := get(e.Path, e.Size)
			if err != nil {
				return err
			}
			if sum := sha256.Sum256(data); int64(len(data)) != e.Size || hex.EncodeToString(sum[:]) != e.SHA256 {
				return fmt.Errorf("%s is not the file that %s names", e.Path, ManifestFile)
			}
			return s.Write(e.Path, data)
		})
	}
	if err := group.Wait(); err != nil {
		return Stats{}, err
	}
	return s.Commit(nil)
}
