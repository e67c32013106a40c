package deploy

import (
	"cmp"
	"path"
	"slices"
	"strings"
	"time"
)

// A File is one of the site, as it is to be put.
type File struct {
	Path   string
	Size   int64
	SHA256 string
	headers
}

// there is all that is known of what lies where a site is deployed to.
type there struct {
	raw     []byte // the ledger's bytes; nil if there is none
	ledger  ledger
	written time.Time       // when the ledger was, by the host's clock
	lock    *lock           // nil if nobody holds it
	adopted map[string]bool // paths of a site that others put there
	objects map[string]object
}

// ours reports whether what lies at a path was put by us.
func (t *there) ours(key string) bool {
	if _, ok := t.ledger.Files[key]; ok || t.adopted[key] {
		return true
	}
	if t.lock == nil {
		return false
	}
	_, put := t.lock.Puts[key]
	return put || slices.Contains(t.lock.Deletes, key)
}

// slack is how much later than the ledger a file may have been put by the run that
// wrote it: the clocks of a host's machines are not one.
const slack = 2 * time.Second

// entry is what lies at a path, as far as it is known: it is unknown where a run
// may have died over it, or where somebody else wrote since.
func (t *there) entry(key string) entry {
	e, o := t.ledger.Files[key], t.objects[key]
	if !e.known() || o.size != e.Stored || o.modified.After(t.written.Add(slack)) {
		return entry{}
	}
	if t.lock != nil {
		meant, touched := t.lock.Puts[key]
		// The run that held the lock wrote down what it had done by then.
		done := t.ledger.Run == t.lock.Run && e.SHA256 == meant.SHA256 && e.headers == meant.headers
		if t.lock.Unread || touched && !done {
			return entry{}
		}
	}
	return e
}

// Plan is what a deployment does, in this order.
type Plan struct {
	steps   [][]File // one after another
	fresh   map[string]bool
	deletes []string
	same    int
	had     int      // files of ours that are there
	foreign []string // of others, at paths of ours
	lost    []string // countries whose page goes
	unkept  []string // kept versions that go
	stale   bool     // the ledger names files that are gone
}

// empty reports whether all is as it should be.
func (p *Plan) empty() bool { return len(p.steps) == 0 && len(p.deletes) == 0 && !p.stale }

func (p *Plan) files() (out []File) { return slices.Concat(p.steps...) }

// newPlan compares a site with what is there.
func newPlan(site []File, t *there) *Plan {
	p := &Plan{fresh: map[string]bool{}}
	wanted := map[string]bool{}
	var puts []File
	for _, f := range site {
		wanted[f.Path] = true
		_, exists := t.objects[f.Path]
		switch {
		case !exists:
			p.fresh[f.Path] = true
		case !t.ours(f.Path):
			p.foreign = append(p.foreign, f.Path)
		case t.entry(f.Path).same(f):
			p.same++
			continue
		}
		puts = append(puts, f)
	}
	for key := range t.objects {
		of, temporary := stranded(key)
		temporary = temporary && (t.ours(of) || of == ledgerKey || of == lockKey)
		if t.ours(key) {
			p.had++
		}
		if (t.ours(key) || temporary) && !wanted[key] && key != ledgerKey && key != lockKey {
			p.deletes = append(p.deletes, key)
		}
	}
	for key := range t.ledger.Files {
		_, exists := t.objects[key]
		p.stale = p.stale || !exists && !wanted[key]
	}
	slices.SortFunc(puts, func(a, b File) int { return cmp.Or(rank(a.Path)-rank(b.Path), strings.Compare(a.Path, b.Path)) })
	slices.SortFunc(p.deletes, func(a, b string) int { return cmp.Or(rank(b)-rank(a), strings.Compare(a, b)) })
	slices.Sort(p.foreign)
	for i, f := range puts {
		if i == 0 || rank(puts[i-1].Path) != rank(f.Path) {
			p.steps = append(p.steps, nil)
		}
		last := len(p.steps) - 1
		p.steps[last] = append(p.steps[last], f)
	}
	p.losses(wanted)
	return p
}

// losses names countries and kept versions that the plan takes away.
func (p *Plan) losses(wanted map[string]bool) {
	left := map[string]bool{}
	for key := range wanted {
		_, version := kept(key)
		left[version] = true
	}
	for _, key := range p.deletes {
		_, version := kept(key)
		switch {
		case version != "" && !left[version] && !slices.Contains(p.unkept, version):
			p.unkept = append(p.unkept, version)
		case isCountry(key):
			p.lost = append(p.lost, key)
		}
	}
	slices.Sort(p.unkept)
}

// isCountry reports the page of a country in the first language of the site.
func isCountry(key string) bool {
	match, err := path.Match("countries/*/index.html", key)
	return err == nil && match
}

// rank says when a file is put: what pages are made of, then pages, then what leads
// to pages. So no page lacks its picture, and nothing leads to a page that is not
// there yet. Files go in the reverse order.
func rank(name string) int {
	inside, _ := kept(name)
	switch {
	case inside == "manifest.json":
		return 3
	case inside == "sitemap.xml", inside == "robots.txt", inside == feed, strings.HasPrefix(inside, "search/"):
		return 2
	case path.Ext(inside) != ".html":
		return 0
	case strings.Count(inside, "/") <= 1 && path.Base(inside) == "index.html":
		return 2
	}
	return 1
}
