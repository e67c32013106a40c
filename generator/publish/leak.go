package publish

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// A Hit is a file that holds something forbidden.
type Hit struct {
	File string
	Kind Kind
}

// A Leak is the reason why a site was not published. It never says what leaked:
// errors end up in logs that others read.
type Leak struct{ Hits []Hit } // by file, then kind

func newLeak(hits map[Hit]bool) *Leak {
	return &Leak{slices.SortedFunc(maps.Keys(hits), func(a, b Hit) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Kind, b.Kind))
	})}
}

// Error names the first files.
func (l *Leak) Error() string {
	const most = 5
	var said []string
	for _, h := range l.Hits[:min(most, len(l.Hits))] {
		said = append(said, fmt.Sprintf("%s holds %s that is withheld", h.File, h.Kind))
	}
	if more := len(l.Hits) - most; more > 0 {
		said = append(said, fmt.Sprintf("and %d more", more))
	}
	return strings.Join(said, "; ")
}

// Hint says what to do about it.
func (l *Leak) Hint() string {
	return "nothing was published; take the words out of the page, layout or content that repeats them"
}

// Search looks for forbidden words in data that is published by other ways
// than a Site, such as a mailed file. The error is a *Leak.
func Search(name string, data []byte, words []string) error { return NewSearch(words).In(name, data) }

// A SearchFor looks for the same forbidden words in many files. Its method may be
// called by several goroutines at once.
type SearchFor struct{ secrets secrets }

// NewSearch makes ready.
func NewSearch(words []string) *SearchFor {
	s := new(SearchFor)
	s.secrets.add(words)
	return s
}

// In looks through a file and its name. The error is a *Leak.
func (s *SearchFor) In(name string, data []byte) error {
	hits := map[Hit]bool{}
	for _, h := range s.secrets.finder.file(name, data) {
		hits[h] = true
	}
	if len(hits) > 0 {
		return newLeak(hits)
	}
	return nil
}
