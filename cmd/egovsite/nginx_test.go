//go:build unix

package main

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestNginx serves a site with nginx, as the shipped configuration has it.
func TestNginx(t *testing.T) {
	root := t.TempDir()
	site := filepath.Join(root, "public")
	build(t, "testdata/examplia/content", site)
	at := serveByNginx(t, root, site)
	for _, tt := range []struct {
		name, path string
		status     int
		kind       string
		policy     string
		cached     string
	}{
		{"the home page", "/", 200, "text/html; charset=utf-8", "frame-ancestors 'none'", "no-cache"},
		{"a country", "/countries/qqa/", 200, "text/html; charset=utf-8", "frame-ancestors 'none'", "no-cache"},
		{"a figure to be framed", "/embed/qqa-2022-indicators.html", 200, "text/html; charset=utf-8", "base-uri 'none'", "no-cache"},
		{"a style sheet", "/assets/css/site.css", 200, "text/css; charset=utf-8", "frame-ancestors 'none'", "no-cache"},
		{"a script", "/assets/dist/echarts.js", 200, "application/javascript; charset=utf-8", "frame-ancestors 'none'", "no-cache"},
		{"a table", "/data/responses/2022/QQA.csv", 200, "text/csv; charset=utf-8", "frame-ancestors 'none'", "no-cache"},
		{"linked data", "/data/profiles/2022/QQA.jsonld", 200, "application/ld+json; charset=utf-8", "frame-ancestors 'none'", "no-cache"},
		{"what is not there", "/no/such/page/", 404, "text/html; charset=utf-8", "", ""},
		{"a hidden file", "/.gitignore", 404, "text/html; charset=utf-8", "", ""},
		{"the page for what is not there", "/404.html", 404, "text/html; charset=utf-8", "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			answer := asked(t, at+tt.path, map[string]string{"Accept-Encoding": "gzip"})
			if answer.StatusCode != tt.status || answer.Header.Get("Content-Type") != tt.kind {
				t.Errorf("%s, %q", answer.Status, answer.Header.Get("Content-Type"))
			}
			if answer.Header.Get("Content-Encoding") != "gzip" || answer.Header.Get("Vary") != "Accept-Encoding" {
				t.Errorf("not compressed: %v", answer.Header)
			}
			if tt.status != 200 {
				if body, _ := io.ReadAll(asked(t, at+tt.path, nil).Body); !strings.Contains(string(body), "This page is not here") {
					t.Errorf("another page: %.200s", body)
				}
				return
			}
			h := answer.Header
			if h.Get("Cache-Control") != tt.cached || h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Referrer-Policy") != "no-referrer" {
				t.Errorf("headers are %v", h)
			}
			if p := h.Get("Content-Security-Policy"); !strings.HasPrefix(p, tt.policy) || strings.HasPrefix(tt.path, "/embed/") && strings.Contains(p, "frame-ancestors") {
				t.Errorf("the policy is %q", p)
			}
			if again := asked(t, at+tt.path, map[string]string{"If-None-Match": asked(t, at+tt.path, nil).Header.Get("ETag")}); again.StatusCode != http.StatusNotModified {
				t.Errorf("asked again: %s", again.Status)
			}
		})
	}
	t.Run("fetched", func(t *testing.T) {
		out := filepath.Join(t.TempDir(), "public")
		var said bytes.Buffer
		if code := run(t.Context(), []string{"fetch", at, "--out", out}, &said, &said); code != exitDone || !maps.Equal(sums(t, out), sums(t, site)) {
			t.Errorf("exit code %d, another site: %s", code, said.String())
		}
	})
}

func asked(t *testing.T, address string, headers map[string]string) *http.Response {
	t.Helper()
	r, err := http.NewRequest(http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Accept-Encoding", "identity")
	for name, value := range headers {
		r.Header.Set(name, value)
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { answer.Body.Close() })
	return answer
}

// serveByNginx starts nginx with the shipped configuration, in which the lines that
// are marked as somebody's own are set, and returns its address.
func serveByNginx(t *testing.T, root, site string) string {
	t.Helper()
	conf, err := os.ReadFile("../../docs/hosting/nginx.conf")
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	host := l.Addr().String()
	l.Close()
	own := strings.NewReplacer("listen 80;", "listen "+host+";", "server_name egov.example.org;", "server_name localhost;",
		"root /srv/www/egov/public;", fmt.Sprintf("root %q;", site), "include mime.types;", "include /etc/nginx/mime.types;").Replace(string(conf))
	if strings.Count(own, "yours") != strings.Count(string(conf), "yours") || strings.Contains(own, "example.org") {
		t.Fatal("the configuration has other lines of one's own")
	}
	file := filepath.Join(root, "nginx.conf")
	// The temporary folder of a test is for its owner alone, and so are the workers.
	whole := fmt.Sprintf("daemon off;\npid %[1]q;\nerror_log stderr;\n%[3]sevents {}\nhttp {\n\taccess_log off;\n\tclient_body_temp_path %[2]q;\n\tproxy_temp_path %[2]q;\n\tfastcgi_temp_path %[2]q;\n\tuwsgi_temp_path %[2]q;\n\tscgi_temp_path %[2]q;\n%[4]s}\n",
		filepath.Join(root, "pid"), filepath.Join(root, "temp"), asRoot(), own)
	if err := os.WriteFile(file, []byte(whole), 0o644); err != nil {
		t.Fatal(err)
	}
	program, err := exec.LookPath("nginx")
	if err != nil {
		program = "/usr/sbin/nginx"
	}
	cmd := exec.Command(program, "-c", file)
	var said strings.Builder
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Signal(syscall.SIGTERM) // which it hands on to its workers
		_ = cmd.Wait()
		if t.Failed() || strings.Contains(said.String(), "[warn]") {
			t.Errorf("nginx: %s", said.String())
		}
	})
	for range 100 {
		if c, err := net.Dial("tcp", host); err == nil {
			c.Close()
			return "http://" + host
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatal("nginx does not answer")
	return ""
}

// asRoot has workers of a server that root starts stay root, as the folder is root's.
func asRoot() string {
	if os.Getuid() == 0 {
		return "user root;\n"
	}
	return ""
}
