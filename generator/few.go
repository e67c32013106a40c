package generator

import (
	"fmt"

	"egovsite/generator/problem"
)

// fewest is how many problems of one code are told of one response. A file of a
// million faults says no more than one of fifty.
const fewest = 50

// few leaves out problems of a code beyond those, and says how many.
func few(ps []problem.Problem) (out []problem.Problem) {
	type kind struct{ code, part string }
	seen := map[kind]int{}
	rest := map[kind]int{} // places in out
	for _, p := range ps {
		k := kind{p.Code, p.Part}
		seen[k]++
		switch n := seen[k]; {
		case n <= fewest:
			out = append(out, p)
			continue
		case n == fewest+1:
			rest[k] = len(out)
			out = append(out, problem.Problem{Code: p.Code, Severity: p.Severity, File: p.File, Part: p.Part,
				Why: "only the first of a kind are told one by one", Hint: "mend those, and check again"})
		}
		r := &out[rest[k]]
		r.What = fmt.Sprintf("and %d more like them", seen[k]-fewest)
		if worse(p.Severity, r.Severity) {
			r.Severity = p.Severity
		}
	}
	return out
}

// worse reports whether one severity matters more than another.
func worse(a, b problem.Severity) bool {
	return a == problem.Error && b != problem.Error || a == problem.Warning && b == problem.Note
}
