package render

import (
	"egovsite/generator/survey"
)

// A decisionRecord is who decided something, when and on what ground. There are
// no people in it.
type decisionRecord struct {
	Office  string `json:"office"`
	Decided string `json:"decided"`
	Reason  string `json:"reason"`
	Source  string `json:"source"`
}

type noteRecord struct {
	Question     string `json:"question"`
	Text         string `json:"text"`
	Office       string `json:"office"`
	Decided      string `json:"decided"`
	Reply        string `json:"reply"`
	ReplyOffice  string `json:"reply_office"`
	ReplyDecided string `json:"reply_decided"`
}

type dismissedRecord struct {
	Code      string         `json:"code"`
	Words     string         `json:"words"`
	Questions []string       `json:"questions"`
	Acts      []string       `json:"acts"`
	By        decisionRecord `json:"by"`
}

func decisionOf(d *survey.Decision) *decisionRecord {
	if d == nil {
		return nil
	}
	return &decisionRecord{d.Office, d.Date.String(), d.Reason, d.Source}
}

// settledBy is the decision that settled an answer, or nil.
func settledBy(a *survey.Answer) *survey.Decision {
	if a.Settled == nil || a.State != survey.Reviewed {
		return nil
	}
	return &a.Settled.Decision
}

func notesOf(v *survey.Review) []noteRecord {
	out := []noteRecord{}
	if v == nil {
		return out
	}
	for _, n := range v.Notes {
		out = append(out, noteRecord{n.Question, n.Text, n.Decision.Office, n.Decision.Date.String(), n.Reply, n.ReplyBy.Office, n.ReplyBy.Date.String()})
	}
	return out
}

func (s *site) dismissedFile(p *survey.Profile) []dismissedRecord {
	out := []dismissedRecord{}
	for _, d := range p.Dismissed {
		out = append(out, dismissedRecord{d.Code, s.checkWords(d.Check), orEmpty(d.Questions), orEmpty(d.Acts), *decisionOf(&d.By)})
	}
	return out
}
