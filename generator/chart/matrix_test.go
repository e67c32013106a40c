package chart

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"egovsite/generator/survey"
)

var matrixSpec = survey.Figure{ID: "answers", Kind: "question-matrix", Height: 500}

// TestMatrix draws every answer of few countries, and counts of many; the counts
// of the table are those of the cells that the script draws.
func TestMatrix(t *testing.T) {
	for _, n := range []int{0, 1, 3, 40, 193} {
		t.Run(strconv.Itoa(n), func(t *testing.T) {
			m := crowd(n)
			fig := drawn(t, matrixSpec, m)
			answered := 0
			for _, p := range m.Profiles {
				if p.Response.Edition.ID == m.Edition.ID {
					answered++
				}
			}
			if n == 0 {
				if fig.Option != nil || fig.Title != "No answers to show" {
					t.Errorf("of nobody: %q", fig.Title)
				}
				return
			}
			var o struct {
				Own struct {
					Cells    []string
					Renderer string
					Open     *struct{ Width, Height float64 }
				} `json:"egovsite"`
			}
			if err := json.Unmarshal(fig.Option, &o); err != nil {
				t.Fatal(err)
			}
			if len(o.Own.Cells) != answered || o.Own.Renderer != "canvas" {
				t.Errorf("%d rows of cells on %q, want %d on a canvas", len(o.Own.Cells), o.Own.Renderer, answered)
			}
			if small := answered <= mostCountries; small != (fig.Table.Columns[0].Code == "country") || small != (o.Own.Open == nil) {
				t.Fatalf("%d countries: the table begins with %q", answered, fig.Table.Columns[0].Code)
			} else if small {
				return
			}
			counts := []string{}
			for r := range fig.Table.Rows {
				for _, c := range fig.Table.Columns[1:] {
					want := 0
					for _, letters := range o.Own.Cells {
						if answerCodes[letters[r]-'a'] == c.Code {
							want++
						}
					}
					if got := fig.Table.count(r, c.Code); got != want {
						t.Errorf("%s of question %d: table has %d, the cells %d", c.Code, r, got, want)
					}
					if want > 0 {
						counts = append(counts, fmt.Sprintf("%s:%d", c.Code, want))
					}
				}
			}
			for picture := range strings.SplitAfterSeq(strings.TrimSuffix(fig.SVG, "</svg>"), "</svg>") {
				var marks []string
				for _, mark := range dataValue.FindAllStringSubmatch(picture, -1) {
					marks = append(marks, mark[1])
				}
				slices.Sort(marks)
				slices.Sort(counts)
				if !slices.Equal(marks, counts) {
					t.Errorf("strips carry %v, table has %v", marks, counts)
				}
			}
		})
	}
}

// TestMatrixWeight keeps the page of the largest matrix light: some elements a
// question, not one an answer.
func TestMatrixWeight(t *testing.T) {
	m := crowd(193)
	for i := range 105 {
		q := survey.Question{Code: fmt.Sprintf("more-%d", i), Number: 100 + i, Section: "laws", Label: "A further question", Kind: survey.Choice}
		*m.Edition = withQuestions(*m.Edition, q)
	}
	for _, p := range m.Profiles {
		for i := len(p.Response.Answers); i < len(p.Response.Edition.Questions); i++ {
			p.Response.Answers = append(p.Response.Answers, survey.Answer{Question: &p.Response.Edition.Questions[i], State: survey.Blank})
		}
	}
	fig := drawn(t, matrixSpec, m)
	if n := strings.Count(fig.SVG, "<"); n > 5000 {
		t.Errorf("the picture has %d tags", n)
	}
	if len(fig.Option) > 40_000 {
		t.Errorf("the option has %d bytes", len(fig.Option))
	}
}

// TestAnswerCode tells what is known of an answer.
func TestAnswerCode(t *testing.T) {
	yesNo := []survey.Option{{Code: "yes", Counts: survey.CountsYes}, {Code: "no", Counts: survey.CountsNo}, {Code: "other"}}
	choice := survey.Question{Code: "a", Kind: survey.Choice, Options: yesNo}
	for _, c := range []struct {
		name     string
		answer   survey.Answer
		evidence survey.Grade
		want     string
	}{
		{"yes", survey.Answer{State: survey.Recorded, Selected: []string{"yes"}}, 0, "yes"},
		{"settled No", survey.Answer{State: survey.Reviewed, Selected: []string{"no"}}, survey.GradeAct, "no"},
		{"one yes among several", survey.Answer{State: survey.Recorded, Selected: []string{"no", "yes"}}, 0, "yes"},
		{"neither", survey.Answer{State: survey.Recorded, Selected: []string{"other"}}, 0, "other"},
		{"evidence without a mark", survey.Answer{State: survey.NotRecorded}, survey.GradeLink, "documented"},
		{"no mark, no evidence", survey.Answer{State: survey.NotRecorded}, survey.GradeNone, "not-recorded"},
		{"evidence beside a blank", survey.Answer{State: survey.Blank}, survey.GradeProse, "documented"},
		{"evidence of what does not apply", survey.Answer{State: survey.Skipped}, survey.GradeAct, "skipped"},
		{"missing", survey.Answer{State: survey.Missing}, survey.GradeNone, "missing"},
		{"withheld", survey.Answer{State: survey.Withheld}, survey.GradeNone, "withheld"},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := &survey.Edition{Questions: []survey.Question{choice, {Code: "b", Kind: survey.EvidenceText, EvidenceFor: "a"}}}
			c.answer.Question = &e.Questions[0]
			r := &survey.Cleared{Response: survey.Response{Edition: e, Answers: []survey.Answer{c.answer, {Question: &e.Questions[1], Grade: c.evidence}}}}
			if got := answerCode(r, "a"); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
			if got := answerCode(r, "no-such"); got != "not-asked" {
				t.Errorf("of a question that is not there: %s", got)
			}
		})
	}
}

// TestMatrixSection has all questions of a section that stand for themselves.
func TestMatrixSection(t *testing.T) {
	m := crowd(3)
	m.Section = &m.Edition.Sections[1]
	fig := drawn(t, matrixSpec, m)
	if len(fig.Table.Columns) != 2 || fig.Table.Columns[1].Words != "20 Office" {
		t.Errorf("columns are %v", fig.Table.Columns)
	}
	if !strings.Contains(fig.SVG, `data-name="2033-rest-answers"`) {
		t.Error("a saved copy is not named after the section")
	}
}

// TestMatrixSays checks what is said where nothing is stated, and where nothing applies.
func TestMatrixSays(t *testing.T) {
	for state, want := range map[survey.State]string{survey.NotRecorded: "None of 7 answers is stated in the files submitted", survey.Skipped: "None of the questions applies",
		survey.Recorded: "7 of 7 answers are stated in the files submitted"} {
		m := crowd(1)
		r := m.Profiles[0].Response
		for i := range r.Answers {
			r.Answers[i].State, r.Answers[i].Selected, r.Answers[i].Grade = state, []string{"yes"}, survey.GradeNone
		}
		if fig := drawn(t, matrixSpec, m); fig.Title != want {
			t.Errorf("%s: %q, want %q", state, fig.Title, want)
		}
	}
}
