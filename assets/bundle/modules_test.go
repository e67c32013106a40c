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

// TestProgramLicences gathers them as they are printed, and misses none.
func TestProgramLicences(t *testing.T) {
	t.Chdir("../..")
	list, err := goModules()
	if err != nil {
		t.Fatal(err)
	}
	got, err := gatherProgram(list, os.DirFS(kept))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"The Go Authors", "PDFium Authors", "FreeType", "Unicode, Inc.", "Jean-loup Gailly", "Commander", "UN M49", "Creative Commons", "Common Locale Data"}
	for _, m := range list {
		want = append(want, m.path+" "+m.version+": ")
	}
	for _, words := range want {
		if !strings.Contains(string(got), words) {
			t.Errorf("nothing is told of %s", words)
		}
	}
	if made, err := os.ReadFile(filepath.Join(out, "program-licenses.txt")); err != nil || string(made) != string(got) {
		t.Errorf("what was made is another text (%v): run make assets", err)
	}
}

// TestEngineVersion has another version of what holds others' work: its parts
// must be looked at again.
func TestEngineVersion(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "LICENSE"), []byte("terms"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := gatherProgram([]module{{engine, "v99.0.0", folder}}, os.DirFS("licences"))
	if err == nil || !strings.Contains(err.Error(), "another version than "+engine+" v99.0.0") {
		t.Errorf("got %v", err)
	}
}
