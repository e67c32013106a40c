package main

import (
	"bytes"
	"embed"
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
	"slices"
	"strings"
	"sync"
	"time"

	"egovsite/generator/problem"
)

// added are the files that a preview adds to the site, under /__serve/.
//
//go:embed serve.js serve_settle.js serve.css
var added embed.FS

// A preview serves a built site to browsers on this machine, tells them when it
// was built again, and lets them settle answers.
type preview struct {
	site string // folder
	desk *desk

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

func newPreview(site string, d *desk) *preview {
	return &preview{site: site, desk: d, waiting: make(chan struct{})}
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
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	own, isOwn := strings.CutPrefix(r.URL.Path, "/__serve/")
	methods := "GET, HEAD"
	if isOwn && own == "review" {
		methods = "POST"
	}
	if !slices.Contains(strings.Split(methods, ", "), r.Method) {
		w.Header().Set("Allow", methods)
		http.Error(w, "only "+methods, http.StatusMethodNotAllowed)
		return
	}
	switch {
	case !isOwn:
		p.page(w, r)
	case own == "events":
		p.events(w, r)
	case own == "review.json":
		p.desk.review(w, r)
	case own == "review":
		p.desk.settle(w, r)
	default:
		data, err := added.ReadFile(own)
		if err != nil {
			http.NotFound(w, r)
			return
		}
		http.ServeContent(w, r, own, time.Time{}, bytes.NewReader(data))
	}
}

// page serves a file of the site, with the reloading script in every page.
func (p *preview) page(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	build := p.state.Pages // before the file is read: an older number reloads the page once too often at most
	p.mu.Unlock()
	name := path.Clean("/" + r.URL.Path)
	local, err := filepath.Localize(strings.TrimPrefix(name, "/"))
	if name == "/" {
		local, err = ".", nil
	}
	if err != nil { // no name of a file on this system
		http.NotFound(w, r)
		return
	}
	full := filepath.Join(p.site, local)
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
		data = inject(data, build)
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
