package publish

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
)

// ManifestFile is the list of the site's files, at its root. It marks a folder
// as ours.
const ManifestFile = "manifest.json"

// format is the version of the manifest's form.
const format = 1

// manifest is the form of the list. Paths are slash paths, sorted; the sizes
// are in bytes and the sums SHA-256 in lower-case hexadecimal.
type manifest struct {
	Generator string  `json:"generator"`
	Format    int     `json:"format"`
	Inputs    []Input `json:"inputs,omitempty"` // what the site was made from
	Files     []entry `json:"files"`
}

// generator marks a manifest as ours: other programs write files of this name.
const generator = "egovsite"

// newManifest lists the inputs, and the files, which need not be sorted, with the
// countries that they are from.
func newManifest(inputs []Input, files []entry, from map[string]string) ([]byte, error) {
	files = slices.Clone(files)
	for i := range files {
		files[i].From = from[files[i].Path]
	}
	slices.SortFunc(files, func(a, b entry) int { return cmp.Compare(a.Path, b.Path) })
	data, err := json.MarshalIndent(manifest{generator, format, inputs, files}, "", " ")
	if err != nil {
		return nil, fmt.Errorf("listing the site's files: %w", err)
	}
	return append(data, '\n'), nil
}

// AsWritten reports whether a list of a site's files has the very bytes that this
// program writes of what it says, so that no name or sign in it was changed.
func AsWritten(list []byte) bool {
	m, err := parseManifest(list)
	if err != nil {
		return false
	}
	from := map[string]string{}
	for _, e := range m.Files {
		from[e.Path] = e.From
	}
	again, err := newManifest(m.Inputs, m.Files, from)
	return err == nil && bytes.Equal(again, list)
}

func parseManifest(data []byte) (manifest, error) {
	var m manifest
	if err := json.Unmarshal(data, &m); err != nil {
		return m, err
	}
	if m.Generator != generator || m.Format < 1 {
		return m, fmt.Errorf("not a list of a site's files")
	}
	return m, nil
}
