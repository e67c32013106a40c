package main

import (
	"io/fs"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// An editor saves in several steps.
const (
	// together is how long nothing must change before a change is told. What it
	// costs to be too early is to read once more.
	together = 3 * time.Millisecond
	// quietTime is how long nothing must change before what was read is shown.
	quietTime = 20 * time.Millisecond
)

// A watch tells when something below some folders was saved.
type watch struct {
	together time.Duration
	notify   *fsnotify.Watcher
	changed  chan struct{}
	touched  chan struct{}
}

func newWatch(together time.Duration) (*watch, error) {
	n, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	w := &watch{together: together, notify: n, changed: make(chan struct{}, 1), touched: make(chan struct{}, 1)}
	go w.run()
	return w, nil
}

// Close ends the watch.
func (w *watch) Close() error { return w.notify.Close() }

// touch tells of a change that is known to have been made, as if it was seen: a
// folder that cannot be watched is no reason not to build.
func (w *watch) touch() {
	select {
	case w.touched <- struct{}{}:
	default: // one is waiting to be taken
	}
}

// folders adds folders with all below them. One that cannot be watched is left
// out: the preview works without, but for its own reloading.
func (w *watch) folders(roots []string) {
	for _, root := range roots {
		_ = filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return nil
			case d.IsDir() && name != root && strings.HasPrefix(d.Name(), "."):
				return filepath.SkipDir
			case d.IsDir():
				_ = w.notify.Add(name)
			}
			return nil
		})
	}
}

func (w *watch) run() {
	timer := time.NewTimer(time.Hour)
	timer.Stop()
	for {
		select {
		case e, ok := <-w.notify.Events:
			if !ok {
				return
			}
			if ignored(e) {
				continue
			}
			if e.Has(fsnotify.Create) {
				w.folders([]string{e.Name})
			}
			timer.Reset(w.together)
		case <-w.touched:
			timer.Reset(w.together)
		case _, ok := <-w.notify.Errors:
			if !ok {
				return
			}
			// Events were lost: something did change.
			timer.Reset(w.together)
		case <-timer.C:
			select {
			case w.changed <- struct{}{}:
			default: // one is waiting to be taken
			}
		}
	}
}

// ignored are changes of modes and the files editors keep beside the real one.
func ignored(e fsnotify.Event) bool {
	name := filepath.Base(e.Name)
	return e.Op == fsnotify.Chmod || strings.HasPrefix(name, ".") || strings.HasPrefix(name, "#") ||
		strings.HasSuffix(name, "~") || name == "4913"
}
