package render

import "egovsite/generator/survey"

// ChangedAct is an act that came, went or is cited otherwise.
type ChangedAct struct {
	Change Term
	Act    Act           // as the newer submission has it, or the older where it went
	Fields []ChangedWord // what is cited otherwise
}

// ChangedWord is one fact before and after.
type ChangedWord struct{ Term, Old, New string }

// ChangedLink is a web address that came, went, or is given otherwise.
type ChangedLink struct {
	Change   Term
	Words    string
	Href     string // empty where it went
	Was      []string
	Old, New []Link // the answers that hold it
}

// ApartQuestions are questions that cannot be compared.
type ApartQuestions struct {
	Relation string
	Old, New []Link
	Reason   string
}

func (c comparison) acts() []ChangedAct {
	var out []ChangedAct
	for _, x := range c.d.Acts {
		v := ChangedAct{Change: c.changeTerm(x.Change)}
		if x.New == nil {
			v.Act = c.act(c.d.Old, x.Old)
			v.Act.CitedBy = questionLinks(c.d.Old.Response.Edition, x.Old.CitedBy, plainLink)
		} else {
			v.Act = c.act(c.d.New, x.New)
			v.Act.CitedBy = questionLinks(c.d.New.Response.Edition, x.New.CitedBy, c.answerLink)
		}
		for _, f := range x.Fields {
			v.Fields = append(v.Fields, c.actField(f, x.Old, x.New))
		}
		out = append(out, v)
	}
	return out
}

// actField says one fact of an act before and after.
func (c comparison) actField(name string, before, after *survey.Act) ChangedWord {
	value := func(p *survey.Profile, a *survey.Act) string {
		switch name {
		case "type":
			return c.sayCode("figures.act.", a.Type)
		case "number":
			return a.Number
		case "title":
			return a.Heading()
		case "place":
			return a.Place
		case "date":
			return c.words.Date(a.Date)
		case "address":
			return a.Address
		}
		var numbers []string
		for _, l := range questionLinks(p.Response.Edition, a.CitedBy, plainLink) {
			numbers = append(numbers, l.Words)
		}
		return c.list(numbers)
	}
	return ChangedWord{c.say("changes.act." + name), c.orNone(value(c.d.Old, before)), c.orNone(value(c.d.New, after))}
}

func (s *site) orNone(words string) string {
	if words == "" {
		return s.say("changes.nothing")
	}
	return words
}

func plainLink(q *survey.Question) Link { return Link{Words: numbered(q.Number)} }

func (c comparison) links() []ChangedLink {
	var out []ChangedLink
	for _, x := range c.d.Links {
		v := ChangedLink{Change: c.changeTerm(x.Change), Old: questionLinks(c.d.Old.Response.Edition, x.OldIn, plainLink),
			New: questionLinks(c.d.New.Response.Edition, x.NewIn, c.answerLink)}
		if len(x.New) > 0 {
			v.Words, v.Href = x.New[0], webAddress(x.New[0])
			for _, was := range x.Old {
				if was != x.New[0] {
					v.Was = append(v.Was, was)
				}
			}
		} else if len(x.Old) > 0 {
			v.Words = x.Old[0]
		}
		out = append(out, v)
	}
	return out
}

func (c comparison) apart() []ApartQuestions {
	var out []ApartQuestions
	for _, r := range c.d.Apart {
		out = append(out, ApartQuestions{Relation: c.say("changes.relate." + string(r.Relate)), Reason: r.Reason,
			Old: questionLinks(c.d.Old.Response.Edition, r.From, plainLink), New: questionLinks(c.d.New.Response.Edition, r.To, c.answerLink)})
	}
	return out
}
