// Package draft makes a first questionnaire out of responses to an edition that
// nobody has described yet, for a person to go on with. It takes what the form
// prints and nothing that a country wrote. It must not know what the
// questionnaire is about, nor in which file a draft is kept.
//
//	edition, guesses := draft.Edition(submissions)
package draft

import (
	"egovsite/generator/survey"
)

// Edition makes an edition out of the responses in one file, and says what in it
// was guessed. It has no questions if none could be found. Its names are those
// of a draft: ID, title and instrument are for the caller to say.
func Edition(subs []*survey.Submission) (survey.Edition, []survey.Guess) {
	d := &drafter{}
	if len(subs) > 0 {
		if len(captions(subs)) > 0 {
			d.table(subs)
		} else if subs[0].Keyed == nil { // the plain form prints no wordings
			d.text(subs[0].Passages)
		}
	}
	d.edition.Questions = d.questions
	d.trim()
	told := Tell(&d.edition)
	return d.edition, append(d.taken(), told...)
}

// drafter gathers an edition. Guesses are kept by question until codes are known.
type drafter struct {
	edition   survey.Edition
	questions []survey.Question
	about     []string   // guesses on the whole
	guesses   [][]string // guesses on each question
	sectioned []string   // guesses on each section
}

// add adds a question to the section that stands last.
func (d *drafter) add(q survey.Question, guesses ...string) {
	if len(d.edition.Sections) == 0 {
		d.section(survey.Section{Code: "questions", Label: "Questions"}, "these questions have no heading with a letter; give them the section that is printed")
	}
	q.Section = d.edition.Sections[len(d.edition.Sections)-1].Code
	d.questions = append(d.questions, q)
	d.guesses = append(d.guesses, guesses)
}

func (d *drafter) section(s survey.Section, guess string) {
	d.edition.Sections = append(d.edition.Sections, s)
	d.sectioned = append(d.sectioned, guess)
}

// trim takes out sections that have no question.
func (d *drafter) trim() {
	var sections []survey.Section
	var guesses []string
	for i, s := range d.edition.Sections {
		for _, q := range d.questions {
			if q.Section == s.Code {
				sections, guesses = append(sections, s), append(guesses, d.sectioned[i])
				break
			}
		}
	}
	d.edition.Sections, d.sectioned = sections, guesses
}

// taken are the guesses so far, under the codes that the questions got.
func (d *drafter) taken() (out []survey.Guess) {
	for _, words := range d.about {
		out = append(out, survey.Guess{Of: survey.GuessEdition, Words: words})
	}
	for i, words := range d.sectioned {
		if words != "" {
			out = append(out, survey.Guess{Of: survey.GuessSection, Code: d.edition.Sections[i].Code, Words: words})
		}
	}
	for i, list := range d.guesses {
		for _, words := range list {
			out = append(out, survey.Guess{Of: survey.GuessQuestion, Code: d.edition.Questions[i].Code, Words: words})
		}
	}
	return out
}
