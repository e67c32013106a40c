package deploy

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"egovsite/generator/publish"

	"gocloud.dev/blob/memblob"
)

// made are the options to deploy a site of these files.
func made(files map[string]string) Options {
	site, list, named := fstest.MapFS{}, publish.List{}, new(bytes.Buffer)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		data := []byte(files[name])
		site[name] = &fstest.MapFile{Data: data}
		list.Files = append(list.Files, publish.Listed{Path: name, Size: int64(len(data)), SHA256: digest(data)})
		fmt.Fprintf(named, `{"path":%q,"size":%d,"sha256":%q},`, name, len(data), digest(data))
	}
	manifest := fmt.Sprintf(`{"generator":"egovsite","format":1,"files":[%s]}`, strings.TrimSuffix(named.String(), ","))
	site[publish.ManifestFile] = &fstest.MapFile{Data: []byte(manifest)}
	return Options{Site: site, List: list, Gzip: true, MaxAge: DefaultMaxAge, MaxDelete: "100%", Jobs: 2, Holder: "a test"}
}

// long is text that is worth compressing.
func long(words string) string { return strings.Repeat(words+" ", 300) }

// Two versions of a site: files that come, change, stay and go.
var (
	older = map[string]string{
		"index.html": "<a href=countries/qaa/index.html>1", "countries/qaa/index.html": long("qaa 1"), "countries/qab/index.html": "qab 1",
		"assets/css/site.css": long("css 1"), "assets/img/icon.svg": "<svg/>", "data/old.csv": "a,b\n", "robots.txt": "User-agent: *\n",
		"v/2026-01/index.html": "kept",
	}
	newer = map[string]string{
		"index.html": "<a href=countries/qaa/index.html>2", "countries/qaa/index.html": long("qaa 2"), "countries/qac/index.html": "qac 2",
		"assets/css/site.css": long("css 2"), "assets/img/icon.svg": "<svg/>", "data/new.csv": "a,c\n", "robots.txt": "User-agent: *\n",
		"v/2026-01/index.html": "kept", "search/words/0.js": "f()",
	}
)

func inMemory() *bucket { return &bucket{memblob.OpenBucket(nil)} }

// deployed deploys and fails the test if that fails.
func deployed(t *testing.T, to store, o Options) Summary {
	t.Helper()
	sum, err := o.run(t.Context(), "there", to)
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

// contents are all that is there: bytes and headers by key, but the names of runs.
func contents(t *testing.T, b *bucket) map[string]string {
	t.Helper()
	all, err := b.list(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for key := range all {
		data, err := b.read(t.Context(), key)
		if err != nil {
			t.Fatal(err)
		}
		if key == ledgerKey {
			l, err := readLedger(data)
			if err != nil {
				t.Fatal(err)
			}
			l.Run = ""
			if data, err = encode(l); err != nil {
				t.Fatal(err)
			}
		}
		a, err := b.Attributes(t.Context(), key)
		if err != nil {
			t.Fatal(err)
		}
		out[key] = fmt.Sprintf("%s|%s|%s|%s", a.ContentType, a.CacheControl, a.ContentEncoding, data)
	}
	return out
}

// errHost is what a faulty host says.
var errHost = errors.New("the host is ill")

// A faulty store fails from some write on, or at that alone. What it fails at may
// have been done all the same, as an answer can be lost on its way.
type faulty struct {
	store
	at     int  // of all writes
	dead   bool // all after it fail too, and reads with them
	landed bool

	mu     sync.Mutex
	writes int
	log    []string // what was written, in order
	after  func()   // the failing write
}

func (f *faulty) write(what string, do func() error) error {
	f.mu.Lock()
	n := f.writes
	f.writes++
	fails := n == f.at || f.dead && n > f.at
	if !fails {
		f.log = append(f.log, what)
	}
	f.mu.Unlock()
	if !fails {
		return do()
	}
	if f.landed && n == f.at {
		if err := do(); err != nil {
			return err
		}
	}
	if f.after != nil {
		f.after()
	}
	return errHost
}

func (f *faulty) put(ctx context.Context, key string, data []byte, h headers) error {
	return f.write("put "+key, func() error { return f.store.put(ctx, key, data, h) })
}

func (f *faulty) create(ctx context.Context, key string, data []byte, h headers) error {
	return f.write("create "+key, func() error { return f.store.create(ctx, key, data, h) })
}

func (f *faulty) remove(ctx context.Context, key string) error {
	return f.write("remove "+key, func() error { return f.store.remove(ctx, key) })
}

func (f *faulty) read(ctx context.Context, key string) ([]byte, error) {
	f.mu.Lock()
	gone := f.dead && f.writes > f.at
	f.mu.Unlock()
	if gone {
		return nil, errHost
	}
	return f.store.read(ctx, key)
}

// never is a write that none reaches.
const never = 1 << 30

// coherent fails if a page of the newer site is there whose style sheet is not, or
// one leads to a page that is not.
func coherent(t *testing.T, b *bucket) {
	t.Helper()
	all := contents(t, b)
	has := func(key string, data string) bool {
		if len(data) >= leastCompressed {
			data = string(compressed([]byte(data)))
		}
		return strings.HasSuffix(all[key], "|"+data)
	}
	for key := range all {
		if path.Ext(key) == ".html" && newer[key] != older[key] && has(key, newer[key]) && !has("assets/css/site.css", newer["assets/css/site.css"]) {
			t.Errorf("%s is there before what it is made of", key)
		}
	}
	if has("index.html", newer["index.html"]) && !has("countries/qac/index.html", newer["countries/qac/index.html"]) {
		t.Error("the first page is there before those that it leads to")
	}
}
