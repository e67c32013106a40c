// Package publish puts a finished site in its place: whole or not at all. It
// is the only writer. It must not know what a page is, which language it
// speaks or how the site was made: it sees paths, bytes and the words that
// must not be among them.
//
//	site, err := publish.New(afero.NewOsFs(), "public", publish.Options{})
//	if err != nil {
//		return err
//	}
//	defer site.Abort() // nothing to do after Commit
//	site.Forbid(withheld)
//	err = site.Write("countries/aze/index.html", page)
//	stats, err := site.Commit(nil)
//
// Until Commit, files gather in a hidden folder beside the output, on the same
// file system. Commit exchanges the two in one step.
package publish

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"sync"

	"github.com/spf13/afero"
)

// Options of a publication. The zero value refuses to destroy anything that
// is not an older site.
type Options struct {
	// Keep are patterns, as of path.Match, of files that readers cite: where the
	// old site has one, the new site must have it too.
	Keep  []string
	Force bool // replace the output folder whatever is lost by it, but a repository
	Stamp bool // say how the files of the published site lie there
}

// Stats say what was published.
type Stats struct {
	Files     int       // the manifest not counted
	Bytes     int64     // of these files
	Unchanged bool      // the site was already there, byte for byte; nothing was written
	Stamps    Stamps    // nil unless they were asked for
	Footprint Footprint // likewise
}

// A Site is being written. Its methods but Commit and Abort may be called by
// several goroutines at once.
type Site struct {
	files   afero.Fs
	out     string // output folder
	fresh   string // hidden folder beside it in which the new site gathers
	keep    []string
	let     []string
	force   bool
	stamp   bool
	above   []string // folders that were made to hold the output, the deepest first
	release func()   // gives the lock back
	chmod   bool     // the user's umask takes away modes the site should have

	folders sync.Map // those that were made, by path
	was     old      // what is to be replaced, as it was found at first

	mu      sync.Mutex
	claims  claims
	inputs  []Input
	from    map[string]string // path -> country
	written []entry
	// oldByPath are the files of what is to be replaced; nil until asked for.
	oldByPath map[string]entry
	secrets   secrets
	searched  secrets // those that the old site was searched for
	hits      map[Hit]bool
	done      bool
}

// entry is one written file.
type entry struct {
	Path    string `json:"path"`
	Size    int64  `json:"size"`
	SHA256  string `json:"sha256"`
	From    string `json:"from,omitempty"` // country whose inputs it was made from; empty for all
	checked int    // how many secrets were known when it was searched
	taken   bool   // it is of the old site, and was searched when that was made
	stamp   Stamp  // of one that was taken and lies where it lay; zero for others
}

// errDone is what a caller's mistake is answered with.
var errDone = errors.New("the site was already published or given up")

// New begins a publication to the folder out, which need not exist. It fails
// if another one to the same folder is under way, if out is not a folder, or
// if it holds something that is not an older site.
func New(files afero.Fs, out string, o Options) (*Site, error) {
	out = filepath.Clean(out)
	if err := checkName(out); err != nil {
		return nil, err
	}
	s := &Site{files: files, out: out, fresh: beside(out, "new"), keep: o.Keep, force: o.Force, stamp: o.Stamp, release: func() {},
		claims: claims{}, from: map[string]string{}, hits: map[Hit]bool{}}
	if err := s.begin(); err != nil {
		s.leave()
		return nil, advised(err)
	}
	return s, nil
}

// begin takes the output, clears what a killed run left and makes the folder for
// the new site.
func (s *Site) begin() (err error) {
	if s.above, err = makeAbove(s.files, s.out); err != nil {
		return fmt.Errorf("making the folder that is to hold %s: %w", s.out, err)
	}
	release, err := lock(s.files, s.out)
	if err != nil {
		return err
	}
	s.release = release
	if err := recoverOld(s.files, s.out); err != nil {
		return err
	}
	if s.was, err = inspect(s.files, s.out, s.force, old{}); err != nil {
		return err
	}
	if err := removeAll(s.files, s.fresh); err != nil {
		return fmt.Errorf("clearing what an earlier build left: %w", err)
	}
	if err := s.files.Mkdir(s.fresh, 0o755); err != nil {
		return fmt.Errorf("making a folder beside the output: %w", err)
	}
	info, err := s.files.Stat(s.fresh)
	if err == nil && info.Mode().Perm() != 0o755 {
		s.chmod = true
		err = s.files.Chmod(s.fresh, 0o755)
	}
	if err != nil {
		removeAll(s.files, s.fresh)
		return fmt.Errorf("making a folder beside the output: %w", err)
	}
	return nil
}

// leave gives back what begin took where nothing is published.
func (s *Site) leave() {
	s.release()
	for _, folder := range s.above {
		s.files.Remove(folder) // fails for one that has something in it by now
	}
}

// Write adds a file to the site. The path is relative to the site's root, with
// slashes. Two files at one path, also where only the case of letters differs,
// are an error. Data is not kept.
func (s *Site) Write(name string, data []byte) error {
	return advised(s.write(name, data))
}

func (s *Site) write(name string, data []byte) error {
	if name == ManifestFile {
		return fmt.Errorf("writing %s: the name is taken by the list of the site's files", name)
	}
	dirs, finder, known, err := s.claim(name)
	if err != nil {
		return err
	}
	hits := finder.file(name, data)
	for _, dir := range dirs {
		if err := s.mkdir(dir); err != nil {
			return fmt.Errorf("writing %s: %w", name, err)
		}
	}
	if err := s.put(name, data); err != nil {
		return fmt.Errorf("writing %s: %w", name, err)
	}
	sum := sha256.Sum256(data)
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, h := range hits {
		s.hits[h] = true
	}
	s.written = append(s.written, entry{Path: name, Size: int64(len(data)), SHA256: hex.EncodeToString(sum[:]), checked: known})
	return nil
}

// claim takes the path for this caller and says which folders must be there.
func (s *Site) claim(name string) (dirs []string, f *finder, known int, err error) {
	if err := checkPath(name); err != nil {
		return nil, nil, 0, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.done {
		return nil, nil, 0, errDone
	}
	dirs, err = s.claims.take(name)
	return dirs, s.secrets.finder, s.secrets.len(), err
}

// mkdir makes one folder of the new site, if it was not made. Another caller may
// have been faster.
func (s *Site) mkdir(dir string) error {
	if _, made := s.folders.Load(dir); made {
		return nil
	}
	full := filepath.Join(s.fresh, filepath.FromSlash(dir))
	if err := s.files.Mkdir(full, 0o755); err != nil {
		if !errors.Is(err, fs.ErrExist) {
			return err
		}
		return nil
	}
	if s.chmod {
		if err := s.files.Chmod(full, 0o755); err != nil {
			return err
		}
	}
	s.folders.Store(dir, true)
	return nil
}

// put writes one file of the new site.
func (s *Site) put(name string, data []byte) error {
	full := filepath.Join(s.fresh, filepath.FromSlash(path.Clean(name)))
	if err := afero.WriteFile(s.files, full, data, 0o644); err != nil {
		return err
	}
	if s.chmod {
		return s.files.Chmod(full, 0o644)
	}
	return nil
}

// Forbid names words that must not stand in any file. Files written later are
// searched as they pass; those written before are read again by Commit.
func (s *Site) Forbid(words []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.secrets.add(words)
}

// Let names paths that may go although they are to be kept, as it was decided
// that they are not to be shown any more.
func (s *Site) Let(paths []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.let = append(s.let, paths...)
}

// Abort gives up: the old site stays as it is and nothing is left beside it.
// After Commit, or a second time, it does nothing.
func (s *Site) Abort() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.done {
		return nil
	}
	s.done = true
	defer s.leave()
	if err := removeAll(s.files, s.fresh); err != nil {
		return fmt.Errorf("removing the unfinished site: %w", err)
	}
	return nil
}

// Read returns a file that was written.
func (s *Site) Read(name string) ([]byte, error) {
	if err := checkPath(name); err != nil {
		return nil, err
	}
	return afero.ReadFile(s.files, filepath.Join(s.fresh, filepath.FromSlash(name)))
}
