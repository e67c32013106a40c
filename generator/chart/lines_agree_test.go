package chart

import (
	"math"
	"testing"
)

// near reports whether two numbers are the same as far as a picture shows.
func near(got any, want float64) bool {
	f, ok := got.(float64)
	return ok && math.Abs(f-want) < .06
}

// rangesAgree compares each block's dots and lines with the rows, which an
// option has in the order of the table as long as there is one block.
func rangesAgree(t *testing.T, table *Table, o seriesOption) {
	dots, spans := o.values("supported"), o.values("range")
	n := 0
	for r := range table.Rows {
		if table.cell(r, "low").Value == nil {
			continue
		}
		of := 100 / float64(table.count(r, "asked"))
		for code, got := range map[string]any{"supported": dots[n], "low": spans[3*n], "high": spans[3*n+1]} {
			at := got.([]any)
			if !near(at[0], of*float64(table.count(r, code))) || at[1] != float64(r) {
				t.Errorf("%s of row %d: got %v", code, r, at)
			}
		}
		n++
	}
	if len(dots) != n || len(spans) != 3*n || len(o.values("touch")) != len(table.Rows) {
		t.Errorf("%d dots, %d ends and gaps for %d ranges", len(dots), len(spans), n)
	}
}

func distributionAgrees(t *testing.T, table *Table, o seriesOption) {
	for _, code := range ends {
		got := o.values(code)
		if len(got) != len(bands) {
			t.Fatalf("%s: %d bars", code, len(got))
		}
		for r, bar := range got {
			if n := bar.([]any)[1]; n != float64(table.count(r, code)) {
				t.Errorf("%s of row %d: got %v", code, r, n)
			}
		}
	}
}

// trendAgrees reads shares back from heights: in each plot the scale is as
// high as platePlot, and its foot is where a count of nothing would be.
func trendAgrees(t *testing.T, table *Table, o seriesOption) {
	s := &subject{kind: "trend", table: *table, words: english(t)}
	plates, _ := s.plates(wide)
	dots, spans, n := o.values("supported"), o.values("range"), 0
	for _, pl := range plates {
		for r := pl.first; r <= pl.last; r++ {
			if table.cell(r, "low").Value == nil {
				continue
			}
			asked := float64(table.count(r, "asked"))
			for code, got := range map[string]any{"supported": dots[n], "low": spans[3*n], "high": spans[3*n+1]} {
				share := (pl.base - got.([]any)[1].(float64)) / platePlot
				if math.Abs(share*asked-float64(table.count(r, code))) > .02 {
					t.Errorf("%s of row %d: got %v of %v", code, r, share*asked, asked)
				}
			}
			n++
		}
	}
	if n != len(dots) || 3*n != len(spans) {
		t.Errorf("%d dots, %d ends and gaps for %d points", len(dots), len(spans), n)
	}
}
