package publish

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/afero"
)

func TestOneBuildAtATime(t *testing.T) {
	for name, disk := range disks(t) {
		t.Run(name, func(t *testing.T) {
			disk, root := disk()
			out := filepath.Join(root, "public")
			first, err := New(disk, out, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if _, err := New(disk, out, Options{}); err == nil || !strings.Contains(err.Error(), "another build") {
				t.Errorf("second build: %v", err)
			}
			if err := first.Abort(); err != nil {
				t.Fatal(err)
			}
			if _, err := build(t, disk, out, Options{}, map[string]string{"a": ""}); err != nil {
				t.Errorf("build after: %v", err)
			}
		})
	}
}

func TestRemainsOfAKilledRun(t *testing.T) {
	t.Run("half a site", func(t *testing.T) {
		out := filepath.Join(t.TempDir(), "public")
		os.MkdirAll(filepath.Join(filepath.Dir(out), ".public.egovsite-new/a"), 0o755)
		os.WriteFile(filepath.Join(filepath.Dir(out), ".public.egovsite-lock"), nil, 0o644)
		if _, err := build(t, afero.NewOsFs(), out, Options{}, map[string]string{"index.html": "x"}); err != nil {
			t.Fatal(err)
		}
		if got := len(tree(t, afero.NewOsFs(), out)); got != 2 {
			t.Errorf("%d files", got)
		}
		alone(t, out)
	})
	t.Run("between the two steps of the exchange", func(t *testing.T) {
		out := filepath.Join(t.TempDir(), "public")
		if _, err := build(t, afero.NewOsFs(), out, Options{}, map[string]string{"index.html": "x"}); err != nil {
			t.Fatal(err)
		}
		os.Rename(out, filepath.Join(filepath.Dir(out), ".public.egovsite-old"))
		s, err := New(afero.NewOsFs(), out, Options{})
		if err != nil {
			t.Fatal(err)
		}
		s.Abort()
		if got := tree(t, afero.NewOsFs(), out)["index.html"]; got != "x" {
			t.Errorf("index.html is %q", got)
		}
		alone(t, out)
	})
}

// TestOldFolderGoesMeanwhile has no old folder where one was seen.
func TestOldFolderGoesMeanwhile(t *testing.T) {
	for name, disk := range disks(t) {
		t.Run(name, func(t *testing.T) {
			disk, root := disk()
			out, fresh := filepath.Join(root, "public"), filepath.Join(root, "new")
			if _, err := swap(disk, out, fresh, true); err == nil {
				t.Error("nothing was put into the place of nothing")
			}
			if err := errors.Join(disk.MkdirAll(fresh, 0o755), afero.WriteFile(disk, filepath.Join(fresh, "index.html"), []byte("x"), 0o644)); err != nil {
				t.Fatal(err)
			}
			if gone, err := swap(disk, out, fresh, true); err != nil || gone != "" {
				t.Errorf("%q, %v", gone, err)
			}
			if got := tree(t, disk, out)["index.html"]; got != "x" {
				t.Errorf("index.html is %q", got)
			}
		})
	}
}

func TestInTurnUndoesItsFirstStep(t *testing.T) {
	root := t.TempDir()
	out := filepath.Join(root, "public")
	if err := os.MkdirAll(out, 0o755); err != nil {
		t.Fatal(err)
	}
	if _, err := inTurn(afero.NewOsFs(), out, filepath.Join(root, "not there")); err == nil {
		t.Fatal("no error")
	}
	alone(t, out)
	if _, err := os.Stat(out); err != nil {
		t.Error(err)
	}
}
