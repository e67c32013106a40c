package generator_test

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestLighthouse has pages audited as a phone would get them from a web server.
// How fast they are is a measurement and no verdict of a test: it is logged.
func TestLighthouse(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		t.Fatalf("Lighthouse needs Node (%v): install Node 20 or newer", err)
	}
	program := "../node_modules/lighthouse/cli/index.js"
	if _, err := os.Stat(program); err != nil {
		t.Fatalf("%v: run npm ci --ignore-scripts", err)
	}
	server := httptest.NewServer(compressed(http.FileServer(http.Dir(shippedSite(t)))))
	defer server.Close()
	for name, page := range map[string]string{"home": "/", "country": "/countries/aze/", "compare": "/compare/"} {
		t.Run(name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "audit.json")
			cmd := exec.CommandContext(t.Context(), node, program, server.URL+page, "--quiet", "--output=json", "--output-path="+out,
				"--chrome-flags=--headless --no-sandbox --disable-gpu --disable-quic --disable-background-networking --disable-component-update --disable-sync")
			cmd.Env = append(os.Environ(), "CHROME_PATH="+browserPath(t), "CI=1")
			if said, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("%v: %s", err, said)
			}
			data, err := os.ReadFile(out)
			if err != nil {
				t.Fatal(err)
			}
			var audit struct {
				Categories map[string]struct{ Score float64 }
				Audits     map[string]struct {
					Title, DisplayValue string
					Score               *float64
				}
			}
			if err := json.Unmarshal(data, &audit); err != nil {
				t.Fatal(err)
			}
			for _, category := range []string{"accessibility", "best-practices", "seo"} {
				if got := audit.Categories[category].Score; got != 1 {
					t.Errorf("%s: %.0f of 100", category, 100*got)
				}
			}
			if t.Failed() {
				for id, a := range audit.Audits {
					if a.Score != nil && *a.Score < 1 {
						t.Logf("%s: %s %s", id, a.Title, a.DisplayValue)
					}
				}
			}
			t.Logf("performance on a phone: %.0f of 100; largest paint after %s", 100*audit.Categories["performance"].Score,
				audit.Audits["largest-contentful-paint"].DisplayValue)
		})
	}
}

// compressed serves as web servers do.
func compressed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
			next.ServeHTTP(w, r)
			return
		}
		r.Header.Del("Range")
		z := gzip.NewWriter(w)
		defer z.Close()
		w.Header().Set("Content-Encoding", "gzip")
		next.ServeHTTP(gzipped{w, z}, r)
	})
}

type gzipped struct {
	http.ResponseWriter
	to io.Writer
}

func (g gzipped) Write(data []byte) (int, error) { return g.to.Write(data) }

func (g gzipped) WriteHeader(code int) {
	g.Header().Del("Content-Length")
	g.ResponseWriter.WriteHeader(code)
}

// browserPath is the browser that the tests use.
func browserPath(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Fatal("no Chromium: install it (on Debian: apt-get install chromium)")
	return ""
}
