package publish

import "fmt"

// A List is what a site says of itself in its manifest.
type List struct {
	Inputs []Input
	Files  []Listed
}

// Listed is one file of a site.
type Listed struct {
	Path   string
	Size   int64
	SHA256 string // lower-case hexadecimal
}

// ReadList reads the manifest of a site. A path that would lead out of the site is
// an error.
func ReadList(data []byte) (List, error) {
	m, err := parseManifest(data)
	if err != nil {
		return List{}, fmt.Errorf("reading %s: %w", ManifestFile, err)
	}
	out := List{Inputs: m.Inputs, Files: make([]Listed, 0, len(m.Files))}
	for _, e := range m.Files {
		if err := checkPath(e.Path); err != nil {
			return List{}, fmt.Errorf("reading %s: %w", ManifestFile, err)
		}
		out.Files = append(out.Files, Listed{e.Path, e.Size, e.SHA256})
	}
	return out, nil
}
