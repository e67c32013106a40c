package docs_test

import (
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"egovsite/docs"
)

// TestEveryPageIsInTheIndex holds README.md against the pages, both ways.
func TestEveryPageIsInTheIndex(t *testing.T) {
	places, err := docs.Places()
	if err != nil {
		t.Fatal(err)
	}
	groups := map[string]bool{}
	for name, at := range places {
		groups[at.Group] = true
		if _, err := os.Stat(name); err != nil {
			t.Errorf("the index lists %s: %v", name, err)
		}
	}
	for _, group := range []string{"Tutorial", "How-to guides", "Reference", "Explanation"} {
		if !groups[group] {
			t.Errorf("nothing stands under %q", group)
		}
	}
	err = fs.WalkDir(os.DirFS("."), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".md" || name == "README.md" || path.Dir(name) == "problems" && name != "problems/README.md" {
			return err
		}
		if places[name].Group == "" {
			t.Errorf("%s is not in the index: give it a line in README.md", name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestContentIsWhole sees that each page has a title and a summary, of words alone.
func TestContentIsWhole(t *testing.T) {
	files, err := docs.Content()
	if err != nil || len(files) < 100 {
		t.Fatalf("%d files: %v", len(files), err)
	}
	for _, f := range files {
		if !strings.HasPrefix(f.Name, "pages/") {
			continue
		}
		lines := strings.Split(string(f.Data), "\n")
		for i, field := range []string{`title: "`, `summary: "`} {
			words, ok := strings.CutPrefix(lines[i+1], field)
			if !ok || words == `"` || strings.ContainsAny(words, "#|`[") || strings.HasPrefix(words, "-") {
				t.Errorf("%s: its head says %s", f.Name, lines[i+1])
			}
		}
	}
}
