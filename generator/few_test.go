package generator

import (
	"testing"

	"egovsite/generator/problem"
)

// TestFew keeps what is told of one response readable, and loses no error.
func TestFew(t *testing.T) {
	var ps []problem.Problem
	for range 1000 {
		ps = append(ps, problem.Problem{Code: "a", Severity: problem.Note, File: "f"}, problem.Problem{Code: "a", Severity: problem.Note, File: "f", Part: "row 2"})
	}
	ps = append(ps, problem.Problem{Code: "a", Severity: problem.Error, File: "f"}, problem.Problem{Code: "b", File: "f"})
	got := few(ps)
	if len(got) != 2*(fewest+1)+1 {
		t.Fatalf("%d problems", len(got))
	}
	errors := 0
	for _, p := range got {
		if p.Severity == problem.Error {
			errors++
			if p.What != "and 951 more like them" || p.Part != "" || p.File != "f" || p.Hint == "" {
				t.Errorf("got %+v", p)
			}
		}
	}
	if errors != 1 || got[len(got)-1].Code != "b" {
		t.Errorf("%d errors, last %+v", errors, got[len(got)-1])
	}
	if same := few(ps[:2*fewest]); len(same) != 2*fewest {
		t.Errorf("%d of %d problems", len(same), 2*fewest)
	}
}
