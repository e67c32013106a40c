package chart

// A plate is where one indicator stands: a plot of its own, as small as the
// others and on the same scale.
type plate struct {
	course
	x, width  float64
	top, base float64  // of the scale from 0 to all
	why       []string // why the line is broken, in lines
	mirrored  bool     // the picture is; time runs from left to right all the same, as in every figure
}

// Measures of a plate.
const (
	plateScale = 40.0 // room for the words of the scale
	plateGap   = 24.0
	plateSide  = 24.0 // room beside the first and the last point
	plateHead  = 28.0
	platePlot  = 88.0
	plateFoot  = 40.0 // for the edition and its count below a point
	plateLine  = 15.0 // of the words that say why
)

// plates sets the indicators out, four in a row or two on a narrow page.
func (s *subject) plates(width float64) (out []plate, height float64) {
	across := 4
	if width < wide {
		across = 2
	}
	courses := s.courses()
	across = min(across, max(len(courses), across/2))
	room := (width - plateScale - plateGap*float64(across-1)) / float64(across)
	for i := 0; i < len(courses); i += across {
		lines := 0
		row := courses[i:min(i+across, len(courses))]
		for k, c := range row {
			pl := plate{course: c, mirrored: s.near() == "right", x: plateScale + float64(k)*(room+plateGap), width: room, top: height + plateHead}
			pl.base = pl.top + platePlot
			for r := c.first + 1; r <= c.last; r++ {
				if s.breaks(r) {
					pl.why = append(pl.why, wrap(s.table.cell(r, "before").Words, room, 12, 4)...)
				}
			}
			lines = max(lines, len(pl.why))
			out = append(out, pl)
		}
		height += plateHead + platePlot + plateFoot + plateLine*float64(lines) + 18
	}
	return out, height - 10
}

// breaks reports whether a row cannot be compared with the one before it.
func (s *subject) breaks(row int) bool {
	v := s.table.cell(row, "before").Value
	return v != nil && v != joined
}

// at is where a row stands from side to side.
func (pl *plate) at(row int) float64 {
	if pl.first == pl.last {
		return pl.x + pl.width/2
	}
	if pl.mirrored {
		row = pl.first + pl.last - row
	}
	return pl.x + plateSide + pl.step()*float64(row-pl.first)
}

// step is how far apart two points are.
func (pl *plate) step() float64 { return (pl.width - 2*plateSide) / float64(max(pl.last-pl.first, 1)) }

// y is the height of a share.
func (pl *plate) y(share float64) float64 { return pl.base - (pl.base-pl.top)*share }

// room reports whether words of a width have room below a row's point; those
// of the first and the last point always have.
func (pl *plate) room(row int, width float64) bool {
	return row == pl.first || row == pl.last || pl.step() >= width
}

// Widths that words below a point may take.
const (
	plateEdition = 38.0
	plateCount   = 54.0
)

// countWords are the count below a point, or that there is none.
func (s *subject) countWords(row int) string {
	if !s.ranged(row) {
		return s.say("few.short")
	}
	return s.shareWords(row)
}

// joinedRuns are the rows that a line joins, each with a range.
func (s *subject) joinedRuns(c course) [][]int {
	var out [][]int
	for r := c.first; r <= c.last; r++ {
		switch {
		case !s.ranged(r):
		case r > c.first && s.ranged(r-1) && s.table.cell(r, "before").Value == joined:
			out[len(out)-1] = append(out[len(out)-1], r)
		default:
			out = append(out, []int{r})
		}
	}
	return out
}
