// Package review lays what people decided over a response: settled answers,
// corrected acts and links. It adds, and says who decided: the response's own
// words stay as they are. It does no I/O and returns problems, not errors; it
// must not know what may be published or how anything is shown.
//
//	problems := review.Apply(response, catalog.Review("2022", "AZE"))
package review

import (
	"egovsite/generator/problem"
	"egovsite/generator/survey"
)

// Apply lays a review over the response it is of. A review that is nil changes
// nothing.
func Apply(r *survey.Response, v *survey.Review) []problem.Problem {
	return nil
}
