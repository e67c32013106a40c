package catalog

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path"

	"go.yaml.in/yaml/v3"
)

// A parsed file is YAML text as a tree, or why it is none.
type parsed struct {
	root   *yaml.Node
	more   bool  // a second document follows
	below  int   // lines of the file above the text
	unread error // the file could not be read
	err    error // the text is not YAML; io.EOF if it is empty
}

// parseAhead starts to parse all YAML files at once: parsing is most of the
// work of loading, and needs nothing but the file.
func (l *loader) parseAhead(files []string) {
	l.ahead = map[string]chan parsed{}
	for _, file := range files {
		if path.Ext(file) != ".yaml" {
			continue
		}
		done := make(chan parsed, 1)
		l.ahead[file] = done
		go func() {
			text, err := fs.ReadFile(l.fsys, file)
			if err != nil {
				done <- parsed{unread: err}
				return
			}
			done <- parseYAML(text, 0)
		}()
	}
}

// parseYAML reads a YAML text that stands below so many lines of its file.
func parseYAML(text []byte, below int) parsed {
	p := parsed{root: new(yaml.Node), below: below}
	dec := yaml.NewDecoder(bytes.NewReader(text))
	if p.err = dec.Decode(p.root); p.err != nil {
		return p
	}
	p.more = !errors.Is(dec.Decode(new(yaml.Node)), io.EOF)
	p.root = p.root.Content[0]
	shift(p.root, below)
	return p
}

// shift moves all places down.
func shift(n *yaml.Node, lines int) {
	if lines == 0 {
		return
	}
	n.Line += lines
	for _, c := range n.Content {
		shift(c, lines)
	}
}
