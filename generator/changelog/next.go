package changelog

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"
)

// mostEntries is how many entries are kept, the newest ones.
const mostEntries = 500

// Next is the log of a site that publishes s after the one that l was kept for.
// It has one entry more if a number changed. The zero Log is that of a site with
// nothing before it. Now dates the entry, in seconds since 1970-01-01T00:00Z; 0
// leaves it without a date. Nothing is said of the countries in silent, by ISO3
// and edition: it was decided that they are not shown.
func (l Log) Next(s State, now int64, silent ...[2]string) Log {
	l = l.without(silent)
	out := Log{Format: Format, Entries: []Entry{}, State: s}
	last := 0
	for _, e := range l.Entries {
		last = max(last, e.Number)
		if e.Changes = published(e.Changes, s); len(e.Changes) > 0 {
			out.Entries = append(out.Entries, e)
		}
	}
	if l.Format == "" {
		return out
	}
	if changes := compare(l.State, s); len(changes) > 0 {
		e := Entry{Number: last + 1, Program: s.Program, Changes: changes}
		if now > 0 {
			e.Date = time.Unix(now, 0).UTC().Format(time.DateOnly)
		}
		out.Entries = slices.Insert(out.Entries, 0, e)
	}
	out.Entries = out.Entries[:min(len(out.Entries), mostEntries)]
	return out
}

// without is a log that never knew these countries and editions, older ones with
// an entry for each included.
func (l Log) without(silent [][2]string) Log {
	l.Entries, l.State.Profiles = slices.Clone(l.Entries), slices.DeleteFunc(slices.Clone(l.State.Profiles), func(p Profile) bool {
		return slices.Contains(silent, [2]string{p.Country, p.Edition})
	})
	for i := range l.Entries {
		l.Entries[i].Changes = slices.DeleteFunc(slices.Clone(l.Entries[i].Changes), func(c Change) bool {
			return slices.Contains(silent, [2]string{c.Country, c.Edition})
		})
	}
	return l
}

// published takes out the numbers of what is not published any more: that it was
// published once, and is not handed in now, is all that may be said of it.
func published(changes []Change, s State) []Change {
	return slices.DeleteFunc(slices.Clone(changes), func(c Change) bool {
		return c.Kind == Numbers && !slices.ContainsFunc(s.Profiles, func(p Profile) bool { return p.Country == c.Country && p.Edition == c.Edition })
	})
}

// compare lists what changed in any number, by country and edition.
func compare(was, is State) []Change {
	out := []Change{}
	before, after := byPlace(was), byPlace(is)
	places := maps.Clone(before)
	maps.Copy(places, after)
	for _, place := range slices.SortedFunc(maps.Keys(places), func(a, b [2]string) int {
		return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1]))
	}) {
		old, known := before[place]
		now, shown := after[place]
		c := Change{Country: place[0], Edition: place[1], Why: []Reason{}, Numbers: []Number{}}
		switch {
		case !shown:
			c.Kind = Gone
			out = append(out, c)
		case !known:
			c.Kind, c.Why = Published, []Reason{Submission}
			out = append(out, c)
		default:
			c.Kind = Numbers
			out = append(out, changed(c, old, now, was, is)...)
		}
	}
	return out
}

func byPlace(s State) map[[2]string]Profile {
	m := map[[2]string]Profile{}
	for _, p := range s.Profiles {
		m[[2]string{p.Country, p.Edition}] = p
	}
	return m
}

// changed are the numbers of a profile that changed, together where the reasons
// are the same.
func changed(c Change, old, now Profile, was, is State) (out []Change) {
	names := maps.Clone(old.Numbers)
	if names == nil {
		names = map[string]int{}
	}
	maps.Copy(names, now.Numbers)
	for _, name := range slices.Sorted(maps.Keys(names)) {
		n := Number{name, number(old, name), number(now, name)}
		if n.Old == nil && n.New == nil || n.Old != nil && n.New != nil && *n.Old == *n.New {
			continue
		}
		why := reasons(name, old, now, was, is)
		at := slices.IndexFunc(out, func(o Change) bool { return slices.Equal(o.Why, why) })
		if at < 0 {
			at = len(out)
			of := c
			of.Why = why
			out = append(out, of)
		}
		out[at].Numbers = append(out[at].Numbers, n)
	}
	return out
}

// number is a number of a profile, nil where it is not given. Counts that were
// left out are 0.
func number(p Profile, name string) *int {
	n, ok := p.Numbers[name]
	group, _, parted := strings.Cut(name, "/")
	if !ok && (!parted || group == "indicator") {
		return nil
	}
	return &n
}

// reasons are the inputs of a number that are not as they were.
func reasons(name string, old, now Profile, was, is State) (out []Reason) {
	add := func(changed bool, why Reason) {
		if changed {
			out = append(out, why)
		}
	}
	add(old.Submission != now.Submission, Submission)
	add(old.Review != now.Review, Review)
	add(was.Editions[now.Edition] != is.Editions[now.Edition], Edition)
	if code, ok := strings.CutPrefix(name, "indicator/"); ok {
		code, _, _ = strings.Cut(code, "/")
		add(was.Indicators[code] != is.Indicators[code], Indicator)
	}
	add(was.Vocabulary != is.Vocabulary, Vocabulary)
	add(was.Program != is.Program, Program)
	if out == nil {
		out = []Reason{Other}
	}
	return out
}
