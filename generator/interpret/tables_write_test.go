package interpret_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"

	"egovsite/generator/interpret"
	"egovsite/generator/survey"

	"github.com/xuri/excelize/v2"
)

// The forms in which the tests write one and the same response.

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
