package generator

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"egovsite/generator/publish"

	"github.com/spf13/afero"
)

// smallSite is a site of a few files, as publish writes it.
func smallSite(t *testing.T) fstest.MapFS {
	t.Helper()
	sum := fmt.Sprintf("%x", sha256.Sum256([]byte("a response")))
	disk := afero.NewMemMapFs()
	site, err := publish.New(disk, "/site", publish.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer site.Abort()
	for name, words := range map[string]string{"index.html": "<p>Home</p>\n", "countries/qqa/index.html": "<p>Examplia</p>\n", "data/empty.csv": "",
		"data/responses/2022/QQA.json": `{"source":{"sha256":"` + sum + `"}}`} {
		if err := site.Write(name, []byte(words)); err != nil {
			t.Fatal(err)
		}
	}
	site.Inputs([]publish.Input{{Name: "content", SHA256: fmt.Sprintf("%x", sha256.Sum256(nil))}, {Name: "program", Version: "v1.0.0"},
		{Name: "response QQA 2022", SHA256: sum, Country: "QQA"}})
	site.From("QQA", []string{"countries/qqa/index.html", "data/responses/2022/QQA.json"})
	if _, err := site.Commit(nil); err != nil {
		t.Fatal(err)
	}
	out := fstest.MapFS{}
	err = afero.Walk(disk, "/site", func(name string, info fs.FileInfo, err error) error {
		if err != nil || info.IsDir() {
			return err
		}
		data, err := afero.ReadFile(disk, name)
		out[strings.TrimPrefix(name, "/site/")] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil || len(out) != 5 {
		t.Fatalf("%d files, %v", len(out), err)
	}
	return out
}

// sound reports whether a site is found to be as it was published.
func sound(site fs.FS) bool {
	v, err := verifySite(site)
	return err == nil && len(v.Faults) == 0
}

// with is a site in which one file is another; nil takes it away.
func with(site fstest.MapFS, name string, data []byte) fstest.MapFS {
	out := maps.Clone(site)
	delete(out, name)
	if data != nil {
		out[name] = &fstest.MapFile{Data: data}
	}
	return out
}

// TestVerifySiteFindsAll changes every single bit of a published site, takes away
// and adds files, and moves what stands in two: each change is found, but for
// what the list says of inputs that are not in the site.
func TestVerifySiteFindsAll(t *testing.T) {
	site := smallSite(t)
	if v, err := verifySite(site); err != nil || len(v.Faults) > 0 || v.Files != 4 {
		t.Fatalf("%d files, %v, %v", v.Files, v.Faults, err)
	}
	list := site[publish.ManifestFile].Data
	free := make([]bool, len(list)) // nothing in the site can tell what stands here
	for _, words := range []string{`"content"`, `"program"`, `"v1.0.0"`, fmt.Sprintf(`"%x"`, sha256.Sum256(nil))} {
		at := bytes.Index(list, []byte(words))
		for i := at + 1; i < at+len(words)-1; i++ {
			free[i] = true
		}
	}
	for _, name := range slices.Sorted(maps.Keys(site)) {
		data := site[name].Data
		t.Run("a bit of "+name, func(t *testing.T) {
			for at := range data {
				for bit := range 8 {
					changed := bytes.Clone(data)
					changed[at] ^= 1 << bit
					if sound(with(site, name, changed)) && !(name == publish.ManifestFile && free[at]) {
						t.Errorf("bit %d of byte %d, in %q, can be changed", bit, at, data[max(0, at-20):min(len(data), at+20)])
					}
				}
			}
		})
		t.Run("a byte more or less in "+name, func(t *testing.T) {
			rnd := rand.New(rand.NewPCG(2022, 6))
			for range 50 {
				at := rnd.IntN(len(data) + 1)
				more := slices.Insert(bytes.Clone(data), at, byte(rnd.IntN(256)))
				if sound(with(site, name, more)) && !(name == publish.ManifestFile && at < len(data) && free[at]) {
					t.Errorf("a byte can be put before byte %d", at)
				}
			}
			for at := range data {
				if sound(with(site, name, slices.Delete(bytes.Clone(data), at, at+1))) && !(name == publish.ManifestFile && free[at]) {
					t.Errorf("byte %d can be taken out", at)
				}
			}
		})
		t.Run("without "+name, func(t *testing.T) {
			if sound(with(site, name, nil)) {
				t.Error("it is not missed")
			}
		})
	}
	for _, name := range []string{"new.html", "countries/qqa/more.html", "countries/qqb/index.html", "data/EMPTY.csv", "index.html.bak"} {
		t.Run("with "+name, func(t *testing.T) {
			if sound(with(site, name, []byte{})) {
				t.Error("it is not found")
			}
		})
	}
	t.Run("two files exchanged", func(t *testing.T) {
		if sound(with(with(site, "index.html", site["countries/qqa/index.html"].Data), "countries/qqa/index.html", site["index.html"].Data)) {
			t.Error("it is not found")
		}
	})
}
