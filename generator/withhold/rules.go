package withhold

import "egovsite/generator/survey"

// Rules are what decides whether, and how much of, a response is published.
type Rules struct {
	Site     survey.Site
	Review   *survey.Review // of the response; nil if there is none
	Erasures []survey.Erasure
	// Beside are the country's other responses. Who is named in one as a person may
	// stand in the words of another.
	Beside []*survey.Response
	// Printed are the words of the site's own; nil if they do not matter.
	Printed *Printed
	// Limits bound what is looked for.
	Limits survey.Limits
	// Now is the moment for which the site is built, in seconds since
	// 1970-01-01T00:00Z; 0 if it is not known, and then every embargo holds.
	Now int64
	// Drafts shows responses that are not published yet, for a preview.
	Drafts bool
}
