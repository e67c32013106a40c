package interpret_test

import (
	"bytes"
	"encoding/csv"
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
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/unicode"
)

// A row of a table and a text with marks that say the same are the same response.
// The words are the shipped response's, under the name of an invented country, with
// invented selections and people.

// filledIn is the shipped response with what an invented country is taken to have
// selected; shift makes countries differ.
func filledIn(t testing.TB, c *survey.Catalog, country string, shift int) *survey.Response {
	t.Helper()
	r, _ := interpreted(t, interpret.New(c), "azerbaijan.txt", []byte(source(t)))
	for i := range r.Answers {
		a := &r.Answers[i]
		q := a.Question
		switch n := q.Number + shift; {
		case q.Role == survey.RoleCountry:
			a.Text, a.Paragraphs = country, []string{country}
		case q.Personal == survey.PersonalName:
			a.Text, a.Paragraphs = "Jane Examplova", []string{"Jane Examplova"}
		case q.Personal == survey.PersonalEmail:
			a.Text, a.Paragraphs = "jane@mail.example.org", []string{"jane@mail.example.org"}
		case q.Code == "strategy-cycle":
			a.Selected, a.Text = []string{"other"}, "Seven-year; then ten, at last"
		case q.Kind == survey.Choice && q.Multiple:
			a.Selected = []string{q.Options[0].Code, q.Options[2].Code}
		case q.Kind == survey.Choice && n%7 != 0:
			a.Selected = []string{q.Options[n%2].Code}
		}
	}
	return r
}

// asText prints a response as the form's export does, with marks.
func asText(r *survey.Response) []byte {
	var b strings.Builder
	for i := range r.Answers {
		a := &r.Answers[i]
		q := a.Question
		fmt.Fprintf(&b, "%d. %s *\n\n%s\n\n", q.Number, q.Wording, q.Note)
		for _, o := range q.Options {
			mark := "☐ "
			if slices.Contains(a.Selected, o.Code) {
				mark = "☒ "
			}
			b.WriteString(mark + o.Label)
			if o.Code == "other" && a.Text != "" {
				b.WriteString(" " + a.Text)
			}
			b.WriteString("\n\n")
		}
		if q.Kind != survey.Choice {
			b.WriteString(strings.Join(a.Paragraphs, "\n") + "\n\n")
		}
	}
	return []byte(b.String())
}

// inCell is an answer as one cell: the selected labels, closed or parted as the
// form system does, words of one's own in the place of "Other".
func inCell(a *survey.Answer, join, end string) string {
	if a.Question.Kind != survey.Choice {
		return strings.Join(a.Paragraphs, "\n")
	}
	var parts []string
	for _, code := range a.Selected {
		if code == "other" && a.Text != "" {
			parts = append(parts, a.Text)
			continue
		}
		parts = append(parts, a.Question.Option(code).Label)
	}
	cell := strings.Join(parts, join)
	if a.Question.Multiple && cell != "" {
		cell += end
	}
	return cell
}

// microsoft is a table as Microsoft Forms exports it, numbering the heads that
// it has used before.
func microsoft(lead []string, rs ...*survey.Response) [][]string {
	head, used := slices.Clone(lead), map[string]int{}
	for _, c := range head {
		used[strings.ToLower(c)]++
	}
	for _, a := range rs[0].Answers {
		caption := strings.ReplaceAll(a.Question.Wording, ": - ", ":\n-\u00a0")
		key := strings.ToLower(caption)
		if used[key]++; used[key] > 1 {
			caption += fmt.Sprint(used[key])
		}
		head = append(head, caption)
	}
	rows := [][]string{head}
	for i, r := range rs {
		row := []string{fmt.Sprint(i + 1), "6/14/21 15:44:01", "6/14/21 16:56:38", "anonymous", ""}
		row = append(row, make([]string, max(0, len(lead)-len(row)))...)
		for k := range r.Answers {
			row = append(row, inCell(&r.Answers[k], ";", ";"))
		}
		rows = append(rows, row)
	}
	return rows
}

var microsoftLead = []string{"ID", "Start time", "Completion time", "Email", "Name"}

func google(r *survey.Response) [][]string {
	head, row := []string{"Timestamp", "Email Address"}, []string{"6/14/2021 15:44:01", "jane@mail.example.org"}
	for i := range r.Answers {
		head, row = append(head, r.Answers[i].Question.Wording), append(row, inCell(&r.Answers[i], ", ", ""))
	}
	return [][]string{head, row}
}

// limeSurvey is a table as LimeSurvey exports it, with an unfinished response
// above the other. style is "code and words", "code" or "words".
func limeSurvey(r *survey.Response, style string) [][]string {
	head := []string{"id. Response ID", "submitdate. Date submitted", "lastpage. Last page", "startlanguage. Start language", "seed. Seed"}
	row := []string{"7", "2021-06-14 16:56:38", "9", "en", "1398211477"}
	add := func(code, part, wording, choice, cell string) {
		caption := code + part + ". " + wording + choice
		switch style {
		case "code":
			caption = code + part
		case "words":
			caption = wording + choice
		}
		head, row = append(head, caption), append(row, cell)
	}
	if style != "code and words" {
		for i, c := range head {
			code, words, _ := strings.Cut(c, ". ")
			head[i] = map[bool]string{true: code, false: words}[style == "code"]
		}
	}
	for i := range r.Answers {
		a := &r.Answers[i]
		q, code := a.Question, fmt.Sprintf("Q%d", a.Question.Number)
		switch {
		case q.Multiple && style == "code":
			continue // the codes of its options are the form system's own
		case q.Multiple:
			for n, o := range q.Options[:len(q.Options)-1] {
				tick := map[bool]string{true: "Yes", false: "No"}[slices.Contains(a.Selected, o.Code)]
				add(code, fmt.Sprintf("[SQ%03d]", n+1), q.Wording, " ["+o.Label+"]", tick)
			}
			add(code, "[other]", q.Wording, " [Other]", "")
		case slices.Contains(a.Selected, "other"):
			add(code, "", q.Wording, "", "Other")
			add(code, "[other]", q.Wording, " [Other]", a.Text)
		default:
			add(code, "", q.Wording, "", inCell(a, "", ""))
		}
	}
	begun := make([]string, len(row))
	begun[0], begun[5] = "6", "Elsewhere"
	return [][]string{head, begun, row}
}

func asCSV(t testing.TB, rows [][]string, comma rune) []byte {
	t.Helper()
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Comma, w.UseCRLF = comma, true
	if err := w.WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// asXLSX makes a workbook: empty cells are left out, every other cell of the head
// is of several runs, and two more sheets stand beside the table.
func asXLSX(t testing.TB, rows [][]string) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	check := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	check(f.SetSheetName("Sheet1", "Form1"))
	_, err := f.NewSheet("Notes")
	check(err)
	check(f.SetCellStr("Notes", "B2", "to be called back"))
	_, err = f.NewSheet("Empty")
	check(err)
	for y, cells := range rows {
		for x, c := range cells {
			name, err := excelize.CoordinatesToCellName(x+1, y+1)
			check(err)
			switch {
			case c == "":
			case strings.HasPrefix(c, "6/14/21 "): // a time, as the number that a workbook keeps
				check(f.SetCellFloat("Form1", name, 44361.6556, -1, 64))
			case x%2 == 1 && strings.Contains(c, " "):
				first, rest, _ := strings.Cut(c, " ")
				check(f.SetCellRichText("Form1", name, []excelize.RichTextRun{{Text: first, Font: &excelize.Font{Bold: true}}, {Text: " " + rest}}))
			default:
				check(f.SetCellStr("Form1", name, c))
			}
		}
	}
	b, err := f.WriteToBuffer()
	check(err)
	return b.Bytes()
}

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
	subs, ps := read.File("all.xlsx", asXLSX(t, rows))
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
