package survey

// A Guess is what a program could not know of something that it wrote for a
// person to go on with, and that the person should look at.
type Guess struct {
	Of    Guessed
	Code  string // of the question or section, or the name of what Of says; empty for the whole
	Words string // "taken for a choice, as all answers are alike"
}

// Guessed says what a guess is about.
type Guessed string

// What a guess can be about.
const (
	GuessEdition  Guessed = "edition"
	GuessSection  Guessed = "section"
	GuessQuestion Guessed = "question"
	GuessRelation Guessed = "relation" // of a crosswalk; the code is of the question related
)
