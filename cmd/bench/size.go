package main

import (
	"fmt"
	"os"
	"path/filepath"
)

// A size is what was measured with one number of countries.
type size struct {
	n, rounds  int
	full       bool // the full site was measured too
	contenders []*contender
	peer       *contender // of them, Hugo; nil without it
}

// roundsOf is how often each contender runs where nothing else is said.
func roundsOf(n int) int {
	switch {
	case n >= 9650:
		return 3
	case n >= 1930:
		return 5
	}
	return 7
}

// measure makes a corpus of n countries in a folder, lets each contender make its
// site of it, checks what they made, and measures them; the folder is removed.
func measure(t tools, folder string, n int, s settings) (size, error) {
	defer os.RemoveAll(folder)
	c, err := newCorpus(filepath.Join(folder, "content"), n)
	if err != nil {
		return size{}, err
	}
	one := size{n: n, rounds: s.rounds, full: n <= s.full}
	if one.rounds == 0 {
		one.rounds = roundsOf(n)
	}
	if err := one.gather(t, folder, c); err != nil {
		return size{}, err
	}
	if err := one.whole(); err != nil {
		return size{}, err
	}
	if err := one.rebuilt(changed); err != nil {
		return size{}, err
	}
	return one, one.rebuilt(unchanged)
}

// gather lets each contender make its site once. Ours of the same work is the
// first, since its data are those that Hugo is given ready.
func (s *size) gather(t tools, folder string, c corpus) error {
	ours, err := c.ours(t, "egovsite, the same work", filepath.Join(folder, "equal"), equal)
	if err != nil {
		return err
	}
	if err := ours.first(); err != nil {
		return err
	}
	if t.hugo != "" {
		if s.peer, err = c.hugo(t, ours.out, filepath.Join(folder, "hugo")); err != nil {
			return err
		}
		if err := s.peer.first(); err != nil {
			return err
		}
		s.contenders = append(s.contenders, s.peer)
	}
	s.contenders = append(s.contenders, ours, floorOf(t, "floor of the same work", ours))
	if !s.full {
		return nil
	}
	whole, err := c.ours(t, "egovsite, the full site", filepath.Join(folder, "full"), "")
	if err != nil {
		return err
	}
	s.contenders = append(s.contenders, whole, floorOf(t, "floor of the full site", whole))
	return whole.first()
}

// whole measures builds that begin without an output.
func (s *size) whole() error {
	for round := range s.rounds {
		fmt.Fprintf(os.Stderr, "bench: %d countries, whole builds, round %d of %d\n", s.n, round+1, s.rounds)
		for _, c := range s.contenders {
			if err := c.clear(); err != nil {
				return err
			}
			if err := c.run(whole); err != nil {
				return err
			}
			if err := c.weigh(); err != nil {
				return err
			}
		}
	}
	for _, c := range s.contenders {
		if len(c.edits) > 0 {
			continue
		}
		if err := c.clear(); err != nil {
			return err
		}
	}
	return nil
}

// rebuilt measures builds over the output and the caches of the one before: of
// those who have something to edit, after an edit or without one.
func (s *size) rebuilt(how mode) error {
	for round := range s.rounds {
		fmt.Fprintf(os.Stderr, "bench: %d countries, %s, round %d of %d\n", s.n, how, round+1, s.rounds)
		for _, c := range s.contenders {
			if len(c.edits) == 0 {
				continue
			}
			if err := c.rerun(how, round); err != nil {
				return err
			}
		}
	}
	return nil
}
