package catalog

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"egovsite/generator/survey"
)

// crosswalks loads what relates the editions, by the edition it leads to.
func (l *loader) crosswalks(files []string) {
	each(l, files, func(d *document, x *CrosswalkFile) {
		lint(d, crosswalkIn{x, stem(d.file), l.known}, crosswalkRules)
		if !d.failed {
			l.cat.Crosswalks = append(l.cat.Crosswalks, x.crosswalk())
		}
	})
	order := func(id string) int {
		return slices.IndexFunc(l.known.Editions, func(e survey.Edition) bool { return e.ID == id })
	}
	slices.SortStableFunc(l.cat.Crosswalks, func(a, b survey.Crosswalk) int {
		return cmp.Or(cmp.Compare(order(a.To), order(b.To)), cmp.Compare(order(a.From), order(b.From)))
	})
}

// crosswalk turns a sound file into a crosswalk.
func (x *CrosswalkFile) crosswalk() survey.Crosswalk {
	out := survey.Crosswalk{From: x.From, To: x.To, Reviewer: x.Reviewer, Reviewed: day(x.Reviewed)}
	for _, code := range x.Same {
		out.Entries = append(out.Entries, survey.Relation{Relate: survey.Same, From: []string{code}, To: []string{code}, Comparable: true})
	}
	for _, e := range x.Entries {
		r := survey.Relation{Relate: survey.Relate(e.Relation), From: e.From, To: e.To, Comparable: e.Comparable, Reason: e.Reason}
		r.Comparable = r.Comparable || r.Relate == survey.Same
		out.Entries = append(out.Entries, r)
	}
	return out
}

// day reads a date written 2026-11-01, or 2026-11 or 2026; what is not written
// so is no date.
func day(s string) survey.Date {
	var n [3]int
	parts := strings.Split(s, "-")
	if len(parts) > len(n) {
		return survey.Date{}
	}
	for i, p := range parts {
		n[i], _ = strconv.Atoi(p)
	}
	return survey.Date{Year: n[0], Month: n[1], Day: n[2]}
}
