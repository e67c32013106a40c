package generator_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"egovsite/generator"
)

// TestDigestOfFile publishes no digest of a response as it was handed in: who has
// all of the file but a name or an address could try names until the digest fits.
// Should one get onto a page all the same, the build stops.
func TestDigestOfFile(t *testing.T) {
	d := newInbox(t)
	words := "2. Name of the person who answers *\n\nAda Examplova\n\n" + good
	d.put(t, "examplia.txt", words)
	o := options(d.content, d.out)
	o.Freeze = "2026-11"
	build(t, o)
	digest := fmt.Sprintf("%x", sha256.Sum256([]byte(words)))
	for name, data := range files(t, d.out) {
		if bytes.Contains(bytes.ToLower(data), []byte(digest)) {
			t.Errorf("%s has the digest of the file", name)
		}
	}
	page := "---\ntitle: Checksums\nsummary: Of what was handed in.\n---\n\nThe file is " + strings.ToUpper(digest) + ".\n"
	if err := os.MkdirAll(filepath.Join(d.content, "pages"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(d.content, "pages", "checksums.en.md"), []byte(page), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := generator.Build(t.Context(), options(d.content, d.out))
	if err == nil || !strings.Contains(err.Error(), "the digest of a file as submitted") {
		t.Errorf("the build says %v", err)
	}
}
