package generator

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"strings"

	"golang.org/x/sync/errgroup"
)

// A hash is a digest of bytes.
type hash [32]byte

// A digest of a file is an ID, and a key that only who has the file knows.
type digest struct{ id, key hash }

func digestOf(data []byte) digest {
	d, _ := digestFrom(bytes.NewReader(data)) // which never fails
	return d
}

func digestFile(name string) (digest, error) {
	f, err := os.Open(name)
	if err != nil {
		return digest{}, err
	}
	defer f.Close()
	return digestFrom(f)
}

// digestFrom makes both of a sum that is kept nowhere. It is not the plain one of
// the bytes, which is published for responses.
func digestFrom(r io.Reader) (digest, error) {
	h := sha256.New()
	h.Write([]byte("an input\n"))
	if _, err := io.Copy(h, r); err != nil {
		return digest{}, err
	}
	sum := h.Sum(nil)
	return digest{sha256.Sum256(append([]byte("id\n"), sum...)), sha256.Sum256(append([]byte("key\n"), sum...))}, nil
}

// inputs are all that a build depends on, by what it holds.
type inputs struct {
	told      bool              // all of it could be read
	content   hash              // of all but responses, reviews, layouts and assets
	world     hash              // of all but responses and reviews
	all       hash              // of everything
	reviews   map[string]hash   // of the reviews of a country, by ISO3
	responses map[string]digest // of the files of responses, by name as shown
}

// inputs takes the digests of all inputs. What is built in is known by the
// program; folders are read whole.
func (o Options) inputs() *inputs {
	in := &inputs{told: true, reviews: map[string]hash{}, responses: map[string]digest{}}
	var world, all strings.Builder
	fmt.Fprintf(&world, "%s\n%s\n%q %q %d %v %q %q\n", o.Program, o.Version, o.Edition, o.Country, o.Now, o.Drafts, o.Language, o.contentFolder())
	responses := o.responseFolder()
	in.read(o.contentFolder(), responses, func(name string, d digest) {
		switch folder, _, _ := strings.Cut(name, "/"); {
		case folder == "reviews" && path.Ext(name) == ".yaml":
			iso3 := strings.TrimSuffix(path.Base(name), ".yaml")
			before := in.reviews[iso3]
			in.reviews[iso3] = sha256.Sum256(fmt.Appendf(nil, "%x %q %x", before, name, d.id))
			fmt.Fprintf(&all, "review %q %x\n", name, d.id)
		default:
			fmt.Fprintf(&world, "content %q %x\n", name, d.id)
		}
	})
	in.content = sha256.Sum256([]byte(world.String()))
	in.read(o.Layouts, "", func(name string, d digest) { fmt.Fprintf(&world, "layout %q %x\n", name, d.id) })
	in.read(o.Assets, "", func(name string, d digest) { fmt.Fprintf(&world, "asset %q %x\n", name, d.id) })
	in.read(responses, "", func(name string, d digest) {
		shown := filepath.Join(responses, filepath.FromSlash(name))
		in.responses[shown] = d
		fmt.Fprintf(&all, "response %q %x\n", shown, d.id)
	})
	in.world = sha256.Sum256([]byte(world.String()))
	in.all = sha256.Sum256(fmt.Appendf(nil, "%x\n%s", in.world, all.String()))
	return in
}

// read hands over the digests of all files below a folder but those below but,
// in the order of their names. A symbolic link may lead to what does not lie there, so that it is not
// told what is read by it.
func (in *inputs) read(folder, but string, use func(name string, d digest)) {
	if folder == "" {
		return
	}
	var names []string
	err := filepath.WalkDir(folder, func(full string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && full == filepath.Clean(but) && full != folder:
			return fs.SkipDir
		case d.Type().IsRegular():
			names = append(names, full)
		case !d.IsDir():
			in.told = false
		}
		return nil
	})
	digests := make([]digest, len(names))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, name := range names {
		group.Go(func() error {
			d, err := digestFile(name)
			digests[i] = d
			return err
		})
	}
	if group.Wait() != nil || err != nil {
		in.told = false
	}
	for i, full := range names {
		name, err := filepath.Rel(folder, full)
		if err != nil {
			in.told = false
			continue
		}
		use(filepath.ToSlash(name), digests[i])
	}
}
