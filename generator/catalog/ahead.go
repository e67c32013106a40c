package catalog

import (
	"io/fs"
	"path"
	"runtime"
	"sync"
	"sync/atomic"
)

// readAhead begins to read and parse the YAML files among some. Other processors
// come from the last of them while this one comes from the first.
func (l *loader) readAhead(files []string) {
	var begun []func() (parsed, error)
	for _, file := range files {
		if path.Ext(file) == ".yaml" {
			begun = append(begun, l.begin(file))
		}
	}
	var left atomic.Int64
	left.Store(int64(len(begun)))
	for range runtime.GOMAXPROCS(0) - 1 {
		go func() {
			for i := left.Add(-1); i >= 0; i = left.Add(-1) {
				begun[i]()
			}
		}()
	}
}

// parse returns a YAML file as a tree, or why it cannot be read. A file that is
// being parsed already is waited for.
func (l *loader) parse(file string) (parsed, error) { return l.begin(file)() }

// begin returns what reads and parses a YAML file, once.
func (l *loader) begin(file string) func() (parsed, error) {
	if l.begun[file] == nil {
		l.begun[file] = sync.OnceValues(func() (parsed, error) {
			text, err := fs.ReadFile(l.fsys, file)
			if err != nil {
				return parsed{}, err
			}
			return parseYAML(text, 0), nil
		})
	}
	return l.begun[file]
}
