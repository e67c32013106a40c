package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// TestBundleIsReproducible bundles again what another run has made: a program that
// is made again has to embed the same.
func TestBundleIsReproducible(t *testing.T) {
	t.Chdir("../..")
	made, err := os.ReadFile(filepath.Join(out, "echarts.js"))
	if err != nil {
		t.Fatal(err)
	}
	script, err := bundle()
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(script, made) {
		t.Errorf("got another script, of %d bytes, than the one of %d that was made: run make assets", len(script), len(made))
	}
	texts, err := gather(os.DirFS(modules))
	if err != nil {
		t.Fatal(err)
	}
	if made, err := os.ReadFile(filepath.Join(out, "licenses.txt")); err != nil || !bytes.Equal(texts, made) {
		t.Errorf("the licences are not those that were made (%v): run make assets", err)
	}
}
