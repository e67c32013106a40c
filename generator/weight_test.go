package generator_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/andybalholm/brotli"
)

// firstView is how many bytes, compressed as the web's servers do, may reach a
// reader before all answers of a country can be read.
const firstView = 30 << 10

// TestFirstViewIsLight weighs what the first view of a country waits for: the
// page with all its answers, and the one style sheet that it needs.
func TestFirstViewIsLight(t *testing.T) {
	content := t.TempDir()
	decided, err := os.ReadFile("../content/site.yaml")
	if err != nil {
		t.Fatal(err)
	}
	decided = append(decided, "\naddress: https://profiles.example.org/\n"...) // which adds to the head of each page
	if err := os.WriteFile(filepath.Join(content, "site.yaml"), decided, 0o600); err != nil {
		t.Fatal(err)
	}
	o := options(content, filepath.Join(t.TempDir(), "site"))
	o.Responses = filepath.Join("..", "content", "responses")
	site, sum := build(t, o).Out, 0
	for _, name := range []string{"countries/aze/index.html", "assets/css/site.css"} {
		data, err := os.ReadFile(filepath.Join(site, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		n := compressedLength(t, data)
		t.Logf("%s: %d bytes", name, n)
		sum += n
	}
	if sum > firstView {
		t.Errorf("the first view weighs %d bytes, %d too many", sum, sum-firstView)
	}
}

func compressedLength(t *testing.T, data []byte) int {
	t.Helper()
	var out bytes.Buffer
	w := brotli.NewWriterLevel(&out, brotli.BestCompression)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Len()
}
