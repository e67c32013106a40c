package measure

import (
	"slices"

	"egovsite/generator/survey"
)

// links compares the addresses that two responses give. Those that lead to the
// same page, such as http and https, are one.
func (j *join) links(before, after []survey.Link) (out []survey.LinkChange) {
	was, is := linksOf(before), linksOf(after)
	for _, k := range is.order {
		l := is.of[k]
		c := survey.LinkChange{Change: survey.Added, Key: k, New: l.addresses, NewIn: l.questions}
		if o := was.of[k]; o != nil {
			c.Change, c.Old, c.OldIn = survey.Changed, o.addresses, o.questions
			if sameCodes(o.addresses, l.addresses) && sameCodes(j.newer(o.questions), j.shared(l.questions)) {
				continue
			}
		}
		out = append(out, c)
	}
	for _, k := range was.order {
		if is.of[k] == nil {
			l := was.of[k]
			out = append(out, survey.LinkChange{Change: survey.Removed, Key: k, Old: l.addresses, OldIn: l.questions})
		}
	}
	return out
}

// gathered are links by their key.
type gathered struct {
	order []string
	of    map[string]*address
}

type address struct{ addresses, questions []string }

func linksOf(links []survey.Link) gathered {
	g := gathered{of: map[string]*address{}}
	for _, l := range links {
		a := g.of[l.Key]
		if a == nil {
			a = &address{}
			g.of[l.Key] = a
			g.order = append(g.order, l.Key)
		}
		if !slices.Contains(a.addresses, l.Address) {
			a.addresses = append(a.addresses, l.Address)
		}
		if !slices.Contains(a.questions, l.Question) {
			a.questions = append(a.questions, l.Question)
		}
	}
	return g
}
