package generator_test

import (
	"maps"
	"os"
	"path/filepath"

	"strings"
	"testing"

	"egovsite/generator"
)

// TestKeptVersions keeps a version of a site, changes the site, and sees the
// version stay as it was until it is taken away.
func TestKeptVersions(t *testing.T) {
	content, out := inventedContent(t, 2, 1), filepath.Join(t.TempDir(), "site")
	o := options(content, out)
	o.Freeze = "2026-11"
	build(t, o)
	first := kept(t, out)
	if len(first) < 100 {
		t.Fatalf("only %d files are kept", len(first))
	}
	idsAreSound(t, out)
	page := string(first["v/2026-11/countries/qma/index.html"])
	for _, want := range []string{"This is version 2026-11", `href="../../../../countries/qma/index.html"`, "Version 2026-11.", `content="noindex"`} {
		if !strings.Contains(page, want) {
			t.Errorf("the kept page of a country lacks %q", want)
		}
	}
	if list := string(files(t, out)["data/index.html"]); !strings.Contains(list, `href="../v/2026-11/index.html"`) {
		t.Error("the page of data does not lead to the kept version")
	}

	response := filepath.Join(content, "responses", "2022", "qma.yaml")
	was, err := os.ReadFile(response)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(response); err != nil {
		t.Fatal(err)
	}
	o.Freeze, o.Force = "", true
	build(t, o)
	sameFiles(t, kept(t, out), first)
	if _, err := os.Stat(filepath.Join(out, "countries", "qma")); err == nil {
		t.Error("the site itself has not changed")
	}

	o.Force = false
	for _, c := range []struct {
		name string
		o    func(*generator.Options)
		want string
	}{
		{"a version that is there", func(o *generator.Options) { o.Freeze = "2026-11" }, `the version "2026-11" is kept in`},
		{"a version that is not there", func(o *generator.Options) { o.Unfreeze = "2025" }, `no version "2025" is kept in`},
	} {
		wrong := o
		c.o(&wrong)
		if _, err := generator.Build(t.Context(), wrong); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}

	// A country whose review says that it is not to be shown is in no version either.
	if err := os.WriteFile(response, was, 0o600); err != nil {
		t.Fatal(err)
	}
	review := filepath.Join(content, "reviews", "2022", "QMA.yaml")
	if err := os.MkdirAll(filepath.Dir(review), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(review, []byte("country: QMA\nedition: \"2022\"\nstate: draft\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := generator.Build(t.Context(), o); err == nil || !strings.Contains(err.Error(), "build with --unfreeze 2026-11") {
		t.Errorf("a country that is held is in a kept version: %v", err)
	}
	o.Unfreeze = "2026-11"
	build(t, o)
	if left := kept(t, out); len(left) > 0 {
		t.Errorf("%d files are kept all the same", len(left))
	}
}

// kept are the files of the kept versions.
func kept(t *testing.T, out string) map[string][]byte {
	t.Helper()
	all := files(t, out)
	maps.DeleteFunc(all, func(path string, _ []byte) bool { return !strings.HasPrefix(path, "v/") })
	return all
}
