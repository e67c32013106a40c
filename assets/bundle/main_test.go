package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

func TestGather(t *testing.T) {
	packages := fstest.MapFS{}
	for _, l := range licences {
		packages[l.file] = &fstest.MapFile{Data: []byte("\n terms of " + l.file + "\n")}
	}
	got, err := gather(packages)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range licences {
		if !strings.Contains(string(got), l.name+"\n\nterms of "+l.file+"\n") {
			t.Errorf("no terms under %q in:\n%s", l.name, got)
		}
	}
	delete(packages, "zrender/LICENSE")
	if _, err := gather(packages); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing licence gives %v, want that it does not exist", err)
	}
}

// TestLockNamesNoHost keeps addresses of package registries out of the lock.
func TestLockNamesNoHost(t *testing.T) {
	lock, err := os.ReadFile("../../package-lock.json")
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(lock, []byte(`"resolved"`)) || !bytes.Contains(lock, []byte(`"integrity"`)) {
		t.Error("the lock names hosts, or has no hashes; run npm with the .npmrc of this repository")
	}
}
