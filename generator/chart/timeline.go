package chart

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"egovsite/generator/locale"
	"egovsite/generator/survey"
)

// The legal acts cited, by date. Those without a date stand at the end of the
// table and are counted in the sentence.

func timelineTable(spec survey.Figure, p *survey.Profile, words *locale.Locale) Table {
	t := Table{Columns: heads(words, "act-timeline", []string{"date", "act", "type", "answers"}, []string{"year", "cited"})}
	acts := make([]*survey.Act, len(p.Response.Acts))
	for i := range acts {
		acts[i] = &p.Response.Acts[i]
	}
	slices.SortStableFunc(acts, func(a, b *survey.Act) int {
		if a.Date.Zero() != b.Date.Zero() {
			if a.Date.Zero() {
				return 1
			}
			return -1
		}
		return a.Date.Compare(b.Date)
	})
	for _, a := range acts {
		date, year := Cell{Words: words.Say("figures.act.undated")}, Cell{}
		if !a.Date.Zero() {
			date = Cell{Value: a.Date.String(), Words: words.Date(a.Date)}
			year = Cell{Value: a.Date.Year, Words: strconv.Itoa(a.Date.Year)}
		}
		answers := numbers(p.Response, a.CitedBy)
		t.Rows = append(t.Rows, []Cell{date,
			{Value: a.ID, Words: actTitle(a, words), Link: a.Address, Own: true},
			{Value: a.Type, Words: actType(a, words)},
			{Value: answers, Words: answers},
			year, number(words, len(a.CitedBy))})
	}
	return t
}

// dated is how many rows, the first of the table, have a date.
func (s *subject) dated() int {
	n := 0
	for r := range s.table.Rows {
		if s.table.cell(r, "year").Value != nil {
			n++
		}
	}
	return n
}

func timelineEnough(s *subject) bool { return s.dated() > 0 }

func timelineWords(s *subject) (title, sentence string) {
	t, n := &s.table, s.dated()
	first, last := t.cell(0, "year").Words, t.cell(n-1, "year").Words
	most, year, tied := 0, "", false
	for r, run := 0, 0; r < n; r++ {
		run++
		if r+1 < n && t.count(r+1, "year") == t.count(r, "year") {
			continue
		}
		tied = run == most || tied && run < most
		if run > most {
			most, year = run, t.cell(r, "year").Words
		}
		run = 0
	}
	if first == last {
		title = s.say("title.one", "Year", first, "Count", n)
	} else {
		title = s.say("title", "First", first, "Last", last, "Count", n)
	}
	if !tied && most > 1 && first != last {
		sentence = s.say("sentence.busiest", "Year", year, "Count", most) + " "
	}
	if n == len(t.Rows) {
		return title, sentence + s.say("sentence.all")
	}
	return title, sentence + s.say("sentence", "Total", len(t.Rows), "Count", len(t.Rows)-n)
}

// yearOf places a date on an axis of years: "2018-09-12" is 2018.7. A date
// that is less exact stands in the middle of what it may be.
func yearOf(iso string) float64 {
	parts := strings.Split(iso, "-")
	year, _ := strconv.ParseFloat(parts[0], 64)
	if len(parts) == 1 {
		return year + .5
	}
	month, _ := strconv.ParseFloat(parts[1], 64)
	day := 15.0
	if len(parts) == 3 {
		day, _ = strconv.ParseFloat(parts[2], 64)
	}
	return year + (month-1)/12 + (day-1)/365
}

// A pennant is an act on the wide timeline: a dot on its own height with its
// title beside it, and a stem down to the axis.
type pennant struct {
	row   int
	year  float64
	lane  int
	label string // empty where no height was left for words
}

// Measures of the wide timeline.
const (
	pennantRoom  = 360.0 // for the words of the latest act
	pennantWords = 400.0 // for the words of any
	pennantStep  = 18.0
	pennantLanes = 30
)

// pennants gives each dated act a height so that no stem crosses words: an act
// stands above every later one whose stem would run through its title.
func (s *subject) pennants() (out []pennant, from, to, lanes int) {
	n := s.dated()
	from, to = s.table.count(0, "year"), s.table.count(n-1, "year")+1
	perYear := (wide - pennantRoom) / float64(to-from)
	out = make([]pennant, n)
	for i := n - 1; i >= 0; i-- {
		f := pennant{row: i, year: yearOf(s.table.cell(i, "date").Value.(string)), lane: 1}
		room := min(pennantWords, wide-28-(f.year-float64(from))*perYear)
		f.label = fit(s.table.cell(i, "act").Words, room, 12)
		reach := f.year + (textWidth(f.label, 12)+16)/perYear
		above := func(until float64) int {
			lane := 1
			for j := i + 1; j < n && out[j].year <= until; j++ {
				lane = max(lane, out[j].lane+1)
			}
			return lane
		}
		if f.lane = above(reach); f.lane > pennantLanes {
			f.label, f.lane = "", above(f.year+10/perYear)
		}
		out[i] = f
		lanes = max(lanes, f.lane)
	}
	return out, from, to, lanes
}

func timelineSVG(s *subject, width float64) []byte {
	pennants, from, to, lanes := s.pennants()
	base := 8 + pennantStep*float64(lanes+1)
	p := open(s, width, base+26)
	p.mirror = false
	perYear := (wide - pennantRoom) / float64(to-from)
	x := func(year float64) float64 { return math.Round(16 + (year-float64(from))*perYear) }
	y := func(lane int) float64 { return base - pennantStep*float64(lane) }
	p.line("m-axis", 0, base, x(float64(to)), base)
	every := yearStep(perYear)
	for year := from; year <= to; year++ {
		if year%every == 0 {
			p.line("m-axis", x(float64(year)), base, x(float64(year)), base+5)
			p.text("t-small t-muted", x(float64(year)), base+19, middle, strconv.Itoa(year))
		}
	}
	for _, f := range pennants {
		p.line("m-stem", x(f.year), y(f.lane), x(f.year), base)
	}
	for _, f := range pennants {
		p.dot("m-dot", x(f.year), y(f.lane), 4, s.table.cell(f.row, "date").Value.(string))
		if f.label != "" {
			p.text("t-small t-own", x(f.year)+9, y(f.lane)+4, start, f.label)
		}
	}
	return p.done()
}

// yearStep is every how many years an axis can be labelled.
func yearStep(perYear float64) int {
	for _, step := range []int{1, 2, 5, 10, 20} {
		if perYear*float64(step) >= 44 {
			return step
		}
	}
	return 50
}
