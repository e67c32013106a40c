package generator

import (
	"crypto/sha256"
	"crypto/sha512"
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
	sum := sha512.Sum512(data)
	return digest{hash(sum[:32]), hash(sum[32:])}
}

func digestFile(name string) (digest, error) {
	f, err := os.Open(name)
	if err != nil {
		return digest{}, err
	}
	defer f.Close()
	h := sha512.New()
	if _, err := io.Copy(h, f); err != nil {
		return digest{}, err
	}
	sum := h.Sum(nil)
	return digest{hash(sum[:32]), hash(sum[32:])}, nil
}

// inputs are all that a build depends on, by what it holds.
type inputs struct {
	told      bool              // all of it could be read
	world     hash              // of all but responses and reviews
	all       hash              // of everything
	public    hash              // of content, layouts and assets but what is not published of them
	reviews   map[string]hash   // of the reviews of a country, by ISO3
	responses map[string]digest // of the files of responses, by name as shown
}

// inputs takes the digests of all inputs. What is built in is known by the
// program; folders are read whole.
func (o Options) inputs() *inputs {
	in := &inputs{told: true, reviews: map[string]hash{}, responses: map[string]digest{}}
	var world, all, public strings.Builder
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
			if name != "erasures.yaml" { // it holds what is in no site
				fmt.Fprintf(&public, "content %q %x\n", name, d.id)
			}
		}
	})
	for _, of := range [][2]string{{"layout", o.Layouts}, {"asset", o.Assets}} {
		in.read(of[1], "", func(name string, d digest) {
			fmt.Fprintf(&world, "%s %q %x\n", of[0], name, d.id)
			fmt.Fprintf(&public, "%s %q %x\n", of[0], name, d.id)
		})
	}
	in.read(responses, "", func(name string, d digest) {
		shown := filepath.Join(responses, filepath.FromSlash(name))
		in.responses[shown] = d
		fmt.Fprintf(&all, "response %q %x\n", shown, d.id)
	})
	in.public = sha256.Sum256([]byte(public.String()))
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
