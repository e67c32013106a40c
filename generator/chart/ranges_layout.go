package chart

import (
	"slices"
	"strings"
)

// manyRows is up to how many countries stand in one list, each with room around it;
// more stand closer, by region, and side by side where the page is wide.
const manyRows = 60

// A sheet is where the countries stand in their picture.
type sheet struct {
	blocks         []block
	height         float64
	row            float64 // height of a line
	drop           float64 // how far below the middle of its line a range lies
	from, to       float64 // the ends of the scale, from the side where a block begins
	room, size     float64 // for a name, and of its letters
	above, grouped bool    // names stand over their ranges; by region
}

// A block is a column of lines.
type block struct {
	x, y, width float64
	lines       []sheetLine
}

// A sheetLine is a row of the table, or the name of a region.
type sheetLine struct {
	row     int // -1 for a name, and for the room before it
	heading string
}

// scaleRoom is what the words of the scale take above a block.
const scaleRoom = 22.0

func (s *subject) sheet(width float64) sheet {
	groups := s.byRegion()
	sh := sheet{row: 26, from: 212, to: width - 66, room: 196, size: 13, grouped: len(groups) > 1}
	columns := [][]sheetLine{nil}
	for g := range groups {
		columns[0] = append(columns[0], groups[g]...)
	}
	switch {
	case sh.grouped:
		columns = halves(groups)
		sh.row, sh.size, sh.room, sh.from, sh.to = 15, 12, 150, 158, 310
	case width < wide:
		sh.row, sh.drop, sh.above, sh.room, sh.from, sh.to = 40, 8, true, width-70, 14, width-18
	}
	const between = 24.0
	sh.blocks = make([]block, 0, len(columns))
	for i, lines := range columns {
		b := block{y: scaleRoom, width: width, lines: lines}
		switch {
		case !sh.grouped:
		case width < wide:
			sh.room, sh.from, sh.to = 136, 144, width-60
			b.y += sh.height
		default:
			b.width = (width - between) / 2
			b.x = float64(i) * (b.width + between)
		}
		sh.blocks = append(sh.blocks, b)
		sh.height = max(sh.height, b.y+sh.row*float64(len(lines))+4)
	}
	return sh
}

// byRegion is the rows in one group, or, where they are many, one for each
// region by its name, under that name.
func (s *subject) byRegion() [][]sheetLine {
	regions := map[string][]sheetLine{}
	var all []sheetLine
	for r := range s.table.Rows {
		name := s.table.cell(r, "region").Words
		regions[name] = append(regions[name], sheetLine{row: r})
		all = append(all, sheetLine{row: r})
	}
	if len(all) <= manyRows || len(regions) < 2 {
		return [][]sheetLine{all}
	}
	var names []string
	for name := range regions {
		names = append(names, name)
	}
	slices.SortFunc(names, s.words.Order())
	var out [][]sheetLine
	for _, name := range names {
		out = append(out, append([]sheetLine{{row: -1}, {row: -1, heading: name}}, regions[name]...))
	}
	return out
}

// halves shares groups out to two columns, as alike in length as can be
// without taking one apart. No column begins with the room before a name.
func halves(groups [][]sheetLine) [][]sheetLine {
	best, cut := -1, 1
	for i := 1; i < len(groups); i++ {
		longer := max(len(slices.Concat(groups[:i]...)), len(slices.Concat(groups[i:]...)))
		if best < 0 || longer < best {
			best, cut = longer, i
		}
	}
	return [][]sheetLine{slices.Concat(groups[:cut]...)[1:], slices.Concat(groups[cut:]...)[1:]}
}

// middle is the height of a line's range.
func (sh *sheet) middle(b *block, line int) float64 {
	return b.y + sh.row*(float64(line)+.5) + sh.drop
}

// ranged reports whether a row has a range.
func (s *subject) ranged(row int) bool { return s.table.cell(row, "low").Value != nil }

// shareWords are the supported share of a row, or why there is none.
func (s *subject) shareWords(row int) string {
	if !s.ranged(row) {
		return s.table.cell(row, "low").Words
	}
	return s.words.Say("figures.of", "Part", s.table.count(row, "supported"), "Total", s.table.count(row, "asked"))
}

// rowWords are the full words of a row, for a tip.
func (s *subject) rowWords(row int, columns ...string) string {
	out := []string{s.table.cell(row, "country").Words}
	for _, code := range columns {
		out = append(out, s.say("column."+code)+": "+s.table.cell(row, code).Words)
	}
	return strings.Join(out, "\n")
}
