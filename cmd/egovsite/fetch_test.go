//go:build unix

package main

import (
	"bytes"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// TestFetch copies a published site, and nothing where it is not whole.
func TestFetch(t *testing.T) {
	site := filepath.Join(t.TempDir(), "site")
	build(t, "testdata/examplia/content", site)
	want := sums(t, site)
	server := httptest.NewServer(http.StripPrefix("/sub/", http.FileServer(http.Dir(site))))
	defer server.Close()
	fetch := func(address, out string) (int, string) {
		var stdout, stderr bytes.Buffer
		code := run(t.Context(), []string{"fetch", address, "--out", out}, &stdout, &stderr)
		return code, stdout.String() + stderr.String()
	}
	out := filepath.Join(t.TempDir(), "public")
	for _, address := range []string{server.URL + "/sub/", server.URL + "/sub"} {
		if code, said := fetch(address, out); code != exitDone || !maps.Equal(sums(t, out), want) {
			t.Fatalf("%s: exit code %d, another site: %s", address, code, said)
		}
	}
	t.Run("a server that is busy", func(t *testing.T) {
		var asked sync.Map
		busy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if _, again := asked.LoadOrStore(r.URL.Path, true); !again && strings.Count(r.URL.Path, "/") == 1 {
				w.WriteHeader(http.StatusServiceUnavailable)
				return
			}
			http.FileServer(http.Dir(site)).ServeHTTP(w, r)
		}))
		defer busy.Close()
		out := filepath.Join(t.TempDir(), "public")
		if code, said := fetch(busy.URL, out); code != exitDone || !maps.Equal(sums(t, out), want) {
			t.Errorf("exit code %d, another site: %s", code, said)
		}
		ill := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Retry-After", "0")
			w.WriteHeader(http.StatusServiceUnavailable)
		}))
		defer ill.Close()
		if code, said := fetch(ill.URL, filepath.Join(t.TempDir(), "public")); code != exitFailed || !strings.Contains(said, "manifest.json: the server says 503") {
			t.Errorf("exit code %d: %s", code, said)
		}
	})
	t.Run("a site that is not whole", func(t *testing.T) {
		page := filepath.Join(site, "404.html")
		was, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for name, is := range map[string][]byte{"changed": bytes.ToUpper(was), "longer": append(bytes.Clone(was), ' '), "cut off": was[1:]} {
			if err := os.WriteFile(page, is, 0o644); err != nil {
				t.Fatal(err)
			}
			code, said := fetch(server.URL+"/sub/", out)
			if code != exitFailed || !strings.Contains(said, "404.html") || !maps.Equal(sums(t, out), want) {
				t.Errorf("%s: exit code %d: %s", name, code, said)
			}
		}
	})
	t.Run("no site there", func(t *testing.T) {
		none := filepath.Join(t.TempDir(), "public")
		code, said := fetch(server.URL+"/sub/countries/", none)
		if code != exitDone || !strings.Contains(said, "no site is published there yet") {
			t.Errorf("exit code %d: %s", code, said)
		}
		if _, err := os.Stat(none); err == nil {
			t.Error("something was written")
		}
	})
	t.Run("what to do is said", func(t *testing.T) {
		pages := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("<html>Hello")) }))
		defer pages.Close()
		gone := httptest.NewServer(http.NotFoundHandler())
		gone.Close()
		others := t.TempDir()
		if err := os.WriteFile(filepath.Join(others, "notes.txt"), nil, 0o644); err != nil {
			t.Fatal(err)
		}
		for _, tt := range []struct{ name, address, out, want string }{
			{"a page for everything", pages.URL, out, "hint: see that the address is that of the site"},
			{"no server", gone.URL, out, "hint: see that the address is right"},
			{"a folder of others", server.URL + "/sub/", others, "hint: name another folder with --out"},
		} {
			code, said := fetch(tt.address, tt.out)
			if code != exitFailed || !strings.Contains(said, tt.want) || strings.Contains(said, "--force") {
				t.Errorf("%s: exit code %d: %s", tt.name, code, said)
			}
		}
	})
	t.Run("a site of somebody else's", func(t *testing.T) {
		for name, manifest := range map[string]string{
			"another program's":    `{"name": "An app"}`,
			"a path upwards":       `{"generator": "egovsite", "format": 1, "files": [{"path": "../x", "size": 1, "sha256": ""}]}`,
			"a path from the root": `{"generator": "egovsite", "format": 1, "files": [{"path": "/etc/x", "size": 1, "sha256": ""}]}`,
			"a size below nothing": `{"generator": "egovsite", "format": 1, "files": [{"path": "x", "size": -1, "sha256": ""}]}`,
		} {
			s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.Write([]byte(manifest)) }))
			code, said := fetch(s.URL, out)
			s.Close()
			if code != exitFailed || !maps.Equal(sums(t, out), want) {
				t.Errorf("%s: exit code %d: %s", name, code, said)
			}
		}
	})
	for _, address := range []string{"ftp://example.org/", "public", "https://"} {
		if code, said := fetch(address, out); code != exitUsage {
			t.Errorf("%s: exit code %d: %s", address, code, said)
		}
	}
}

// build writes a site as the program does.
func build(t *testing.T, content, out string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	if code := run(t.Context(), []string{"build", "--content", content, "--out", out, "--cache", ""}, &stdout, &stderr); code != exitDone {
		t.Fatalf("exit code %d: %s", code, stderr.String())
	}
}
