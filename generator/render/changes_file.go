package render

import "egovsite/generator/survey"

// changesFile is data/changes/<edition>/<ISO3>.json: what each submission of a
// country changed against the one before it. docs/diff-json.md describes it.
type changesFile struct {
	Format  string         `json:"format"`
	Country countryRecord  `json:"country"`
	Changes []changeRecord `json:"changes"`
}

// changeRecord is one submission against another.
type changeRecord struct {
	Old        submissionRecord        `json:"old"`
	New        submissionRecord        `json:"new"`
	Same       int                     `json:"same"`
	Answers    []answerChangeRecord    `json:"answers"`
	Apart      []apartRecord           `json:"apart"`
	Acts       []actChangeRecord       `json:"acts"`
	Links      []linkChangeRecord      `json:"links"`
	Indicators []indicatorChangeRecord `json:"indicators"`
}

type submissionRecord struct {
	Edition string `json:"edition"`
	File    string `json:"file"`
	Format  string `json:"format"`
	SHA256  string `json:"sha256"`
	Lines   int    `json:"lines"`
}

type answerChangeRecord struct {
	Question    string        `json:"question"`
	Number      int           `json:"number"`
	OldQuestion string        `json:"old_question"`
	OldNumber   int           `json:"old_number"`
	Label       string        `json:"label"`
	Change      string        `json:"change"`
	Differs     []string      `json:"differs"`
	Old         sideRecord    `json:"old"`
	New         sideRecord    `json:"new"`
	Words       []pieceRecord `json:"words"`
	Moves       []movedRecord `json:"moves"`
}

// sideRecord is an answer as one submission has it.
type sideRecord struct {
	State    string   `json:"state"`
	Selected []string `json:"selected"` // null where no selection is recorded
	Text     string   `json:"text"`
	Grade    string   `json:"grade"`
}

type pieceRecord struct {
	Change string `json:"change"` // "kept", "added" or "removed"
	Words  string `json:"words"`
	Space  bool   `json:"space"`
}

type movedRecord struct {
	Indicator string `json:"indicator"`
	Question  string `json:"question"`
	Old       string `json:"old"`
	New       string `json:"new"`
}

type apartRecord struct {
	Relate string   `json:"relate"`
	From   []string `json:"from"`
	To     []string `json:"to"`
	Reason string   `json:"reason"`
}

type actChangeRecord struct {
	Change string     `json:"change"`
	Fields []string   `json:"fields"`
	Old    *actRecord `json:"old"`
	New    *actRecord `json:"new"`
}

type linkChangeRecord struct {
	Change string   `json:"change"`
	Key    string   `json:"key"`
	Old    []string `json:"old"`
	New    []string `json:"new"`
	OldIn  []string `json:"old_in"`
	NewIn  []string `json:"new_in"`
}

type indicatorChangeRecord struct {
	Code       string        `json:"code"`
	Name       string        `json:"name"`
	Change     string        `json:"change"`
	Comparable bool          `json:"comparable"`
	Old        *countsRecord `json:"old"` // null where the edition does not have it
	New        *countsRecord `json:"new"`
	Items      []itemMove    `json:"items"`
}

type countsRecord struct {
	Recorded   int  `json:"recorded"`
	Documented int  `json:"documented"`
	Open       int  `json:"open"`
	No         int  `json:"no"`
	Asked      int  `json:"asked"`
	Low        *int `json:"low"` // null below the minimum data
	High       *int `json:"high"`
	Supported  *int `json:"supported"`
}

type itemMove struct {
	Question string   `json:"question"`
	Number   int      `json:"number"`
	Old      string   `json:"old"`
	New      string   `json:"new"`
	Through  []string `json:"through"`
}

func (s *site) changesFile(country *survey.Country, ds []survey.Diff) changesFile {
	f := changesFile{Format: "egovsite-diff/1", Country: s.country(country), Changes: []changeRecord{}}
	for i := range ds {
		f.Changes = append(f.Changes, changeOf(&ds[i]))
	}
	return f
}

func changeOf(d *survey.Diff) changeRecord {
	f := changeRecord{Old: submissionOf(d.Old.Response), New: submissionOf(d.New.Response), Same: d.Same, Answers: []answerChangeRecord{},
		Apart: []apartRecord{}, Acts: []actChangeRecord{}, Links: []linkChangeRecord{}, Indicators: []indicatorChangeRecord{}}
	for i := range d.Answers {
		f.Answers = append(f.Answers, answerChangeOf(&d.Answers[i]))
	}
	for _, r := range d.Apart {
		f.Apart = append(f.Apart, apartRecord{string(r.Relate), orEmpty(r.From), orEmpty(r.To), r.Reason})
	}
	for _, c := range d.Acts {
		f.Acts = append(f.Acts, actChangeRecord{string(c.Change), orEmpty(c.Fields), actOf(c.Old), actOf(c.New)})
	}
	for _, c := range d.Links {
		f.Links = append(f.Links, linkChangeRecord{string(c.Change), c.Key, orEmpty(c.Old), orEmpty(c.New), orEmpty(c.OldIn), orEmpty(c.NewIn)})
	}
	for _, c := range d.Indicators {
		rec := indicatorChangeRecord{c.Indicator.Code, c.Indicator.Name, string(c.Change), c.Comparable, countsOf(c.Old), countsOf(c.New), []itemMove{}}
		for _, m := range c.Moves {
			q := m.New.Question
			rec.Items = append(rec.Items, itemMove{q.Code, q.Number, string(m.Old.Standing), string(m.New.Standing), orEmpty(m.Because)})
		}
		f.Indicators = append(f.Indicators, rec)
	}
	return f
}

func submissionOf(r *survey.Cleared) submissionRecord {
	return submissionRecord{r.Edition.ID, fileName(r.Source), r.Source.Format, r.Source.SHA256, r.Source.Lines}
}

func answerChangeOf(c *survey.AnswerChange) answerChangeRecord {
	was, is := c.Old.Question, c.New.Question
	f := answerChangeRecord{Question: is.Code, Number: is.Number, OldQuestion: was.Code, OldNumber: was.Number, Label: is.Label,
		Change: string(c.Change), Differs: []string{}, Old: sideOf(c.Old), New: sideOf(c.New), Words: []pieceRecord{}, Moves: []movedRecord{}}
	for _, part := range []struct {
		name    string
		differs bool
	}{{"state", c.State}, {"selected", c.Selected}, {"text", c.Text != nil}, {"grade", c.Grade}} {
		if part.differs {
			f.Differs = append(f.Differs, part.name)
		}
	}
	for _, p := range c.Text {
		fate := string(p.Change)
		if fate == "" {
			fate = "kept"
		}
		f.Words = append(f.Words, pieceRecord{fate, p.Words, p.Space})
	}
	for _, m := range c.Moves {
		f.Moves = append(f.Moves, movedRecord{m.Indicator.Code, m.New.Question.Code, string(m.Old.Standing), string(m.New.Standing)})
	}
	return f
}

func sideOf(a *survey.Answer) sideRecord {
	f := sideRecord{State: string(a.State), Text: a.Text, Grade: a.Grade.String()}
	if a.Question.Kind == survey.Choice && a.Selected != nil {
		f.Selected = a.Selected
	}
	return f
}

func actOf(a *survey.Act) *actRecord {
	if a == nil {
		return nil
	}
	return &actRecord{a.ID, a.Type, a.Number, a.Title, a.Place, a.Date.String(), a.Address, orEmpty(a.CitedBy), decisionOf(a.Corrected)}
}

func countsOf(v *survey.Value) *countsRecord {
	if v == nil {
		return nil
	}
	c := v.Counts
	rec := &countsRecord{Recorded: c.Recorded, Documented: c.Documented, Open: c.Open, No: c.No, Asked: c.Asked()}
	if v.Enough {
		low, high, supported := c.Low(), c.High(), c.Supported()
		rec.Low, rec.High, rec.Supported = &low, &high, &supported
	}
	return rec
}
