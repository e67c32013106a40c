package review

import (
	"slices"

	"egovsite/generator/survey"
)

// Open reports an answer that a review is asked to settle: a choice that is not
// recorded, could not be read, or is left blank where it is required or there is
// evidence for it.
func Open(r *survey.Cleared, a *survey.Answer) bool {
	if a.Question.Kind != survey.Choice {
		return false
	}
	switch a.State {
	case survey.NotRecorded, survey.Unreadable:
		return true
	case survey.Blank:
		return a.Question.Required || slices.ContainsFunc(r.Evidence(a.Question.Code), func(e *survey.Answer) bool { return e.Grade > survey.GradeNone })
	}
	return false
}
