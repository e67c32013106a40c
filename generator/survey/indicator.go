package survey

// An Indicator says what is counted, over which questions, and how.
type Indicator struct {
	Code        string // "legislation-coverage"; for ever
	Name        string // "Legislation coverage"
	Short       string // for figure axes: "Legislation"
	Measures    string // what it measures
	NotMeasures string // what it does not
	Operation   Operation
	Items       map[string][]string // question codes by edition ID, in printed order
	Head        map[string]string   // by edition ID, a question shown at its head, not counted
	Minimum     int                 // least number of items asked for a range to be printed
	OneAct      bool                // its items speak of one and the same act (checked, never scored)
	Examples    []Example
}

// Operation is one of a closed list, reviewable by a statistician.
type Operation string

// The operations.
const (
	Coverage Operation = "coverage" // counts of items recorded, documented, open and no
)

// An Example is a worked example of an indicator; it runs as a test.
type Example struct {
	Name  string
	Given []Given
	Want  Counts
}

// Given is the state of one item in an example.
type Given struct {
	State    State
	Counts   Meaning // for a recorded or reviewed choice
	Evidence bool    // some evidence is given
	Text     bool    // the item is a text question
}

// Standing is where an item stands in a coverage indicator.
type Standing string

// The standings, in the order of the strip.
const (
	StandRecorded   Standing = "recorded"
	StandDocumented Standing = "documented"
	StandOpen       Standing = "open"
	StandNo         Standing = "no"
	StandSkipped    Standing = "skipped"   // not counted
	StandNotAsked   Standing = "not-asked" // not counted
)

// Counts are the four numbers of a strip. Asked is their sum.
type Counts struct{ Recorded, Documented, Open, No int }

// Add counts one more item; what is not counted changes nothing.
func (c *Counts) Add(s Standing) {
	switch s {
	case StandRecorded:
		c.Recorded++
	case StandDocumented:
		c.Documented++
	case StandOpen:
		c.Open++
	case StandNo:
		c.No++
	}
}

// Asked is the number of items asked and not skipped.
func (c Counts) Asked() int { return c.Recorded + c.Documented + c.Open + c.No }

// Low is the least number of items that hold: those recorded.
func (c Counts) Low() int { return c.Recorded }

// High is the greatest number of items that can hold: all but those recorded No.
func (c Counts) High() int { return c.Asked() - c.No }

// Supported is the number of items stated or documented.
func (c Counts) Supported() int { return c.Recorded + c.Documented }

// A Value is an indicator measured on one response. Low, High and Supported of
// its Counts over Asked are the range and the supported share.
type Value struct {
	Indicator *Indicator
	Counts    Counts
	Enough    bool // Asked reaches the indicator's minimum: range and share may be printed
	Items     []ItemValue
	Head      *Answer // the answer shown at the head; nil if none
}

// An ItemValue is one item of a Value, with the answers it came from.
type ItemValue struct {
	Question *Question
	Answer   *Answer
	Standing Standing
	Grade    Grade // of its evidence
	Evidence []*Answer
}
