package generator_test

import (
	"maps"
	"os"
	"path/filepath"

	"strings"
	"testing"

	"egovsite/generator"
	"egovsite/generator/fiction"
)

// TestKeptVersions keeps a version of a site, changes the site, and sees the
// version stay as it was until it is taken away.
func TestKeptVersions(t *testing.T) {
	content, out := inventedContent(t, 2, 2), filepath.Join(t.TempDir(), "site")
	const first2022, later = "responses/2022/qma.yaml", "responses/2099/qma.yaml"
	second, err := os.ReadFile(filepath.Join(content, later))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(content, later)); err != nil {
		t.Fatal(err)
	}
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

	response := filepath.Join(content, first2022)
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

	// What is held back by now, or withheld, is in no version either; a response that
	// no version has may be held back.
	for name, more := range map[string]struct {
		files map[string]string
		want  string
	}{
		"another edition is a draft":    {map[string]string{later: string(second), "reviews/2099/QMA.yaml": "country: QMA\nedition: \"2099\"\nstate: draft\n"}, ""},
		"the response is a draft":       {map[string]string{"reviews/2022/QMA.yaml": "country: QMA\nedition: \"2022\"\nstate: draft\n"}, "build with --unfreeze 2026-11"},
		"consent is refused":            {map[string]string{first2022: strings.Replace(string(was), "consent: \"Yes\"", "consent: \"No\"", 1)}, "build with --unfreeze 2026-11"},
		"a word of it is erased by now": {map[string]string{"erasures.yaml": "erase:\n  - words: Examplia Alba\n    date: \"2026-11-01\"\n"}, "withheld"},
	} {
		t.Run(name, func(t *testing.T) {
			restore := map[string]string{first2022: string(was)}
			if err := fiction.Write(content, restore); err != nil {
				t.Fatal(err)
			}
			if err := fiction.Write(content, more.files); err != nil {
				t.Fatal(err)
			}
			defer func() {
				for name := range more.files {
					if err := os.Remove(filepath.Join(content, filepath.FromSlash(name))); err != nil {
						t.Error(err)
					}
				}
			}()
			_, err := generator.Build(t.Context(), o)
			if more.want == "" && err != nil || more.want != "" && (err == nil || !strings.Contains(err.Error(), more.want)) {
				t.Errorf("got %v, want %q", err, more.want)
			}
		})
	}
	if err := fiction.Write(content, map[string]string{first2022: string(was)}); err != nil {
		t.Fatal(err)
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
