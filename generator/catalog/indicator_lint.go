package catalog

import (
	"fmt"
	"maps"
	"slices"

	"egovsite/generator/survey"
)

// indicatorIn is an indicator's file, the stem of its name, what it may refer
// to and the places of the indicators read before it.
type indicatorIn struct {
	*IndicatorFile
	stem  string
	known *survey.Catalog
	order map[string]int
}

var indicatorRules = []rule[indicatorIn]{
	{code: "indicator-file", why: "an indicator has the name of its file", find: indicatorFile},
	{code: "order-twice", why: "the order of display must be certain", find: indicatorOrder},
	{code: "reference-unknown", why: "an indicator counts questions of an edition", find: indicatorReferences},
	{code: "indicator-item", why: "items are choice or text questions, each once, in printed order", find: indicatorItems},
	{code: "indicator-minimum", why: "the minimum must be within reach", find: indicatorMinimum},
	{code: "example-name", why: "an example is known by its name", find: exampleNames},
	{code: "example-given", why: "an item of an example is in a state it can have", find: exampleGiven},
	{code: "example-sum", why: "recorded, documented, open and no add up to the items that are asked and not skipped", find: exampleSums},
}

func indicatorFile(x indicatorIn, report report) {
	if x.Code != x.stem {
		report(fmt.Sprintf("the indicator %q stands in the file %q", x.Code, x.stem+".yaml"), "rename one of them", "code")
	}
}

func indicatorOrder(x indicatorIn, report report) {
	placeTaken(x.Order, x.order, "indicator", report)
}

// placeTaken reports a place in the order of display that another one has.
func placeTaken(place int, order map[string]int, what string, report report) {
	for _, code := range slices.Sorted(maps.Keys(order)) {
		if order[code] == place && place > 0 {
			report(fmt.Sprintf("the %s %q has place %d too", what, code, place), "give this one another place", "order")
		}
	}
}

// eachItem visits the items of every edition that is known.
func (x indicatorIn) eachItem(visit func(e *survey.Edition, i int, code string)) {
	for _, id := range slices.Sorted(maps.Keys(x.Items)) {
		if e := x.known.Edition(id); e != nil {
			for i, code := range x.Items[id] {
				visit(e, i, code)
			}
		}
	}
}

func indicatorReferences(x indicatorIn, report report) {
	var editions []string
	for _, e := range x.known.Editions {
		editions = append(editions, e.ID)
	}
	edition := func(field, id string) *survey.Edition {
		e := x.known.Edition(id)
		if e == nil {
			report(fmt.Sprintf("there is no edition %q", id), didYouMean(id, editions), field, key(id))
		}
		return e
	}
	for _, id := range slices.Sorted(maps.Keys(x.Items)) {
		edition("items", id)
	}
	x.eachItem(func(e *survey.Edition, i int, code string) {
		if e.ByCode(code) < 0 {
			report(fmt.Sprintf("the edition %q has no question %q", e.ID, code), didYouMean(code, questionCodes(e)), "items", e.ID, i)
		}
	})
	for _, id := range slices.Sorted(maps.Keys(x.Head)) {
		if e := edition("head", id); e != nil && e.ByCode(x.Head[id]) < 0 {
			report(fmt.Sprintf("the edition %q has no question %q", id, x.Head[id]), didYouMean(x.Head[id], questionCodes(e)), "head", id)
		}
	}
}

func questionCodes(e *survey.Edition) []string {
	var out []string
	for _, q := range e.Questions {
		out = append(out, q.Code)
	}
	return out
}

func indicatorItems(x indicatorIn, report report) {
	last := map[string]int{}
	x.eachItem(func(e *survey.Edition, i int, code string) {
		at := e.ByCode(code)
		if at < 0 {
			return
		}
		q := e.Questions[at]
		switch before, any := last[e.ID]; {
		case x.Head[e.ID] == code:
			report(fmt.Sprintf("%q stands at the head and is counted", code), "take it out of one of the two", "items", e.ID, i)
		case q.Kind == survey.EvidenceText:
			report(fmt.Sprintf("%q is evidence for %q", code, q.EvidenceFor), "count the question it supports", "items", e.ID, i)
		case any && at == before:
			report(fmt.Sprintf("%q stands twice", code), "keep one of them", "items", e.ID, i)
		case any && at < before:
			report(fmt.Sprintf("%q stands after a later question", code), "put the items in printed order", "items", e.ID, i)
		}
		last[e.ID] = max(last[e.ID], at)
	})
}

func indicatorMinimum(x indicatorIn, report report) {
	for _, id := range slices.Sorted(maps.Keys(x.Items)) {
		if n := len(x.Items[id]); x.Minimum > n {
			report(fmt.Sprintf("at least %d items are wanted and the edition %q has %d", x.Minimum, id, n), "lower the minimum, or add items", "minimum")
		}
	}
}

func exampleNames(x indicatorIn, report report) {
	seen := map[string]bool{}
	for i, e := range x.Examples {
		if seen[e.Name] {
			report(fmt.Sprintf("a second example is called %q", e.Name), "say what is different in this one", "examples", i, "name")
		}
		seen[e.Name] = true
	}
}

func exampleGiven(x indicatorIn, report report) {
	for i, e := range x.Examples {
		for j, g := range e.Given {
			state := survey.State(g.State)
			selected := state == survey.Recorded || state == survey.Reviewed
			switch {
			case g.Counts != "" && g.Text:
				report("a text item has no option selected", `take "counts" out`, "examples", i, "given", j, "counts")
			case g.Counts != "" && !selected:
				report(fmt.Sprintf("nothing is selected in the state %q", state), `take "counts" out, or write "state: recorded"`, "examples", i, "given", j, "counts")
			case g.Text && state == survey.NotRecorded:
				report("a text item cannot have an unrecorded selection", `write "state: blank"`, "examples", i, "given", j, "state")
			}
		}
	}
}

func exampleSums(x indicatorIn, report report) {
	for i, e := range x.Examples {
		asked := 0
		for _, g := range e.Given {
			if s := survey.State(g.State); s != survey.Skipped && s != survey.NotAsked {
				asked += max(1, g.Times)
			}
		}
		if sum := survey.Counts(e.Want).Asked(); sum != asked {
			report(fmt.Sprintf("%d items are given and %d are wanted", asked, sum), "correct the counts or the items", "examples", i, "want")
		}
	}
}
