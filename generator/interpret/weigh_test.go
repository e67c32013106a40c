package interpret

import "egovsite/generator/survey"

// weigh weighs a response by these vocabularies alone.
func weigh(r *survey.Response, vocabulary []survey.Vocabulary) { newWeigher(vocabulary).weigh(r) }
