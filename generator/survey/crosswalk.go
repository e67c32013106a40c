package survey

// A Crosswalk relates the questions of two editions.
type Crosswalk struct {
	From, To string // IDs of editions
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
