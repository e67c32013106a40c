package render

import (
	"encoding/json"
	"fmt"

	"egovsite/generator/survey"
)

// compareFile is data/compare/<edition>/<ISO3>.js: of one profile, what the page
// that compares countries shows of it. It is that page's own and may change with
// it; the public files of the same numbers are described in docs/downloads.md. It
// holds codes and numbers, so that all languages share it, and of what a
// government wrote only the titles and numbers of acts.
type compareFile struct {
	Text     [2]int                   `json:"text"`               // text questions: with an answer, in all
	Choice   [2]int                   `json:"choice"`             // choice questions: with a known selection, in all
	Links    int                      `json:"links"`              // web addresses cited
	Values   map[string]compareValue  `json:"values"`             // by code of the indicator
	Answers  map[string]compareAnswer `json:"answers"`            // by code of the question, evidence left out
	Acts     []compareAct             `json:"acts"`               // by date, undated ones last
	Language string                   `json:"language,omitempty"` // of the titles of acts
}

type compareValue struct {
	Recorded   int  `json:"recorded"`
	Documented int  `json:"documented"`
	Open       int  `json:"open"`
	No         int  `json:"no"`
	Enough     bool `json:"enough"` // a range may be printed
}

type compareAnswer struct {
	State    string   `json:"state"`
	Mark     string   `json:"mark,omitempty"` // of the strip; empty where the state has its own
	Selected []string `json:"selected,omitempty"`
	Grade    string   `json:"grade,omitempty"` // of its evidence, where there is any
}

type compareAct struct {
	ID     string   `json:"id"`
	Type   string   `json:"type,omitempty"`
	Number string   `json:"number,omitempty"`
	Title  string   `json:"title,omitempty"`
	Year   int      `json:"year,omitempty"`
	For    []string `json:"for"` // codes of the questions it is cited for
}

func comparePathOf(iso3, edition string) string {
	return "data/compare/" + edition + "/" + iso3 + ".js"
}

// sideBySide is what the page compares of a profile.
func (s *site) sideBySide(p *survey.Profile) compareFile {
	r := p.Response
	f := compareFile{Language: r.Language, Links: len(r.Links), Values: map[string]compareValue{}, Answers: map[string]compareAnswer{}, Acts: []compareAct{},
		Text:   [2]int{given(p), total(p.Complete.Text)},
		Choice: [2]int{p.Complete.Choice[survey.Recorded] + p.Complete.Choice[survey.Reviewed], total(p.Complete.Choice)}}
	for i := range p.Values {
		c := p.Values[i].Counts
		f.Values[p.Values[i].Indicator.Code] = compareValue{c.Recorded, c.Documented, c.Open, c.No, p.Values[i].Enough}
	}
	for i := range r.Answers {
		if a := &r.Answers[i]; a.Question.Kind != survey.EvidenceText {
			f.Answers[a.Question.Code] = comparedAnswer(r, a)
		}
	}
	for _, a := range byDate(r) {
		f.Acts = append(f.Acts, compareAct{a.ID, a.Type, a.Number, a.Heading(), a.Date.Year, citedFor(r.Edition, a)})
	}
	return f
}

func comparedAnswer(r *survey.Cleared, a *survey.Answer) compareAnswer {
	grade := a.Grade
	evidence := r.Evidence(a.Question.Code)
	for i, e := range evidence {
		if i == 0 {
			grade = e.Grade
		}
		grade = max(grade, e.Grade)
	}
	v := compareAnswer{State: string(a.State), Selected: a.Selected}
	if grade >= survey.GradeLink || grade == survey.GradeProse && a.Question.Kind == survey.Choice {
		v.Grade = grade.String()
	}
	switch a.State {
	case survey.Recorded, survey.Reviewed:
		v.Mark = string(survey.StandRecorded)
		if saysNo(a) {
			v.Mark = string(survey.StandNo)
		}
	case survey.NotRecorded, survey.Blank:
		v.Mark = string(survey.StandOpen)
		if v.Grade != "" {
			v.Mark = string(survey.StandDocumented)
		}
	}
	return v
}

// saysNo reports whether what an answer selects says No. Where several are
// selected, one that says Yes is enough, as it is for indicators.
func saysNo(a *survey.Answer) bool {
	no := false
	for _, code := range a.Selected {
		if o := a.Question.Option(code); o != nil {
			if o.Counts == survey.CountsYes {
				return false
			}
			no = no || o.Counts == survey.CountsNo
		}
	}
	return no
}

// citedFor are the questions that an act is cited for: of an answer that
// supports another one, that other one.
func citedFor(e *survey.Edition, a *survey.Act) []string {
	out, seen := []string{}, map[string]bool{}
	for _, code := range a.CitedBy {
		if i := e.ByCode(code); i >= 0 && e.Questions[i].EvidenceFor != "" {
			code = e.Questions[i].EvidenceFor
		}
		if !seen[code] {
			seen[code] = true
			out = append(out, code)
		}
	}
	return out
}

// compareFile is that of one profile, as a script, which a page from a disk may
// read where it may not read data. What stands in them cannot end a script
// or a string, since encoding/json escapes what could.
func (s *site) compareFile(p *survey.Profile) ([]byte, error) {
	if !s.company {
		return nil, nil // nothing to compare
	}
	data, err := json.Marshal(s.sideBySide(p))
	return fmt.Appendf(nil, "egovsiteCompare.put(%q,%q,%s);\n", p.Response.Country.ISO3, p.Response.Edition.ID, data), err
}
