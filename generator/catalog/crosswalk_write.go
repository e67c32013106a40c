package catalog

import (
	"slices"
	"strings"

	"egovsite/generator/survey"
)

// WriteCrosswalk writes a crosswalk as the file that Load reads it from. One that
// nobody has reviewed lacks the reviewer and the day, and is a fault until it has
// them. A guess stands as a comment above its entry, which is known by the first
// code in it.
func WriteCrosswalk(c survey.Crosswalk, guesses ...survey.Guess) []byte {
	w := &yamlWriter{guesses: guesses}
	w.line(0, "# yaml-language-server: $schema=../../docs/schemas/crosswalk.schema.json")
	w.checks(0, survey.GuessEdition, "")
	w.field(0, "from", c.From)
	w.field(0, "to", c.To)
	w.line(0, "reviewer: "+scalar(c.Reviewer))
	w.line(0, "reviewed: "+scalar(c.Reviewed.String()))
	short := func(r survey.Relation) bool {
		return r.Relate == survey.Same && slices.Equal(r.From, r.To) && len(r.From) == 1 && r.Reason == ""
	}
	var same []string
	for _, r := range c.Entries {
		if short(r) {
			same = append(same, r.From[0])
		}
	}
	w.list("same", same)
	if len(same) == len(c.Entries) {
		return w.b.Bytes()
	}
	w.line(0, "")
	w.line(0, "entries:")
	for _, r := range c.Entries {
		if short(r) {
			continue
		}
		first := slices.Concat(r.From, r.To)
		if len(first) > 0 {
			w.checks(1, survey.GuessRelation, first[0])
		}
		w.line(1, "- relation: "+scalar(string(r.Relate)))
		w.codes("from", r.From)
		w.codes("to", r.To)
		w.flag(2, "comparable", r.Comparable && r.Relate != survey.Same)
		if r.Relate == survey.Reworded && !r.Comparable {
			w.line(2, "comparable: false")
		}
		w.field(2, "reason", r.Reason)
	}
	return w.b.Bytes()
}

// codes writes codes in brackets.
func (w *yamlWriter) codes(name string, codes []string) {
	if len(codes) == 0 {
		return
	}
	var out []string
	for _, c := range codes {
		out = append(out, flowScalar(c))
	}
	w.line(2, name+": ["+strings.Join(out, ", ")+"]")
}
