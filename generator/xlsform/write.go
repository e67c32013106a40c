package xlsform

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"egovsite/generator/survey"

	"github.com/xuri/excelize/v2"
)

// Write makes a form of an edition. The same edition gives the same bytes.
func Write(e survey.Edition) ([]byte, error) {
	w := &writer{edition: &e, names: map[string]string{}, taken: map[string]bool{}}
	for _, q := range e.Questions {
		w.names[q.Code] = identifier(q.Code, w.taken)
	}
	for i := range e.Sections {
		w.section(&e.Sections[i])
	}
	if w.written != len(e.Questions) {
		return nil, fmt.Errorf("writing a form: only %d of %d questions stand in the sections of edition %s", w.written, len(e.Questions), e.ID)
	}
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetDocProps(&excelize.DocProperties{Creator: "egovsite", LastModifiedBy: "egovsite", Title: e.Title}); err != nil {
		return nil, fmt.Errorf("writing a form: %w", err)
	}
	if err := f.SetSheetName("Sheet1", surveySheet); err != nil {
		return nil, fmt.Errorf("writing a form: %w", err)
	}
	columns, values := w.settings()
	for _, s := range []struct {
		name    string
		columns []string
		rows    []row
	}{
		{surveySheet, surveyColumns, w.survey},
		{choicesSheet, choiceColumns, w.choices},
		{settingsSheet, columns, []row{values}},
	} {
		if err := writeSheet(f, s.name, s.columns, s.rows); err != nil {
			return nil, fmt.Errorf("writing a form: %w", err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		return nil, fmt.Errorf("writing a form: %w", err)
	}
	return b.Bytes(), nil
}

// A row is the cells of one row, by column.
type row map[string]string

// A writer gathers the rows of a form.
type writer struct {
	edition *survey.Edition
	names   map[string]string // of questions, by code
	taken   map[string]bool   // names
	lists   []list
	survey  []row
	choices []row
	written int // questions
}

// A list is the options that several questions share.
type list struct {
	name    string
	options []survey.Option
}

// section writes a group with the questions of a section.
func (w *writer) section(s *survey.Section) {
	shown := s.Heading
	if shown == "" {
		shown = s.Label
	}
	w.begin("section-"+s.Code, row{colLabel: shown, ownCode: s.Code, ownLabel: s.Label, ownHeading: s.Heading}, s.Note)
	open, begun := "", map[string]bool{}
	turn := func(code string) {
		if open == code {
			return
		}
		if open != "" {
			w.end()
		}
		if open = code; code == "" {
			return
		}
		if sub := s.Subsection(code); sub != nil {
			note := sub.Note
			if begun[code] {
				note = "" // stands where the subsection stood first
			}
			w.begin("subsection-"+code, row{colLabel: sub.Heading, ownCode: code, ownHeading: sub.Heading}, note)
			begun[code] = true
		}
	}
	for i := range w.edition.Questions {
		if q := &w.edition.Questions[i]; q.Section == s.Code {
			turn(q.Subsection)
			w.question(q)
		}
	}
	for _, sub := range s.Subsections {
		if !begun[sub.Code] {
			turn(sub.Code)
		}
	}
	turn("")
	w.end()
}

// begin opens a group.
func (w *writer) begin(code string, r row, note string) {
	r[colType], r[colName] = "begin_group", identifier(code, w.taken)
	w.survey = append(w.survey, r)
	if note != "" {
		w.survey = append(w.survey, row{colType: "note", colName: identifier(code+"-note", w.taken), colLabel: note})
	}
}

func (w *writer) end() { w.survey = append(w.survey, row{colType: "end_group"}) }

// question writes one question. Its printed number stands before its wording, so
// that the form reads like the print.
func (w *writer) question(q *survey.Question) {
	w.written++
	r := row{colType: "text", colName: w.names[q.Code], colLabel: fmt.Sprintf("%d. %s", q.Number, q.Wording), colHint: q.Note,
		ownCode: q.Code, ownNumber: strconv.Itoa(q.Number), ownLabel: q.Label, ownEvidenceFor: q.EvidenceFor,
		ownPersonal: string(q.Personal), ownRole: string(q.Role), ownSDG: q.SDG}
	if q.Required {
		r[colRequired] = "yes"
	}
	if q.Kind == survey.Choice {
		r[colType] = "select_one "
		if q.Multiple {
			r[colType] = "select_multiple "
		}
		options, more := withOther(q.Options)
		r[colType] += w.list(q, options)
		if more {
			r[colType] += " or_other"
		}
	}
	if at := w.edition.ByCode(q.Parent); q.Parent != "" && q.ParentNot != "" && at >= 0 {
		r[colRelevant] = unless(w.names[q.Parent], q.ParentNot, w.edition.Questions[at].Multiple)
	}
	w.survey = append(w.survey, r)
}

// list returns the name of a list of options, and writes it if it is new.
func (w *writer) list(q *survey.Question, options []survey.Option) string {
	for _, l := range w.lists {
		if sameOptions(l.options, options) {
			return l.name
		}
	}
	taken := map[string]bool{}
	for _, l := range w.lists {
		taken[l.name] = true
	}
	var codes []string
	for _, o := range options {
		codes = append(codes, o.Code)
	}
	name := strings.Join(codes, "_")
	if len(codes) > 3 || len(name) > 24 {
		name = q.Code
	}
	name = identifier(name, taken)
	w.lists = append(w.lists, list{name, options})
	for _, o := range options {
		w.choices = append(w.choices, row{colList: name, colName: o.Code, colLabel: o.Label, ownCounts: string(o.Counts)})
	}
	return name
}

func sameOptions(a, b []survey.Option) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// settings are the names of the settings and their values. Lines of a list stand
// one below the other in a cell.
func (w *writer) settings() (columns []string, values row) {
	e := w.edition
	values = row{}
	set := func(column, value string) {
		columns = append(columns, column)
		values[column] = value
	}
	set("form_title", e.Title)
	set("form_id", strings.ReplaceAll(e.Instrument+"_"+e.ID, "-", "_"))
	set("version", e.ID)
	set("default_language", language)
	set(ownID, e.ID)
	set(ownInstrument, e.Instrument)
	set(ownShort, e.Short)
	if e.Fieldwork > 0 {
		set(ownFieldwork, strconv.Itoa(e.Fieldwork))
	}
	set(ownOpening, strings.Join(e.Opening, "\n"))
	set(ownClosing, strings.Join(e.Closing, "\n"))
	set(ownParadata, strings.Join(e.Paradata, "\n"))
	return columns, values
}

// escaped is what a workbook takes for a character that it could not hold.
var escaped = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// writeSheet writes columns and rows, every cell as plain words.
func writeSheet(f *excelize.File, name string, columns []string, rows []row) error {
	if _, err := f.NewSheet(name); err != nil {
		return err
	}
	put := func(column, line int, words string) error {
		if words == "" {
			return nil
		}
		if len(words) > excelize.TotalCellChars {
			return fmt.Errorf("sheet %q: a cell holds at most %d letters, and %.60q has more", name, excelize.TotalCellChars, words)
		}
		cell, err := excelize.CoordinatesToCellName(column, line)
		if err != nil {
			return err
		}
		return f.SetCellStr(name, cell, escaped.ReplaceAllString(words, "_x005F$0"))
	}
	for i, c := range columns {
		if err := put(i+1, 1, c); err != nil {
			return err
		}
		for j, r := range rows {
			if err := put(i+1, j+2, r[c]); err != nil {
				return err
			}
		}
	}
	// Readers that stream believe what the sheet says of its own size.
	corner, err := excelize.CoordinatesToCellName(len(columns), len(rows)+1)
	if err != nil {
		return err
	}
	if err := f.SetSheetDimension(name, "A1:"+corner); err != nil {
		return err
	}
	return f.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
}
