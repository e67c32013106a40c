package fiction

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing/fstest"

	"egovsite/content"
	"egovsite/generator/catalog"
	"egovsite/generator/problem"
	"egovsite/generator/survey"
)

// Catalog loads what Content has made, over the built-in content.
func Catalog(files map[string]string) (*survey.Catalog, error) {
	cat, ps := catalog.Load(over(files))
	if problem.Errors(ps) {
		return nil, fmt.Errorf("invented content: %v", ps)
	}
	return cat, nil
}

// Responses are the names of the responses among what Content has made that end so,
// in order.
func Responses(files map[string]string, ending string) (names []string) {
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if strings.HasPrefix(name, "responses/") && strings.HasSuffix(name, ending) {
			names = append(names, name)
		}
	}
	return names
}

// over lays files over the built-in content.
func over(files map[string]string) fs.FS {
	all := fstest.MapFS{}
	_ = fs.WalkDir(content.Files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(content.Files, name)
		all[name] = &fstest.MapFile{Data: data}
		return err
	})
	for name := range maps.Keys(files) {
		all[name] = &fstest.MapFile{Data: []byte(files[name])}
	}
	return all
}
