package survey

// A Submission is one response as it was handed in, read but not interpreted:
// words with their places.
type Submission struct {
	Source  Source
	Edition string // as a flag, the folder or the file itself says; empty if it must be recognised
	Country string // as a flag or the file's own field says; empty if the answers must say
	// Passages are the file's lines in order, for a format that has lines.
	Passages []Passage
	// Keyed are answers that the format itself ties to a question (a YAML file,
	// a spreadsheet column), in file order. It is nil for running text.
	Keyed []Keyed
}

// A Source identifies a submitted file.
type Source struct {
	File   string // as named to the program
	Format string // "text", "yaml", "json"
	SHA256 string // of the bytes as submitted, lower-case hexadecimal
	Lines  int    // physical lines in the file
}

// A Passage is one line of running text. A form feed cuts a line in two
// passages with the same number.
type Passage struct {
	Line int // from 1
	Text string
}

// A Keyed answer names its question.
type Keyed struct {
	Key      string   // the question's code or printed number
	Selected []string // option labels or codes
	Recorded bool     // the file says what was selected, even if that is nothing
	Text     string
	Span     Span
}

// A Span is a run of lines, both ends included, counted from 1. The zero Span
// is nowhere.
type Span struct{ From, To int }

// Zero reports whether s is nowhere.
func (s Span) Zero() bool { return s.From == 0 }

// Covers reports whether line n lies in s.
func (s Span) Covers(n int) bool { return s.From <= n && n <= s.To && s.From > 0 }

// Join returns the smallest span that covers both.
func (s Span) Join(t Span) Span {
	switch {
	case s.Zero():
		return t
	case t.Zero():
		return s
	}
	return Span{min(s.From, t.From), max(s.To, t.To)}
}
