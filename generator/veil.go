package generator

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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
				if search.In("", []byte(quoted)) == nil && !cutWithin(quoted, words) {
					return quoted
				}
				return `"[withheld]"`
			})
		}
	}
}

// quotation is what problems quote; quotes in it are escaped.
var quotation = regexp.MustCompile(`"(?:[^"\\]|\\.)*"`)

// cutWithin reports whether a quotation that was cut short ends within one of the
// words, two letters of it or more.
func cutWithin(quoted string, words []string) bool {
	text, ok := strings.CutSuffix(strings.ToLower(quoted), `…"`)
	return ok && slices.ContainsFunc(words, func(word string) bool {
		word, begun := strings.ToLower(word), 0
		for i := range word {
			before, found := strings.CutSuffix(text, word[:i])
			last, _ := utf8.DecodeLastRuneInString(before)
			if begun++; begun > 2 && found && !unicode.IsLetter(last) && !unicode.IsDigit(last) {
				return true
			}
		}
		return false
	})
}

// withheldOf are the words that are withheld of a response, though it may not be
// shown at all.
func (m *material) withheldOf(o Options, r *survey.Response) []string {
	o.Drafts = true
	_, words, _ := withhold.Clear(r, m.rules(o, r))
	return slices.DeleteFunc(words, func(w string) bool { return w == r.Source.SHA256 })
}
