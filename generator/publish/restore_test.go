package publish

import (
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/spf13/afero"
)

// TestRestoreStops asks for no more files once one has failed.
func TestRestoreStops(t *testing.T) {
	const files = 2000
	var list []string
	for i := range files {
		list = append(list, fmt.Sprintf(`{"path": "%d.txt", "size": 1, "sha256": ""}`, i))
	}
	manifest := fmt.Sprintf(`{"generator": "egovsite", "format": 1, "files": [%s]}`, strings.Join(list, ","))
	var asked atomic.Int64
	broken := errors.New("the line is broken")
	_, err := Restore(afero.NewMemMapFs(), "public", func(path string, _ int64) ([]byte, error) {
		if path == ManifestFile {
			return []byte(manifest), nil
		}
		asked.Add(1)
		return nil, broken
	})
	if !errors.Is(err, broken) {
		t.Errorf("got error %v, want %v", err, broken)
	}
	if n := asked.Load(); n > files/2 {
		t.Errorf("%d of %d files were asked for", n, files)
	}
}
