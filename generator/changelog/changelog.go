// Package changelog keeps the list of what changed in the numbers of a site,
// build after build, and why. It compares what is published now with what the
// site says that it published before. It must not know where that came from or
// how it is shown, and trusts nothing in it. The program's own numbers alone are
// kept: no words of a response, and nothing of a country of which it was decided that it is not published.
//
//	log, err := changelog.Parse(old) // of data/changes.json; err where it is not one
//	log = log.Next(changelog.Of(catalog, profiles, "v1.2.0"), 0)
//	log.Entries[0].Changes           // since the last build that changed a number
package changelog

// Format is the name and version of the file's form.
const Format = "egovsite-changes/1"

// A Log is the file data/changes.json.
type Log struct {
	Format  string  `json:"format"`
	Entries []Entry `json:"entries"` // newest first
	State   State   `json:"state"`   // what the site publishes now
}

// An Entry is one build that changed a number.
type Entry struct {
	Number  int      `json:"number"`  // from 1, never used again
	Date    string   `json:"date"`    // "2026-11-23", in UTC; empty if the build was not told the time
	Program string   `json:"program"` // version that built the site
	Changes []Change `json:"changes"` // by country and edition
}

// A Change is what became of the numbers of one country in one edition. There
// are several where the numbers changed for different reasons.
type Change struct {
	Country string   `json:"country"` // ISO3
	Edition string   `json:"edition"`
	Kind    Kind     `json:"kind"`
	Why     []Reason `json:"why"`     // what the numbers depend on and is not as it was
	Numbers []Number `json:"numbers"` // in order of name; empty unless the kind is "numbers"
}

// Kind is a kind of change.
type Kind string

// The kinds of change.
const (
	Published Kind = "published" // for the first time, or again
	Gone      Kind = "gone"      // no longer handed in; nothing more is said
	Numbers   Kind = "numbers"
)

// Reason is an input that a number depends on.
type Reason string

// The reasons, in the order in which they are given.
const (
	Submission Reason = "submission"
	Review     Reason = "review"
	Edition    Reason = "edition"
	Indicator  Reason = "indicator"
	Vocabulary Reason = "vocabulary"
	Program    Reason = "program"
	Other      Reason = "other" // none of these
)

// A Number is one published number that changed.
type Number struct {
	Name string `json:"name"` // as in Profile.Numbers
	Old  *int   `json:"old"`  // null where it was not given, such as a range below the minimum
	New  *int   `json:"new"`  // the same
}

// State is what a site publishes and what that was made from. Hashes are SHA-256
// in lower-case hexadecimal; those of definitions leave out the words for readers.
type State struct {
	Program    string            `json:"program"`
	Editions   map[string]string `json:"editions"`   // hash of what is asked, by edition
	Indicators map[string]string `json:"indicators"` // hash of what is counted, by code
	Vocabulary string            `json:"vocabulary"` // hash of the words by which evidence is known
	Profiles   []Profile         `json:"profiles"`   // by country and edition
}

// A Profile is the numbers of one country in one edition.
type Profile struct {
	Country    string `json:"country"` // ISO3
	Edition    string `json:"edition"`
	Submission string `json:"submission"` // hash of the lines of the response as published
	Review     string `json:"review"`     // hash of what was decided about it; empty for nothing
	// Numbers are "acts", "links", "choice/<state>", "text/<state>",
	// "evidence/<grade>" and "indicator/<code>/<what>", where what is "recorded",
	// "documented", "open", "no" and, given enough data, "low" and "high". Counts
	// by state and grade are left out where they are 0.
	Numbers map[string]int `json:"numbers"`
}
