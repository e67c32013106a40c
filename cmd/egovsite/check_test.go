package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"egovsite/generator"
	"egovsite/generator/problem"
	"egovsite/generator/survey"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// found is a check with a problem of every sort of place.
func found() generator.Checked {
	return generator.Checked{
		Problems: []problem.Problem{
			{Code: "country-unknown", Severity: problem.Error, File: "in box/qqa.txt", Line: 3, Column: 7, What: "no country is called \"100%\"", Why: "tried\nall", Hint: "write: a, b"},
			{Code: "questions-missing", Severity: problem.Warning, File: "in box/qqa.txt", What: "2 questions are missing"},
			{Code: "questions-missing", Severity: problem.Warning, File: "in box/qqa.txt", What: "2 questions are missing"},
			{Code: "option-unknown", Severity: problem.Error, File: "a:b,c.xlsx", Part: "row 7", At: "Answers!D7", Line: 12, What: "it has no option \x1b[31mred"},
			{Code: "marks-not-recorded", Severity: problem.Note, File: "form.pdf", At: "page 3", What: "no marks"},
			{Code: "not-documented", Severity: problem.Note, File: "/elsewhere/form.pdf", Part: "row 2", What: "a code without a page"},
		},
		Responses: []generator.Summary{{Source: survey.Source{File: "in box/qqa.txt"}, Publish: generator.PublishNo, Why: "x"}},
	}
}

// printed is what a form makes of a check.
func printed(t *testing.T, write func(*app, generator.Checked) error, c generator.Checked) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&app{out: &b}, c); err != nil {
		t.Fatal(err)
	}
	if bytes.ContainsRune(b.Bytes(), '\x1b') {
		t.Error("control characters are printed")
	}
	return b.Bytes()
}

func TestFormsFitTheirSchemas(t *testing.T) {
	for name, tt := range map[string]struct {
		schema string
		write  func(*app, generator.Checked) error
	}{
		"sarif":  {"sarif-2.1.0-subset.schema.json", checkSARIF},
		"gitlab": {"gitlab-code-quality.schema.json", checkGitLab},
	} {
		c := jsonschema.NewCompiler()
		c.AssertFormat()
		schema, err := c.Compile("testdata/" + tt.schema)
		if err != nil {
			t.Fatal(err)
		}
		for of, checked := range map[string]generator.Checked{"problems": found(), "nothing": {}} {
			t.Run(name+"/"+of, func(t *testing.T) {
				out := printed(t, tt.write, checked)
				v, err := jsonschema.UnmarshalJSON(bytes.NewReader(out))
				if err != nil {
					t.Fatal(err)
				}
				if err := schema.Validate(v); err != nil {
					t.Errorf("%v\n%s", err, out)
				}
			})
		}
		t.Run(name+"/spoilt", func(t *testing.T) {
			out := bytes.ReplaceAll(printed(t, tt.write, found()), []byte(`"location`), []byte(`"place`))
			v, err := jsonschema.UnmarshalJSON(bytes.NewReader(out))
			if err != nil {
				t.Fatal(err)
			}
			if schema.Validate(v) == nil {
				t.Error("the schema takes anything")
			}
		})
	}
}

func TestSARIF(t *testing.T) {
	var log sarifLog
	if err := json.Unmarshal(printed(t, checkSARIF, found()), &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	if got := len(run.Tool.Driver.Rules); got != 5 {
		t.Errorf("%d rules, want one for each of 5 codes", got)
	}
	prints := map[string]bool{}
	for i, r := range run.Results {
		if run.Tool.Driver.Rules[r.RuleIndex].ID != r.RuleID {
			t.Errorf("result %d: rule %d is not %s", i, r.RuleIndex, r.RuleID)
		}
		if p := r.Fingerprints["egovsite/v1"]; prints[p] {
			t.Errorf("result %d has the fingerprint of another", i)
		} else {
			prints[p] = true
		}
	}
	places := []struct {
		uri     string
		region  *sarifRegion
		logical []string
	}{
		{"in%20box/qqa.txt", &sarifRegion{3, 7}, nil},
		{"in%20box/qqa.txt", nil, nil},
		{"in%20box/qqa.txt", nil, nil},
		{"./a:b,c.xlsx", nil, []string{"row 7", "Answers!D7"}},
		{"form.pdf", nil, []string{"page 3"}},
		{"file:///elsewhere/form.pdf", nil, []string{"row 2"}},
	}
	for i, want := range places {
		l := run.Results[i].Locations[0]
		var logical []string
		for _, x := range l.Logical {
			logical = append(logical, x.FullyQualifiedName)
		}
		if l.Physical.Artifact.URI != want.uri || fmt.Sprint(l.Physical.Region) != fmt.Sprint(want.region) || !slices.Equal(logical, want.logical) {
			t.Errorf("result %d stands at %+v %v, want %+v", i, l.Physical, logical, want)
		}
	}
	if help := run.Tool.Driver.Rules[0].Help; !strings.Contains(help.Markdown, "## What it means") || strings.Contains(help.Text, "#") {
		t.Errorf("the help is not the page of the code: %+v", help)
	}
}

// TestFingerprints sees that a problem keeps its fingerprint when its line moves.
func TestFingerprints(t *testing.T) {
	p := problem.Problem{Code: "x", File: "a.txt", Line: 3, What: "w"}
	moved, other := p, p
	moved.Line, other.What = 9, "v"
	if (fingerprinter{}).print(p) != (fingerprinter{}).print(moved) {
		t.Error("it changes with the line")
	}
	if (fingerprinter{}).print(p) == (fingerprinter{}).print(other) {
		t.Error("it does not change with the words")
	}
	here, err := filepath.Abs("a.txt")
	if err != nil {
		t.Fatal(err)
	}
	full := p
	full.File = here
	if (fingerprinter{}).print(p) != (fingerprinter{}).print(full) {
		t.Error("it changes with the way the file is named")
	}
}

func TestGitHub(t *testing.T) {
	want := `::error file=in box/qqa.txt,line=3,col=7,title=country-unknown::no country is called "100%25"%0Awhy: tried all%0Ahint: write: a, b
::warning file=in box/qqa.txt,title=questions-missing::2 questions are missing
::warning file=in box/qqa.txt,title=questions-missing::2 questions are missing
::error file=a%3Ab%2Cc.xlsx,title=option-unknown::it has no option [31mred (Answers!D7)
::notice file=form.pdf,title=marks-not-recorded::no marks (page 3)
::notice file=/elsewhere/form.pdf,title=not-documented::a code without a page (row 2)
`
	if got := string(printed(t, checkGitHub, found())); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// A full is a writer on which nothing more can be written.
type full struct{ room int }

var errFull = errors.New("no space left")

func (f *full) Write(data []byte) (int, error) {
	if f.room -= len(data); f.room < 0 {
		return 0, errFull
	}
	return len(data), nil
}

// TestResultsThatCannotBeWritten sees that no command ends well, nor with the
// code of problems in the data, whose result was cut short.
func TestResultsThatCannotBeWritten(t *testing.T) {
	t.Chdir("testdata/examplia")
	const response = "content/responses/2022/qqa.txt"
	for _, args := range [][]string{
		{"read", response}, {"read", "--format", "json", response}, {"read", response, "nowhere"},
		{"explain", "QQA"}, {"explain", "QQA", "q37"},
		{"check"}, {"check", "nowhere"}, {"check", "--format", "json"}, {"check", "--format", "sarif"}, {"check", "--format", "github"},
		{"check", "--format", "gitlab"}, {"check", "--explain"}, {"check", "--explain", "role"},
		{"request", "QQA"}, {"report", "QQA", "-o", "-"}, {"version"}, {"help"},
	} {
		t.Run(strings.Join(args, " "), func(t *testing.T) {
			var stderr bytes.Buffer
			if code := run(context.Background(), args, &full{}, &stderr); code != exitFailed {
				t.Errorf("exit code %d, want %d", code, exitFailed)
			}
			if !strings.Contains(stderr.String(), errFull.Error()) {
				t.Errorf("the reason is not told: %s", stderr.String())
			}
		})
	}
}

// TestStopped sees that commands end when they are told to.
func TestStopped(t *testing.T) {
	t.Chdir("testdata/examplia")
	ctx, stop := context.WithCancel(context.Background())
	stop()
	for _, args := range [][]string{{"read", "content/responses"}, {"explain", "QQA"}, {"check"}, {"check", "content/responses"}, {"request", "QQA"}, {"report", "QQA", "-o", "-"}} {
		t.Run(strings.Join(args, " "), func(t *testing.T) {
			var stdout, stderr bytes.Buffer
			if code := run(ctx, args, &stdout, &stderr); code != exitFailed || !strings.Contains(stderr.String(), "error: stopped") {
				t.Errorf("exit code %d, %s", code, stderr.String())
			}
		})
	}
}
