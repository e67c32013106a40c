package main

import (
	"bytes"
	"strings"
	"testing"

	"egovsite/generator/survey"
)

// exampleProfile measures one indicator on the example response.
func exampleProfile() *survey.Profile {
	r := exampleResponse()
	r.Answers[1].State, r.Answers[1].Selected = survey.NotRecorded, nil
	r.Acts = []survey.Act{{ID: "act-1", Type: "law", Number: "7", Title: "On information", Place: "Exampleville",
		Date: survey.Date{Year: 2005, Month: 9, Day: 30}, Address: "https://example.org/a"}}
	evidence := &r.Answers[2]
	evidence.Grade, evidence.Rule = survey.GradeArticle, "act-with-article"
	evidence.Citations = []survey.Citation{{Act: "act-1", Words: "A law", Pinpoint: "Article 3"}}
	return &survey.Profile{
		Response: &survey.Cleared{Response: *r},
		Values: []survey.Value{
			{Indicator: &survey.Indicator{Code: "legislation-coverage", Name: "Legislation coverage",
				Measures: "Laws.", NotMeasures: "Their use.", Minimum: 1},
				Counts: survey.Counts{Documented: 1}, Enough: true, Head: &r.Answers[0],
				Items: []survey.ItemValue{{Question: r.Answers[1].Question, Answer: &r.Answers[1],
					Standing: survey.StandDocumented, Grade: survey.GradeArticle, Evidence: []*survey.Answer{evidence}}}},
			{Indicator: &survey.Indicator{Code: "crisis-response", Name: "Crisis response", Minimum: 3},
				Counts: survey.Counts{Recorded: 1, No: 1}},
		},
	}
}

func TestExplain(t *testing.T) {
	for _, tt := range []struct{ name, what, file string }{
		{"all indicators", "", "testdata/explain-all.txt"},
		{"an indicator", "legislation-coverage", "testdata/explain-indicator.txt"},
		{"too little data", "crisis-response", "testdata/explain-too-little.txt"},
		{"a question", "Q36", "testdata/explain-question.txt"},
		{"a question by its code", "ati-evidence", "testdata/explain-evidence.txt"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var out bytes.Buffer
			p := exampleProfile()
			e := &explanation{w: &out, p: p, r: &p.Response.Response}
			if tt.what == "" {
				e.all()
			} else if err := e.one(tt.what); err != nil {
				t.Fatal(err)
			}
			same(t, tt.file, out.String())
		})
	}
}

func TestExplainWhatDoesNotExist(t *testing.T) {
	for _, name := range []string{"q99", "legislation", "q", "37x", "99999999999999999999"} {
		t.Run(name, func(t *testing.T) {
			p := exampleProfile()
			e := &explanation{w: &bytes.Buffer{}, p: p, r: &p.Response.Response}
			err := e.one(name)
			if err == nil || !strings.Contains(err.Error(), name) && !strings.Contains(err.Error(), "number") {
				t.Errorf("error %v", err)
			}
		})
	}
}
