package read

import (
	"slices"

	"egovsite/generator/read/drawing"
)

// Words are read line by line, also across the cells of a table, since a row says
// what belongs together. Only prose that runs in columns is read column by column:
// several lines with one gap between them all and several words on both sides of it.

const (
	gutterGap   = 1.2 // least width of the gap, in heights of a line
	columnLines = 4   // least lines of a column
	columnWords = 3.5 // least words a line of a column has on average
	maxColumns  = 6
	maxGaps     = 8   // gaps of a line that are tried
	maxBlock    = 300 // lines that columns are looked for on
)

// inColumns puts lines in reading order.
func inColumns(lines []*textLine) []*textLine { return columns(lines, maxColumns) }

func columns(lines []*textLine, deepest int) (out []*textLine) {
	if deepest == 0 {
		return lines
	}
	for i := 0; i < len(lines); {
		n, at := columnBlock(lines[i:])
		if n == 0 {
			out = append(out, lines[i])
			i++
			continue
		}
		left, right := split(lines[i:i+n], at)
		out = append(append(out, left...), columns(right, deepest-1)...)
		i += n
	}
	return out
}

// columnBlock finds how many of the first lines run in two columns, and where
// they part; 0 if they do not.
func columnBlock(lines []*textLine) (n int, at float64) {
	for _, gap := range gaps(lines[0]) {
		low, high := gap[0], gap[1]
		n = 1
		for n < min(len(lines), maxBlock) && lines[n].box.Top-lines[n-1].box.Bottom < 1.5*lines[n].height() {
			from, to, ok := clear(lines[n], low, high)
			if !ok {
				break
			}
			low, high = from, to
			n++
		}
		if at = (low + high) / 2; isProse(lines[:n], at) {
			return n, at
		}
	}
	return 0, 0
}

// gaps are the wide gaps of a line.
func gaps(l *textLine) (out [][2]float64) {
	for i := 1; i < len(l.words) && len(out) < maxGaps; i++ {
		if from, to := l.words[i-1].box.Right, l.words[i].box.Left; to-from > gutterGap*l.height() {
			out = append(out, [2]float64{from, to})
		}
	}
	return out
}

// clear narrows a gap to what a line leaves free of it.
func clear(l *textLine, low, high float64) (from, to float64, ok bool) {
	middle := (low + high) / 2
	for _, w := range l.words {
		if b := w.box; b.Right <= middle {
			low = max(low, b.Right)
		} else if b.Left >= middle {
			high = min(high, b.Left)
		} else {
			return 0, 0, false
		}
	}
	return low, high, high-low > gutterGap*0.6*l.height()
}

// isProse reports whether lines run in columns on both sides of a gap.
func isProse(lines []*textLine, at float64) bool {
	left, right := split(lines, at)
	for _, side := range [][]*textLine{left, right} {
		words := 0
		for _, l := range side {
			words += len(l.words)
		}
		if len(side) < columnLines || float64(words) < columnWords*float64(len(side)) {
			return false
		}
	}
	return true
}

// split cuts lines in two at a place.
func split(lines []*textLine, at float64) (left, right []*textLine) {
	for _, l := range lines {
		k := slices.IndexFunc(l.words, func(w *textWord) bool { return w.box.Left >= at })
		if k < 0 {
			k = len(l.words)
		}
		for side, words := range [][]*textWord{l.words[:k], l.words[k:]} {
			if len(words) == 0 {
				continue
			}
			part := (&textLine{words: slices.Clone(words), box: drawing.Box{}}).fit()
			if side == 0 {
				left = append(left, part)
			} else {
				right = append(right, part)
			}
		}
	}
	return left, right
}
