package draft

import "egovsite/generator/survey"

// Keep gives the questions that an earlier edition asked in the same words the
// codes and labels that they have there, in the edition and in what was guessed
// of it, and says how many they are.
func Keep(e *survey.Edition, guesses []survey.Guess, known *survey.Edition) int {
	walked, _ := Crosswalk(known, e)
	other, kept := map[string]string{}, 0
	for _, r := range walked.Entries {
		if r.Relate != survey.Same {
			continue
		}
		before, q := &known.Questions[known.ByCode(r.From[0])], &e.Questions[e.ByCode(r.To[0])]
		if q.Code != before.Code && e.ByCode(before.Code) >= 0 {
			continue // another question has it
		}
		other[q.Code] = before.Code
		q.Code, q.Label = before.Code, before.Label
		kept++
	}
	rename := func(code *string) {
		if to, ok := other[*code]; ok {
			*code = to
		}
	}
	for i := range e.Questions {
		rename(&e.Questions[i].EvidenceFor)
		rename(&e.Questions[i].Parent)
	}
	for i := range guesses {
		if guesses[i].Of == survey.GuessQuestion {
			rename(&guesses[i].Code)
		}
	}
	return kept
}
