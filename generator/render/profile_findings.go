package render

import (
	"slices"
	"strconv"

	"egovsite/generator/survey"
)

// Check is a finding worded "please check".
type Check struct {
	Title     string
	Words     string
	Why       string // why it is worth looking at
	Questions []Link
}

func (s *site) checks(p *survey.Profile) []Check {
	var out []Check
	for _, c := range p.Checks {
		out = append(out, s.check(p, c))
	}
	return out
}

func (s *site) check(p *survey.Profile, c survey.Check) Check {
	v := Check{Title: s.say("check." + c.Code + ".title"), Words: s.checkWords(c), Why: s.say("check." + c.Code + ".why")}
	for _, code := range c.Questions {
		if q := question(p, code); q != nil {
			v.Questions = append(v.Questions, Link{Words: numbered(q.Number), Href: "#" + q.Anchor()})
		}
	}
	return v
}

// checkWords says a finding with its values in a fixed order.
func (s *site) checkWords(c survey.Check) string {
	names := make([]string, 0, len(c.Words))
	for name := range c.Words {
		names = append(names, name)
	}
	slices.Sort(names)
	var values []any
	for _, name := range names {
		// A whole number chooses the plural form.
		if n, err := strconv.Atoi(c.Words[name]); err == nil && name == "Count" {
			values = append(values, name, n)
			continue
		}
		values = append(values, name, c.Words[name])
	}
	return s.say("check."+c.Code, values...)
}

// Settle is an answer that would narrow ranges if it were recorded.
type Settle struct {
	Number  string
	Label   string
	Wording string
	Href    string
	Options []string // to be ticked on paper
	Narrows []Link
	Grade   Term
}

func (s *site) settle(p *survey.Profile) []Settle {
	var out []Settle
	for _, x := range p.Settle {
		v := Settle{Number: numbered(x.Question.Number), Label: s.words.Label(x.Question), Wording: x.Question.Wording,
			Href: "#" + x.Question.Anchor(), Grade: s.grade(x.Grade, "")}
		for _, o := range x.Question.Options {
			v.Options = append(v.Options, o.Label)
		}
		for _, code := range x.Narrows {
			for i := range p.Values {
				if p.Values[i].Indicator.Code == code {
					v.Narrows = append(v.Narrows, Link{Words: s.words.Indicator(p.Values[i].Indicator), Href: "#" + code})
				}
			}
		}
		out = append(out, v)
	}
	return out
}

// SettleMore are further answers that would narrow the same ranges.
type SettleMore struct {
	Narrows   []Link
	Questions []Link
}

// settleMore puts together answers that would narrow the same ranges.
func settleMore(rest []Settle) []SettleMore {
	var out []SettleMore
	for _, x := range rest {
		if last := len(out) - 1; last < 0 || !slices.Equal(out[last].Narrows, x.Narrows) {
			out = append(out, SettleMore{Narrows: x.Narrows})
		}
		m := &out[len(out)-1]
		m.Questions = append(m.Questions, Link{Words: x.Number, Href: x.Href})
	}
	return out
}

func yearOf(n int) string { return strconv.Itoa(n) }
