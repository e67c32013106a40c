package read_test

import (
	"fmt"
	"strings"
	"testing"

	"egovsite/generator/survey"

	"github.com/google/go-cmp/cmp"
)

// The plain form of a response says the same in YAML and in JSON.
func TestPlainForm(t *testing.T) {
	at := func(from, to int) survey.Span { return survey.Span{From: from, To: to} }
	tests := map[string]struct {
		file, text string
		country    string
		edition    string
		want       []survey.Keyed
	}{
		"yaml": {"a.yaml", `country: Examplia
edition: "2022"
answers:
  36: "Yes"
  access-to-information-law-evidence: Law on information
  6: [one, two]
  57: {selected: Other, text: Seven-year}
  40:
  9: {selected: }
  12: |
    first
    second
`, "Examplia", "2022", []survey.Keyed{
			{Key: "36", Text: "Yes", Span: at(4, 4)},
			{Key: "access-to-information-law-evidence", Text: "Law on information", Span: at(5, 5)},
			{Key: "6", Selected: []string{"one", "two"}, Recorded: true, Span: at(6, 6)},
			{Key: "57", Selected: []string{"Other"}, Recorded: true, Text: "Seven-year", Span: at(7, 7)},
			{Key: "40", Span: at(8, 8)},
			{Key: "9", Span: at(9, 9)},
			{Key: "12", Text: "first\nsecond\n", Span: at(10, 12)},
		}},
		"json": {"a.json", `{
  "country": "Examplia",
  "edition": 2022,
  "answers": {
    "36": "Yes",
    "6": ["one",
          "two"],
    "57": {"selected": "Other", "text": "Seven-year"},
    "40": null,
    "9": {"selected": []}
  }
}`, "Examplia", "2022", []survey.Keyed{
			{Key: "36", Text: "Yes", Span: at(5, 5)},
			{Key: "6", Selected: []string{"one", "two"}, Recorded: true, Span: at(6, 7)},
			{Key: "57", Selected: []string{"Other"}, Recorded: true, Text: "Seven-year", Span: at(8, 8)},
			{Key: "40", Span: at(9, 9)},
			{Key: "9", Recorded: true, Span: at(10, 10)},
		}},
		"words that look like values": {"a.yaml", "answers: {36: Yes, 7: 007, 8: 1.50, 9: 2020-01-02}", "", "", []survey.Keyed{
			{Key: "36", Text: "Yes", Span: at(1, 1)}, {Key: "7", Text: "007", Span: at(1, 1)},
			{Key: "8", Text: "1.50", Span: at(1, 1)}, {Key: "9", Text: "2020-01-02", Span: at(1, 1)}}},
		"an alias": {"a.yaml", "answers:\n  7: &a same\n  8: *a\n", "", "", []survey.Keyed{
			{Key: "7", Text: "same", Span: at(2, 2)}, {Key: "8", Text: "same", Span: at(3, 3)}}},
		"json in utf-16": {"a.json", "\xff\xfe{\x00}\x00", "", "", []survey.Keyed{}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			sub, ps := file(t, tt.file, tt.text)
			if len(ps) > 0 {
				t.Errorf("problems %v", ps)
			}
			if sub.Country != tt.country || sub.Edition != tt.edition {
				t.Errorf("country %q, edition %q", sub.Country, sub.Edition)
			}
			if diff := cmp.Diff(tt.want, sub.Keyed); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestPlainFormFaults wants each fault named with the line it is on.
// Comments are notes of whoever wrote the file; they are not kept with its lines.
func TestPlainFormComments(t *testing.T) {
	sub, ps := file(t, "a.yaml", `# Asked by Jane Example
country: Examplia # says Jane
answers:
  # call her back
  37: "Law # 5"   # her words
  12: |
    # first
    second
`)
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	var got []string
	for _, p := range sub.Passages {
		got = append(got, p.Text)
	}
	want := []string{"", "country: Examplia", "answers:", "", `  37: "Law # 5"`, "  12: |", "    # first", "    second"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("lines differ (-want +got):\n%s", diff)
	}
	if sub.Source.Lines != len(want) {
		t.Errorf("%d lines", sub.Source.Lines)
	}
}

func TestPlainFormFaults(t *testing.T) {
	tests := map[string]struct {
		file, text string
		code       string
		line       int
	}{
		"broken yaml":         {"a.yaml", "country: [", "yaml-broken", 0},
		"broken json":         {"a.json", "{\n\"country\": \"a\",\n}", "json-broken", 3},
		"json goes on":        {"a.json", "{}\n{}", "json-broken", 2},
		"json cut off":        {"a.json", "{\"answers\":\n{", "json-broken", 2},
		"json nests deep":     {"a.json", "[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]", "json-broken", 1},
		"unknown field":       {"a.yaml", "country: a\nanswer:\n  7: b\n", "response-form", 2},
		"field twice":         {"a.json", "{\"country\": \"a\",\n\"country\": \"b\"}", "response-form", 2},
		"answers are a list":  {"a.yaml", "country: a\nanswers: [b]\n", "response-form", 2},
		"not a mapping":       {"a.yaml", "just words\n", "response-form", 1},
		"unknown part":        {"a.yaml", "answers:\n  7:\n    chosen: b\n", "response-form", 3},
		"empty json":          {"a.json", "", "json-broken", 1},
		"alias of a list":     {"a.yaml", "answers:\n  6: &a [b]\n  7: *a\n", "response-form", 3},
		"alias in a list":     {"a.yaml", "answers:\n  6: &a b\n  7: [*a]\n", "response-form", 3},
		"alias of long words": {"a.yaml", "answers:\n  6: &a " + strings.Repeat("b", 1001) + "\n  7: *a\n", "response-form", 3},
		"alias of itself":     {"a.yaml", "answers: &a\n  6: *a\n", "response-form", 2},
		"too many answers":    {"a.yaml", "answers:\n" + answers(10_001), "response-form", 2},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			_, ps := file(t, tt.file, tt.text)
			if len(ps) != 1 || ps[0].Code != tt.code || tt.line > 0 && ps[0].Line != tt.line || ps[0].Hint == "" || ps[0].File != tt.file {
				t.Errorf("problems %+v, want %s on line %d", ps, tt.code, tt.line)
			}
		})
	}
}

// answers are n answers in the plain form, each to another question.
func answers(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "  %d: a\n", i+1)
	}
	return b.String()
}
