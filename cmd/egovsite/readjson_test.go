package main

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"egovsite/generator/problem"
	"egovsite/generator/survey"

	"github.com/google/go-cmp/cmp"
)

// exampleResponse has one of everything the form can hold.
func exampleResponse() *survey.Response {
	e := &survey.Edition{ID: "2022",
		Sections: []survey.Section{
			{Code: "start", Label: "Respondent"},
			{Code: "law", Heading: "C. Legal Framework", Label: "Legal framework",
				Subsections: []survey.Subsection{{Code: "access", Heading: "Access <to> information"}}}},
		Questions: []survey.Question{
			{Code: "country", Number: 1, Section: "start", Wording: "Country name", Label: "Country", Kind: survey.Text, Required: true},
			{Code: "ati", Number: 36, Section: "law", Subsection: "access", Wording: "Is there a law?", Label: "Access to information", Note: "Note: any law", Kind: survey.Choice,
				Options: []survey.Option{{Code: "yes", Label: "Yes", Counts: survey.CountsYes}, {Code: "no", Label: "No & none"}}},
			{Code: "ati-evidence", Number: 37, Section: "law", Wording: "Link & detail", Label: "Access to information: detail", Kind: survey.EvidenceText, EvidenceFor: "ati"},
		}}
	return &survey.Response{
		Country: &survey.Country{ISO3: "QQA", Names: map[string]string{"en": "Examplia"}},
		Edition: e,
		Source:  survey.Source{File: "qqa.txt", Format: "text", SHA256: "ab12", Lines: 14},
		Lines: []survey.SourceLine{
			{Number: 1, Text: "Respondent 7", Place: survey.PlaceForm},
			{Number: 2, Place: survey.PlaceBlank},
			{Number: 3, Text: "Time", Place: survey.PlaceForm},
			{Number: 4, Text: "1. Country name", Place: survey.PlaceQuestion, Question: "country"},
			{Number: 5, Text: "Examplia", Place: survey.PlaceAnswer, Question: "country"},
			{Number: 6, Text: "C. Legal Framework", Place: survey.PlaceHeading},
			{Number: 7, Text: "Page 1", Place: survey.PlacePage},
			{Number: 8, Text: "36. Is there a law?", Place: survey.PlaceQuestion, Question: "ati"},
			{Number: 9, Text: "Yes", Place: survey.PlaceOptions, Question: "ati"},
			{Number: 10, Text: "No & none", Place: survey.PlaceOptions, Question: "ati"},
			{Number: 11, Text: "37. Link & detail", Place: survey.PlaceQuestion, Question: "ati-evidence"},
			{Number: 12, Text: "A law <https://example.org/a?b&c>", Place: survey.PlaceAnswer, Question: "ati-evidence"},
			{Number: 13, Text: "<stray>", Place: survey.PlaceUnplaced},
			{Number: 14, Text: "37. Link & detail", Place: survey.PlaceRepeat, Question: "ati-evidence"},
		},
		Answers: []survey.Answer{
			{Question: &e.Questions[0], State: survey.Recorded, Text: "Examplia",
				QuestionAt: survey.Span{From: 4, To: 4}, AnswerAt: survey.Span{From: 5, To: 5}},
			{Question: &e.Questions[1], State: survey.Recorded, Selected: []string{"yes"}, Confidence: 0.97,
				QuestionAt: survey.Span{From: 8, To: 8}, OptionsAt: survey.Span{From: 9, To: 10}},
			{Question: &e.Questions[2], State: survey.Recorded, Text: "A law <https://example.org/a?b&c>",
				Links:      []survey.Link{{Address: "https://example.org/a?b&c"}},
				QuestionAt: survey.Span{From: 11, To: 11}, AnswerAt: survey.Span{From: 12, To: 12}},
		},
	}
}

func exampleProblems() []problem.Problem {
	return []problem.Problem{
		{Code: "file-unreadable", Severity: problem.Error, File: "other.txt", What: "not a response"},
		{Code: "line-unplaced", Severity: problem.Warning, File: "qqa.txt", Line: 13, What: "a line", Why: "why", Hint: "hint"},
	}
}

var update = flag.Bool("update", false, "write what was got to testdata; read the difference before it is committed")

// same compares with a file in testdata.
func same(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}

func TestReadJSON(t *testing.T) {
	var out bytes.Buffer
	if err := writeJSON(&out, jsonRead([]*survey.Response{exampleResponse()}, exampleProblems())); err != nil {
		t.Fatal(err)
	}
	same(t, "testdata/read.json", out.String())
}

func TestReadJSONOfWhatIsNotKnown(t *testing.T) {
	r := exampleResponse()
	r.Country, r.Answers, r.Lines = nil, nil, nil
	var out bytes.Buffer
	if err := writeJSON(&out, jsonRead([]*survey.Response{r}, nil)); err != nil {
		t.Fatal(err)
	}
	same(t, "testdata/read-unknown.json", out.String())
}

func TestReadText(t *testing.T) {
	var out bytes.Buffer
	tellResponse(&out, exampleResponse(), exampleProblems())
	same(t, "testdata/read.txt", out.String())
}
