package render

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"egovsite/generator/chart"
	"egovsite/generator/survey"
)

// ReportFormat names the form of the data inside a report.
const ReportFormat = "egovsite-report/1"

// ReportData is what a report carries inside it: the response as it is
// published, what its indicators count, what others measured, and the tables
// of its figures. From the rest, the tables can be computed again.
type ReportData struct {
	Format     string             `json:"format"`
	Program    string             `json:"program"`
	Language   string             `json:"language"`
	Response   responseFile       `json:"response"`
	Indicators []countedIndicator `json:"indicators"`
	Outside    []outsideRecord    `json:"outside"`
	Trends     []trendRecord      `json:"trends"`
	Figures    []FigureData       `json:"figures"`
}

type countedIndicator struct {
	Code    string   `json:"code"`
	Name    string   `json:"name"`
	Short   string   `json:"short"`
	Minimum int      `json:"minimum"`
	Head    string   `json:"head"`
	Items   []string `json:"items"`
}

// FigureData is a figure and the values of its table, row by row.
type FigureData struct {
	ID      string   `json:"id"`
	Kind    string   `json:"kind"`
	Needs   []string `json:"needs"`
	Height  int      `json:"height"`
	Columns []string `json:"columns"`
	Rows    [][]any  `json:"rows"`
	// Marks are the numbers that the marks of its pictures carry, sorted.
	Marks []string `json:"-"`
	// Caption is its title and its sentence, in the report's language.
	Caption string `json:"-"`
}

// reportData gathers what a report of a profile carries.
func (s *site) reportData(p *survey.Profile) (*ReportData, error) {
	d := &ReportData{Format: ReportFormat, Program: s.version, Language: s.words.Tag, Response: s.responseFile(p),
		Indicators: []countedIndicator{}, Outside: s.profileFile(p).Outside, Trends: trendRecords(p)}
	for i := range p.Values {
		ind, edition := p.Values[i].Indicator, p.Response.Edition.ID
		d.Indicators = append(d.Indicators, countedIndicator{ind.Code, ind.Name, ind.Short, ind.Minimum, ind.Head[edition], ind.Items[edition]})
	}
	specs := slices.DeleteFunc(slices.Clone(s.cat.Figures), func(f survey.Figure) bool { return !slices.Contains(f.Pages, "report") })
	var err error
	d.Figures, err = s.figureData(specs, p)
	return d, err
}

// figureData draws figures for their values.
func (s *site) figureData(specs []survey.Figure, p *survey.Profile) ([]FigureData, error) {
	out := []FigureData{}
	for _, spec := range specs {
		drawn, err := s.draw(spec, chart.Matter{Profile: p, Catalog: s.cat, Marked: true, Still: true})
		if err != nil {
			return nil, err
		}
		f := FigureData{ID: spec.ID, Kind: spec.Kind, Needs: orEmpty(spec.Needs), Height: spec.Height, Columns: []string{}, Rows: [][]any{}, Marks: marksOf(drawn.SVG),
			Caption: drawn.Title + " " + drawn.Sentence}
		for _, c := range drawn.Table.Columns {
			f.Columns = append(f.Columns, c.Code)
		}
		for _, row := range drawn.Table.Rows {
			var values []any
			for _, c := range row {
				values = append(values, c.Value)
			}
			f.Rows = append(f.Rows, values)
		}
		out = append(out, f)
	}
	return out, nil
}

// Recompute makes the tables of the figures again from the rest of the data,
// measured anew.
func (d *ReportData) Recompute(in Input, measured func(*survey.Cleared, *survey.Catalog) *survey.Profile) ([]FigureData, error) {
	in.Language = d.Language
	s, err := newSite(in, in.language(), in.layouts())
	if err != nil {
		return nil, err
	}
	p := measured(d.cleared(), d.catalog())
	p.Trends = d.trends(p)
	var specs []survey.Figure
	for _, f := range d.Figures {
		specs = append(specs, survey.Figure{ID: f.ID, Kind: f.Kind, Needs: f.Needs, Height: f.Height})
	}
	return s.figureData(specs, p)
}

// catalog is what the data need to be measured by.
func (d *ReportData) catalog() *survey.Catalog {
	c := &survey.Catalog{Outside: map[string][]survey.Outside{}}
	for _, x := range d.Indicators {
		edition := d.Response.Edition.ID
		c.Indicators = append(c.Indicators, survey.Indicator{Code: x.Code, Name: x.Name, Short: x.Short, Minimum: x.Minimum, Operation: survey.Coverage,
			Items: map[string][]string{edition: x.Items}, Head: map[string]string{edition: x.Head}})
	}
	for _, o := range d.Outside {
		year := survey.Outside{Year: o.Year, EGDI: o.EGDI, EPI: o.EPI, OSI: o.OSI, HCI: o.HCI, TII: o.TII}
		if o.Rank != nil {
			year.Rank = *o.Rank
		}
		c.Outside[d.Response.Country.ISO3] = append(c.Outside[d.Response.Country.ISO3], year)
	}
	return c
}

// cleared is the response that the data are of, as far as figures need it.
func (d *ReportData) cleared() *survey.Cleared {
	f := &d.Response
	e := &survey.Edition{ID: f.Edition.ID, Instrument: f.Edition.Instrument, Title: f.Edition.Title}
	for _, a := range f.Answers {
		q := survey.Question{Code: a.Code, Number: a.Number, Section: a.Section, Subsection: a.Subsection, Wording: a.Wording, Label: a.Label,
			Kind: survey.Kind(a.Kind), Required: a.Required, EvidenceFor: a.EvidenceFor}
		for _, o := range a.Options {
			q.Options = append(q.Options, survey.Option{Code: o.Code, Label: o.Label, Counts: survey.Meaning(o.Counts)})
		}
		e.Questions = append(e.Questions, q)
	}
	r := &survey.Cleared{Consent: survey.Consent(f.Consent)}
	r.Edition, r.Country = e, &survey.Country{ISO3: f.Country.ISO3, Names: map[string]string{baseLanguage: f.Country.Name}}
	for i, a := range f.Answers {
		answer := survey.Answer{Question: &e.Questions[i], State: survey.State(a.State), Selected: a.Selected, Text: a.Text, Grade: gradeNamed(a.Grade)}
		for _, c := range a.Cites {
			answer.Citations = append(answer.Citations, survey.Citation{Act: c.Act, Pinpoint: c.Pinpoint})
		}
		r.Answers = append(r.Answers, answer)
	}
	for _, a := range f.Acts {
		r.Acts = append(r.Acts, survey.Act{ID: a.ID, Type: a.Type, Number: a.Number, Title: a.Title, Place: a.Place, Date: asFarAsKnown(a.Date),
			Address: a.Address, CitedBy: a.CitedBy})
	}
	for _, l := range f.Links {
		r.Links = append(r.Links, survey.Link{Address: l.Address, Host: l.Host, Domain: l.Domain, Government: l.Government, Question: l.Question})
	}
	return r
}

// asFarAsKnown is the date that a code such as "2018-09" stands for.
func asFarAsKnown(code string) (d survey.Date) {
	_, _ = fmt.Sscanf(code, "%d-%d-%d", &d.Year, &d.Month, &d.Day) // what is not there stays 0
	return d
}

func gradeNamed(code string) survey.Grade {
	for _, g := range survey.Grades {
		if g.String() == code {
			return g
		}
	}
	return survey.GradeNone
}

// ParseReportData reads the data of a report.
func ParseReportData(text []byte) (*ReportData, error) {
	d := new(ReportData)
	if err := json.Unmarshal(text, d); err != nil {
		return nil, fmt.Errorf("reading the data of the report: %w", err)
	}
	if d.Format != ReportFormat {
		return nil, fmt.Errorf("the data are in the form %q; this program knows %s", d.Format, ReportFormat)
	}
	return d, nil
}

// marksOf lists what the marks of pictures carry, sorted.
func marksOf(pictures string) []string {
	out := []string{}
	for {
		_, rest, ok := strings.Cut(pictures, ` data-value="`)
		if !ok {
			slices.Sort(out)
			return out
		}
		value, after, _ := strings.Cut(rest, `"`)
		out, pictures = append(out, value), after
	}
}
