package catalog

import (
	"fmt"
	"strings"

	"egovsite/generator/survey"
)

// crosswalkIn is a crosswalk's file, the stem of its name, and the editions.
type crosswalkIn struct {
	*CrosswalkFile
	stem  string
	known *survey.Catalog
}

var crosswalkRules = []rule[crosswalkIn]{
	{code: "crosswalk-file", why: "a crosswalk has the names of its two editions", find: crosswalkFile},
	{code: "crosswalk-day", why: "a review is of a day of the calendar", find: crosswalkDay},
	{code: "reference-unknown", why: "a crosswalk relates questions of its editions", find: crosswalkReferences},
	{code: "crosswalk-relation", why: "a relation has as many questions on each side as its name says, and what is not the same has a reason", find: crosswalkRelations},
	{code: "crosswalk-incomplete", why: "every question of both editions stands in a crosswalk once", find: crosswalkComplete},
}

func crosswalkFile(x crosswalkIn, report report) {
	if want := x.From + "-" + x.To; x.stem != want && x.From != "" && x.To != "" {
		report(fmt.Sprintf("the crosswalk from %q to %q stands in the file %q", x.From, x.To, x.stem+".yaml"), "call it "+want+".yaml", "from")
	}
	from, to := x.place(x.From), x.place(x.To)
	if from >= 0 && to >= 0 && from >= to {
		report(fmt.Sprintf("the edition %q does not come after %q", x.To, x.From), "write the earlier edition under from", "to")
	}
}

// place is the place of an edition among those known, or -1.
func (x crosswalkIn) place(id string) int {
	for i, e := range x.known.Editions {
		if e.ID == id {
			return i
		}
	}
	return -1
}

var monthDays = [...]int{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

// onCalendar reports a date that exists, as far as it is given, or none.
func onCalendar(d survey.Date) bool {
	if d.Month == 0 {
		return d.Day == 0
	}
	return d.Month >= 1 && d.Month <= 12 && d.Day >= 0 && d.Day <= monthDays[d.Month-1]
}

func crosswalkDay(x crosswalkIn, report report) {
	if !onCalendar(day(x.Reviewed)) {
		report(fmt.Sprintf("%q is no day", x.Reviewed), "write year, month and day", "reviewed")
	}
}

// eachCode visits every code of the file with the edition it is to be of.
func (x crosswalkIn) eachCode(visit func(edition, code string, path ...any)) {
	for i, code := range x.Same {
		visit(x.From, code, "same", i)
		visit(x.To, code, "same", i)
	}
	for i, e := range x.Entries {
		for j, code := range e.From {
			visit(x.From, code, "entries", i, "from", j)
		}
		for j, code := range e.To {
			visit(x.To, code, "entries", i, "to", j)
		}
	}
}

func crosswalkReferences(x crosswalkIn, report report) {
	var editions []string
	for _, e := range x.known.Editions {
		editions = append(editions, e.ID)
	}
	for _, f := range []struct{ field, id string }{{"from", x.From}, {"to", x.To}} {
		if x.known.Edition(f.id) == nil && f.id != "" {
			report(fmt.Sprintf("there is no edition %q", f.id), didYouMean(f.id, editions), f.field)
		}
	}
	x.eachCode(func(edition, code string, path ...any) {
		if e := x.known.Edition(edition); e != nil && e.ByCode(code) < 0 {
			report(fmt.Sprintf("the edition %q has no question %q", e.ID, code), didYouMean(code, questionCodes(e)), path...)
		}
	})
}

// sides are how many questions a relation has in the earlier and the later
// edition: exactly so many, or with "+" so many and more.
var sides = map[survey.Relate][2]string{
	survey.Same: {"1", "1"}, survey.Reworded: {"1", "1"}, survey.Split: {"1", "2+"}, survey.Merged: {"2+", "1"},
	survey.New: {"0", "1+"}, survey.Dropped: {"1+", "0"},
}

func crosswalkRelations(x crosswalkIn, report report) {
	for i, e := range x.Entries {
		want, known := sides[survey.Relate(e.Relation)]
		if !known {
			continue // reported as such
		}
		for k, side := range []struct {
			field string
			codes []string
		}{{"from", e.From}, {"to", e.To}} {
			if !counts(len(side.codes), want[k]) {
				report(fmt.Sprintf("what is %s has %d under %q", e.Relation, len(side.codes), side.field),
					fmt.Sprintf("%s takes %s there", e.Relation, countWords(want[k])), "entries", i, "relation")
			}
		}
		if e.Comparable && e.Relation != string(survey.Reworded) && e.Relation != string(survey.Same) {
			report(fmt.Sprintf("what is %s cannot be comparable", e.Relation), `take "comparable" out`, "entries", i, "comparable")
		}
		if strings.TrimSpace(e.Reason) == "" && e.Relation != string(survey.Same) {
			report(fmt.Sprintf("what is %s has no reason", e.Relation), `add "reason", a sentence for readers`, "entries", i, "relation")
		}
	}
}

func counts(n int, want string) bool {
	least := int(want[0] - '0')
	return n == least || len(want) > 1 && n > least
}

func countWords(want string) string {
	switch want {
	case "0":
		return "none"
	case "1":
		return "exactly one"
	case "1+":
		return "one or more"
	}
	return "two or more"
}

func crosswalkComplete(x crosswalkIn, report report) {
	seen := map[[2]string]bool{}
	x.eachCode(func(edition, code string, path ...any) {
		key := [2]string{edition, code}
		if seen[key] {
			report(fmt.Sprintf("the question %q of edition %q stands here a second time", code, edition), "keep one of them", path...)
		}
		seen[key] = true
	})
	for _, f := range []struct{ field, id, hint string }{{"from", x.From, "dropped"}, {"to", x.To, "new"}} {
		e := x.known.Edition(f.id)
		if e == nil {
			continue
		}
		for _, q := range e.Questions {
			if !seen[[2]string{f.id, q.Code}] {
				report(fmt.Sprintf("question %d of edition %q, %q, is nowhere in it", q.Number, f.id, q.Code),
					"add it to same or to an entry, or say that it is "+f.hint, f.field)
			}
		}
	}
}
