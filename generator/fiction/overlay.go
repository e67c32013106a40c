package fiction

import (
	"io/fs"
	"maps"
	"testing/fstest"

	"egovsite/content"
)

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
