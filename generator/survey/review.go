package survey

// A Review is what people decided about one response, outside of it. It never
// alters the response's own words.
type Review struct {
	File    string // of the review, below the content folder
	Country string // ISO3
	Edition string // its ID
	Answers []Settlement
	Acts    []ActCorrection
	Links   []LinkCorrection
	// Dismissed are findings that a person looked into and put aside.
	Dismissed []Dismissal
	Notes     []ReviewNote
	State     Publication
	// Validated says that the country itself has confirmed the profile; nil if not.
	Validated *Decision
	// Consent is the consent to publication as it was obtained outside the
	// response: CountsYes, CountsNo, or empty for the response's own.
	Consent   Meaning
	ConsentBy *Decision // who obtained it; nil if Consent is empty
	Embargo   *Embargo
	// Held says that the embargo has not ended: the response is seen in a preview.
	Held bool
	// Supersedes are files of the same country that this response replaces, as
	// named in the folder of responses.
	Supersedes []string
}

// A Decision says which office decided, when, on what ground and from which source.
type Decision struct {
	Office   string // an office, never a person
	Reviewer string // the person; never published
	Date     Date
	Reason   string
	Source   string // such as "letter 12/2022"
}

// A Settlement says which option of a choice holds.
type Settlement struct {
	Question string   // code
	Selected []string // codes of options
	Decision
	Line int // in the file of the review
}

// An ActCorrection puts right what was understood of an act.
type ActCorrection struct {
	Match    string // a part of its title or number, as it was understood
	Remove   bool   // it is no act
	Type     string // the values that hold; empty for those that were right
	Number   string
	Title    string
	Place    string
	Date     Date
	Address  string
	Decision Decision
	Line     int
}

// A LinkCorrection puts right an address.
type LinkCorrection struct {
	Address  string // as it stands in the response
	Correct  string // as it should be; empty to leave it out
	Decision Decision
	Line     int
}

// A Dismissal puts a check aside.
type Dismissal struct {
	Check    string // its code
	Question string // code of a question it concerns; empty for every finding of the check
	Decision Decision
	Line     int
}

// A ReviewNote is a remark shown with the response, with the country's reply.
type ReviewNote struct {
	Question string // code of the question it concerns; empty for the response
	Text     string
	Decision Decision
	Reply    string // the country's; empty if there is none
	ReplyBy  Decision
}

// Publication is how far a response is on its way to readers.
type Publication string

// The states of publication. A response without a review is published.
const (
	StateDraft     Publication = "draft"
	StateReviewed  Publication = "reviewed"
	StateValidated Publication = "validated" // by the country
	StatePublished Publication = "published"
	StateWithdrawn Publication = "withdrawn"
)

// An Embargo keeps a response back until a moment.
type Embargo struct {
	Until int64  // seconds since 1970-01-01T00:00Z
	Words string // as written: "2026-12-01T09:00+04:00"
}

// An Erasure is something that must be in no site built from now on.
type Erasure struct {
	Country  string // ISO3; empty for all
	Edition  string // empty for all
	Question string // code; its whole answer is erased
	Words    string // erased wherever they stand
	SHA256   string // of the folded words, where the list itself must not hold them
	Line     int
}
