package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"egovsite/generator"
)

// tagsOf are what a preview adds to a page of a build.
func tagsOf(build int64) string { return fmt.Sprintf(serveTags, build) }

// made are the files of a site. A file that is an error cannot be made.
func made(files map[string]string) func(path string) ([]byte, error) {
	return func(path string) ([]byte, error) {
		words, ok := files[path]
		if why, is := strings.CutPrefix(words, "error: "); is {
			return nil, errors.New(why)
		}
		if !ok {
			return nil, fs.ErrNotExist
		}
		return []byte(words), nil
	}
}

// site writes files to a new folder.
func site(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, text := range files {
		full := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func TestPreviewPages(t *testing.T) {
	p := newPreview(made(map[string]string{
		"index.html":       "<head></head><body>home",
		"a/index.html":     "<head></head><body>a</head>",
		"404.html":         "<p>lost",
		"data/x.json":      "{}",
		"assets/style.css": "body{}",
		"b.html":           "error: a <b> is missing",
		"c/index.html":     "error: c",
		"data/y.json":      "error: y",
	}), newDesk(generator.Options{}, nil))
	tags := tagsOf(0)
	for _, tt := range []struct {
		name, method, path, host string
		status                   int
		kind, body               string
	}{
		{"home", "GET", "/", "127.0.0.1:8347", 200, "text/html; charset=utf-8", "<head>" + tags + "</head><body>home"},
		{"a folder", "GET", "/a/", "localhost:8347", 200, "text/html; charset=utf-8", "<head>" + tags + "</head><body>a</head>"},
		{"IPv6", "GET", "/a/", "[::1]:8347", 200, "text/html; charset=utf-8", "<head>" + tags + "</head><body>a</head>"},
		{"a folder without its stroke", "GET", "/a", "localhost", 302, "", ""},
		{"data", "GET", "/data/x.json", "localhost", 200, "application/json", "{}"},
		{"style", "GET", "/assets/style.css", "localhost", 200, "text/css; charset=utf-8", "body{}"},
		{"a page that cannot be made", "GET", "/b.html", "localhost", 500, "text/html; charset=utf-8",
			strings.Replace(string(apology("This file cannot be made", "a <b> is missing")), "</head>", tags+"</head>", 1)},
		{"a folder whose page cannot be made", "GET", "/c", "localhost", 302, "", ""},
		{"data that cannot be made", "GET", "/data/y.json", "localhost", 500, "text/html; charset=utf-8", ""},
		{"not found", "GET", "/b/", "localhost", 404, "text/html; charset=utf-8", "<p>lost" + tags},
		{"upwards", "GET", "/../secret-of-test", "localhost", 404, "", ""},
		{"the script", "GET", "/__serve/serve.js", "localhost", 200, "text/javascript; charset=utf-8", ""},
		{"the script of the panels", "GET", "/__serve/serve_settle.js", "localhost", 200, "text/javascript; charset=utf-8", ""},
		{"the style", "GET", "/__serve/serve.css", "localhost", 200, "text/css; charset=utf-8", ""},
		{"the source of the preview", "GET", "/__serve/serve.go", "localhost", 404, "", ""},
		{"nothing of the preview", "GET", "/__serve/", "localhost", 404, "", ""},
		{"another host", "GET", "/", "evil.example", 403, "", "egovsite serves this machine only\n"},
		{"another host like ours", "GET", "/", "localhost.evil.example:8347", 403, "", ""},
		{"no host", "GET", "/", "", 403, "", ""},
		{"posting", "POST", "/", "localhost", 405, "", ""},
		{"settling by reading", "GET", "/__serve/review", "localhost", 405, "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := httptest.NewRequest(tt.method, "http://localhost/", nil)
			r.URL.Path, r.Host = tt.path, tt.host
			w := httptest.NewRecorder()
			p.ServeHTTP(w, r)
			if w.Code != tt.status {
				t.Errorf("status %d, want %d", w.Code, tt.status)
			}
			if got := w.Header().Get("Content-Type"); tt.kind != "" && got != tt.kind {
				t.Errorf("type %q, want %q", got, tt.kind)
			}
			if got := w.Body.String(); tt.body != "" && got != tt.body {
				t.Errorf("body %q, want %q", got, tt.body)
			}
		})
	}
}

func TestInjectAllowsItselfInThePolicy(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"nothing allowed", "default-src 'none'", "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'"},
		{"own scripts", "default-src 'none'; script-src 'self'; img-src data:",
			"default-src 'none'; script-src 'self'; img-src data:; style-src 'self'; connect-src 'self'"},
		{"hashes", "default-src 'none'; Script-Src 'sha256-x='; style-src 'sha256-y='; connect-src 'none';",
			"default-src 'none'; script-src 'sha256-x=' 'self'; style-src 'sha256-y=' 'self'; connect-src 'self'"},
		{"a default for all", "default-src https:",
			"default-src https:; script-src https: 'self'; style-src https: 'self'; connect-src https: 'self'"},
		{"no default", "img-src 'self'", "img-src 'self'"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := allow(tt.in); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
	in := `<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;"><p content="x">`
	want := `<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; script-src &#39;self&#39;; style-src &#39;self&#39;; connect-src &#39;self&#39;"><p content="x">` + tagsOf(7)
	if got := string(inject([]byte(in), 7)); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestPreviewTellsOfBuilds(t *testing.T) {
	p := newPreview(made(nil), newDesk(generator.Options{}, nil))
	server := httptest.NewServer(p)
	defer server.Close()
	ctx, stop := context.WithTimeout(t.Context(), 10*time.Second)
	defer stop()
	next := states(t, ctx, server.URL+"/")
	if got := next(); got != (previewState{}) {
		t.Errorf("before a build: %+v", got)
	}
	p.shows(nil)
	p.tell("")
	good := next()
	if good.Pages == 0 || good.Error != "" {
		t.Errorf("after a good build: %+v", good)
	}
	p.tell("broken")
	if got := next(); got != (previewState{good.Pages, "broken"}) {
		t.Errorf("where nothing could be made of a change: %+v", got)
	}
	p.tell("")
	if got := next(); got != good {
		t.Errorf("once that is mended: %+v", got)
	}
	p.shows(nil)
	p.tell("")
	if got := next(); got.Pages == good.Pages || got.Error != "" {
		t.Errorf("after another good build: %+v", got)
	}
}

// TestAtRest saves in steps: each is read, and the last alone is told.
func TestAtRest(t *testing.T) {
	changed := make(chan struct{}, 1)
	read, told := 0, []int{}
	atRest(changed, time.Millisecond, func() func() {
		read++
		this := read
		if this < 3 {
			changed <- struct{}{} // it goes on
		}
		return func() { told = append(told, this) }
	})
	if read != 3 || !slices.Equal(told, []int{3}) {
		t.Errorf("read %d times, told %v", read, told)
	}
}

func TestWatch(t *testing.T) {
	root := site(t, map[string]string{"a/old.yaml": "x"})
	const together = 300 * time.Millisecond // whatever else the machine does
	w, err := newWatch(together)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	w.folders([]string{root, filepath.Join(root, "not there")})
	write := func(name string) func() {
		return func() {
			if err := os.WriteFile(filepath.Join(root, name), []byte("y"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, tt := range []struct {
		name string
		do   func()
		want bool
	}{
		{"a file is saved", write("a/old.yaml"), true},
		{"a folder is made", func() { os.MkdirAll(filepath.Join(root, "b/c"), 0o755) }, true},
		{"a file in the new folder", write("b/c/new.yaml"), true},
		{"an editor's own file", write("a/.old.yaml.swp"), false},
		{"a backup", write("a/old.yaml~"), false},
		{"a file is replaced", func() {
			write("a/tmp.yaml")()
			os.Rename(filepath.Join(root, "a/tmp.yaml"), filepath.Join(root, "a/old.yaml"))
		}, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.do()
			wait := 5 * time.Second
			if !tt.want {
				wait = 2 * together
			}
			select {
			case <-w.changed:
				if !tt.want {
					t.Error("told")
				}
			case <-time.After(wait):
				if tt.want {
					t.Error("not told")
				}
			}
			select {
			case <-w.changed:
				t.Error("told twice")
			case <-time.After(2 * together):
			}
		})
	}
}
