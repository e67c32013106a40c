package generator

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"egovsite/generator/catalog"
	"egovsite/generator/problem"
	"egovsite/generator/publish"
	"egovsite/generator/review"
	"egovsite/generator/survey"

	"github.com/spf13/afero"
)

// mostReview is the largest review file that is changed, in bytes.
const mostReview = 4 << 20

// A ReviewFile is the review of a country's response, as it is on the disk now.
type ReviewFile struct {
	Name    string                        // as shown to people
	SHA256  string                        // lower-case hexadecimal; empty if there is no file
	Settled map[string]*survey.Settlement // what it settles, by code of the question
	data    []byte
}

// ErrReviewChanged is returned where a review file is not the one that was seen.
var ErrReviewChanged = errors.New("the review file was changed meanwhile")

// A ReviewFault is why a review file cannot be changed by a program.
type ReviewFault struct{ What string }

func (f *ReviewFault) Error() string { return f.What }

// Open reports an answer that the review of its response is asked to settle.
func Open(p *survey.Profile, a *survey.Answer) bool { return review.Open(p.Response, a) }

// OpenReview reads the review of a country's response to an edition. What it
// settles is not known where the file has a fault, which is returned.
func OpenReview(o Options, e *survey.Edition, iso3 string) (ReviewFile, error) {
	f, root, err := o.review(e.ID, iso3)
	if err != nil {
		return f, err
	}
	defer root.Close()
	return f, f.settles(e)
}

// Settle writes to the review of a country's response which option of a
// question holds; with no option selected, that nobody says so any more. It is
// written only if the file is still the one whose digest was seen, and is
// otherwise returned as it is.
func Settle(o Options, e *survey.Edition, iso3, seen string, s survey.Settlement) (ReviewFile, error) {
	i := e.ByCode(s.Question)
	if i < 0 {
		return ReviewFile{}, fmt.Errorf("settling an answer: edition %s does not ask %q", e.ID, s.Question)
	}
	f, root, err := o.review(e.ID, iso3)
	if err != nil {
		return f, err
	}
	defer root.Close()
	if f.SHA256 != seen {
		return f, ErrReviewChanged
	}
	if err := f.settles(e); err != nil {
		return f, err
	}
	data, err := catalog.SetAnswer(f.data, iso3, e.ID, &e.Questions[i], s)
	if err != nil {
		return f, &ReviewFault{f.Name + ": " + err.Error()}
	}
	changed := ReviewFile{Name: f.Name}
	changed.take(data)
	if err := changed.settles(e); err != nil {
		return f, err // better no change than a file that cannot be read
	}
	name := reviewName(e.ID, iso3)
	if err := root.MkdirAll(path.Dir(name), 0o755); err != nil {
		return f, fmt.Errorf("making a folder for reviews: %w", err)
	}
	if err := publish.File(afero.NewBasePathFs(afero.NewOsFs(), root.Name()), filepath.FromSlash(name), data); err != nil {
		return f, err
	}
	return changed, nil
}

func reviewName(edition, iso3 string) string { return path.Join("reviews", edition, iso3+".yaml") }

// review opens the content folder and reads a review in it. Nothing outside the
// folder is read, and nothing that is no plain file.
func (o Options) review(edition, iso3 string) (ReviewFile, *os.Root, error) {
	name := reviewName(edition, iso3)
	f := ReviewFile{Name: name}
	if name != "reviews/"+edition+"/"+iso3+".yaml" || !filepath.IsLocal(edition) || !filepath.IsLocal(iso3) {
		return f, nil, fmt.Errorf("opening the review: edition %q and country %q do not name a file", edition, iso3)
	}
	folder := o.contentFolder()
	if folder == "" {
		return f, nil, &builtIn{}
	}
	f.Name = filepath.Join(folder, filepath.FromSlash(name))
	root, err := os.OpenRoot(folder)
	if err != nil {
		return f, nil, fmt.Errorf("opening the content: %w", err)
	}
	info, err := root.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return f, root, nil
	case err == nil && !info.Mode().IsRegular():
		err = errors.New("not a plain file")
	case err == nil && info.Size() > mostReview:
		err = errors.New("too large")
	}
	var data []byte
	if err == nil {
		data, err = root.ReadFile(name)
	}
	if err != nil {
		root.Close()
		return f, nil, fmt.Errorf("reading %s: %w", f.Name, err)
	}
	f.take(data)
	return f, root, nil
}

// settles reads what the file settles.
func (f *ReviewFile) settles(e *survey.Edition) error {
	settled, ps := catalog.Settled(f.Name, f.data, e)
	for _, p := range ps {
		if p.Severity == problem.Error {
			return &ReviewFault{p.String()}
		}
	}
	f.Settled = settled
	return nil
}

// take makes these bytes those of the file.
func (f *ReviewFile) take(data []byte) {
	sum := sha256.Sum256(data)
	f.data, f.SHA256 = data, hex.EncodeToString(sum[:])
}

// builtIn says that there is no folder to write to.
type builtIn struct{}

func (*builtIn) Error() string { return "answers cannot be settled in the built-in content" }
func (*builtIn) Hint() string {
	return "start where a folder named content is, or name yours with --content"
}
