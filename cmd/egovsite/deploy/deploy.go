// Package deploy puts a built site where readers find it: into a folder, or a
// bucket of S3, Google Cloud Storage or Azure. It must not know what a page says
// or how a site is made: it is given a site that was found whole, and the words
// that must not be in it were looked for.
//
//	summary, err := deploy.Run(ctx, deploy.Options{Site: os.DirFS("public"), List: list, To: "s3://bucket?prefix=site/"})
//
// What is to be done is planned (plan.go) from what the site is and what is there,
// without doing anything; then it is done (run.go). What is there is known from a
// ledger and a lock that lie beside the site (ledger.go), and from the host's list.
package deploy

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"time"

	"egovsite/generator/publish"
)

// Options say what is deployed, and where to. The zero value of all but Site, List
// and To is the most careful.
type Options struct {
	Site fs.FS        // a built site
	List publish.List // its manifest
	To   string       // a folder, or the address of a bucket
	// Address is where the site is served, as its own pages say; empty if they do not.
	Address string

	Gzip     bool          // keep text compressed, and say so to browsers
	MaxAge   time.Duration // how long what can change may be taken from a cache without asking
	Jobs     int           // files that are put at once; 8 if 0
	DryRun   bool          // plan alone
	Again    bool          // put every file, whatever is there
	TakeOver bool          // do not mind the lock of a deployment that did not end
	Holder   string        // who deploys, for the lock

	Adopt     bool                   // take the place of files of others, and of a site for another address
	Force     bool                   // let pages of countries go
	Gone      func(page string) bool // pages of countries that may go, as was decided
	Unfreeze  []string               // kept versions that may go
	MaxDelete string                 // how many files may go, such as 25 or 10%

	Progress func(stage string, done, total int) // nil for silence

	mind time.Duration // how often the lock is looked at
}

const (
	// DefaultMaxDelete is how many files may go where nothing is said of it.
	DefaultMaxDelete = "10%"
	// DefaultMaxAge is how long what can change may be taken from a cache.
	DefaultMaxAge = time.Minute

	defaultJobs = 8
	defaultMind = 5 * time.Second
)

// A Step is a file, and what becomes of it.
type Step struct {
	Path string `json:"path"`
	Does string `json:"does"` // "new", "changed" or "deleted"
}

// A Summary says what was done, or would be.
type Summary struct {
	To      string `json:"to"`
	DryRun  bool   `json:"dry_run"`
	New     int    `json:"new"`
	Changed int    `json:"changed"`
	Deleted int    `json:"deleted"`
	Same    int    `json:"same"`
	Bytes   int64  `json:"bytes"`            // sent; of a dry run those of the files, not compressed
	Steps   []Step `json:"steps,omitempty"`  // of a dry run, in order
	Locked  string `json:"locked,omitempty"` // who holds the lock, of a dry run
}

// Address is where the site says that it is served; empty if it does not.
func Address(site fs.FS) string {
	data, err := fs.ReadFile(site, "robots.txt")
	if err != nil {
		return ""
	}
	for line := range strings.Lines(string(data)) {
		if at, ok := strings.CutPrefix(strings.TrimSpace(line), "Sitemap: "); ok {
			if home, ok := strings.CutSuffix(at, "sitemap.xml"); ok {
				return home
			}
		}
	}
	return ""
}

// A BadOption is one that cannot be meant.
type BadOption struct{ what string }

func (b *BadOption) Error() string { return b.what }

// Check fails with a *BadAddress or *BadOption before anything is read.
func (o Options) Check() error {
	if _, err := parseAddress(o.To); err != nil {
		return err
	}
	if _, err := limit(o.MaxDelete, 0); err != nil {
		return err
	}
	switch {
	case o.MaxAge < 0:
		return &BadOption{fmt.Sprintf("caches cannot show a file for %v", o.MaxAge)}
	case o.Jobs < 0:
		return &BadOption{fmt.Sprintf("%d files cannot be put at once", o.Jobs)}
	}
	return nil
}

// Run deploys a site: what is new or changed, pages after what they are made of,
// and then takes away what is no longer of it. Stopped at any moment and run
// again, it goes on.
func Run(ctx context.Context, o Options) (Summary, error) {
	if err := o.Check(); err != nil {
		return Summary{}, err
	}
	a, err := parseAddress(o.To)
	if err != nil {
		return Summary{}, err
	}
	o.mind = defaultMind
	to, err := a.open(ctx, !o.DryRun)
	if err != nil {
		return Summary{}, err
	}
	return o.run(ctx, a.String(), to)
}

func (o Options) run(ctx context.Context, name string, to store) (Summary, error) {
	if o.Jobs == 0 {
		o.Jobs = defaultJobs
	}
	site, err := o.files()
	if err != nil {
		return Summary{}, err
	}
	d := &deployer{o: o, to: to, id: newID()}
	var sum Summary
	var p *Plan
	for tries := 0; ; tries++ {
		t, err := d.look(ctx)
		if err != nil {
			return sum, err
		}
		p = newPlan(site, t)
		sum = o.planned(name, p)
		if o.DryRun && t.lock != nil {
			sum.Locked = t.lock.who()
		}
		if err := p.refuse(t, o); err != nil || o.DryRun {
			return sum, err
		}
		if t.lock != nil && !o.TakeOver {
			return sum, busy(t.lock)
		}
		if p.empty() && t.lock == nil {
			sum.Bytes = 0
			return sum, nil
		}
		if err := d.take(ctx, p, t); err != nil {
			return sum, err
		}
		// Somebody may have deployed between the look and the lock.
		now, err := to.read(ctx, ledgerKey)
		if err != nil && !errors.Is(err, errNone) {
			return sum, errors.Join(err, d.release(ctx))
		}
		if string(now) == string(t.raw) {
			d.begin(p, t)
			break
		}
		if err := d.release(ctx); err != nil || tries > 2 {
			return sum, errors.Join(errors.New("another deployment goes on here at the same time"), err)
		}
	}
	err = d.deploy(ctx, p)
	sum.Bytes = d.sent
	return sum, err
}

// planned counts what is planned.
func (o Options) planned(name string, p *Plan) Summary {
	s := Summary{To: name, DryRun: o.DryRun, Deleted: len(p.deletes), Same: p.same}
	for _, f := range p.files() {
		does := "changed"
		if p.fresh[f.Path] {
			does = "new"
			s.New++
		} else {
			s.Changed++
		}
		s.Bytes += f.Size
		if o.DryRun {
			s.Steps = append(s.Steps, Step{f.Path, does})
		}
	}
	if o.DryRun {
		for _, key := range p.deletes {
			s.Steps = append(s.Steps, Step{key, "deleted"})
		}
	}
	return s
}

// files are those of the site, and its manifest, which does not list itself.
func (o Options) files() ([]File, error) {
	list, err := fs.ReadFile(o.Site, publish.ManifestFile)
	if err != nil {
		return nil, fmt.Errorf("reading the site: %w", err)
	}
	all := append([]publish.Listed{}, o.List.Files...)
	all = append(all, publish.Listed{Path: publish.ManifestFile, Size: int64(len(list)), SHA256: digest(list)})
	out := make([]File, len(all))
	for i, f := range all {
		if f.Path == ledgerKey || f.Path == lockKey {
			return nil, fmt.Errorf("the site has %s, where deploy keeps what it knows", f.Path)
		}
		out[i] = File{f.Path, f.Size, f.SHA256, headersOf(f.Path, f.Size, o)}
	}
	return out, nil
}

// newID tells a run from all others.
func newID() string {
	var id [8]byte
	_, _ = rand.Read(id[:]) // which never fails
	return hex.EncodeToString(id[:])
}

// holder is who deploys: this machine. It is not the user, as the lock may lie
// where everybody can read it.
func (o Options) holder() string {
	if o.Holder != "" {
		return o.Holder
	}
	host, err := os.Hostname()
	if err != nil {
		host = "a machine without a name"
	}
	return fmt.Sprintf("%s, process %d", host, os.Getpid())
}
