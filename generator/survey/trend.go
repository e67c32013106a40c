package survey

// A Trend is one indicator of one country over the editions that count it.
type Trend struct {
	Indicator *Indicator
	Points    []Point // oldest edition first
}

// A Point is the indicator in one edition, and how it stands to the point before.
type Point struct {
	Profile *Profile
	Value   *Value
	Joined  bool  // it can be compared with the point before
	Break   Break // why not; empty for the first point
	// Changed are codes of the items that cannot be compared with the edition of the
	// point before, in printed order.
	Changed []string
}

// Break is why two points of a trend cannot be compared.
type Break string

// The breaks.
const (
	BreakNoCrosswalk Break = "no-crosswalk" // nothing relates the two editions
	BreakItems       Break = "items"        // items cannot be compared one to one
	BreakCount       Break = "count"        // the two count a different number of items
)
