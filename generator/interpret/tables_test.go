package interpret_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"egovsite/generator/interpret"
	"egovsite/generator/problem"
	"egovsite/generator/read"
	"egovsite/generator/survey"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"golang.org/x/text/encoding/unicode"
)

// A row of a table and a text with marks that say the same are the same response.
// The words are the shipped response's, under the name of an invented country, with
// invented selections and people.

// told compares what two responses say, wherever it stands in their files.
func told(t *testing.T, got, want *survey.Response) {
	t.Helper()
	if got == nil {
		t.Fatal("not recognised as a response")
	}
	places := cmpopts.IgnoreFields(survey.Answer{}, "QuestionAt", "OptionsAt", "AnswerAt", "Question")
	if diff := cmp.Diff(want.Answers, got.Answers, places); diff != "" {
		t.Errorf("answers differ (-want +got)\n%.3000s", diff)
	}
	if diff := cmp.Diff(want.Acts, got.Acts); diff != "" {
		t.Errorf("acts differ (-want +got)\n%.2000s", diff)
	}
	if diff := cmp.Diff(want.Links, got.Links); diff != "" {
		t.Errorf("links differ (-want +got)\n%.2000s", diff)
	}
	if diff := cmp.Diff(want.Country, got.Country); diff != "" {
		t.Errorf("countries differ (-want +got)\n%s", diff)
	}
}

func utf16(t testing.TB, data []byte) []byte {
	t.Helper()
	out, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes(data)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestTablesSayTheSame writes one response in every form there is.
func TestTablesSayTheSame(t *testing.T) {
	c := withExamplia(t)
	in := interpret.New(c)
	given := filledIn(t, c, "Examplia", 0)
	want, ps := interpreted(t, in, "examplia.txt", asText(given))
	if len(want.Acts) < 20 || want.Answer("respondent-authority").State != survey.Recorded || want.Answer("strategy-cycle").Text == "" {
		t.Fatalf("the text is not what was meant: %v", ps)
	}
	quiz := append(slices.Clone(microsoftLead), "Total points", "Quiz feedback", "Last modified time")
	withPoints := microsoft(quiz, given)
	for i := range withPoints {
		add := []string{"Points - Country name", "Feedback - Country name"}
		if i > 0 {
			add = []string{"1", "well known to Jane Examplova"}
		}
		withPoints[i] = slices.Insert(withPoints[i], len(quiz)+1, add...)
	}
	titled := slices.Insert(microsoft(microsoftLead, given), 0, []string{"Answers of 2021"}, nil)
	numbered := microsoft(microsoftLead, given)
	for i := range given.Answers {
		numbered[0][len(microsoftLead)+i] = fmt.Sprintf("%d. %s *", i+1, given.Answers[i].Question.Wording)
	}
	slices.Reverse(numbered[0][len(microsoftLead):])
	slices.Reverse(numbered[1][len(microsoftLead):])
	plain := microsoft(nil, given)
	plain[1] = plain[1][5:]
	tests := map[string]struct {
		file string
		data []byte
		also string // problems that come with it
	}{
		"microsoft xlsx":                {"a.xlsx", asXLSX(t, microsoft(microsoftLead, given)), "sheet-unknown"},
		"microsoft xlsx, last modified": {"a.xlsx", asXLSX(t, microsoft(append(slices.Clone(microsoftLead), "Last modified time"), given)), "sheet-unknown"},
		"a title above":                 {"a.xlsx", asXLSX(t, titled), "sheet-unknown"},
		"a quiz":                        {"a.xlsx", asXLSX(t, withPoints), "sheet-unknown"},
		"microsoft csv":                 {"a.csv", asCSV(t, microsoft(microsoftLead, given), ','), ""},
		"with a mark and semicolons":    {"a.csv", append([]byte("\ufeff"), asCSV(t, microsoft(microsoftLead, given), ';')...), ""},
		"utf-16 and tabs":               {"a.csv", utf16(t, asCSV(t, microsoft(microsoftLead, given), '\t')), ""},
		"sep= above":                    {"a.csv", append([]byte("sep=;\r\n"), asCSV(t, microsoft(microsoftLead, given), ';')...), ""},
		"own columns taken out":         {"a.csv", asCSV(t, plain, ','), ""},
		"numbers, in reverse order":     {"a.csv", asCSV(t, numbered, ','), ""},
		"google":                        {"a.csv", asCSV(t, google(given), ','), ""},
		"limesurvey":                    {"a.csv", asCSV(t, limeSurvey(given, "code and words"), ','), "response-unfinished"},
		"limesurvey, words":             {"a.csv", asCSV(t, limeSurvey(given, "words"), ';'), "response-unfinished"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, ps := interpreted(t, in, tt.file, tt.data)
			told(t, got, want)
			var codes []string
			for _, p := range ps {
				codes = append(codes, p.Code)
			}
			if strings.Join(codes, " ") != tt.also {
				t.Errorf("problems %v, want %q", ps, tt.also)
			}
			for _, l := range got.Lines {
				if l.Place != survey.PlaceQuestion && l.Place != survey.PlaceAnswer || l.Question == "" || l.At == "" {
					t.Errorf("line %d is %s of %q at %q: %s", l.Number, l.Place, l.Question, l.At, l.Text)
				}
			}
		})
	}
	t.Run("limesurvey, codes", func(t *testing.T) {
		got, _ := interpreted(t, in, "a.csv", asCSV(t, limeSurvey(given, "code"), ','))
		got.Answer("respondent-authority").State, got.Answer("respondent-authority").Selected = survey.Recorded, want.Answer("respondent-authority").Selected
		told(t, got, want)
	})
}

// TestThreeCountries reads three rows of one sheet.
func TestThreeCountries(t *testing.T) {
	c := withExamplia(t)
	names := []string{"Examplia", "Otheria", "Thirdland"}
	var given []*survey.Response
	for i, name := range names {
		if i > 0 {
			c.Countries = append(c.Countries, survey.Country{ISO3: "QQ" + string(rune('A'+i)), Names: map[string]string{"en": name}})
		}
		given = append(given, filledIn(t, c, name, i))
	}
	in := interpret.New(c)
	rows := microsoft(microsoftLead, given...)
	rows = slices.Insert(rows, 2, make([]string, 3), rows[0])                       // an empty row, and the head once more
	rows = append(rows, []string{"", "", "", "", "3 responses"}, make([]string, 9)) // and junk below
	subs, ps := read.File(survey.Limits{}, "all.xlsx", asXLSX(t, rows))
	if len(subs) != 3 || len(ps) != 2 || ps[1].Code != "row-without-answers" {
		t.Fatalf("%d responses, %v", len(subs), ps)
	}
	for i, sub := range subs {
		got, ps := in.Response(sub)
		want, _ := interpreted(t, in, "one.txt", asText(given[i]))
		told(t, got, want)
		if len(ps) > 0 || got.Source.Part != fmt.Sprint("row ", []int{2, 5, 6}[i]) {
			t.Errorf("%s: %v", got.Source.Part, ps)
		}
	}
}

// TestColumns changes a table as people do, and wants no answer in a wrong place.
func TestColumns(t *testing.T) {
	c := withExamplia(t)
	in := interpret.New(c)
	given := filledIn(t, c, "Examplia", 0)
	e := given.Edition
	first := len(microsoftLead)
	at := func(code string) int { return first + e.ByCode(code) }
	drop := func(rows [][]string, codes ...string) {
		for _, code := range slices.Backward(codes) {
			for i := range rows {
				rows[i] = slices.Delete(rows[i], at(code), at(code)+1)
			}
		}
	}
	tests := map[string]struct {
		change  func(rows [][]string)
		missing string // codes of questions that may not be answered
		codes   string // of problems, beside questions-missing
	}{
		"a question is left out": {func(rows [][]string) { drop(rows, "data-protection-law") }, "data-protection-law", ""},
		"detail is left out":     {func(rows [][]string) { drop(rows, "data-protection-law-evidence") }, "data-protection-law-evidence", ""},
		"one of two details, and what tells them apart": {func(rows [][]string) { drop(rows, "covid-budget-evidence", "post-covid-strategy") },
			"covid-budget-evidence post-covid-strategy post-covid-strategy-evidence", "column-ambiguous"},
		"a column is moved": {func(rows [][]string) {
			for i := range rows {
				moved := rows[i][at("consent")]
				rows[i] = slices.Insert(slices.Delete(rows[i], at("consent"), at("consent")+1), first, moved)
			}
		}, "", ""},
		"a column of somebody's own": {func(rows [][]string) {
			for i := range rows {
				rows[i] = slices.Insert(rows[i], at("health-agency"), []string{"Telephone", "+994 12 000 00 00"}[i])
			}
		}, "", "column-unknown"},
		"two columns of somebody's own for one": {func(rows [][]string) {
			at := at("access-to-information-law-evidence")
			own := [][]string{{"Is there a law on artificial intelligence?", "If yes, please provide link and detail."}, {"Yes", "Law on AI"}}
			for i := range rows {
				rows[i] = slices.Replace(rows[i], at, at+1, own[i]...)
			}
		}, "access-to-information-law-evidence", "column-unknown column-ambiguous"},
		"two columns of somebody's own": {func(rows [][]string) {
			at := at("access-to-information-law-evidence")
			own := [][]string{{"Is there a law on artificial intelligence?", "If yes, please provide link and detail."}, {"Yes", "Law on AI"}}
			for i := range rows {
				rows[i] = slices.Insert(rows[i], at+1, own[i]...)
			}
		}, "", "column-unknown column-ambiguous"},
		"a column without a head": {func(rows [][]string) {
			for i := range rows {
				rows[i] = slices.Insert(rows[i], at("health-agency"), []string{"", "call back"}[i])
			}
		}, "", "column-unknown"},
		"words beyond the head": {func(rows [][]string) { rows[1] = append(rows[1], "", "junk") }, "", "column-unknown"},
		"a column twice, alike": {func(rows [][]string) {
			for i := range rows {
				rows[i] = append(rows[i], rows[i][at("country-name")])
			}
		}, "", ""},
		"a column twice, not alike": {func(rows [][]string) {
			for i := range rows {
				rows[i] = append(rows[i], []string{rows[0][at("health-agency")], "Another ministry"}[i])
			}
		}, "health-agency", "column-ambiguous column-ambiguous"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			rows := microsoft(microsoftLead, given)
			tt.change(rows)
			got, ps := interpreted(t, in, "a.csv", asCSV(t, rows, ','))
			if got == nil {
				t.Fatal(ps)
			}
			for i := range got.Answers {
				g, w := &got.Answers[i], &given.Answers[i]
				missing := slices.Contains(strings.Fields(tt.missing), g.Question.Code)
				if missing != (g.State == survey.Missing) || !missing && (g.Text != w.Text || !slices.Equal(g.Selected, w.Selected)) {
					t.Errorf("question %d is %s: %v %q, want %v %q", g.Question.Number, g.State, g.Selected, g.Text, w.Selected, w.Text)
				}
			}
			var codes []string
			for _, p := range ps {
				if p.Code != "questions-missing" && p.Code != "lines-unplaced" {
					codes = append(codes, p.Code)
				}
				if p.Severity == problem.Error {
					t.Errorf("an error: %v", p)
				}
			}
			if strings.Join(codes, " ") != tt.codes {
				t.Errorf("problems %v, want %q", ps, tt.codes)
			}
		})
	}
	t.Run("sorted by their heads", func(t *testing.T) {
		rows := microsoft(microsoftLead, given)
		order := make([]int, len(e.Questions))
		for i := range order {
			order[i] = first + i
		}
		slices.SortFunc(order, func(a, b int) int { return strings.Compare(rows[0][a], rows[0][b]) })
		for i, r := range rows {
			rows[i] = slices.Clone(r[:first])
			for _, k := range order {
				rows[i] = append(rows[i], r[k])
			}
		}
		got, _ := interpreted(t, in, "a.csv", asCSV(t, rows, ','))
		tied := 0
		for i := range got.Answers {
			g, w := &got.Answers[i], &given.Answers[i]
			if g.State == survey.Missing || g.State == survey.Skipped {
				continue
			}
			tied++
			if g.Text != w.Text || !slices.Equal(g.Selected, w.Selected) {
				t.Errorf("question %d: %v %q, want %v %q", g.Question.Number, g.Selected, g.Text, w.Selected, w.Text)
			}
		}
		if tied < 70 {
			t.Errorf("only %d columns were told by their wording", tied)
		}
	})
}

// TestLongTable names questions in the rows of a table by key and by wording.
func TestLongTable(t *testing.T) {
	in := interpret.New(withExamplia(t))
	tests := map[string]struct {
		question, answer string
		code             string // of the question that has the answer; empty if none has
		problem, what    string
	}{
		"a number":                {"23", "Ministry", "health-agency", "", ""},
		"a number with a letter":  {"Q23", "Ministry", "health-agency", "", ""},
		"a code":                  {"health-agency", "Ministry", "health-agency", "", ""},
		"a wording of one word":   {"Health", "Ministry", "health-agency", "", ""},
		"a wording":               {"Employment and Labour", "Ministry", "employment-agency", "", ""},
		"a wording of several":    {"Title", "Director", "", "column-ambiguous", `"Title" may be question 3 or 16`},
		"nothing that is known":   {"Weather", "Office", "", "question-unknown", `has no question "Weather"`},
		"a number that is no one": {"999", "Office", "", "question-unknown", `has no question "999"`},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			subs, ps := read.File(survey.Limits{}, "a.csv", []byte("country,question,answer,edition\nExamplia,112,Yes,2022\nExamplia,"+tt.question+","+tt.answer+",2022\n"))
			if len(subs) != 1 {
				t.Fatal(ps)
			}
			r, ps := in.Response(subs[0])
			if r == nil {
				t.Fatal(ps)
			}
			for i := range r.Answers {
				if a := &r.Answers[i]; (a.Text == tt.answer) != (a.Question.Code == tt.code) {
					t.Errorf("question %d has %q", a.Question.Number, a.Text)
				}
			}
			if tt.problem != "" && !slices.ContainsFunc(ps, func(p problem.Problem) bool { return p.Code == tt.problem && strings.Contains(p.What, tt.what) }) {
				t.Errorf("problems %v, want %s", ps, tt.problem)
			}
			if last := r.Lines[len(r.Lines)-1]; tt.problem == "column-ambiguous" && last.Place != survey.PlaceUnplaced {
				t.Errorf("the words are %s", last.Place)
			}
			if tt.problem == "" && problem.Errors(ps) {
				t.Error(ps)
			}
		})
	}
}
