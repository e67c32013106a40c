package render

import (
	"egovsite/generator/survey"
)

// profileFile is data/profiles/<edition>/<ISO3>.json: what was counted and
// found, with the codes of the answers behind it.
type profileFile struct {
	Format       string            `json:"format"`
	Country      countryRecord     `json:"country"`
	Edition      editionRecord     `json:"edition"`
	Source       sourceRecord      `json:"source"`
	Completeness completeRecord    `json:"completeness"`
	Indicators   []indicatorRecord `json:"indicators"`
	Checks       []checkRecord     `json:"checks"`
	Dismissed    []dismissedRecord `json:"dismissed"`
	Settle       []settleRecord    `json:"settle"`
	Hosts        []hostRecord      `json:"hosts"`
	Outside      []outsideRecord   `json:"outside"`
}

type completeRecord struct {
	Choice   map[string]int `json:"choice"`
	Text     map[string]int `json:"text"`
	Evidence map[string]int `json:"evidence"`
}

type indicatorRecord struct {
	Code       string       `json:"code"`
	Name       string       `json:"name"`
	Recorded   int          `json:"recorded"`
	Documented int          `json:"documented"`
	Open       int          `json:"open"`
	No         int          `json:"no"`
	Asked      int          `json:"asked"`
	Enough     bool         `json:"enough"`
	Low        *int         `json:"low"`       // null below the minimum data
	High       *int         `json:"high"`      // null below the minimum data
	Supported  *int         `json:"supported"` // null below the minimum data
	Items      []itemRecord `json:"items"`
}

type itemRecord struct {
	Question string   `json:"question"`
	Number   int      `json:"number"`
	Standing string   `json:"standing"`
	Grade    string   `json:"grade"`
	Evidence []string `json:"evidence"`
}

type checkRecord struct {
	Code      string   `json:"code"`
	Words     string   `json:"words"`
	Questions []string `json:"questions"`
	Acts      []string `json:"acts"`
}

type settleRecord struct {
	Question string   `json:"question"`
	Number   int      `json:"number"`
	Narrows  []string `json:"narrows"`
	Share    float64  `json:"share"`
	Grade    string   `json:"grade"`
}

type hostRecord struct {
	Domain     string         `json:"domain"`
	Links      int            `json:"links"`
	Secure     int            `json:"secure"`
	Government bool           `json:"government"`
	ByGrade    map[string]int `json:"by_grade"`
	Questions  []string       `json:"questions"`
}

type outsideRecord struct {
	Year int      `json:"year"`
	Rank *int     `json:"rank"`
	EGDI *float64 `json:"egdi"`
	EPI  *float64 `json:"epi"`
	OSI  *float64 `json:"osi"`
	HCI  *float64 `json:"hci"`
	TII  *float64 `json:"tii"`
}

func (s *site) profileFile(p *survey.Profile) profileFile {
	r := p.Response
	f := profileFile{Format: "egovsite-profile/1", Country: s.country(r.Country),
		Edition:      editionRecord{r.Edition.ID, r.Edition.Instrument, r.Edition.Title},
		Source:       sourceRecord{fileName(r.Source), r.Source.Format, r.Source.SHA256, r.Source.Lines},
		Completeness: completeRecord{byState(p.Complete.Choice), byState(p.Complete.Text), byGrade(p.Complete.Evidence)},
		Indicators:   []indicatorRecord{}, Checks: []checkRecord{}, Dismissed: s.dismissedFile(p), Settle: []settleRecord{},
		Hosts: []hostRecord{}, Outside: []outsideRecord{}}
	for i := range p.Values {
		f.Indicators = append(f.Indicators, indicatorOf(&p.Values[i]))
	}
	for _, c := range p.Checks {
		f.Checks = append(f.Checks, checkRecord{c.Code, s.checkWords(c), orEmpty(c.Questions), orEmpty(c.Acts)})
	}
	for _, x := range p.Settle {
		f.Settle = append(f.Settle, settleRecord{x.Question.Code, x.Question.Number, orEmpty(x.Narrows), x.Share, x.Grade.String()})
	}
	for _, h := range p.Hosts {
		f.Hosts = append(f.Hosts, hostRecord{h.Domain, h.Links, h.Secure, h.Government, byGrade(h.ByGrade), orEmpty(h.Questions)})
	}
	for _, o := range p.Outside {
		rec := outsideRecord{Year: o.Year, EGDI: o.EGDI, EPI: o.EPI, OSI: o.OSI, HCI: o.HCI, TII: o.TII}
		if o.Rank > 0 {
			rec.Rank = &o.Rank
		}
		f.Outside = append(f.Outside, rec)
	}
	return f
}

func indicatorOf(v *survey.Value) indicatorRecord {
	c := v.Counts
	rec := indicatorRecord{Code: v.Indicator.Code, Name: v.Indicator.Name, Recorded: c.Recorded, Documented: c.Documented,
		Open: c.Open, No: c.No, Asked: c.Asked(), Enough: v.Enough, Items: []itemRecord{}}
	if v.Enough {
		low, high, supported := c.Low(), c.High(), c.Supported()
		rec.Low, rec.High, rec.Supported = &low, &high, &supported
	}
	for _, it := range v.Items {
		item := itemRecord{it.Question.Code, it.Question.Number, string(it.Standing), it.Grade.String(), []string{}}
		for _, e := range it.Evidence {
			item.Evidence = append(item.Evidence, e.Question.Code)
		}
		rec.Items = append(rec.Items, item)
	}
	return rec
}

// byState has every state, so that a reader need not know which may be absent.
func byState(counts map[survey.State]int) map[string]int {
	m := map[string]int{}
	for _, st := range survey.States {
		m[string(st)] = counts[st]
	}
	return m
}

func byGrade(counts [6]int) map[string]int {
	m := map[string]int{}
	for _, g := range survey.Grades {
		m[g.String()] = counts[g]
	}
	return m
}
