package main

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"egovsite/docs"
)

// manual builds the documentation.
func manual(t *testing.T) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "manual")
	var voice strings.Builder
	if code := run(t.Context(), []string{"manual", "--out", out}, io.Discard, &voice); code != exitDone || voice.Len() > 0 {
		t.Fatalf("exit code %d: %s", code, &voice)
	}
	return out
}

// TestManual builds the documentation twice, and finds each of its pages.
func TestManual(t *testing.T) {
	first, second := manual(t), manual(t)
	seen := 0
	err := fs.WalkDir(os.DirFS(first), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		seen++
		a, err := os.ReadFile(filepath.Join(first, name))
		if err != nil {
			return err
		}
		if b, err := os.ReadFile(filepath.Join(second, name)); err != nil || !bytes.Equal(a, b) {
			t.Errorf("%s is not the same in two builds (%v)", name, err)
		}
		return nil
	})
	if err != nil || seen < 100 {
		t.Fatalf("%d files: %v", seen, err)
	}
	for _, p := range docs.Problems() {
		if _, err := os.Stat(filepath.Join(first, "problems", p.Code, "index.html")); err != nil {
			t.Errorf("%s has no page: %v", p.Code, err)
		}
	}
	home, err := os.ReadFile(filepath.Join(first, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{"Tutorial", "How-to guides", "Reference", "Explanation", "From nothing to", `href="problems/index.html"`} {
		if !strings.Contains(strings.ToLower(string(home)), strings.ToLower(words)) {
			t.Errorf("the start page does not have %q", words)
		}
	}
}
