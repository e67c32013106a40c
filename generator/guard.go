package generator

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"runtime"
	"strings"

	"egovsite/generator/problem"
	"egovsite/generator/publish"

	"golang.org/x/sync/errgroup"
)

// A Guard knows, from the content and the responses as they are now, what must not
// be in a site that was built before.
type Guard struct {
	search *publish.SearchFor
	shown  map[string]string // what a manifest calls a response that may be shown -> its digest
	gone   map[string]bool   // pages of countries that are not to be shown, as was decided
}

// Foreign is returned for a site that was built from other responses than are at
// hand, so that nobody here knows what is withheld of them.
type Foreign struct{ Response string }

func (f *Foreign) Error() string {
	return fmt.Sprintf("the site shows %s, which is not among what may be published of the responses here: what is withheld of it cannot be looked for", f.Response)
}

// NewGuard reads the content and all responses.
func NewGuard(ctx context.Context, o Options) (*Guard, []problem.Problem, error) {
	m, err := gather(ctx, o)
	if err != nil {
		return nil, m.found(), err
	}
	g := &Guard{publish.NewSearch(m.secrets), map[string]string{}, map[string]bool{}}
	for _, p := range m.profiles {
		g.shown[responseInput+p.Response.Country.ISO3+" "+p.Response.Edition.ID] = p.Response.Source.SHA256
	}
	for _, page := range let(m.held) {
		g.gone[page] = true
	}
	return g, m.problems, nil
}

// responseInput is how a manifest begins the name of a response.
const responseInput = "response "

// Gone reports whether a page is of a country that is not to be shown any more.
func (g *Guard) Gone(page string) bool { return g.gone[page] }

// Knows fails with a *Foreign unless all responses that the site shows are at hand,
// as they were when it was built, and may be published.
func (g *Guard) Knows(site publish.List) error {
	for _, in := range site.Inputs {
		if strings.HasPrefix(in.Name, responseInput) && g.shown[in.Name] != in.SHA256 {
			return &Foreign{in.Name}
		}
	}
	return nil
}

// Search looks through all files of a site. What is found is a *publish.Leak; a
// file that is not as the list says is another error.
func (g *Guard) Search(ctx context.Context, site fs.FS, list publish.List, progress func(stage string, done, total int)) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	done := counter{o: Options{Progress: progress}, stage: "searching", total: len(list.Files)}
	for _, f := range list.Files {
		group.Go(func() error {
			defer done.one()
			if err := ctx.Err(); err != nil {
				return err
			}
			data, err := fs.ReadFile(site, f.Path)
			if err != nil {
				return err
			}
			if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != f.SHA256 {
				return errors.New(f.Path + " was changed after it was built")
			}
			return g.search.In(f.Path, data)
		})
	}
	return group.Wait()
}
