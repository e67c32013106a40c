package chart

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the pictures and options as they are drawn now")

// TestGolden compares every figure of the invented country with testdata. A
// changed picture is looked at before it is written with -update.
func TestGolden(t *testing.T) {
	words, p := english(t), examplia()
	for _, spec := range figures(t) {
		t.Run(spec.ID, func(t *testing.T) {
			fig, err := Draw(spec, matterOf(spec, p), words)
			if err != nil {
				t.Fatal(err)
			}
			golden(t, spec.ID+".svg", fig.SVG+"\n")
			rest := fig
			rest.SVG = ""
			raw, err := json.MarshalIndent(rest, "", " ")
			if err != nil {
				t.Fatal(err)
			}
			golden(t, spec.ID+".json", string(raw)+"\n")
		})
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}
