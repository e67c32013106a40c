package draft

import (
	"slices"
	"strconv"
	"strings"

	"egovsite/generator/survey"
)

// captions are the heads of the columns of a table, one for each keyed answer;
// nil if the responses are no table.
func captions(subs []*survey.Submission) (out []string) {
	for _, k := range subs[0].Keyed {
		if k.Caption == "" {
			return nil
		}
		out = append(out, spaced(k.Caption))
	}
	return out
}

// again is what a form adds to a caption that stands a second time.
var again = pattern(`^(.*\S)\.(\d{1,3})$`)

// maxColumns is the greatest number of columns that are looked at.
const maxColumns = maxNumber

// table drafts from the columns of a table: their captions are wordings, and
// values that many responses share are options.
func (d *drafter) table(subs []*survey.Submission) {
	heads := captions(subs)
	if len(heads) > maxColumns {
		heads = heads[:maxColumns]
	}
	seen := map[string]bool{}
	last, counted := 0, false
	for i, caption := range heads {
		if m := again().FindStringSubmatch(caption); m != nil && (seen[m[1]] || seen[m[1]+"."]) {
			caption = m[1]
			if seen[m[1]+"."] {
				caption += "."
			}
		}
		seen[caption] = true
		var guesses []string
		q := survey.Question{Kind: survey.Text}
		if m := numberFirst().FindStringSubmatch(caption); m != nil {
			q.Number, _ = strconv.Atoi(m[1] + m[2])
			caption = m[3]
		}
		if q.Number <= last || q.Number > maxNumber {
			q.Number = last + 1
			counted = true
		}
		q.Wording, q.Required = starred(caption)
		if q.Wording == "" {
			continue
		}
		last = q.Number
		q.Options, q.Multiple = shared(subs, i)
		switch {
		case q.Options == nil:
		case personal(q.Wording) != "" || namesCountry().MatchString(q.Wording):
			q.Options, q.Multiple = nil, false
		default:
			q.Kind = survey.Choice
			q.Multiple = q.Multiple || several().MatchString(q.Wording)
			guesses = append(guesses, "its options are the values that responses share; add those that nobody selected, and write them in printed order")
		}
		d.add(q, guesses...)
	}
	if counted {
		d.about = append(d.about, "the captions print no numbers, so that the columns were counted; write the numbers of the form")
	}
	d.about = append(d.about, "a table has no headings, notes and asterisks; write them from the form")
}

// The least that makes values options: how often each stands, how many responses
// there are for one option, and how many options at most.
const (
	leastTwice   = 2
	leastRows    = 3
	mostOptions  = 12
	longestValue = 80
)

// shared are the values of a column that responses have in common. A value that
// only one response has may be its own words and is never taken. Yes and No are
// options wherever they stand alone.
func shared(subs []*survey.Submission, column int) (options []survey.Option, multiple bool) {
	count := map[string]int{}
	var order []string
	rows, single := 0, 0
	for _, sub := range subs {
		if column >= len(sub.Keyed) {
			continue
		}
		values := cellValues(&sub.Keyed[column])
		if len(values) > 0 {
			rows++
		}
		multiple = multiple || len(values) > 1
		for _, v := range values {
			if count[v]++; count[v] == 1 {
				order = append(order, v)
			}
		}
	}
	if rows == 0 {
		return nil, false
	}
	if !slices.ContainsFunc(order, func(v string) bool { return !isOption(v) }) && slices.ContainsFunc(order, func(v string) bool { return strings.EqualFold(v, "yes") || strings.EqualFold(v, "no") }) {
		all := []choice{{label: "Yes"}, {label: "No"}}
		for _, v := range order {
			if !strings.EqualFold(v, "yes") && !strings.EqualFold(v, "no") {
				all = append(all, choice{label: v})
			}
		}
		return coded(all), false
	}
	var all []choice
	for _, v := range order {
		switch {
		case len(v) > longestValue || hasAddress(v):
			return nil, false
		case count[v] >= leastTwice:
			all = append(all, choice{label: v})
		default:
			single++
		}
	}
	if len(all) < 2 || len(all) > mostOptions || rows < leastRows*len(all) || single*10 > rows {
		return nil, false
	}
	slices.SortStableFunc(all, func(a, b choice) int { return count[b.label] - count[a.label] })
	if single > 0 && !slices.ContainsFunc(all, func(c choice) bool { return strings.EqualFold(c.label, "other") }) {
		all = append(all, choice{label: "Other"})
	}
	return coded(all), multiple
}

// cellValues parts a cell at its separator.
func cellValues(k *survey.Keyed) (out []string) {
	parts := k.Selected
	if parts == nil && k.Separator != "" {
		parts = strings.Split(k.Text, k.Separator)
	} else if parts == nil {
		parts = []string{k.Text}
	}
	for _, p := range parts {
		if p = spaced(p); p != "" && len(out) < 100 {
			out = append(out, p)
		}
	}
	return out
}
