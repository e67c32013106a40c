package metadata

import (
	"encoding/xml"
	"fmt"

	"egovsite/generator/survey"
)

// The elements of a DDI Codebook that a questionnaire needs, in the order that
// its schema wants.
type (
	codebook struct {
		XMLName xml.Name `xml:"codeBook"`
		Space   string   `xml:"xmlns,attr"`
		Version string   `xml:"version,attr"`
		ID      string   `xml:"ID,attr"`
		Study   study    `xml:"stdyDscr"`
		Data    dataDscr `xml:"dataDscr"`
	}
	study struct {
		Title    string `xml:"citation>titlStmt>titl"`
		IDNo     string `xml:"citation>titlStmt>IDNo"`
		Producer string `xml:"citation>prodStmt>producer,omitempty"`
		Abstract string `xml:"stdyInfo>abstract,omitempty"`
		Date     *date  `xml:"stdyInfo>sumDscr>collDate,omitempty"`
	}
	date struct {
		Date  string `xml:"date,attr"`
		Event string `xml:"event,attr"`
	}
	dataDscr struct {
		Groups    []varGrp `xml:"varGrp"`
		Variables []ddiVar `xml:"var"`
	}
	varGrp struct {
		ID    string `xml:"ID,attr"`
		Vars  string `xml:"var,attr"`
		Label string `xml:"labl"`
	}
	ddiVar struct {
		ID     string   `xml:"ID,attr"`
		Name   string   `xml:"name,attr"`
		Intrvl string   `xml:"intrvl,attr,omitempty"`
		Label  string   `xml:"labl,omitempty"`
		Qstn   qstn     `xml:"qstn"`
		Cats   []catgry `xml:"catgry"`
		Format format   `xml:"varFormat"`
	}
	qstn struct {
		Seq  int    `xml:"seqNo,attr"`
		Pre  string `xml:"preQTxt,omitempty"`
		Text string `xml:"qstnLit"`
		Post string `xml:"postQTxt,omitempty"`
	}
	catgry struct {
		Missing string `xml:"missing,attr,omitempty"`
		Value   string `xml:"catValu"`
		Label   string `xml:"labl"`
	}
	format struct {
		Type string `xml:"type,attr"`
	}
)

// DDI is data/editions/<edition>.ddi.xml: a questionnaire as a DDI Codebook 2.5
// (https://ddialliance.org/ddi-codebook), its questions as variables and the
// states of an answer as missing values. Questions that ask for personal data
// are in it, as the form asks them; no answer is.
func DDI(s Set, e *survey.Edition, label func(*survey.Question) string, section func(*survey.Section) string, states []Value) ([]byte, error) {
	book := codebook{Space: "ddi:codebook:2_5", Version: "2.5", ID: "edition-" + e.ID,
		Study: study{Title: e.Title, IDNo: e.Instrument + "-" + e.ID, Producer: s.Publisher}}
	if e.Fieldwork > 0 {
		book.Study.Date = &date{fmt.Sprint(e.Fieldwork), "single"}
	}
	for i := range e.Sections {
		x := &e.Sections[i]
		g := varGrp{ID: "section-" + x.Code, Label: section(x)}
		for _, q := range e.Questions {
			if q.Section == x.Code {
				if g.Vars != "" {
					g.Vars += " "
				}
				g.Vars += "q-" + q.Code
			}
		}
		book.Data.Groups = append(book.Data.Groups, g)
	}
	for i := range e.Questions {
		q := &e.Questions[i]
		v := ddiVar{ID: "q-" + q.Code, Name: q.Code, Label: label(q), Qstn: qstn{Seq: q.Number, Text: q.Wording, Post: q.Note}, Format: format{"character"}}
		if len(q.Options) > 0 {
			v.Intrvl = "discrete"
		}
		for _, o := range q.Options {
			v.Cats = append(v.Cats, catgry{Value: o.Code, Label: o.Label})
		}
		for _, st := range states {
			v.Cats = append(v.Cats, catgry{Missing: "Y", Value: st.Code, Label: st.Label})
		}
		book.Data.Variables = append(book.Data.Variables, v)
	}
	b, err := xml.MarshalIndent(book, "", " ")
	if err != nil {
		return nil, fmt.Errorf("writing the codebook of %s: %w", e.ID, err)
	}
	return append([]byte(xml.Header), append(b, '\n')...), nil
}
