// Package survey holds the nouns every stage speaks in: instrument, edition,
// question, submission, response, answer, evidence, indicator, profile and
// figure. It must not know where any of them comes from or how they are shown:
// it does no I/O, has no struct tags and imports nothing of ours.
//
//	if response.Answer("access-to-information-law").State == survey.NotRecorded { … }
package survey

import "strconv"

// An Edition is one round of an instrument: what was asked, in printed order.
type Edition struct {
	ID         string // "2022"; also the name of its folder
	Instrument string // code of the questionnaire it is a round of, such as "msq"
	Title      string // "Member States Questionnaire for the United Nations E-Government Survey 2022"
	Short      string // "Member States Questionnaire 2022"
	Fieldwork  int    // year in which answers were collected; 0 if unknown
	Sections   []Section
	Questions  []Question // in printed order
	// Opening and Closing are lines the form prints before the first and after
	// the last question that ask nothing ("THANK YOU"), in order.
	Opening []string
	Closing []string
	// Paradata are regular expressions for what the form system itself adds
	// about the person who answered (number, name, time taken). Never published.
	Paradata []string
}

// A Section groups questions under a printed heading.
type Section struct {
	Code        string // "legal-framework"; for ever
	Heading     string // as printed, "C. Legal Framework"; empty if none is printed
	Label       string // short name for readers, "Legal framework"
	Note        string // as printed below the heading; empty if none
	Subsections []Subsection
}

// A Subsection is a smaller heading inside a section.
type Subsection struct {
	Code    string
	Heading string // as printed
	Note    string // as printed below the heading; empty if none
}

// Kind says how a question is answered.
type Kind string

// The kinds of question.
const (
	Choice       Kind = "choice"   // one or more of printed options
	Text         Kind = "text"     // free text that stands for itself
	EvidenceText Kind = "evidence" // free text that supports the answer of another question
)

// Role marks the few questions that steer the program itself.
type Role string

// The roles a question can have.
const (
	RoleCountry Role = "country" // names the responding country
	RoleConsent Role = "consent" // allows or forbids publication
)

// Personal says which kind of personal data a question asks for.
type Personal string

// The kinds of personal data; the empty string means none.
const (
	PersonalName  Personal = "name"
	PersonalTitle Personal = "title"
	PersonalEmail Personal = "email"
)

// A Question is one numbered item of an edition.
type Question struct {
	Code        string // never changes, never reused: "access-to-information-law"
	Number      int    // as printed; changes from edition to edition
	Section     string // code of its section
	Subsection  string // code of its subsection; empty if none
	Wording     string // as printed, white space folded, without number and asterisk
	Label       string // a few words for tables and figures: "Access to information"
	Note        string // as printed below the wording, "Note: …"; empty if none
	Kind        Kind
	Options     []Option // for Choice
	Multiple    bool     // more than one option may be selected
	Required    bool     // printed with an asterisk
	EvidenceFor string   // code of the question whose answer this one supports
	Parent      string   // code of the question that must hold for this one to apply
	ParentNot   string   // code of the parent's option that makes this one not apply
	Personal    Personal
	Role        Role
	SDG         string // related indicator of the Sustainable Development Goals, "16.6.1"
}

// An Option is one printed choice.
type Option struct {
	Code   string  // "yes"
	Label  string  // as printed, "Yes"
	Counts Meaning // what selecting it says about the thing asked
}

// Meaning is what selecting an option says for a coverage indicator.
type Meaning string

// The meanings of an option; the empty string says neither.
const (
	CountsYes Meaning = "yes"
	CountsNo  Meaning = "no"
)

// ByCode returns the index in e.Questions of the question with this code, or -1.
func (e *Edition) ByCode(code string) int {
	for i := range e.Questions {
		if e.Questions[i].Code == code {
			return i
		}
	}
	return -1
}

// ByNumber returns the index of the question printed with this number, or -1.
func (e *Edition) ByNumber(n int) int {
	for i := range e.Questions {
		if e.Questions[i].Number == n {
			return i
		}
	}
	return -1
}

// ByRole returns the index of the first question with this role, or -1.
func (e *Edition) ByRole(r Role) int {
	for i := range e.Questions {
		if e.Questions[i].Role == r {
			return i
		}
	}
	return -1
}

// Section returns the section with this code, or nil.
func (e *Edition) Section(code string) *Section {
	for i := range e.Sections {
		if e.Sections[i].Code == code {
			return &e.Sections[i]
		}
	}
	return nil
}

// Subsection returns the subsection with this code, or nil.
func (s *Section) Subsection(code string) *Subsection {
	for i := range s.Subsections {
		if s.Subsections[i].Code == code {
			return &s.Subsections[i]
		}
	}
	return nil
}

// Option returns the option with this code, or nil.
func (q *Question) Option(code string) *Option {
	for i := range q.Options {
		if q.Options[i].Code == code {
			return &q.Options[i]
		}
	}
	return nil
}

// Anchor is the question's fragment on a page: "q36".
func (q *Question) Anchor() string { return "q" + strconv.Itoa(q.Number) }
