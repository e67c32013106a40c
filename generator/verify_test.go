package generator_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"egovsite/generator"
	"egovsite/generator/render"
)

// TestVerifyReports sees that the reports of every site hold against themselves.
func TestVerifyReports(t *testing.T) {
	eachSite(t, func(t *testing.T, root string) {
		names, err := filepath.Glob(filepath.Join(root, "reports", "*.html"))
		if err != nil {
			t.Fatal(err)
		}
		others, err := filepath.Glob(filepath.Join(root, "*", "reports", "*.html")) // in the other languages
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range append(names, others...) {
			v, err := generator.Verify(generator.Options{Content: "../content"}, name)
			if err != nil || len(v.Faults) > 0 || v.Figures == 0 {
				t.Errorf("%s: %d figures, %v, %v", filepath.Base(name), v.Figures, v.Faults, err)
			}
		}
	})
}

// TestVerifyFindsEdits changes a report here and there.
func TestVerifyFindsEdits(t *testing.T) {
	page, err := os.ReadFile(filepath.Join(shippedSite(t), "reports", "aze-2022.html"))
	if err != nil {
		t.Fatal(err)
	}
	faults := func(t *testing.T, page []byte) []string {
		t.Helper()
		name := filepath.Join(t.TempDir(), "report.html")
		if err := os.WriteFile(name, page, 0o600); err != nil {
			t.Fatal(err)
		}
		v, err := generator.Verify(generator.Options{Content: "../content"}, name)
		if err != nil {
			return []string{err.Error()}
		}
		return v.Faults
	}
	t.Run("any byte", func(t *testing.T) {
		for at := 101; at < len(page); at += len(page) / 23 {
			edited := bytes.Clone(page)
			edited[at] ^= 1
			if len(faults(t, edited)) == 0 {
				t.Errorf("byte %d, in %q, can be changed", at, page[at-20:at+20])
			}
		}
	})
	// Whoever edits a report and mends its digest must still mend every number.
	for name, tt := range map[string]struct{ old, new, want string }{
		"a number in a table":    {`<td class="num" data-value="10">10 of 10`, `<td class="num" data-value="9">9 of 10`, "its table shows other numbers"},
		"a mark in a picture":    {`r="4.5" data-value="10"`, `r="4.5" data-value="1"`, "its picture shows other numbers"},
		"an answer in the data":  {`"state":"not-recorded","selected":null`, `"state":"recorded","selected":["yes"]`, "its table in the data is not what the answers give"},
		"a number in a sentence": {`60 of 171 links lead to government domains</h3>`, `90 of 171 links lead to government domains</h3>`, "its title and sentence say other numbers"},
		"a figure that vanished": {`<figure class="fig" id="fig-indicators"`, `<figure class="fig" id="fig-other"`, "the page does not show it"},
	} {
		t.Run(name, func(t *testing.T) {
			if !bytes.Contains(page, []byte(tt.old)) {
				t.Fatalf("the report does not contain %s", tt.old)
			}
			edited := bytes.ReplaceAll(page, []byte(tt.old), []byte(tt.new))
			edited = bytes.Replace(edited, []byte(told(t, page)), []byte(render.Digest(edited)), 1)
			got := faults(t, edited)
			if !strings.Contains(strings.Join(got, "\n"), tt.want) || strings.Contains(strings.Join(got, "\n"), "was edited") {
				t.Errorf("got %q, want %q and no word of the digest", got, tt.want)
			}
		})
	}
}

// told is the digest that a page tells.
func told(t *testing.T, page []byte) string {
	t.Helper()
	_, rest, ok := strings.Cut(string(page), `name="egovsite-sha256" content="`)
	if !ok {
		t.Fatal("the report tells no digest")
	}
	digest, _, _ := strings.Cut(rest, `"`)
	return digest
}

func TestVerifySite(t *testing.T) {
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS(shippedSite(t))); err != nil {
		t.Fatal(err)
	}
	v, err := generator.Verify(generator.Options{}, folder)
	if err != nil || len(v.Faults) > 0 || v.Files < 100 {
		t.Fatalf("%d files, %v, %v", v.Files, v.Faults, err)
	}
	for name, words := range map[string]string{"index.html": "changed", "new.html": "added"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(words), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Remove(filepath.Join(folder, "404.html")); err != nil {
		t.Fatal(err)
	}
	v, err = generator.Verify(generator.Options{}, folder)
	want := "404.html: is missing\nindex.html: was changed\nnew.html: is not in the manifest"
	if got := strings.Join(v.Faults, "\n"); err != nil || got != want {
		t.Errorf("got %q, %v, want %q", got, err, want)
	}
}
