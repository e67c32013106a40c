package xlsform

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"egovsite/generator/problem"
	"egovsite/generator/survey"
)

// Read makes an edition of a form. What has no place in an edition is left out,
// and a problem names its cell. The edition of a form that others made lacks
// what only our own columns say: its instrument, short labels, which text is
// evidence of what. It has no questions if the file is no form.
func Read(name string, data []byte) (survey.Edition, []problem.Problem) {
	r := &reader{file: name, lists: map[string][]survey.Option{}, codes: map[string]string{}, used: map[string]bool{}, again: map[string]int{}}
	sheets, err := open(data)
	if err != nil {
		r.broken("", "the file cannot be read as a workbook", err.Error(), "save it as an Excel workbook (.xlsx)")
		return survey.Edition{}, r.problems
	}
	r.survey, r.choices, r.settings = sheets[surveySheet], sheets[choicesSheet], sheets[settingsSheet]
	if r.survey == nil {
		r.broken("", `the workbook has no sheet "survey"`, "an XLSForm lists its questions there", "name the sheet of questions survey")
		return survey.Edition{}, r.problems
	}
	for _, column := range []string{colType, colName} {
		if !r.survey.has(column) {
			r.broken(r.survey.name+"!1", fmt.Sprintf("the sheet has no column %q", column), "an XLSForm names its columns in the first row", "add it")
			return survey.Edition{}, r.problems
		}
	}
	r.head()
	r.options()
	for row := range r.survey.rows {
		r.row(row)
	}
	for range r.groups {
		r.unmapped(len(r.survey.rows)-1, colType, "a group is not ended", "the last row ends it", "add a row end_group")
	}
	r.trim()
	if len(r.edition.Questions) == 0 {
		r.broken(r.survey.name, "the form has no questions", "", "check that the sheet survey lists them")
	}
	return r.edition, r.problems
}

// A reader makes an edition of sheets.
type reader struct {
	file                      string
	survey, choices, settings *sheet
	language                  string
	edition                   survey.Edition
	lists                     map[string][]survey.Option
	names                     map[string]map[string]string // codes of options by list and name
	codes                     map[string]string            // of questions, by name in the form
	used                      map[string]bool              // codes of questions
	again                     map[string]int               // how often a code was asked for that is taken
	groups                    []group
	number                    int // of the last question
	problems                  []problem.Problem
}

func (r *reader) broken(at, what, why, hint string) {
	r.problems = append(r.problems, problem.Problem{Code: "xlsform-broken", Severity: problem.Error, File: r.file, At: at, What: what, Why: why, Hint: hint})
}

// unmapped says what an edition has no place for.
func (r *reader) unmapped(row int, column, what, why, hint string) {
	r.problems = append(r.problems, problem.Problem{Code: "xlsform-unmapped", Severity: problem.Warning, File: r.file,
		At: r.survey.at(row, column), What: what, Why: why, Hint: hint})
}

var codeForm = regexp.MustCompile(`^[0-9a-z][0-9a-z-]*$`)

// head reads the settings.
func (r *reader) head() {
	s := r.settings
	e := &r.edition
	r.language = s.cell(0, "default_language")
	if r.language == "" {
		r.language = language
	}
	e.Title, e.ID = s.raw(0, "form_title"), s.cell(0, ownID)
	for _, column := range []string{"version", "form_id", "id_string"} {
		if !codeForm.MatchString(e.ID) {
			e.ID = codeOf(s.cell(0, column))
		}
	}
	if e.ID == "" {
		e.ID = "draft"
	}
	if e.Title == "" {
		e.Title = e.ID
	}
	e.Instrument, e.Short = s.cell(0, ownInstrument), s.raw(0, ownShort)
	if e.Short == "" {
		e.Short = e.Title
	}
	e.Fieldwork, _ = strconv.Atoi(s.cell(0, ownFieldwork))
	e.Opening, e.Closing, e.Paradata = linesOf(s.raw(0, ownOpening)), linesOf(s.raw(0, ownClosing)), linesOf(s.raw(0, ownParadata))
}

func linesOf(cell string) []string {
	if cell == "" {
		return nil
	}
	return strings.Split(cell, "\n")
}

// options reads the lists of choices.
func (r *reader) options() {
	r.names = map[string]map[string]string{}
	s := r.choices
	if s == nil {
		return
	}
	list := colList
	if !s.has(list) {
		list = "list name"
	}
	label := s.spoken("label", r.language)
	for row := range s.rows {
		in, name := s.cell(row, list), s.cell(row, colName)
		if name == "" {
			name = s.cell(row, "value")
		}
		if in == "" || name == "" {
			continue
		}
		o := survey.Option{Code: codeOf(name), Label: s.raw(row, label)}
		if strings.TrimSpace(o.Label) == "" {
			o.Label = name
		}
		switch counts := survey.Meaning(s.cell(row, ownCounts)); {
		case counts == survey.CountsYes, counts == survey.CountsNo:
			o.Counts = counts
		case s.has(ownCounts):
		case strings.EqualFold(name, "yes") || strings.EqualFold(o.Label, "yes"):
			o.Counts = survey.CountsYes
		case strings.EqualFold(name, "no") || strings.EqualFold(o.Label, "no"):
			o.Counts = survey.CountsNo
		}
		if r.names[in] == nil {
			r.names[in] = map[string]string{}
		}
		if o.Code == "" || slices.ContainsFunc(r.lists[in], func(p survey.Option) bool { return p.Code == o.Code }) {
			o.Code = "option-" + strconv.Itoa(len(r.lists[in])+1)
		}
		r.names[in][name] = o.Code
		r.lists[in] = append(r.lists[in], o)
	}
}

// codeOf makes a code of a name: "Q36_Law" is "q36-law".
func codeOf(name string) string {
	return strings.Trim(strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		}
		return '-'
	}, name), "-")
}

// trim takes out sections that a form of others has for groups without questions.
func (r *reader) trim() {
	if r.survey.ours() {
		return
	}
	r.edition.Sections = slices.DeleteFunc(r.edition.Sections, func(s survey.Section) bool {
		return !slices.ContainsFunc(r.edition.Questions, func(q survey.Question) bool { return q.Section == s.Code })
	})
}
