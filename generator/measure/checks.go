package measure

import (
	"slices"
	"strconv"
	"strings"

	"egovsite/generator/survey"
)

// checks are the findings worded "please check", in the order of display. None
// is a score. The words are in the language files under check.<code>: a title,
// a text made with the values of the finding, and why it is worth a look.
var checks = []struct {
	code string
	find func(*survey.Profile, *survey.Catalog) []survey.Check
}{
	{"strategy-period-ended", periodEnded},
	{"different-governing-acts", differentActs},
	{"part-text-elsewhere", partElsewhere},
	{"not-yet-adopted", notYetAdopted},
	{"host-near-miss", nearMiss},
}

// check runs every check on a profile whose values and hosts are filled in, and
// parts what a person put aside from the rest.
func check(p *survey.Profile, cat *survey.Catalog) (out []survey.Check, aside []survey.Dismissed) {
	for _, c := range checks {
		for _, found := range c.find(p, cat) {
			found.Code = c.code
			if d := dismissal(p.Response.Review, found); d != nil {
				aside = append(aside, survey.Dismissed{Check: found, By: d.Decision})
			} else {
				out = append(out, found)
			}
		}
	}
	return out, aside
}

// dismissal is the decision by which a finding was put aside, or nil.
func dismissal(v *survey.Review, found survey.Check) *survey.Dismissal {
	if v == nil {
		return nil
	}
	for i := range v.Dismissed {
		if d := &v.Dismissed[i]; d.Check == found.Code && (d.Question == "" || slices.Contains(found.Questions, d.Question)) {
			return d
		}
	}
	return nil
}

// numbers writes the printed numbers of questions: "59, 88".
func numbers(e *survey.Edition, codes []string) string {
	var out []string
	for _, code := range codes {
		if i := e.ByCode(code); i >= 0 {
			out = append(out, strconv.Itoa(e.Questions[i].Number))
		}
	}
	return strings.Join(out, ", ")
}

// actName is what an act is called where there is no room for more.
func actName(a *survey.Act) string {
	switch {
	case a.Title != "":
		return a.Title
	case a.Number != "":
		return a.Number
	}
	return a.Address
}
