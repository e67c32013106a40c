package main

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"net/netip"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"egovsite/generator/problem"
)

//go:embed serve.js
var serveScript []byte

// A preview serves a built site to browsers on this machine and tells them
// when it was built again.
type preview struct {
	site string // folder

	mu      sync.Mutex
	state   previewState
	waiting chan struct{} // closed when the state changes
}

// previewState is what the pages are told. Pages is different for each good
// build and each run of the program.
type previewState struct {
	Pages int64  `json:"pages"` // which build is being served
	Error string `json:"error"` // what is wrong with the newest build; empty if it is fine
}

func newPreview(site string) *preview {
	return &preview{site: site, waiting: make(chan struct{})}
}

// built tells the pages of a good build, with the errors in its data if any.
func (p *preview) built(errors string) {
	p.tell(func(s *previewState) { *s = previewState{time.Now().UnixNano(), errors} })
}

// failed tells the pages of a build that left them as they were.
func (p *preview) failed(why string) {
	p.tell(func(s *previewState) { s.Error = why })
}

func (p *preview) tell(change func(*previewState)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	change(&p.state)
	close(p.waiting)
	p.waiting = make(chan struct{})
}

// errorsOf are the errors among problems, one a line.
func errorsOf(ps []problem.Problem) string {
	var said []string
	for _, q := range ps {
		if q.Severity == problem.Error {
			said = append(said, clean(q.String()))
		}
	}
	return strings.Join(said, "\n")
}

// ServeHTTP answers browsers on this machine only. A page elsewhere whose name
// was made to point here comes with another Host.
func (p *preview) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	host, _, err := net.SplitHostPort(r.Host)
	if err != nil {
		host = r.Host
	}
	if !loopback(strings.Trim(host, "[]")) {
		http.Error(w, "egovsite serves this machine only", http.StatusForbidden)
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "only GET and HEAD", http.StatusMethodNotAllowed)
		return
	}
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	switch r.URL.Path {
	case "/__serve/events":
		p.events(w, r)
	case "/__serve/serve.js":
		w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
		w.Write(serveScript)
	default:
		p.page(w, r)
	}
}

// page serves a file of the site, with the reloading script in every page.
func (p *preview) page(w http.ResponseWriter, r *http.Request) {
	name := path.Clean("/" + r.URL.Path)
	full := filepath.Join(p.site, filepath.FromSlash(name))
	info, err := os.Stat(full)
	if err == nil && info.IsDir() {
		if !strings.HasSuffix(r.URL.Path, "/") {
			http.Redirect(w, r, name+"/", http.StatusFound)
			return
		}
		full = filepath.Join(full, "index.html")
	}
	status := http.StatusOK
	data, err := os.ReadFile(full)
	if err != nil {
		status = http.StatusNotFound
		full = filepath.Join(p.site, "404.html")
		data, err = os.ReadFile(full)
	}
	if errors.Is(err, fs.ErrNotExist) {
		data, err = []byte("<!doctype html><html lang=en><meta charset=utf-8><title>egovsite</title><body><h1>Not found</h1>"), nil
	}
	if err != nil {
		http.Error(w, "the file could not be read", http.StatusInternalServerError)
		return
	}
	if strings.HasSuffix(full, ".html") {
		data = inject(data)
	}
	if status != http.StatusOK {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(status)
		w.Write(data)
		return
	}
	http.ServeContent(w, r, full, time.Time{}, bytes.NewReader(data))
}

// events tells a page the state now and whenever it changes.
func (p *preview) events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	out := http.NewResponseController(w)
	for {
		p.mu.Lock()
		state, next := p.state, p.waiting
		p.mu.Unlock()
		data, err := json.Marshal(state)
		if err != nil {
			return
		}
		fmt.Fprintf(w, "data: %s\n\n", data)
		if out.Flush() != nil {
			return
		}
		select {
		case <-next:
		case <-r.Context().Done():
			return
		}
	}
}

// loopback reports whether a host is this machine.
func loopback(host string) bool {
	if strings.EqualFold(host, "localhost") {
		return true
	}
	ip, err := netip.ParseAddr(host)
	return err == nil && ip.IsLoopback()
}
