package catalog

import (
	"bytes"
	"errors"
	"io"

	"go.yaml.in/yaml/v3"
)

// A parsed file is YAML text as a tree, or why it is none.
type parsed struct {
	root  *yaml.Node
	more  bool  // a second document follows
	below int   // lines of the file above the text
	err   error // the text is not YAML; io.EOF if it is empty
}

// parseYAML reads a YAML text that stands below so many lines of its file.
func parseYAML(text []byte, below int) parsed {
	if root, ok := parsePlain(string(text)); ok && below == 0 {
		return parsed{root: root}
	}
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
