package measure_test

import (
	"fmt"
	"strings"
	"testing"

	"egovsite/generator/measure"
	"egovsite/generator/survey"

	"github.com/google/go-cmp/cmp"
)

// walk is a crosswalk written "a=a b~c d|e,f": the same, reworded and
// comparable, split.
func walk(from, to, entries string) survey.Crosswalk {
	c := survey.Crosswalk{From: from, To: to}
	for e := range strings.FieldsSeq(entries) {
		i := strings.IndexAny(e, "=~|!")
		r := survey.Relation{From: []string{e[:i]}, To: strings.Split(e[i+1:], ","), Comparable: e[i] == '=' || e[i] == '~'}
		r.Relate = map[byte]survey.Relate{'=': survey.Same, '~': survey.Reworded, '|': survey.Split, '!': survey.Reworded}[e[i]]
		c.Entries = append(c.Entries, r)
	}
	return c
}

func TestTrend(t *testing.T) {
	edition := func(id, codes string) survey.Edition {
		e := survey.Edition{ID: id}
		for i, code := range strings.Fields(codes) {
			e.Questions = append(e.Questions, survey.Question{Code: code, Number: i + 1, Kind: survey.Text})
		}
		return e
	}
	editions := []survey.Edition{edition("1", "a b c"), edition("2", "a b2 c"), edition("3", "a b3 c1 c2")}
	for name, tt := range map[string]struct {
		items    map[string][]string
		walks    []survey.Crosswalk
		answered string
		want     []string
	}{
		"one edition":  {map[string][]string{"1": {"a"}}, nil, "1", nil},
		"no crosswalk": {map[string][]string{"1": {"a"}, "2": {"a"}}, nil, "1 2", []string{"1", "2 no-crosswalk"}},
		"comparable":   {map[string][]string{"1": {"a", "b"}, "2": {"a", "b2"}}, []survey.Crosswalk{walk("1", "2", "a=a b~b2 c!c")}, "1 2", []string{"1", "2 joined"}},
		"given newest first": {map[string][]string{"1": {"a", "b"}, "2": {"a", "b2"}}, []survey.Crosswalk{walk("1", "2", "a=a b~b2 c!c")}, "2 1",
			[]string{"1", "2 joined"}},
		"not comparable":       {map[string][]string{"1": {"a", "c"}, "2": {"a", "c"}}, []survey.Crosswalk{walk("1", "2", "a=a b~b2 c!c")}, "1 2", []string{"1", "2 items c"}},
		"another item":         {map[string][]string{"1": {"a"}, "2": {"b2"}}, []survey.Crosswalk{walk("1", "2", "a=a b~b2 c!c")}, "1 2", []string{"1", "2 items b2"}},
		"split":                {map[string][]string{"2": {"a", "c"}, "3": {"a", "c1"}}, []survey.Crosswalk{walk("2", "3", "a=a b2=b3 c|c1,c2")}, "2 3", []string{"2", "3 items c1"}},
		"more items":           {map[string][]string{"1": {"a"}, "2": {"a", "c"}}, []survey.Crosswalk{walk("1", "2", "a=a c=c")}, "1 2", []string{"1", "2 count c"}},
		"fewer items":          {map[string][]string{"1": {"a", "c"}, "2": {"a"}}, []survey.Crosswalk{walk("1", "2", "a=a c=c")}, "1 2", []string{"1", "2 count"}},
		"over one between":     {map[string][]string{"1": {"b"}, "3": {"b3"}}, []survey.Crosswalk{walk("1", "2", "b~b2"), walk("2", "3", "b2=b3")}, "1 3", []string{"1", "3 joined"}},
		"lost on the way":      {map[string][]string{"1": {"b"}, "3": {"b3"}}, []survey.Crosswalk{walk("1", "2", "b!b2"), walk("2", "3", "b2=b3")}, "1 3", []string{"1", "3 items b3"}},
		"directly, not around": {map[string][]string{"1": {"b"}, "3": {"b3"}}, []survey.Crosswalk{walk("1", "2", "b!b2"), walk("2", "3", "b2=b3"), walk("1", "3", "b=b3")}, "1 3", []string{"1", "3 joined"}},
		"not counted between":  {map[string][]string{"1": {"a"}, "3": {"a"}}, []survey.Crosswalk{walk("1", "2", "a=a"), walk("2", "3", "a=a")}, "1 2 3", []string{"1", "3 joined"}},
		"a break, then none":   {map[string][]string{"1": {"a"}, "2": {"a"}, "3": {"a"}}, []survey.Crosswalk{walk("2", "3", "a=a")}, "1 2 3", []string{"1", "2 no-crosswalk", "3 joined"}},
	} {
		t.Run(name, func(t *testing.T) {
			cat := &survey.Catalog{Editions: editions, Crosswalks: tt.walks, Indicators: []survey.Indicator{{Code: "x", Items: tt.items}, {Code: "nowhere"}}}
			var profiles []*survey.Profile
			for id := range strings.FieldsSeq(tt.answered) {
				e := cat.Edition(id)
				r := &survey.Cleared{Response: survey.Response{Edition: e}}
				for i := range e.Questions {
					r.Answers = append(r.Answers, survey.Answer{Question: &e.Questions[i], State: survey.Blank})
				}
				profiles = append(profiles, measure.Profile(r, cat))
			}
			var got []string
			for _, tr := range measure.Trend(profiles, cat) {
				for _, p := range tr.Points {
					s := fmt.Sprint(p.Profile.Response.Edition.ID, " ", p.Break, " ", strings.Join(p.Changed, ","))
					if p.Joined {
						s = p.Profile.Response.Edition.ID + " joined"
					}
					got = append(got, strings.TrimSpace(s))
				}
			}
			if diff := cmp.Diff(got, tt.want); diff != "" {
				t.Errorf("-got +want:\n%s", diff)
			}
		})
	}
}
