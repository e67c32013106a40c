// Package content carries the shipped content inside the program: editions,
// indicators, figures, countries, languages and prose. Responses are left out,
// as they hold personal data.
package content

import "embed"

// Files is the content folder without responses and reviews.
//
//go:embed *.yaml countries editions figures indicators languages outside pages vocabulary
var Files embed.FS
