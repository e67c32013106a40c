package generator

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"egovsite/generator/interpret"
	"egovsite/generator/problem"
	"egovsite/generator/publish"
	"egovsite/generator/survey"

	"github.com/spf13/afero"
)

// A HandedIn is a submission that was put in its place among the responses.
type HandedIn struct {
	Name  string // of the file; empty if it was not filed
	Was   bool   // the same bytes stood there before
	After string // the file of the submission that it replaces; empty if there is none
	Checked
}

// HandIn files a submission under a stable name, responses/<edition>/<iso3> with
// the ending of its format, and checks it there. What replaces an earlier
// submission has its name and the next number, by which builds know the newest;
// a file of several countries keeps its own name. The same bytes are filed once. A
// file of which neither country nor edition can be told is not filed: the
// problems say why.
func HandIn(ctx context.Context, o Options, name string) (HandedIn, error) {
	if o.responseFolder() == "" {
		return HandedIn{}, &noContent{}
	}
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return HandedIn{}, &advised{name + " is a folder", "file the submissions in it one by one"}
	}
	if err := os.MkdirAll(o.responseFolder(), 0o755); err != nil {
		return HandedIn{}, fmt.Errorf("making a folder for responses: %w", err)
	}
	m, err := gather(ctx, o)
	if err != nil {
		return HandedIn{Checked: Checked{Problems: m.found()}}, err
	}
	files, ps := named([]string{name}, m.catalog)
	if len(files) != 1 {
		if problem.Errors(ps) {
			return HandedIn{Checked: Checked{Problems: ps}}, nil
		}
		return HandedIn{}, fmt.Errorf("%s is no file", name)
	}
	out := HandedIn{}
	if out.Name, err = o.filed(m, files[0].data); err != nil {
		return out, err
	}
	if out.Was = out.Name != ""; !out.Was {
		rs, _, err := understand(ctx, o, m.catalog.Limits, interpret.New(m.catalog), files)
		if err != nil {
			return out, err
		}
		if out.Name, out.After, err = o.place(m, name, rs); err != nil {
			return out, fmt.Errorf("looking for a name among the responses: %w", err)
		}
		if out.Name == "" {
			out.Checked, err = Check(ctx, o, []string{name})
			return out, err
		}
		if err := os.MkdirAll(filepath.Dir(out.Name), 0o755); err != nil {
			return out, fmt.Errorf("making a folder for responses: %w", err)
		}
		if err := publish.File(afero.NewOsFs(), out.Name, files[0].data); err != nil {
			return out, err
		}
	}
	out.Checked, err = checkAmong(ctx, o, out.Name)
	return out, err
}

// checkAmong checks a file that lies among the responses, and holds it against the
// others: a country that is in two files of which none says that it is the newer is
// told at once, not by the build.
func checkAmong(ctx context.Context, o Options, name string) (Checked, error) {
	o.everyLanguage = true
	m, err := gather(ctx, o)
	return m.checked(o.scope([]string{name})), contentIsAnswer(err)
}

// filed is the file among the responses that has these bytes; empty for none.
func (o Options) filed(m *material, data []byte) (string, error) {
	files, _, err := responseFiles(o.responseFolder(), m.catalog)
	if err != nil {
		return "", err
	}
	for _, f := range files {
		if d, err := f.load(); err == nil && bytes.Equal(d, data) {
			return f.name, nil
		}
	}
	return "", nil
}

// place is where a file of these responses goes, and which file it replaces.
func (o Options) place(m *material, name string, rs []*survey.Response) (to, after string, err error) {
	rs = slices.DeleteFunc(slices.Clone(rs), func(r *survey.Response) bool { return r.Country == nil || r.Edition == nil })
	if len(rs) == 0 {
		return "", "", nil
	}
	r, stem := rs[0], ""
	if len(rs) == 1 {
		stem = strings.ToLower(r.Country.ISO3)
	} else {
		stem = stemName(name)
	}
	highest := -1
	for _, other := range m.read {
		same := len(rs) == 1 && isoOf(other) == r.Country.ISO3 && other.Source.Part == ""
		if other.Edition != r.Edition || !same {
			continue
		}
		if own, n := numbered(filepath.Base(other.Source.File)); n > highest {
			stem, highest, after = own, n, other.Source.File
		}
	}
	folder := filepath.Join(o.responseFolder(), r.Edition.ID)
	taken, err := stems(folder)
	for n := max(highest+1, 1); err == nil; n++ {
		own := stem
		if n > 1 {
			own += fmt.Sprintf(".%d", n)
		}
		if !taken[strings.ToLower(own)] {
			return filepath.Join(folder, own+strings.ToLower(filepath.Ext(name))), after, nil
		}
	}
	return "", "", err
}

// stems are the names in a folder without their endings, in small letters, as some
// disks know no others.
func stems(folder string) (map[string]bool, error) {
	entries, err := os.ReadDir(folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	out := map[string]bool{}
	for _, e := range entries {
		out[strings.ToLower(strings.TrimSuffix(e.Name(), filepath.Ext(e.Name())))] = true
	}
	return out, nil
}

var notInNames = regexp.MustCompile(`[^a-z0-9]+`)

// stemName is what may stand in the name of a file of what somebody called theirs.
func stemName(name string) string {
	stem := strings.TrimSuffix(filepath.Base(name), filepath.Ext(name))
	stem = strings.Trim(notInNames.ReplaceAllString(strings.ToLower(stem), "-"), "-")
	if stem == "" {
		return "responses"
	}
	return stem
}

// noContent says that there is no folder of content to file a response in.
type noContent struct{}

func (*noContent) Error() string { return "there is no content folder here" }

// Hint says what to do about it.
func (*noContent) Hint() string {
	return "go to the folder that holds it, name it with --content, or make one with egovsite init"
}
