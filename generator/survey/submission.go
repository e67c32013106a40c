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
	// Private are values that the form system recorded about the person who
	// answered, in columns of their own: name, e-mail address, time. Never published.
	Private []string
}

// A Source identifies a submitted file.
type Source struct {
	File   string // as named to the program
	Part   string // which response of a file that holds several, as its format counts: "row 7"; else empty
	Format string // "text", "yaml", "xlsx", …
	SHA256 string // of the bytes as submitted, lower-case hexadecimal; of what is Cleared, of its lines
	Lines  int    // physical lines in the file
}

// A Passage is one line of running text, or one cell of a table. A form feed
// cuts a line in two passages with the same number.
type Passage struct {
	Line int // from 1; in a format without lines, the count of the passage in its response
	Text string
	// At is where the passage stands, as a format without lines counts: "Answers!D7",
	// "page 3". It is empty where Line says it.
	At string
	// Confidence is how sure the marks in the passage are, from 0 to 1, where they
	// were told from a drawing; 0 where they are written signs, or there are none.
	Confidence float64
}

// A Keyed answer names its question, or stands in a column that prints its wording.
type Keyed struct {
	Key      string   // the question's code or printed number; empty if the format names none
	Caption  string   // the head of the column, in a table; it prints the question's wording
	Selected []string // option labels or codes
	Recorded bool     // the file says what was selected, even if that is nothing
	Text     string
	// Cell says that Text is a cell of a table, as a form exports it: the labels of
	// the selected options, each closed or parted by Separator, or the words of an
	// answer. Which it is, the question tells. An empty cell is an empty answer.
	Cell      bool
	Separator string
	// Support are words and addresses that the format keeps beside the answer as
	// its evidence.
	Support string
	// Where the answer, and in a table the caption and the support, stand.
	Span, CaptionAt, SupportAt Span
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
