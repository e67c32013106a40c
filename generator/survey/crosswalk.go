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
