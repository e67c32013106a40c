package catalog

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"egovsite/generator/problem"
)

// others are folders of the content folder that other stages read.
var others = []string{"responses"}

// strays warns of data files below a folder that no kind takes in: most are misnamed.
func (l *loader) strays(below string) {
	var patterns []string
	for _, k := range Kinds {
		patterns = append(patterns, k.Pattern)
	}
	err := fs.WalkDir(l.fsys, below, func(file string, e fs.DirEntry, err error) error {
		switch {
		case file == below && errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return err
		case e.IsDir() && (slices.Contains(others, file) || strings.HasPrefix(e.Name(), ".") && file != "."):
			return fs.SkipDir
		case e.IsDir() || !slices.Contains([]string{".yaml", ".yml", ".csv", ".json"}, strings.ToLower(path.Ext(file))):
			return nil
		}
		taken := slices.ContainsFunc(patterns, func(p string) bool {
			ok, _ := path.Match(p, file)
			return ok
		})
		if !taken && withholding(file) {
			l.add(problem.Problem{Code: "review-file", File: file, What: "the file is not used, and may say what is not to be shown",
				Why: "reviews are called reviews/<edition>/<ISO3>.yaml, and the list of erasures erasures.yaml", Hint: "rename it, or move it elsewhere"})
		} else if !taken {
			l.add(problem.Problem{Code: "content-stray", Severity: problem.Warning, File: file, What: "the file is not used",
				Why: "content files are called " + strings.Join(patterns, ", "), Hint: "rename it, or take it away"})
		}
		return nil
	})
	if err != nil {
		l.add(problem.Problem{Code: "content-unreadable", File: ".", What: "the content folder cannot be read", Why: err.Error(), Hint: "check its name"})
	}
}

// withholding reports a file that is meant to keep something from readers. Where
// that is misnamed, it must not be passed over.
func withholding(file string) bool {
	first, _, _ := strings.Cut(strings.ToLower(file), "/")
	return first == "reviews" || strings.HasPrefix(first, "erasures.")
}
