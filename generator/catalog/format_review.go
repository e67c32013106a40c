package catalog

import "go.yaml.in/yaml/v3"

// ReviewFile is reviews/<edition>/<ISO3>.yaml: what people decided about one
// response, outside of it. The response's own words stay as they are.
type ReviewFile struct {
	// ISO 3166-1 alpha-3 code of the country, as in the name of the file.
	Country string `yaml:"country" jsonschema:"required,pattern=^[A-Z][A-Z0-9]{2}$"`
	// The edition that it answers, as in the name of the folder.
	Edition string `yaml:"edition" jsonschema:"required"`
	// How far the response is on its way to readers; only what is published is on
	// the site. Left out, it is published.
	State string `yaml:"state" jsonschema:"enum=draft,enum=reviewed,enum=validated,enum=published,enum=withdrawn"`
	// The country itself has confirmed the profile.
	Validated DecisionEntry `yaml:"validated"`
	// Consent to publication as it was obtained outside the response.
	Consent ConsentEntry `yaml:"consent"`
	// Embargo: not published before this moment, with its zone: 2026-12-01T09:00+04:00.
	NotBefore string `yaml:"not_before"`
	// Files of the country's earlier submissions that this response replaces,
	// oldest first.
	Supersedes []string `yaml:"supersedes"`
	// Answers that were settled.
	Answers []SettledEntry `yaml:"answers"`
	// Acts that were understood wrongly.
	Acts []ActEntry `yaml:"acts"`
	// Addresses that are wrong.
	Links []LinkEntry `yaml:"links"`
	// Findings that were looked into and put aside.
	Dismissed []DismissedEntry `yaml:"dismissed"`
	// Remarks shown with the response.
	Notes []NoteEntry `yaml:"notes"`
}

func (*ReviewFile) handwritten()   {}
func (*ErasuresFile) handwritten() {}

// Picked are the options that hold; one needs no brackets.
type Picked []string

// UnmarshalYAML reads one option as a list of one.
func (p *Picked) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.ScalarNode {
		if *p = nil; n.Value != "" {
			*p = Picked{n.Value}
		}
		return nil
	}
	return n.Decode((*[]string)(p))
}

// shorthand says that the options may be written as one.
func (Picked) shorthand() {}

// DecisionEntry says who decided, when and why.
type DecisionEntry struct {
	// The office that decided, never a person; shown to readers.
	Office string `yaml:"office" jsonschema:"required"`
	// Day of the decision: 2026-11-01.
	Date string `yaml:"date" jsonschema:"required,pattern=^[0-9]{4}-[0-9]{2}-[0-9]{2}$"`
	// Why it is so; shown to readers.
	Reason string `yaml:"reason"`
	// What it rests on: a letter, a call; shown to readers.
	Source string `yaml:"source"`
	// The person who decided; never published.
	Reviewer string `yaml:"reviewer"`
}

// ConsentEntry is a consent to publication that was given or refused.
type ConsentEntry struct {
	// Whether the country consents.
	Granted string `yaml:"granted" jsonschema:"required,enum=yes,enum=no"`
	// The office that gave or refused it, never a person; shown to readers.
	Office string `yaml:"office" jsonschema:"required"`
	// Day on which it was given: 2026-11-01.
	Date string `yaml:"date" jsonschema:"required,pattern=^[0-9]{4}-[0-9]{2}-[0-9]{2}$"`
	// Why it is so; shown to readers.
	Reason string `yaml:"reason"`
	// What it rests on: a letter, a call; shown to readers.
	Source string `yaml:"source"`
	// The person who recorded it; never published.
	Reviewer string `yaml:"reviewer"`
}

// SettledEntry says which option of a choice holds. An entry whose "selected" is
// empty settles nothing yet.
type SettledEntry struct {
	// Code of the question, or its printed number.
	Question string `yaml:"question" jsonschema:"required"`
	// Code of the option that holds, or a list of them.
	Selected Picked `yaml:"selected"`
	// The office that says so, never a person; shown to readers.
	Office string `yaml:"office"`
	// Day on which it said so: 2026-11-01.
	Date string `yaml:"date" jsonschema:"pattern=^[0-9]{4}-[0-9]{2}-[0-9]{2}$"`
	// Why it is so; shown to readers.
	Reason string `yaml:"reason"`
	// What it rests on: a letter, a call; shown to readers.
	Source string `yaml:"source"`
	// The person who recorded it; never published.
	Reviewer string `yaml:"reviewer"`
}

// ActEntry puts right what was understood of an act. What is left out was right.
type ActEntry struct {
	// Part of the act's title or number, as it was understood.
	Match string `yaml:"match" jsonschema:"required"`
	// It is no act.
	Remove bool `yaml:"remove"`
	// Code of its type in the vocabulary.
	Type string `yaml:"type"`
	// Its number.
	Number string `yaml:"number"`
	// Its title.
	Title string `yaml:"title"`
	// Where it was given.
	Place string `yaml:"place"`
	// When it was given, as far as known: 2018-09.
	Given string `yaml:"given" jsonschema:"pattern=^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"`
	// Where it can be read.
	Address string `yaml:"address" jsonschema:"pattern=^https?://"`
	// The office that says so, never a person; shown to readers.
	Office string `yaml:"office" jsonschema:"required"`
	// Day on which it said so: 2026-11-01.
	Date string `yaml:"date" jsonschema:"required,pattern=^[0-9]{4}-[0-9]{2}-[0-9]{2}$"`
	// Why it is so; shown to readers.
	Reason string `yaml:"reason"`
	// What it rests on; shown to readers.
	Source string `yaml:"source"`
	// The person who recorded it; never published.
	Reviewer string `yaml:"reviewer"`
}

// LinkEntry puts right an address.
type LinkEntry struct {
	// As it stands in the response.
	Address string `yaml:"address" jsonschema:"required"`
	// As it should be; left out, the link is left out.
	Correct string `yaml:"correct" jsonschema:"pattern=^https?://"`
	// The office that says so, never a person; shown to readers.
	Office string `yaml:"office" jsonschema:"required"`
	// Day on which it said so: 2026-11-01.
	Date string `yaml:"date" jsonschema:"required,pattern=^[0-9]{4}-[0-9]{2}-[0-9]{2}$"`
	// Why it is so; shown to readers.
	Reason string `yaml:"reason"`
	// What it rests on; shown to readers.
	Source string `yaml:"source"`
	// The person who recorded it; never published.
	Reviewer string `yaml:"reviewer"`
}

// DismissedEntry puts a finding aside.
type DismissedEntry struct {
	// Code of the check; "request" leaves a question out of the letter that asks
	// the country again.
	Check string `yaml:"check" jsonschema:"required"`
	// Code of a question that it concerns; left out, all findings of the check.
	Question string `yaml:"question"`
	// The office that looked into it, never a person; shown to readers.
	Office string `yaml:"office" jsonschema:"required"`
	// Day on which it did: 2026-11-01.
	Date string `yaml:"date" jsonschema:"required,pattern=^[0-9]{4}-[0-9]{2}-[0-9]{2}$"`
	// Why there is nothing to mend; shown to readers.
	Reason string `yaml:"reason" jsonschema:"required"`
	// What it rests on; shown to readers.
	Source string `yaml:"source"`
	// The person who looked into it; never published.
	Reviewer string `yaml:"reviewer"`
}

// NoteEntry is a remark shown with the response, with the country's reply.
type NoteEntry struct {
	// Code of the question that it concerns; left out, the whole response.
	Question string `yaml:"question"`
	// The remark.
	Text string `yaml:"text" jsonschema:"required"`
	// The office that makes it, never a person; shown to readers.
	Office string `yaml:"office" jsonschema:"required"`
	// Day of the remark: 2026-11-01.
	Date string `yaml:"date" jsonschema:"required,pattern=^[0-9]{4}-[0-9]{2}-[0-9]{2}$"`
	// The person who wrote it; never published.
	Reviewer string `yaml:"reviewer"`
	// The country's reply, which it has the right to.
	Reply string `yaml:"reply"`
	// The office that replies.
	ReplyOffice string `yaml:"reply_office"`
	// Day of the reply: 2026-11-01.
	ReplyDate string `yaml:"reply_date" jsonschema:"pattern=^[0-9]{4}-[0-9]{2}-[0-9]{2}$"`
}

// ErasuresFile is erasures.yaml: what must be in no site built from now on.
type ErasuresFile struct {
	Erase []ErasureEntry `yaml:"erase" jsonschema:"required"`
}

// ErasureEntry erases words wherever they stand, or the whole answer to a question.
type ErasureEntry struct {
	// The words, in any case and spacing.
	Words string `yaml:"words"`
	// SHA-256 of the words in small letters and digits alone, in hexadecimal, where
	// the list itself must not hold them.
	SHA256 string `yaml:"sha256" jsonschema:"pattern=^[0-9a-f]{64}$"`
	// Code of the question whose whole answer is erased.
	Question string `yaml:"question"`
	// ISO 3166-1 alpha-3 code of the country; left out, all.
	Country string `yaml:"country"`
	// The edition; left out, all.
	Edition string `yaml:"edition"`
	// Day of the request: 2026-11-01.
	Date string `yaml:"date" jsonschema:"pattern=^[0-9]{4}-[0-9]{2}-[0-9]{2}$"`
	// On what ground; never published.
	Reason string `yaml:"reason"`
}
