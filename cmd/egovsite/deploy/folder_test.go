package deploy

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// tree are the files of a folder, with their modes; of the ledger the name alone.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(dir, name)
		data, _ := os.ReadFile(name) // of a folder none
		if rel == ledgerKey {
			data = nil
		}
		out[filepath.ToSlash(rel)] = fmt.Sprint(info.Mode(), string(data))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func folderAt(t *testing.T, dir string) *folder {
	t.Helper()
	f, err := openFolder(dir, true)
	if err != nil {
		t.Fatal(err)
	}
	return f.(*folder)
}

// TestFolder stops deployments into a folder at every write and goes on: the folder
// ends as a clean one, without files for attributes, temporary files or empty folders.
func TestFolder(t *testing.T) {
	clean := filepath.Join(t.TempDir(), "www")
	deployed(t, folderAt(t, clean), made(newer))
	want, n := tree(t, clean), writes(t)
	for at := range n {
		dir := t.TempDir()
		if err := os.Chmod(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		deployed(t, folderAt(t, dir), made(older))
		_, _ = forced(newer).run(t.Context(), "there", &faulty{store: folderAt(t, dir), at: at, dead: true}) // which fails
		if err := os.WriteFile(filepath.Join(dir, "index.html.18a2b3c4d5e6f708.tmp"), nil, 0o600); err != nil {
			t.Fatal(err)
		}
		o := forced(newer)
		o.TakeOver = true
		deployed(t, folderAt(t, dir), o)
		if diff := cmp.Diff(want, tree(t, dir)); diff != "" {
			t.Fatalf("stopped at write %d (-want +got):\n%s", at, diff)
		}
	}
}

// TestFolderLock has many take the lock of a folder at once: one gets it.
func TestFolderLock(t *testing.T) {
	for _, err := range oneTakes(t, folderAt(t, t.TempDir()), 32) {
		if !errors.Is(err, errTaken) {
			t.Error(err)
		}
	}
}

// oneTakes has so many take the lock at once, of whom one gets it, and returns what
// the others were told.
func oneTakes(t *testing.T, s store, many int) []error {
	t.Helper()
	var all sync.WaitGroup
	got := make([]error, many)
	for i := range got {
		all.Go(func() { got[i] = s.create(t.Context(), lockKey, []byte(strconv.Itoa(i)), plain) })
	}
	all.Wait()
	others := slices.DeleteFunc(slices.Clone(got), func(err error) bool { return err == nil })
	if len(others) != many-1 {
		t.Errorf("%d of %d got the lock: %v", many-len(others), many, got)
	}
	return others
}

func TestDryRunMakesNoFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "www")
	o := made(newer)
	o.To, o.DryRun = dir, true
	if sum, err := Run(t.Context(), o); err != nil || sum.New != len(newer)+1 {
		t.Errorf("%+v: %v", sum, err)
	}
	if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the folder is there: %v", err)
	}
}
