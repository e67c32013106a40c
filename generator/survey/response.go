package survey

// State is what is known of an answer. Absence is a state, never zero, never No.
type State string

// The states of an answer. A choice question is in exactly one of them; a text
// question is Recorded, Blank or one of the last five.
const (
	Recorded    State = "recorded"     // the file says which option was selected, or has text
	Reviewed    State = "reviewed"     // a reviewer's note says which option holds
	NotRecorded State = "not-recorded" // the options are printed, the mark is not
	Blank       State = "blank"        // marks are recorded in this file and none is set here; or no text
	Skipped     State = "skipped"      // does not apply, since the parent was answered No
	Missing     State = "missing"      // not in the file though the edition asks it
	NotAsked    State = "not-asked"    // this edition does not ask it
	Withheld    State = "withheld"     // known, and not published
	Unreadable  State = "unreadable"   // present but could not be read
)

// States lists all states in the order in which they are explained to readers.
var States = []State{Recorded, Reviewed, NotRecorded, Blank, Skipped, Missing, NotAsked, Withheld, Unreadable}

// A Response is one government's answers to one edition.
type Response struct {
	Country *Country // nil if it could not be told
	Edition *Edition
	Source  Source
	Lines   []SourceLine // every line of a running-text file, blank ones too
	Keyed   bool         // the format ties each answer to its question; words tied to none may be anything
	Answers []Answer     // one for each question of the edition, in its order
	Private []string     // what the form system recorded about the person who answered; never published
	Acts    []Act        // every legal act cited, each once, in order of first citation
	Links   []Link       // every address cited, in order, duplicates kept
	// Language is the language of the answers, as their words tell it; empty
	// where they do not.
	Language string
}

// A SourceLine is one line of the submitted file and the one place it went to.
type SourceLine struct {
	Number   int
	At       string // where it stands, as a format without lines counts; empty where Number says it
	Text     string
	Place    Place
	Question string // code of the question, for the three places that belong to one
	Redacted bool   // Text was withheld, whole or in part
}

// Place is the one use that was made of a line.
type Place string

// The places a line can have.
const (
	PlaceBlank    Place = "blank"    // nothing but white space
	PlaceQuestion Place = "question" // wording or note of a question
	PlaceOptions  Place = "options"  // its printed options
	PlaceAnswer   Place = "answer"   // its answer
	PlaceHeading  Place = "heading"  // heading or note of a section
	PlaceForm     Place = "form"     // printed by the form: paradata, thanks
	PlacePage     Place = "page"     // header or footer of a printed page
	PlaceRepeat   Place = "repeat"   // a question that stands twice, the second time
	PlaceUnplaced Place = "unplaced" // could not be placed; listed, never dropped
)

// An Answer is what a response says to one question.
type Answer struct {
	Question *Question
	State    State
	Selected []string // codes of the selected options; nil unless Recorded, Reviewed or Blank
	Text     string   // verbatim, white space folded to single spaces
	// Paragraphs are the same words with the line breaks of the file kept, for showing.
	Paragraphs []string
	Grade      Grade // of Text as evidence
	Rule       Rule  // which rule gave the grade
	Citations  []Citation
	Links      []Link
	AsOf       []AsOf
	// Confidence is how sure the selection is, from 0 to 1, where it was told from
	// a drawing; 0 where it was not.
	Confidence float64
	// Settled says who settled the answer, when and why; nil unless Reviewed.
	Settled *Settlement
	// Unskipped is the state that a skipped answer would have if its question applied.
	Unskipped State
	// Where the question, its options and its answer stand in the file.
	QuestionAt, OptionsAt, AnswerAt Span
}

// HasText reports whether the answer has words, published or withheld.
func (a *Answer) HasText() bool { return a.Text != "" }

// Answer returns the answer to the question with this code, or nil.
func (r *Response) Answer(code string) *Answer {
	if i := r.Edition.ByCode(code); i >= 0 && i < len(r.Answers) {
		return &r.Answers[i]
	}
	return nil
}

// Evidence returns the answers that support the question with this code, in
// printed order.
func (r *Response) Evidence(code string) []*Answer {
	var out []*Answer
	for i := range r.Answers {
		if r.Answers[i].Question.EvidenceFor == code {
			out = append(out, &r.Answers[i])
		}
	}
	return out
}

// Skip marks the questions that do not apply, because the question they hang
// on was answered so, or does not apply itself. What was answered all the same
// stays as it is, and what was skipped for an answer that has changed is as it
// was before.
func (r *Response) Skip() {
	for i := range r.Answers {
		a := &r.Answers[i]
		if a.State == Skipped && a.Unskipped != "" {
			a.State = a.Unskipped
			if a.State == Blank && a.Question.Kind == Choice {
				a.Selected = []string{}
			}
		}
		if a.Question.Parent == "" || a.HasText() || len(a.Selected) > 0 {
			continue
		}
		parent := r.Answer(a.Question.Parent)
		if parent == nil {
			continue
		}
		known := parent.State == Recorded || parent.State == Reviewed
		ruledOut := known && len(parent.Selected) == 1 && parent.Selected[0] == a.Question.ParentNot
		if ruledOut || parent.State == Skipped {
			a.Unskipped, a.State, a.Selected = a.State, Skipped, nil
		}
	}
}

// Cleared is a response after withholding: what may be published and nothing
// else. Only package withhold makes one; measuring and showing accept no other.
type Cleared struct {
	Response
	Withheld []Trace
	Consent  Consent
	// Review is what people decided about the response, without what is private
	// in it; nil if there is none.
	Review *Review
}

// A Trace says that something was withheld, and why, without saying what.
type Trace struct {
	Question string // code of the question; empty for paradata and unplaced lines
	At       Span
	Why      Reason
}

// Reason is why something was withheld.
type Reason string

// The reasons for withholding.
const (
	ReasonPersonal Reason = "personal" // a question that asks for personal data
	ReasonName     Reason = "name"     // a withheld name or title that stands elsewhere
	ReasonEmail    Reason = "email"    // an e-mail address inside an answer
	ReasonParadata Reason = "paradata" // added by the form: respondent number, time taken
	ReasonUnplaced Reason = "unplaced" // words of no question, where personal data may stand
	ReasonErased   Reason = "erased"   // on the list of what was erased on request
)

// Consent is what is known of the country's consent to publication.
type Consent string

// The states of consent. A response whose consent is recorded No is never Cleared.
const (
	ConsentYes         Consent = "yes"
	ConsentNotRecorded Consent = "not-recorded"
)

// WithheldMark stands in a text where words were taken out.
const WithheldMark = "[withheld]"
