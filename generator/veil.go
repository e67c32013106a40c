package generator

import (
	"regexp"
	"slices"

	"egovsite/generator/problem"
	"egovsite/generator/publish"
	"egovsite/generator/survey"
	"egovsite/generator/withhold"
)

// veil takes names and addresses of people that are withheld out of what problems
// quote. Problems are shown beside the lines of a change and stand in logs, which
// more people read than the responses.
func (m *material) veil(o Options, ps []problem.Problem) {
	quoting := map[string]bool{}
	for _, p := range ps {
		if quotation.MatchString(p.What + p.Why + p.Hint) {
			quoting[p.File] = true
		}
	}
	var words []string
	for _, r := range m.read {
		if quoting[r.Source.File] {
			words = append(words, m.withheldOf(o, r)...)
		}
	}
	if len(words) == 0 {
		return
	}
	search := publish.NewSearch(words)
	for i := range ps {
		for _, said := range []*string{&ps[i].What, &ps[i].Why, &ps[i].Hint} {
			*said = quotation.ReplaceAllStringFunc(*said, func(quoted string) string {
				if search.In("", []byte(quoted)) == nil {
					return quoted
				}
				return `"[withheld]"`
			})
		}
	}
}

// quotation is what problems quote; quotes in it are escaped.
var quotation = regexp.MustCompile(`"(?:[^"\\]|\\.)*"`)

// withheldOf are the words that are withheld of a response, though it may not be
// shown at all.
func (m *material) withheldOf(o Options, r *survey.Response) []string {
	o.Drafts = true
	_, words, _ := withhold.Clear(r, m.rules(o, r))
	return slices.DeleteFunc(words, func(w string) bool { return w == r.Source.SHA256 })
}
