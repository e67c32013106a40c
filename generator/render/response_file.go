package render

import (
	"strconv"
	"strings"

	"egovsite/generator/survey"
)

// responseFile is data/responses/<edition>/<ISO3>.json. Its schema is in
// docs/downloads.md; a field is never renamed, and one that has no value is
// there as null, an empty list or an empty string.
type responseFile struct {
	Format  string        `json:"format"`
	Country countryRecord `json:"country"`
	Edition editionRecord `json:"edition"`
	Source  sourceRecord  `json:"source"`
	Consent string        `json:"consent"`
	// What was decided outside of the response.
	ConsentBy *decisionRecord `json:"consent_by"`
	Validated *decisionRecord `json:"validated"`
	Notes     []noteRecord    `json:"notes"`
	Licence   string          `json:"licence"`
	Answers   []answerRecord  `json:"answers"`
	Acts      []actRecord     `json:"acts"`
	Links     []linkRecord    `json:"links"`
	Withheld  []withheldTrace `json:"withheld"`
}

type countryRecord struct {
	ISO3      string `json:"iso3"`
	ISO2      string `json:"iso2"`
	M49       string `json:"m49"`
	Name      string `json:"name"`
	Region    string `json:"region"`
	Subregion string `json:"subregion"`
	LDC       bool   `json:"ldc"`
	LLDC      bool   `json:"lldc"`
	SIDS      bool   `json:"sids"`
}

type editionRecord struct {
	ID         string `json:"id"`
	Instrument string `json:"instrument"`
	Title      string `json:"title"`
}

type sourceRecord struct {
	File   string `json:"file"`
	Format string `json:"format"`
	SHA256 string `json:"sha256"`
	Lines  int    `json:"lines"`
}

type answerRecord struct {
	Number      int             `json:"number"`
	Code        string          `json:"code"`
	Section     string          `json:"section"`
	Subsection  string          `json:"subsection"`
	Wording     string          `json:"wording"`
	Label       string          `json:"label"`
	Kind        string          `json:"kind"`
	Required    bool            `json:"required"`
	Options     []optionRecord  `json:"options"`
	State       string          `json:"state"`
	Selected    []string        `json:"selected"` // null where no selection is recorded
	Text        string          `json:"text"`
	URLs        []string        `json:"urls"`
	EvidenceFor string          `json:"evidence_for"`
	Grade       string          `json:"grade"`
	Rule        string          `json:"rule"`
	Cites       []citesRecord   `json:"cites"`
	AsOf        []string        `json:"as_of"`
	Lines       answerLineSpans `json:"lines"`
	Settled     *decisionRecord `json:"settled"`
}

type optionRecord struct {
	Code   string `json:"code"`
	Label  string `json:"label"`
	Counts string `json:"counts"`
}

type citesRecord struct {
	Act      string `json:"act"`
	Pinpoint string `json:"pinpoint"`
}

type answerLineSpans struct {
	Question *[2]int `json:"question"`
	Options  *[2]int `json:"options"`
	Answer   *[2]int `json:"answer"`
}

type actRecord struct {
	ID      string   `json:"id"`
	Type    string   `json:"type"`
	Number  string   `json:"number"`
	Title   string   `json:"title"`
	Place   string   `json:"place"`
	Date    string   `json:"date"`
	Address string   `json:"address"`
	CitedBy []string `json:"cited_by"`
	// Corrected is null where nobody put anything right.
	Corrected *decisionRecord `json:"corrected"`
}

type linkRecord struct {
	Address    string `json:"address"`
	Host       string `json:"host"`
	Domain     string `json:"domain"`
	Government bool   `json:"government"`
	Question   string `json:"question"`
}

type withheldTrace struct {
	Question string  `json:"question"`
	Lines    *[2]int `json:"lines"`
	Why      string  `json:"why"`
}

func (s *site) country(c *survey.Country) countryRecord {
	return countryRecord{c.ISO3, c.ISO2, c.M49, s.name(c), s.regionName(c.Region), s.regionName(c.Subregion), c.LDC, c.LLDC, c.SIDS}
}

func (s *site) responseFile(p *survey.Profile) responseFile {
	r := p.Response
	f := responseFile{Format: "egovsite-response/1", Country: s.country(r.Country),
		Edition: editionRecord{r.Edition.ID, r.Edition.Instrument, r.Edition.Title},
		Source:  sourceRecord{fileName(r.Source), r.Source.Format, r.Source.SHA256, r.Source.Lines},
		Consent: string(r.Consent), Licence: s.cat.Site.Licence,
		Answers: make([]answerRecord, 0, len(r.Answers)), Acts: make([]actRecord, 0, len(r.Acts)), Links: make([]linkRecord, 0, len(r.Links)), Withheld: []withheldTrace{}}
	f.Notes = notesOf(r.Review)
	if r.Review != nil {
		f.ConsentBy, f.Validated = decisionOf(r.Review.ConsentBy), decisionOf(r.Review.Validated)
	}
	for i := range r.Answers {
		f.Answers = append(f.Answers, answerOf(&r.Answers[i]))
	}
	for _, a := range r.Acts {
		f.Acts = append(f.Acts, *actOf(&a))
	}
	for _, l := range r.Links {
		f.Links = append(f.Links, linkRecord{l.Address, l.Host, l.Domain, l.Government, l.Question})
	}
	for _, t := range r.Withheld {
		f.Withheld = append(f.Withheld, withheldTrace{t.Question, ends(t.At), string(t.Why)})
	}
	return f
}

func answerOf(a *survey.Answer) answerRecord {
	q := a.Question
	rec := answerRecord{Number: q.Number, Code: q.Code, Section: q.Section, Subsection: q.Subsection,
		Wording: q.Wording, Label: q.Label, Kind: string(q.Kind), Required: q.Required, Options: make([]optionRecord, 0, len(q.Options)),
		State: string(a.State), Text: a.Text, URLs: make([]string, 0, len(a.Links)), EvidenceFor: q.EvidenceFor,
		Grade: a.Grade.String(), Rule: string(a.Rule), Cites: make([]citesRecord, 0, len(a.Citations)), AsOf: []string{},
		Lines: answerLineSpans{ends(a.QuestionAt), ends(a.OptionsAt), ends(a.AnswerAt)}, Settled: decisionOf(settledBy(a))}
	if q.Kind == survey.Choice && a.Selected != nil {
		rec.Selected = a.Selected
	}
	for _, o := range q.Options {
		rec.Options = append(rec.Options, optionRecord{o.Code, o.Label, string(o.Counts)})
	}
	for _, l := range a.Links {
		rec.URLs = append(rec.URLs, l.Address)
	}
	for _, c := range a.Citations {
		rec.Cites = append(rec.Cites, citesRecord{c.Act, c.Pinpoint})
	}
	for _, d := range a.AsOf {
		rec.AsOf = append(rec.AsOf, d.Date.String())
	}
	return rec
}

// responseColumns is the header of data/responses/<edition>/<ISO3>.csv.
var responseColumns = []string{"iso3", "edition", "number", "code", "section", "label", "wording", "kind", "state",
	"selected", "text", "urls", "evidence_for", "grade", "rule", "acts", "line_from", "line_to",
	"settled_by", "settled_on", "settled_reason", "settled_source"}

func responseTable(p *survey.Profile) []byte {
	r := p.Response
	var rows [][]string
	for i := range r.Answers {
		a := &r.Answers[i]
		q := a.Question
		var urls, acts []string
		for _, l := range a.Links {
			urls = append(urls, l.Address)
		}
		for _, c := range a.Citations {
			acts = append(acts, c.Act)
		}
		from, to := "", ""
		if span := spanOf(a); !span.Zero() {
			from, to = strconv.Itoa(span.From), strconv.Itoa(span.To)
		}
		by := settledBy(a)
		if by == nil {
			by = new(survey.Decision)
		}
		rows = append(rows, []string{r.Country.ISO3, r.Edition.ID, strconv.Itoa(q.Number), q.Code, q.Section, cell(q.Label),
			cell(q.Wording), string(q.Kind), string(a.State), cell(strings.Join(a.Selected, " ")), cell(a.Text),
			cell(strings.Join(urls, " ")), q.EvidenceFor, a.Grade.String(), string(a.Rule), strings.Join(acts, " "), from, to,
			cell(by.Office), by.Date.String(), cell(by.Reason), cell(by.Source)})
	}
	return table(responseColumns, rows)
}

// ends is a span as two line numbers, or null.
func ends(s survey.Span) *[2]int {
	if s.Zero() {
		return nil
	}
	return &[2]int{s.From, s.To}
}

func orEmpty(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}
