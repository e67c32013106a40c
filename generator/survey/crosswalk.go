package survey

import "slices"

// A Crosswalk relates the questions of two editions.
type Crosswalk struct {
	From, To string // IDs of editions, the earlier one first
	Reviewer string // the office that reviewed it
	Reviewed Date
	Entries  []Relation
}

// Relate says how a question of the later edition continues one of the earlier.
type Relate string

// The relations. Only points joined by Same, or by a Reworded that the reviewer
// calls comparable, may be joined by a line.
const (
	Same     Relate = "same"
	Reworded Relate = "reworded"
	Split    Relate = "split"  // one into several
	Merged   Relate = "merged" // several into one
	New      Relate = "new"
	Dropped  Relate = "dropped"
)

// A Relation is one entry of a crosswalk.
type Relation struct {
	Relate     Relate
	From, To   []string // codes of questions; empty for New and Dropped
	Comparable bool     // Same, or a Reworded after which answers can be compared
	Reason     string
}

// Entry returns the entry that holds a question of the earlier edition, or nil.
func (c *Crosswalk) Entry(code string) *Relation {
	return c.find(func(r *Relation) bool { return slices.Contains(r.From, code) })
}

// EntryTo returns the entry that holds a question of the later edition, or nil.
func (c *Crosswalk) EntryTo(code string) *Relation {
	return c.find(func(r *Relation) bool { return slices.Contains(r.To, code) })
}

func (c *Crosswalk) find(holds func(*Relation) bool) *Relation {
	for i := range c.Entries {
		if holds(&c.Entries[i]) {
			return &c.Entries[i]
		}
	}
	return nil
}

// Crosswalk returns the crosswalk from one edition to a later one, or nil.
func (c *Catalog) Crosswalk(from, to string) *Crosswalk {
	for i := range c.Crosswalks {
		if c.Crosswalks[i].From == from && c.Crosswalks[i].To == to {
			return &c.Crosswalks[i]
		}
	}
	return nil
}

// Comparable tells, for each question of an edition, the one of a later edition
// whose answers can be compared with it, directly or over the editions between
// them. It is nil if no crosswalks lead from one to the other.
func (c *Catalog) Comparable(from, to string) map[string]string {
	first, last := c.EditionAt(from), c.EditionAt(to)
	if first < 0 || last < 0 || first >= last {
		return nil
	}
	// The questions as they stand in each edition, by their codes in the first.
	reached := make([]map[string]string, len(c.Editions))
	reached[first] = map[string]string{}
	for _, q := range c.Editions[first].Questions {
		reached[first][q.Code] = q.Code
	}
	for at := first + 1; at <= last; at++ {
		for before := first; before < at && reached[at] == nil; before++ { // the shortest way first
			walk := c.Crosswalk(c.Editions[before].ID, c.Editions[at].ID)
			if walk != nil && reached[before] != nil {
				reached[at] = walk.follow(reached[before])
			}
		}
	}
	return reached[last]
}

// follow takes questions over a crosswalk, those that stay comparable.
func (c *Crosswalk) follow(questions map[string]string) map[string]string {
	out := map[string]string{}
	for code, at := range questions {
		if r := c.Entry(at); r != nil && r.Comparable && len(r.To) == 1 {
			out[code] = r.To[0]
		}
	}
	return out
}

// Continues tells why an indicator cannot be compared between an edition and a
// later one, and its items in the later one that cannot be. The empty Break says
// that every item of one is comparable with exactly one of the other.
func (c *Catalog) Continues(i *Indicator, from, to string) (changed []string, why Break) {
	earlier, later := i.Items[from], i.Items[to]
	next := c.Comparable(from, to)
	if next == nil {
		return nil, BreakNoCrosswalk
	}
	joined := map[string]bool{}
	for _, code := range earlier {
		if n := next[code]; n != "" {
			joined[n] = true
		}
	}
	for _, code := range later {
		if !joined[code] {
			changed = append(changed, code)
		}
	}
	switch {
	case len(earlier) != len(later):
		why = BreakCount
	case len(changed) > 0:
		why = BreakItems
	}
	return changed, why
}
