package render

import (
	"html/template"
	"strconv"

	"egovsite/generator/chart"
	"egovsite/generator/survey"
)

// A Term is a code of the data with its words, such as a state of an answer.
// The style sheet gives each code its own symbol and pattern.
type Term struct {
	Code  string
	Words string
	Why   string        // explains the words; empty where they explain themselves
	Step  bool          // it is a step of the evidence ladder
	Mark  template.HTML // a standing's mark, the same as in the strip; the style sheet marks the others
}

func (s *site) state(st survey.State) Term {
	return Term{Code: string(st), Words: s.say("state." + string(st)), Why: s.sayIf("state-means." + string(st))}
}

func (s *site) standing(st survey.Standing) Term {
	return Term{Code: string(st), Words: s.say("standing." + string(st)), Why: s.sayIf("standing-means." + string(st)),
		Mark: ownSVG(chart.Swatch(string(st)))}
}

// grade is a step of the evidence ladder with the rule that gave it.
func (s *site) grade(g survey.Grade, rule survey.Rule) Term {
	return Term{Code: g.String(), Step: true, Words: s.say("grade." + g.String()), Why: s.sayCode("rule.", string(rule))}
}

// step is a step of the ladder with what it means.
func (s *site) step(g survey.Grade) Term {
	t := s.grade(g, "")
	t.Why = s.say("grade-means." + g.String())
	return t
}

func (s *site) sayIf(key string) string {
	if s.words.Has(key) {
		return s.words.Say(key)
	}
	return ""
}

// fourStandings are the parts of a strip, in its order.
func (s *site) fourStandings() []Term {
	return []Term{s.standing(survey.StandRecorded), s.standing(survey.StandDocumented),
		s.standing(survey.StandOpen), s.standing(survey.StandNo)}
}

// A Strip is the coverage strip with its words: the site's signature.
type Strip struct {
	Picture   template.HTML
	Share     string // "10 of 10"; empty below the minimum data
	Supported string // "10 of 10 areas stated or documented"; below the minimum data the counts alone
	Range     string // "between 0 and 10 of 10 hold"
	Note      string // says that no selection is recorded, where that is so
}

// strip draws the counts of an indicator and says them. Below the minimum data
// nothing but the counts is said.
func (s *site) strip(v *survey.Value, width int) Strip {
	c := v.Counts
	out := Strip{Picture: ownSVG(chart.Strip(c, s.words, width))}
	if !v.Enough {
		out.Supported = s.countsWords(c)
	} else {
		out.Share = s.say("strip.share", "Supported", c.Supported(), "Count", c.Asked())
		out.Supported = s.say("strip.supported", "Supported", c.Supported(), "Count", c.Asked())
	}
	out.Range = s.rangeWords(v)
	if c.Asked() > 0 && c.No == 0 && noneSelected(v) {
		out.Note = s.say("strip.unmarked")
	}
	return out
}

// rangeWords says the range of an indicator.
func (s *site) rangeWords(v *survey.Value) string {
	c := v.Counts
	switch {
	case c.Asked() == 0:
		return s.say("range.none")
	case !v.Enough:
		return s.say("range.few", "Count", c.Asked())
	case c.Low() == c.High():
		return s.say("range.exact", "Low", c.Low(), "Count", c.Asked())
	}
	return s.say("range.between", "Low", c.Low(), "High", c.High(), "Count", c.Asked())
}

// noneSelected reports whether every choice item is printed without its mark.
func noneSelected(v *survey.Value) bool {
	found := false
	for _, it := range v.Items {
		if it.Question.Kind == survey.Choice && it.Answer != nil {
			if it.Answer.State != survey.NotRecorded {
				return false
			}
			found = true
		}
	}
	return found
}

// numbered is a question's printed number as readers call it: "Q36".
func numbered(n int) string { return "Q" + strconv.Itoa(n) }
