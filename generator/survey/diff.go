package survey

// A Diff is what changed from one response of a country to another. Both are
// cleared: it holds nothing that may not be published.
type Diff struct {
	Old, New   *Profile
	Answers    []AnswerChange    // in printed order of the newer edition
	Same       int               // answers that are as they were
	Apart      []Relation        // questions that cannot be compared: asked by one edition alone, or asked differently
	Acts       []ActChange       // those come and changed in order of first citation, then those gone
	Links      []LinkChange      // the same
	Indicators []IndicatorChange // in order of display
}

// None reports whether the responses say the same.
func (d *Diff) None() bool {
	return len(d.Answers)+len(d.Apart)+len(d.Acts)+len(d.Links)+len(d.Indicators) == 0
}

// Change is what became of a thing from one response to another.
type Change string

// The changes.
const (
	Added   Change = "added"
	Removed Change = "removed"
	Changed Change = "changed"
)

// An AnswerChange is one answer that changed.
type AnswerChange struct {
	Change                 Change // Added where nothing was said before, Removed where nothing is said now
	Old, New               *Answer
	State, Selected, Grade bool    // what changed besides the words
	Text                   []Piece // the words compared; nil where they are as they were
	Moves                  []Move  // what it did to indicators
}

// A Piece is words that were kept, came or went.
type Piece struct {
	Change Change // Added, Removed or, for words that were kept, empty
	Words  string
	Space  bool // one stands before the words
}

// An ActChange is one act that came, went or is cited otherwise.
type ActChange struct {
	Change   Change
	Old, New *Act     // nil where it is not cited
	Fields   []string // what changed, where it is cited in both: "type", "number", "title", "place", "date", "address", "cited_by"
}

// A LinkChange is one web address that came, went, or is written or placed otherwise.
type LinkChange struct {
	Change       Change
	Key          string   // the address without scheme, "www." and final slash
	Old, New     []string // as written, each once
	OldIn, NewIn []string // codes of the questions whose answers hold it
}

// An IndicatorChange is one indicator whose counts or items changed.
type IndicatorChange struct {
	Change    Change // Added or Removed where only one edition has it
	Indicator *Indicator
	Old, New  *Value // nil where the edition does not have it
	// Comparable says that both count the same questions, asked alike.
	Comparable bool
	Moves      []Move
}

// A Move is one item of an indicator that stands elsewhere than before.
type Move struct {
	Indicator *Indicator
	Old, New  *ItemValue
	Because   []string // codes of the newer edition's questions whose changed answers moved it
}
