package read

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"egovsite/generator/problem"
	"egovsite/generator/survey"
)

const (
	headRows = 20 // within which a head is looked for
	maxTold  = 20 // problems of one kind that are told row by row
)

// A row is one row of a table.
type row struct {
	number int // as the format counts
	cells  []string
	at     func(column, line int) string // where a line of a cell stands, both counted from 0
}

// A table turns the rows behind a head into submissions.
type table struct {
	source   survey.Source
	sheet    string // named where the file has several
	head     *head
	subs     []*survey.Submission
	byName   map[string]*survey.Submission // of a long table, by country and edition
	budget   *budget
	problems []problem.Problem
}

// A budget is what the tables of one file hold so far, and may hold.
type budget struct {
	limits                 survey.Limits
	rows, cells, responses int
	told                   map[string]int // problems of rows, by code
}

func newBudget(limits survey.Limits) *budget {
	return &budget{limits: limits, told: map[string]int{}}
}

// part names a row as part of the file.
func (t *table) part(number int) string {
	if t.sheet == "" {
		return "row " + strconv.Itoa(number)
	}
	return fmt.Sprintf("sheet %s, row %d", t.sheet, number)
}

// problem adds a problem of the file.
func (t *table) problem(p problem.Problem) {
	p.File = t.source.File
	t.problems = append(t.problems, p)
}

// leaveOut says that a row is left out. Errors are all told, since each keeps
// out its own response.
func (t *table) leaveOut(p problem.Problem) {
	if t.budget.told[p.Code]++; t.budget.told[p.Code] <= maxTold || p.Severity == problem.Error {
		t.problem(p)
	}
}

// finish returns what was read, and tells what can only be told at the end.
func (t *table) finish() ([]*survey.Submission, []problem.Problem) {
	for _, code := range slices.Sorted(maps.Keys(t.budget.told)) {
		if more := t.budget.told[code] - maxTold; more > 0 && code != "cell-too-long" {
			t.problem(problem.Problem{Code: code, Severity: problem.Warning, What: fmt.Sprintf("the same holds for %d rows more", more),
				Why: fmt.Sprintf("the first %d are named one by one", maxTold), Hint: "mend the table, or take the rows out of it"})
		}
		delete(t.budget.told, code)
	}
	if len(t.subs) == 0 && len(t.problems) == 0 {
		t.problem(problem.Problem{Code: "table-empty", Severity: problem.Warning, At: t.head.at[0],
			What: "there is no response below the head of the table", Why: "all its rows are empty", Hint: "export the form once it was answered"})
	}
	t.tellUnused()
	return t.subs, t.problems
}

// take reads one row behind the head. It reports false where the table is too
// large to be read on.
func (t *table) take(r row) bool {
	r.cells = trimRow(r.cells)
	if len(r.cells) == 0 || t.head.repeats(r.cells) {
		return true
	}
	most := t.budget.limits
	t.budget.rows++
	t.budget.cells += max(len(t.head.columns), len(r.cells))
	switch {
	case over(t.budget.rows, most.TableRows):
		return t.tooLarge("rows", "table_rows", most.TableRows)
	case over(len(r.cells), most.TableColumns):
		return t.tooLarge("columns", "table_columns", most.TableColumns)
	case over(t.budget.cells, most.TableCells):
		return t.tooLarge("cells", "table_cells", most.TableCells)
	}
	for i, c := range r.cells {
		if over(len(c), most.TableCellKB<<10) {
			t.leaveOut(problem.Problem{Code: "cell-too-long", Severity: problem.Error, Part: t.part(r.number), At: r.at(i, 0),
				What: fmt.Sprintf("the cell has %d bytes", len(c)), Hint: "hand in this response as a text file"}.Over("table_cell_kb", most.TableCellKB))
			return true
		}
	}
	if t.head.long {
		return t.takeAnswer(r)
	}
	return t.takeResponse(r)
}

// tooLarge leaves no other problem than that the table passes a limit.
func (t *table) tooLarge(of, limit string, most int) bool {
	t.problems = []problem.Problem{tooLarge(t.source.File, fmt.Sprintf("more than %d %s", most, of), limit, most)}
	return false
}

// tooLarge says that a file passes a limit, so that nothing of it is read.
func tooLarge(file, what, limit string, most int) problem.Problem {
	return problem.Problem{Code: "table-too-large", Severity: problem.Error, File: file, What: "the table has " + what,
		Hint: "hand in the responses in several files, without other sheets, columns and rows"}.Over(limit, most)
}

// start opens a submission.
func (t *table) start(number int) *survey.Submission {
	most := t.budget.limits.TableResponses
	if t.budget.responses++; over(t.budget.responses, most) {
		t.tooLarge("responses", "table_responses", most)
		return nil
	}
	sub := &survey.Submission{Source: t.source, Keyed: []survey.Keyed{}}
	sub.Source.Part = t.part(number)
	t.subs = append(t.subs, sub)
	return sub
}

// A scribe writes words into a submission, as passages with places.
type scribe struct{ sub *survey.Submission }

// write adds the lines of a cell that have words, and returns where they stand
// and the same lines as one text.
func (p scribe) write(text string, at func(line int) string) (survey.Span, string) {
	var span survey.Span
	var kept []string
	for i, line := range splitLines(text) {
		for _, words := range strings.FieldsFunc(line, isPageBreak) {
			if strings.TrimSpace(words) == "" {
				continue
			}
			if !utf8.ValidString(words) {
				words = strings.ToValidUTF8(words, "\uFFFD")
			}
			n := len(p.sub.Passages) + 1
			p.sub.Passages = append(p.sub.Passages, survey.Passage{Line: n, At: at(i), Text: words})
			p.sub.Source.Lines = n
			span = span.Join(survey.Span{From: n, To: n})
			kept = append(kept, words)
		}
	}
	return span, strings.Join(kept, "\n")
}

// cell writes a cell of a row, with its caption before it if it has words.
func (p scribe) cell(h *head, r row, i int) (text string, span, captionAt survey.Span) {
	if i >= len(r.cells) || strings.TrimSpace(r.cells[i]) == "" {
		return "", survey.Span{}, survey.Span{}
	}
	captionAt = p.caption(h, i)
	span, text = p.write(r.cells[i], func(line int) string { return r.at(i, line) })
	return text, span, captionAt
}

func (p scribe) caption(h *head, i int) survey.Span {
	if i >= len(h.captions) {
		return survey.Span{}
	}
	span, _ := p.write(collapse(h.captions[i]), func(int) string { return h.at[i] })
	return span
}

// tellUnused names the columns of a long table that are none of its own.
func (t *table) tellUnused() {
	if !t.head.long {
		return
	}
	for i, c := range t.head.columns {
		if caption := collapse(t.head.captions[i]); c.use == useNone && caption != "" {
			t.problem(problem.Problem{Code: "column-unknown", Severity: problem.Warning, At: t.head.at[i],
				What: fmt.Sprintf("the column %q is not read", short(caption)), Why: "a table with one row an answer has the columns country, question, answer, evidence, links and edition, each once",
				Hint: "rename the column, if it is one of them"})
		}
	}
}

// short cuts words for a message.
func short(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}
