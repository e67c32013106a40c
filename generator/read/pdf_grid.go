package read

import (
	"math"
	"slices"
	"strings"
)

// In a grid the words of a control stand at the head of its column, and its
// question at the beginning of its row.

const (
	// maxHeader is how many lines the heads of columns take at most, and
	// maxAbove how many lines further up they are looked for.
	maxHeader = 4
	maxAbove  = 120
)

// labelColumns names the controls of a row of a grid after their columns.
func (s *sheet) labelColumns(row []*control) {
	if len(row) < 2 {
		return
	}
	var centers []float64
	pitch := math.Inf(1)
	for i, c := range row {
		x, _ := c.box.Center()
		if i > 0 {
			pitch = min(pitch, x-centers[i-1])
		}
		centers = append(centers, x)
	}
	_, y := row[0].box.Center()
	at := len(s.lines) - 1
	for at >= 0 && s.lines[at].box.Bottom > row[0].box.Top {
		at--
	}
	heads := make([]string, len(row))
	lines := 0
	for tries := 0; at >= 0 && tries < maxAbove && lines < maxHeader; tries++ {
		l := s.lines[at]
		at--
		found := headsOf(l, centers, pitch)
		if found == nil {
			if lines > 0 {
				break
			}
			continue
		}
		for i, h := range found {
			heads[i] = strings.TrimSpace(h + " " + heads[i])
		}
		lines++
	}
	text := s.rowLine(row[0], y)
	if text == nil || slices.Contains(heads, "") {
		return
	}
	for i, c := range row {
		c.labels, c.line, c.word, c.near = heads[i], text, nil, 0
		text.columns = append(text.columns, c)
	}
}

// headsOf gives the words of a line to the columns that they stand over; nil if
// the line is none of heads.
func headsOf(l *textLine, centers []float64, pitch float64) []string {
	out := make([]string, len(centers))
	hit := 0
	for i := 0; i < len(l.words); {
		j := i + 1
		for j < len(l.words) && l.words[j].box.Left-l.words[j-1].box.Right < 0.5*l.height() {
			j++
		}
		left, right := l.words[i].box.Left, l.words[j-1].box.Right
		var words []string
		for _, w := range l.words[i:j] {
			words = append(words, w.text)
		}
		i = j
		if right < centers[0]-pitch/2 {
			continue // the head of the rows
		}
		column := slices.IndexFunc(centers, func(x float64) bool { return math.Abs((left+right)/2-x) <= pitch/2 })
		over := 0
		for _, x := range centers {
			if left <= x && x <= right {
				over++
			}
		}
		if column < 0 || out[column] != "" || over > 1 {
			return nil
		}
		out[column] = strings.Join(words, " ")
		hit++
	}
	if hit == 0 || hit == 1 && len(centers) > 2 {
		return nil
	}
	return out
}

// rowLine is the last line of the words at the beginning of a row.
func (s *sheet) rowLine(first *control, y float64) (best *textLine) {
	near := math.Inf(1)
	at := -1
	for i, l := range s.lines {
		down := math.Abs(first.below(l))
		if len(l.words) > 0 && l.words[0].box.Left < first.box.Left && down < near && down < 1.5*l.height() {
			near, at, best = down, i, l
		}
	}
	for at >= 0 && at+1 < len(s.lines) {
		next := s.lines[at+1]
		step := next.base - s.lines[at].base
		if step <= 0 || step > 1.5*next.height() || len(next.words) == 0 || next.box.Right > first.box.Left || s.taken(first, next) {
			break
		}
		at, best = at+1, next
	}
	return best
}
