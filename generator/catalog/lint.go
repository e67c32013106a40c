package catalog

import (
	"egovsite/generator/problem"

	"go.yaml.in/yaml/v3"
)

// A rule finds one sort of fault in a file that has the right shape.
type rule[T any] struct {
	code     string           // of its problems
	severity problem.Severity // Error if empty
	why      string           // the rule itself
	find     func(v T, report report)
}

// report says what is wrong at a path of keys and indices, and how to mend it.
type report func(what, hint string, path ...any)

// lint applies rules to a value and the document it was decoded from. A
// document that is no group of fields has nothing to apply them to.
func lint[T any](d *document, v T, rules []rule[T]) {
	if d.root.Kind != yaml.MappingNode {
		return
	}
	for _, r := range rules {
		r.find(v, func(what, hint string, path ...any) {
			d.report(problem.Problem{Code: r.code, Severity: r.severity, What: what, Why: r.why, Hint: hint}, d.at(path...))
		})
	}
}
