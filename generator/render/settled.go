package render

import "egovsite/generator/survey"

// SettledNote says of a reviewed answer who settled it, and on what ground.
type SettledNote struct {
	Words  string // "Settled by the Ministry of Examples on 2 November 2026."
	Reason string // may be empty
	Source string // "Source: letter 12/2026"; may be empty
}

// settled is the note of an answer; nil if nobody settled it.
func (s *site) settled(a *survey.Answer) *SettledNote {
	by := a.Settled
	if by == nil || a.State != survey.Reviewed {
		return nil
	}
	v := &SettledNote{Words: s.say("settled.by", "Office", by.Office, "Date", s.words.Date(by.Date)), Reason: by.Reason}
	if by.Source != "" {
		v.Source = s.say("settled.source", "Source", by.Source)
	}
	return v
}
