package read

import (
	"cmp"
	"math"
	"slices"
)

// group finds which controls belong to one question: those of a row, else those
// one below the other with no other words between that begin as far left.
func (s *sheet) group() {
	var single []*control
	for _, row := range rows(s.controls) {
		if len(row) == 1 {
			single = append(single, row[0])
			continue
		}
		for _, c := range row {
			c.peers = row
		}
	}
	slices.SortStableFunc(single, func(a, b *control) int {
		return cmp.Or(cmp.Compare(math.Round(a.box.Left/3), math.Round(b.box.Left/3)), cmp.Compare(a.box.Top, b.box.Top))
	})
	for i := 0; i < len(single); {
		j := i + 1
		for j < len(single) && s.joined(single[j-1], single[j]) {
			j++
		}
		for _, c := range single[i:j] {
			c.peers = single[i:j]
		}
		i = j
	}
}

// joined reports whether a control is the next of the same question.
func (s *sheet) joined(a, b *control) bool {
	if a.form != b.form && !a.known && !b.known || math.Abs(a.box.Left-b.box.Left) > 3 || a.line == nil || b.line == nil {
		return false
	}
	from, to := slices.Index(s.lines, a.line), slices.Index(s.lines, b.line)
	if from < 0 || to < from {
		return false
	}
	for _, l := range s.lines[from+1 : max(to, from+1)] {
		if len(l.words) > 0 && l.words[0].box.Left < b.box.Right {
			return false
		}
	}
	return b.box.Top-a.box.Bottom < 6*b.line.height()
}
