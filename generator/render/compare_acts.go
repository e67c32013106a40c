package render

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"egovsite/generator/survey"
)

// areas are the areas of law, with the acts cited for each.
func (x *sides) areas() []CompareActs {
	var out []CompareActs
	seen := map[string]bool{}
	for _, e := range x.newestEditions() {
		for i := range e.Questions {
			q := &e.Questions[i]
			if seen[q.row()] || !slices.Contains(e.Areas, q.row()) {
				continue
			}
			seen[q.row()] = true
			out = append(out, x.acts(q.Label, func(c *column) func(*compareAct) bool {
				if asked := c.questions[q.row()]; asked != nil {
					return func(a *compareAct) bool { return slices.Contains(a.For, asked.Code) }
				}
				return nil
			}))
		}
	}
	return out
}

// years are the years in which acts were given, the undated ones last.
func (x *sides) years() []CompareActs {
	var years []int
	for _, c := range x.columns {
		for _, a := range c.file.Acts {
			years = append(years, cmp.Or(a.Year, undated))
		}
	}
	slices.Sort(years)
	var out []CompareActs
	for _, year := range slices.Compact(years) {
		label := strconv.Itoa(year)
		if year == undated {
			label = x.say("figures.act.undated")
		}
		out = append(out, x.acts(label, func(*column) func(*compareAct) bool {
			return func(a *compareAct) bool { return cmp.Or(a.Year, undated) == year }
		}))
	}
	return out
}

// undated is a year after all others.
const undated = 9999

// acts are those of each profile for which of is true. It returns nil where the
// profile's edition does not ask about them.
func (x *sides) acts(label string, of func(*column) func(*compareAct) bool) CompareActs {
	v := CompareActs{Label: label}
	for i := range x.columns {
		c := &x.columns[i]
		cell, wanted := CompareActCell{Country: c.Words}, of(c)
		for j := range c.file.Acts {
			if a := &c.file.Acts[j]; wanted != nil && wanted(a) {
				cell.Acts = append(cell.Acts, x.compareAct(c, a))
			}
		}
		switch {
		case wanted == nil:
			cell.None = x.names.States[string(survey.NotAsked)]
		case len(cell.Acts) == 0:
			cell.None = x.say("compare.acts.none")
		}
		v.Cells = append(v.Cells, cell)
	}
	return v
}

func (x *sides) compareAct(c *column, a *compareAct) CompareAct {
	var about []string
	if a.Type != "" {
		about = append(about, x.names.Acts[a.Type])
	}
	if a.Number != "" {
		about = append(about, x.say("act.number", "Number", a.Number))
	}
	if a.Year != 0 {
		about = append(about, strconv.Itoa(a.Year))
	}
	return CompareAct{Link{Words: cmp.Or(a.Title, x.say("act.untitled")), Href: c.Href + "#" + a.ID}, strings.Join(about, " · "), c.file.Language}
}
