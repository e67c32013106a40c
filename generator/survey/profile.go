package survey

// A Profile is everything shown of one country in one edition.
type Profile struct {
	Response *Cleared
	Values   []Value // one for each indicator that this edition has, in catalogue order
	Checks   []Check
	// Dismissed are findings that a person looked into and put aside.
	Dismissed []Dismissed
	Settle    []Settle // open and documented answers, most telling first
	Hosts     []Host   // evidence by registered domain, most cited first
	Outside   []Outside
	Complete  Completeness
	// Trends are the country's indicators over its editions; nil if it has answered
	// one.
	Trends []Trend
	// Earlier are the submissions of the same country to the same edition that
	// this one replaces, oldest first.
	Earlier []*Profile
	// Changes are what each submission changed against the one before it, one for
	// each of Earlier, in the same order.
	Changes []Diff
}

// Completeness counts the answers of a response by state.
type Completeness struct {
	Choice   map[State]int // choice questions
	Text     map[State]int // text and evidence questions
	Evidence [6]int        // evidence questions by Grade
	Acts     int           // legal acts cited
}

// A Check is a finding worded "please check". It is never a score.
type Check struct {
	Code      string   // "strategy-period-ended"
	Questions []string // codes of the questions concerned
	Acts      []string // IDs of the acts concerned
	// Words are the values the message is made with, by name; the message
	// itself is in the language files under "check.<code>".
	Words map[string]string
}

// A Dismissed is a finding that was put aside, and who did so.
type Dismissed struct {
	Check
	By Decision
}

// A Settle is an answer that, once recorded, would narrow ranges.
type Settle struct {
	Question *Question
	Narrows  []string // codes of the indicators whose range it narrows
	Share    float64  // by how much in all, as the sum of 1/n over those indicators
	Grade    Grade    // of the evidence already given
}

// A Host is one registered domain in the evidence.
type Host struct {
	Domain     string
	Links      int // addresses, duplicates counted
	Secure     int // of these, https
	Government bool
	ByGrade    [6]int // links by the grade of the answer that holds them
	Questions  []string
}

// Outside is one year of a measure made by others, shown as context only.
// A nil pointer is a figure that was not published or not covered.
type Outside struct {
	Year                     int
	Rank                     int
	EGDI, EPI, OSI, HCI, TII *float64
}

// A Figure is the description of a chart; it is drawn from a Profile.
type Figure struct {
	ID     string   // "indicators"; unique, also its anchor
	Kind   string   // code of a drawing in package chart
	Pages  []string // page types it stands on, such as "country"
	Needs  []string // codes it draws: indicators or questions, as its kind says
	Height int      // in CSS pixels at full width
}
