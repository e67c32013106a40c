package problem_test

import (
	"testing"

	"egovsite/generator/problem"
)

func TestString(t *testing.T) {
	p := problem.Problem{Code: "country-unknown", Severity: problem.Error, File: "a.txt", Line: 12, Column: 3,
		What: "no country is called that", Why: "tried all", Hint: "write one"}
	if got, want := p.String(), "a.txt:12:3: error: no country is called that [country-unknown]; tried all; write one"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := (problem.Problem{File: "a.txt", Column: 3}).Place(), "a.txt"; got != want {
		t.Errorf("a column without a line: got %q, want %q", got, want)
	}
}

func TestSort(t *testing.T) {
	ps := []problem.Problem{{Code: "b", File: "b", Line: 1}, {Code: "z", File: "a", Line: 9}, {Code: "b", File: "a", Line: 2}, {Code: "a", File: "a", Line: 2}}
	problem.Sort(ps)
	got := ""
	for _, p := range ps {
		got += p.File + p.Code + " "
	}
	if want := "aa ab az bb "; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if problem.Errors(ps) || !problem.Errors(append(ps, problem.Problem{Severity: problem.Error})) {
		t.Error("errors are found by severity")
	}
}
