//go:build unix

package generator

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"
)

// TestOverlay lays a folder with entries of all kinds over built-in files.
func TestOverlay(t *testing.T) {
	folder, other := t.TempDir(), t.TempDir()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	put := func(folder, name, words string) {
		t.Helper()
		must(os.MkdirAll(filepath.Dir(filepath.Join(folder, name)), 0o755))
		must(os.WriteFile(filepath.Join(folder, name), []byte(words), 0o644))
	}
	put(folder, "pages/about.md", "mine")
	put(folder, "pages/new.md", "new")
	put(folder, ".git/pages/hidden.md", "x")
	put(folder, "responses/2022/answers.md", "x")
	put(folder, "inbox.bin", "much")
	put(other, "fr/words.md", "linked")
	must(os.Symlink(other, filepath.Join(folder, "languages")))
	must(os.Symlink("..", filepath.Join(folder, "pages/round")))
	must(os.Symlink("nowhere", filepath.Join(folder, "broken.md")))
	must(syscall.Mkfifo(filepath.Join(folder, "pipe.md"), 0o644))
	base := fstest.MapFS{"pages/about.md": {Data: []byte("built in")}, "pages/data.md": {Data: []byte("built in")}}
	var files overlay
	must(steady(func(l *look) (err error) {
		files, err = l.overlay(base, folder, func(name string) bool { return strings.HasSuffix(name, ".md") })
		return err
	}))
	got := map[string]string{}
	must(fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			data = []byte("error")
		}
		got[name] = string(data)
		return nil
	}))
	want := map[string]string{"pages/about.md": "mine", "pages/new.md": "new", "pages/data.md": "built in", "languages/fr/words.md": "linked",
		"inbox.bin": "", "broken.md": "error", "pipe.md": "error"}
	for name := range want {
		if got[name] != want[name] {
			t.Errorf("%s: %q; want %q", name, got[name], want[name])
		}
	}
	if len(got) != len(want) {
		t.Errorf("files %v", got)
	}
	put(folder, "pages/about.md", "changed")
	must(os.RemoveAll(filepath.Join(folder, "languages")))
	for _, name := range []string{"pages/about.md", "languages/fr/words.md"} {
		if data, err := fs.ReadFile(files, name); err != nil || string(data) != want[name] {
			t.Errorf("%s after it changed: %q, %v", name, data, err)
		}
	}
	if _, err := fs.ReadFile(files, "broken.md"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a link that leads nowhere: %v", err)
	}
}
