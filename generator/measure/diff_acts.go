package measure

import (
	"strings"
	"unicode"

	"egovsite/generator/survey"
)

// actKeys are what tells that two entries are one act, the surest first: an empty
// key tells nothing. Two acts with different dates are one only where their
// titles are alike.
var actKeys = []func(*survey.Act) string{
	func(a *survey.Act) string { return key(a.Type, a.Number, a.Title, a.Place, a.Date.String()) },
	func(a *survey.Act) string { return whole(a.Number, a.Date.String()) },
	func(a *survey.Act) string { return whole(a.Title, a.Date.String()) },
	func(a *survey.Act) string { return whole(a.Title, a.Number) },
	func(a *survey.Act) string { return whole(a.Title) },
	func(a *survey.Act) string { return whole(a.Address, a.Date.String()) },
}

// key joins the letters and digits of some words.
func key(words ...string) string {
	var b strings.Builder
	for _, w := range words {
		for _, r := range w {
			if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
				b.WriteRune(unicode.ToLower(r))
			}
		}
		b.WriteByte(0)
	}
	return b.String()
}

// whole is a key of words of which none is empty.
func whole(words ...string) string {
	for _, w := range words {
		if key(w) == "\x00" {
			return ""
		}
	}
	return key(words...)
}

// acts compares the acts that two responses cite.
func (j *join) acts(before, after []survey.Act) (out []survey.ActChange) {
	of := make([]int, len(after)) // the older act that is this one, counted from 1
	taken := make([]bool, len(before))
	for _, keyOf := range actKeys {
		free := map[string][]int{}
		for i := range before {
			if k := keyOf(&before[i]); k != "" && !taken[i] {
				free[k] = append(free[k], i)
			}
		}
		for n := range after {
			k := keyOf(&after[n])
			if k == "" || of[n] > 0 || len(free[k]) == 0 {
				continue
			}
			of[n], taken[free[k][0]] = free[k][0]+1, true
			free[k] = free[k][1:]
		}
	}
	for n := range after {
		if of[n] == 0 {
			out = append(out, survey.ActChange{Change: survey.Added, New: &after[n]})
			continue
		}
		was := &before[of[n]-1]
		if fields := j.actFields(was, &after[n]); fields != nil {
			out = append(out, survey.ActChange{Change: survey.Changed, Old: was, New: &after[n], Fields: fields})
		}
	}
	for i := range before {
		if !taken[i] {
			out = append(out, survey.ActChange{Change: survey.Removed, Old: &before[i]})
		}
	}
	return out
}

// actFields names what is not alike in two entries of one act.
func (j *join) actFields(a, b *survey.Act) (out []string) {
	for _, f := range []struct {
		name string
		same bool
	}{
		{"type", a.Type == b.Type}, {"number", a.Number == b.Number}, {"title", a.Heading() == b.Heading()}, {"place", a.Place == b.Place},
		{"date", a.Date == b.Date}, {"address", a.Address == b.Address}, {"cited_by", sameCodes(j.newer(a.CitedBy), j.shared(b.CitedBy))},
	} {
		if !f.same {
			out = append(out, f.name)
		}
	}
	return out
}
