package changelog

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"sync"
	"unicode"
	"unicode/utf8"
)

// What may stand in a log. It comes from the folder of a published site, where
// anything could have been put, and goes onto pages.
var (
	isCountry = pattern(`^[A-Z][A-Z0-9]{2}$`)
	isEdition = pattern(`^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`)
	isName    = pattern(`^[a-z0-9-]{1,40}(/[a-z0-9-]{1,80}){0,2}$`)
	isHash    = pattern(`^([0-9a-f]{64})?$`)
	isDate    = pattern(`^([0-9]{4}-[0-9]{2}-[0-9]{2})?$`)
)

// pattern is compiled when it is first needed: a first build reads no log.
func pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

const (
	mostNumber  = 1 << 30
	mostProgram = 120 // letters
)

var (
	kinds      = []Kind{Published, Gone, Numbers}
	allReasons = []Reason{Submission, Review, Edition, Indicator, Vocabulary, Program, Other}
)

// Parse reads a log and refuses one that this package would not have written.
func Parse(data []byte) (Log, error) {
	var l Log
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&l); err != nil {
		return Log{}, fmt.Errorf("not a log of changes: %w", err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return Log{}, errors.New("not a log of changes: something stands behind its end")
	}
	if l.Format != Format {
		return Log{}, fmt.Errorf("of the form %.40q, not %q", l.Format, Format)
	}
	if err := l.check(); err != nil {
		return Log{}, err
	}
	return l, nil
}

func (l Log) check() error {
	if len(l.Entries) > mostEntries {
		return fmt.Errorf("%d entries, more than %d", len(l.Entries), mostEntries)
	}
	for i, e := range l.Entries {
		switch {
		case e.Number < 1 || e.Number > mostNumber || i > 0 && e.Number >= l.Entries[i-1].Number:
			return fmt.Errorf("entry %d is out of order", i+1)
		case !isDate().MatchString(e.Date) || !version(e.Program):
			return fmt.Errorf("entry %d has a date or version that is none", i+1)
		}
		for _, c := range e.Changes {
			if !c.sound() {
				return fmt.Errorf("entry %d has a change that makes no sense", i+1)
			}
		}
	}
	return l.State.check()
}

func (c Change) sound() bool {
	if !isCountry().MatchString(c.Country) || !isEdition().MatchString(c.Edition) || !slices.Contains(kinds, c.Kind) ||
		(c.Kind == Numbers) != (len(c.Numbers) > 0) || c.Why == nil || c.Numbers == nil {
		return false
	}
	for _, why := range c.Why {
		if !slices.Contains(allReasons, why) {
			return false
		}
	}
	for _, n := range c.Numbers {
		if !isName().MatchString(n.Name) || n.Old != nil && !inRange(*n.Old) || n.New != nil && !inRange(*n.New) {
			return false
		}
	}
	return true
}

func (s State) check() error {
	ok := version(s.Program) && isHash().MatchString(s.Vocabulary)
	for id, h := range s.Editions {
		ok = ok && isEdition().MatchString(id) && isHash().MatchString(h)
	}
	for code, h := range s.Indicators {
		ok = ok && isName().MatchString(code) && isHash().MatchString(h)
	}
	seen := map[[2]string]bool{}
	for _, p := range s.Profiles {
		place := [2]string{p.Country, p.Edition}
		ok = ok && !seen[place] && isCountry().MatchString(p.Country) && isEdition().MatchString(p.Edition) &&
			isHash().MatchString(p.Submission) && isHash().MatchString(p.Review)
		seen[place] = true
		for name, n := range p.Numbers {
			ok = ok && isName().MatchString(name) && inRange(n)
		}
	}
	if !ok {
		return errors.New("what it says to have been published makes no sense")
	}
	return nil
}

func inRange(n int) bool { return 0 <= n && n <= mostNumber }

// version reports words that can be the version of a program.
func version(s string) bool {
	return utf8.ValidString(s) && utf8.RuneCountInString(s) <= mostProgram && !slices.ContainsFunc([]rune(s), func(r rune) bool { return !unicode.IsPrint(r) })
}
