package main

import (
	"bytes"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"io/fs"
	"net"
	"net/http"
	"net/netip"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"egovsite/generator/problem"
	"egovsite/generator/survey"
)

// added are the files that a preview adds to the site, under /__serve/.
//
//go:embed serve.js serve_settle.js serve.css
var added embed.FS

// A preview serves a site to browsers on this machine, tells them when it
// changed, and lets them settle answers.
type preview struct {
	file func(path string) ([]byte, error) // of the site; the error is fs.ErrNotExist where it has none
	desk *desk

	mu      sync.Mutex
	shown   int64 // which site is served; the pages may not have been told yet
	state   previewState
	waiting chan struct{} // closed when the state changes
}

// previewState is what the pages are told. Pages is different for each site that
// was shown and each run of the program.
type previewState struct {
	Pages int64  `json:"pages"` // which site is served
	Error string `json:"error"` // what is wrong with what was read last; empty if it is fine
}

func newPreview(file func(path string) ([]byte, error), d *desk) *preview {
	return &preview{file: file, desk: d, waiting: make(chan struct{})}
}

// shows notes that another site is served from now on, with these profiles.
func (p *preview) shows(profiles []*survey.Profile) {
	p.desk.shows(profiles)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.shown = time.Now().UnixNano()
}

// tell tells the pages which site is served, and what is wrong with what was read
// last, if anything.
func (p *preview) tell(wrong string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.state = previewState{p.shown, wrong}
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
	build := p.state.Pages // before the file is made: an older number reloads the page once too often at most
	p.mu.Unlock()
	name := path.Clean("/" + r.URL.Path)[1:]
	folder := path.Join(name, "index.html")
	if name == "" || strings.HasSuffix(r.URL.Path, "/") {
		name = folder
	}
	status := http.StatusOK
	data, err := p.file(name)
	if errors.Is(err, fs.ErrNotExist) && name != folder {
		if _, err := p.file(folder); !errors.Is(err, fs.ErrNotExist) {
			http.Redirect(w, r, "/"+name+"/", http.StatusFound)
			return
		}
	}
	if errors.Is(err, fs.ErrNotExist) {
		status, name = http.StatusNotFound, notFoundPage
		data, err = p.file(name)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		data = apology("Not found", "")
	case err != nil:
		status, data = http.StatusInternalServerError, apology("This file cannot be made", hinted(err))
	}
	if status == http.StatusOK {
		if strings.HasSuffix(name, ".html") {
			data = inject(data, build)
		}
		http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(data))
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	w.Write(inject(data, build))
}

// apology is a page that says why there is no other.
func apology(heading, why string) []byte {
	return fmt.Appendf(nil, `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>egovsite</title></head><body><h1>%s</h1><p role="alert">%s</p></body></html>`,
		heading, html.EscapeString(clean(why)))
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
