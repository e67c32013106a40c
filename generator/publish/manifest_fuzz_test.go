package publish

import (
	"strings"
	"testing"

	"github.com/spf13/afero"
)

// FuzzManifest holds for any list of files in the place of an older site's: no
// panic, nothing taken over that is not the file that was listed, nothing read
// or written outside of the site, and a new site stands there or the old one.
func FuzzManifest(f *testing.F) {
	const words, changed = "old words", "v/2026/index.html"
	site := map[string]string{"index.html": words, "v/2026/index.html": words, "v/2026/a/b.json": "{}"}
	seed := afero.NewMemMapFs()
	if _, err := build(f, seed, "/srv/public", Options{}, site); err != nil {
		f.Fatal(err)
	}
	list, err := afero.ReadFile(seed, "/srv/public/"+ManifestFile)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(false, list)
	for _, change := range [][2]string{{"v/2026/a/b.json", "../../etc/secret"}, {"v/2026/a/b.json", "/etc/secret"}, {"v/2026/a/b.json", "manifest.json"},
		{"v/2026/a/b.json", "index.html"}, {`"size": 2`, `"size": -1`}, {`"size": 2`, `"size": 1e99`}, {`"format": 1`, `"format": 0`}, {"egovsite", "other"}} {
		f.Add(true, []byte(strings.Replace(string(list), change[0], change[1], 1)))
	}
	for _, words := range []string{"", "{", "null", "[]", `{"generator":"egovsite","format":1}`, `{"generator":"egovsite","format":9,"files":[{},{}]}`, `{"generator":"egovsite","format":1,"files":[{"path":""},{"path":"."},{"path":"a\u0000b"}]}`} {
		f.Add(len(words)%2 == 0, []byte(words))
	}
	f.Fuzz(func(t *testing.T, force bool, list []byte) {
		disk := afero.NewMemMapFs()
		if _, err := build(t, disk, "/srv/public", Options{}, site); err != nil {
			t.Fatal(err)
		}
		for name, words := range map[string]string{"/etc/secret": "{}", "/srv/public/" + changed: "bad words", "/srv/public/" + ManifestFile: string(list)} {
			if err := afero.WriteFile(disk, name, []byte(words), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		old := tree(t, disk, "/")
		s, err := New(disk, "/srv/public", Options{Force: force})
		if err != nil {
			sameTree(t, tree(t, disk, "/"), old, "")
			return
		}
		defer s.Abort()
		for _, name := range s.PreviousPaths() {
			data, err := s.Previous(name)
			if was, known := site[name]; err == nil && data != nil && (!known || string(data) != was) {
				t.Errorf("%q was read as %q, which the site never published", name, data)
			}
		}
		if err = s.Carry(func(path string) bool { return path != changed }); err == nil {
			err = s.Write("new.html", []byte("new words"))
		}
		if err == nil {
			_, err = s.Commit(nil)
		}
		s.Abort()
		if err != nil {
			sameTree(t, tree(t, disk, "/"), old, "")
			return
		}
		sameTree(t, tree(t, disk, "/"), old, "srv/public/")
		if got, err := afero.ReadFile(disk, "/srv/public/new.html"); string(got) != "new words" {
			t.Errorf("got %q, %v, want the new site", got, err)
		}
	})
}

// sameTree wants every file as it was, but those below a folder.
func sameTree(t *testing.T, got, want map[string]string, but string) {
	t.Helper()
	for _, both := range []map[string]string{got, want} {
		for name := range both {
			if (but == "" || !strings.HasPrefix(name, but)) && got[name] != want[name] {
				t.Errorf("%s: got %q, want %q", name, got[name], want[name])
			}
		}
	}
}
