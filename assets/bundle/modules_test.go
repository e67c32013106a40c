package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestGatherModules(t *testing.T) {
	folder := t.TempDir()
	for name, words := range map[string]string{"LICENSE": "\nterms\n", "NOTICE.txt": "notice", "licensing.go": "package x", "main.go": "package x"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(words), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got, err := gatherModules([]module{{"example.org/a", "v1.0.0", folder}})
	want := "example.org/a v1.0.0: LICENSE\n\nterms\n\n\nexample.org/a v1.0.0: NOTICE.txt\n\nnotice\n"
	if err != nil || string(got) != want {
		t.Errorf("%v: got %q, want %q", err, got, want)
	}
	if _, err := gatherModules([]module{{"example.org/b", "v1.0.0", t.TempDir()}}); err == nil || !strings.Contains(err.Error(), "example.org/b v1.0.0 has no licence") {
		t.Errorf("a module without a licence: %v", err)
	}
}
