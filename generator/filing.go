package generator

import (
	"cmp"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"egovsite/generator/problem"
	"egovsite/generator/survey"
)

// A filing is what one country handed in for one edition, oldest first. The
// last one counts; those before it were replaced by it.
type filing []*survey.Response

func (f filing) newest() *survey.Response { return f[len(f)-1] }

// filings puts the responses together by edition and country, those that can
// have a page. A filing is left out whole where its newest response has an
// error, or where nothing says which is the newest. When some is true these are
// not all responses that there are, so that none is missed.
func filings(rs []*survey.Response, ps []problem.Problem, c *survey.Catalog, some bool) (out []filing, more []problem.Problem) {
	together := map[string]filing{}
	var keys []string
	for _, r := range rs {
		if r.Country == nil {
			continue
		}
		key := r.Edition.ID + "/" + r.Country.ISO3
		if together[key] == nil {
			keys = append(keys, key)
		}
		together[key] = append(together[key], r)
	}
	wrong := errorsIn(ps)
	for _, key := range keys {
		f := together[key]
		review := c.Review(f[0].Edition.ID, f[0].Country.ISO3)
		if !f.order(review) {
			more = append(more, f.twice()...)
			continue
		}
		if missed := f.missed(review); len(missed) > 0 && !some {
			more = append(more, missed...)
			if problem.Errors(missed) {
				continue
			}
		}
		f = slices.DeleteFunc(f, func(r *survey.Response) bool { return r != f.newest() && wrong.has(r.Source) })
		if !wrong.has(f.newest().Source) && !wrong.later(f.newest().Source) && !wrong.review(key) {
			out = append(out, f)
		}
	}
	return out, more
}

// order puts the responses of a filing from the oldest to the newest, by what
// the review says or by the numbers in the names of their files, and reports
// whether they tell.
func (f filing) order(v *survey.Review) bool {
	slices.SortStableFunc(f, func(a, b *survey.Response) int {
		_, m := numbered(a.Source.File)
		_, n := numbered(b.Source.File)
		return cmp.Or(cmp.Compare(position(v, a), position(v, b)), cmp.Compare(m, n))
	})
	for i := 1; i < len(f); i++ {
		stem, m := numbered(f[i-1].Source.File)
		other, n := numbered(f[i].Source.File)
		if !replaced(v, f[i-1]) && (stem != other || m == n) {
			return false
		}
	}
	return true
}

// position is the place of a response among those that the review names as
// replaced; one that it does not name comes after them.
func position(v *survey.Review, r *survey.Response) int {
	if v == nil {
		return 0
	}
	for i, name := range v.Supersedes {
		if calls(name, r.Source) {
			return i
		}
	}
	return len(v.Supersedes)
}

// calls reports whether a name in a review is that of a response: its file, as
// "azerbaijan.1.txt" or with folders, or one of several in a file, as
// "forms.xlsx row 7".
func calls(name string, s survey.Source) bool {
	for _, own := range []string{s.File, placeOf(s), s.File + ": " + s.Part} { // the last as problems name it
		if own = filepath.ToSlash(own); own == name || strings.HasSuffix(own, "/"+name) {
			return true
		}
	}
	return false
}

func replaced(v *survey.Review, r *survey.Response) bool {
	return v != nil && position(v, r) < len(v.Supersedes)
}

// missed says what a review takes for replaced and is not there, or has nothing
// that replaces it.
func (f filing) missed(v *survey.Review) (ps []problem.Problem) {
	if v == nil {
		return nil
	}
	country := f[0].Country.Name("en")
	for _, name := range v.Supersedes {
		if !slices.ContainsFunc(f, func(r *survey.Response) bool { return calls(name, r.Source) }) {
			ps = append(ps, problem.Problem{Code: "superseded-unknown", Severity: problem.Warning, File: v.File,
				What: fmt.Sprintf("%q is no response of %s to edition %s", name, country, v.Edition),
				Why:  "supersedes: names the older files that the newest one replaces",
				Hint: "write the name as it is in the folder of responses, for one of several in a file with its place: forms.xlsx row 7"})
		}
	}
	if r := f.newest(); replaced(v, r) {
		ps = append(ps, problem.Problem{Code: "superseded-alone", Severity: problem.Error, File: r.Source.File, Part: r.Source.Part,
			What: fmt.Sprintf("the review says that this response of %s was replaced, and nothing that replaces it was understood", country),
			Why:  "what was replaced is not shown in the place of what replaces it",
			Hint: "hand in the newer file, mend it, or take this one out of supersedes: in the review"})
	}
	return ps
}

var numberedName = regexp.MustCompile(`^(.*)\.([0-9]{1,4})$`)

// numbered takes the number off a file's name: "azerbaijan.2.txt" is the second
// that "azerbaijan" handed in. A name without one is the first.
func numbered(file string) (stem string, n int) {
	stem = strings.TrimSuffix(file, filepath.Ext(file))
	if m := numberedName.FindStringSubmatch(stem); m != nil {
		n, _ := strconv.Atoi(m[2])
		return m[1], n
	}
	return stem, 0
}

// mostNamed is how many other files a problem names.
const mostNamed = 5

// twice says, for each response of a filing, that there are others.
func (f filing) twice() (ps []problem.Problem) {
	for i, r := range f {
		var others []string
		for k := 0; k < len(f) && len(others) < mostNamed; k++ {
			if k != i {
				others = append(others, placeOf(f[k].Source))
			}
		}
		if rest := len(f) - 1 - len(others); rest > 0 {
			others = append(others, fmt.Sprintf("%d more", rest))
		}
		if i == fewest {
			return append(ps, problem.Problem{Code: "country-twice", Severity: problem.Error, File: r.Source.File, Part: r.Source.Part,
				What: fmt.Sprintf("and %d more responses of %s to edition %s", len(f)-i, r.Country.Name("en"), r.Edition.ID),
				Why:  "only the first are told one by one", Hint: "mend those, and check again"})
		}
		ps = append(ps, problem.Problem{Code: "country-twice", Severity: problem.Error, File: r.Source.File, Part: r.Source.Part,
			What: fmt.Sprintf("%s has answered edition %s more than once: here and in %s", r.Country.Name("en"), r.Edition.ID, strings.Join(others, ", ")),
			Why:  "nothing says which one counts, so none is used",
			Hint: f.hint()})
	}
	return ps
}

// hint says how to tell which of several responses counts.
func (f filing) hint() string {
	old := f[0].Source
	name := filepath.Base(old.File)
	if old.Part != "" {
		name += " " + old.Part
	}
	hint := fmt.Sprintf("write supersedes: [%q] in reviews/%s/%s.yaml if that is the older one", name, f[0].Edition.ID, f[0].Country.ISO3)
	if old.Part != "" {
		return hint + ", or take its row out"
	}
	return hint + "; or number the files in the order in which they came (name.1.txt, name.2.txt), or take it out of the folder"
}

// faulty are the places of errors.
type faulty map[string]bool

func errorsIn(ps []problem.Problem) faulty {
	f := faulty{}
	for _, p := range ps {
		if p.Severity == problem.Error {
			f[p.File+"\x00"+p.Part] = true
		}
	}
	return f
}

// has reports an error in a response or in the whole of its file.
func (f faulty) has(s survey.Source) bool { return f[s.File+"\x00"+s.Part] || f[s.File+"\x00"] }

// later reports an error in a file that was handed in after this one: what it
// says is not known, so the older one is not shown in its place.
func (f faulty) later(s survey.Source) bool {
	stem, n := numbered(s.File)
	for place := range f {
		file, _, _ := strings.Cut(place, "\x00")
		if other, m := numbered(file); other == stem && m > n {
			return true
		}
	}
	return false
}

// review reports an error in the review of a filing, named "2022/AZE".
func (f faulty) review(key string) bool {
	for place := range f {
		file, _, _ := strings.Cut(place, "\x00")
		if isReview(file) && strings.HasSuffix(filepath.ToSlash(file), "reviews/"+key+".yaml") {
			return true
		}
	}
	return false
}

// isReview reports a file in the folder of reviews. A fault there keeps its
// response out, and no other.
func isReview(file string) bool {
	folder := filepath.ToSlash(filepath.Dir(filepath.Dir(file)))
	return folder == "reviews" || strings.HasSuffix(folder, "/reviews")
}
