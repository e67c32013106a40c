package generator

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"egovsite/assets"
	"egovsite/content"
	"egovsite/generator/catalog"
	"egovsite/generator/survey"
	"egovsite/layouts"
)

// A hash is a digest of bytes.
type hash [32]byte

// A digest of a file is an ID, and a key that only who has the file knows.
type digest struct{ id, key hash }

func digestOf(data []byte) digest {
	d, _ := digestFrom(bytes.NewReader(data)) // which never fails
	return d
}

// digestFrom makes both of a sum that is kept nowhere. It is not the plain one of
// the bytes, by which people call files.
func digestFrom(r io.Reader) (digest, error) {
	h := sha256.New()
	h.Write([]byte("an input\n"))
	if _, err := io.Copy(h, r); err != nil {
		return digest{}, err
	}
	sum := h.Sum(nil)
	return digest{sha256.Sum256(append([]byte("id\n"), sum...)), sha256.Sum256(append([]byte("key\n"), sum...))}, nil
}

// inputs are all that a build depends on, as it stood at one moment.
type inputs struct {
	content, layouts, assets overlay
	submitted                submitted

	words     hash              // of the content but its reviews
	world     hash              // of all but responses and reviews
	all       hash              // of everything
	public    hash              // of content, layouts and assets but what is not published of them
	reviews   map[string]hash   // of the reviews of a country, by ISO3
	responses map[string]digest // of the files of responses, by name as shown
}

// inputs reads the content, layouts and assets, and the responses if they are
// wanted, of which so many bytes are held.
func (o Options) inputs(responses bool, hold int64) (*inputs, error) {
	var in *inputs
	err := steady(func(l *look) (err error) {
		in = &inputs{}
		if in.content, err = l.overlay(content.Files, o.contentFolder(), isContent); err != nil {
			return err
		}
		if in.layouts, err = l.overlay(layouts.Files, o.Layouts, isLayout); err != nil {
			return err
		}
		if in.assets, err = l.overlay(assets.Files, o.Assets, isAsset); err != nil {
			return err
		}
		if responses {
			in.submitted = l.responses(o.responseFolder(), hold, limitsOf(in.content))
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	in.digest(o)
	return in, nil
}

// limitsOf are the limits that a content folder sets, or the built-in ones if it
// does so with a fault, after which nothing is made of what was read.
func limitsOf(folder fs.FS) survey.Limits {
	limits, ok := catalog.Limits(folder)
	if !ok {
		limits, _ = catalog.Limits(content.Files)
	}
	return limits
}

// digest tells the inputs from all others. What is built in is known by the program.
func (in *inputs) digest(o Options) {
	in.reviews, in.responses = map[string]hash{}, map[string]digest{}
	var words, world, all, public strings.Builder
	fmt.Fprintf(&world, "%s\n%s\n%q %q %d %v %q %q\n", o.Program, o.Version, o.Edition, o.Country, o.Now, o.Drafts, o.Language, o.contentFolder())
	for _, of := range []struct {
		what string
		list []listed
	}{{"content", in.content.list}, {"layout", in.layouts.list}, {"asset", in.assets.list}} {
		for _, f := range of.list {
			if iso3, ok := reviewed(f.name); ok && of.what == "content" {
				in.reviews[iso3] = sha256.Sum256(fmt.Appendf(nil, "%x %s", in.reviews[iso3], f))
				fmt.Fprintf(&all, "review %s\n", f)
				continue
			}
			fmt.Fprintf(&world, "%s %s\n", of.what, f)
			if of.what == "content" {
				fmt.Fprintf(&words, "%s\n", f)
			}
			if f.used && f.name != "erasures.yaml" { // it holds what is in no site
				fmt.Fprintf(&public, "%s %s\n", of.what, f)
			}
		}
	}
	for _, f := range in.submitted.files {
		in.responses[f.name] = f.sum
		fmt.Fprintf(&all, "response %q %x\n", f.name, f.sum.id)
	}
	fmt.Fprintf(&all, "%q\n", in.submitted.problems)
	in.words = sha256.Sum256([]byte(words.String()))
	in.public = sha256.Sum256([]byte(public.String()))
	in.world = sha256.Sum256([]byte(world.String()))
	in.all = sha256.Sum256(fmt.Appendf(nil, "%x\n%s", in.world, all.String()))
}

// reviewed is the country that a file of the content is a review of.
func reviewed(name string) (iso3 string, ok bool) {
	folder, _, _ := strings.Cut(name, "/")
	return strings.TrimSuffix(path.Base(name), ".yaml"), folder == "reviews" && path.Ext(name) == ".yaml"
}
