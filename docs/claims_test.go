package docs

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"
)

var (
	named   = regexp.MustCompile(`\b(Test|Fuzz)[A-Z][A-Za-z0-9]+`)
	defined = regexp.MustCompile(`(?m)^func ((Test|Fuzz)[A-Z][A-Za-z0-9]+)\(`)
)

// TestNamedTests sees that a test which a page names as its witness is there; the
// beginning of a name stands for all tests that begin so.
func TestNamedTests(t *testing.T) {
	var tests []string
	read := func(name string) string {
		data, err := os.ReadFile("../" + name)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	var pages []string
	err := fs.WalkDir(os.DirFS(".."), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "node_modules" || d.Name() == "public" || d.Name() == "bin" || strings.HasPrefix(d.Name(), ".") && name != "."):
			return fs.SkipDir
		case strings.HasSuffix(name, "_test.go"):
			for _, m := range defined.FindAllStringSubmatch(read(name), -1) {
				tests = append(tests, m[1])
			}
		case strings.HasSuffix(name, ".md") && (strings.HasPrefix(name, "docs/") || !strings.Contains(name, "/")):
			pages = append(pages, name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	all, seen := "\n"+strings.Join(tests, "\n"), 0
	for _, page := range pages {
		for _, name := range named.FindAllString(read(page), -1) {
			if seen++; !strings.Contains(all, "\n"+name) {
				t.Errorf("%s names %s, which is not there", page, name)
			}
		}
	}
	if seen < 20 {
		t.Errorf("only %d tests are named", seen)
	}
}
