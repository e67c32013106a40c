// Package xlsform writes an edition as an XLSForm, the spreadsheet from which
// ODK, KoboToolbox and others make forms, and reads such spreadsheets as
// editions. What the standard has no place for stands in columns of our own, so
// that an edition comes back as it was. It must not know what the questionnaire
// is about.
//
//	data, err := xlsform.Write(edition)
//	edition, problems := xlsform.Read("form.xlsx", data)
package xlsform

import (
	"slices"
	"strings"

	"egovsite/generator/survey"
)

// The sheets of a form.
const (
	surveySheet   = "survey"
	choicesSheet  = "choices"
	settingsSheet = "settings"
)

// The columns of the standard that are used here, with the language of the
// words. Readers of forms pass over columns that they do not know.
const (
	colType     = "type"
	colName     = "name"
	colLabel    = "label::English (en)"
	colHint     = "hint::English (en)"
	colRequired = "required"
	colRelevant = "relevant"
	colList     = "list_name"
	language    = "English (en)"
)

// Our own columns and settings; those of the survey sheet first. They have no
// double colon, at which readers of forms part a heading.
const (
	own            = "egovsite_"
	ownCode        = own + "code"
	ownNumber      = own + "number"
	ownLabel       = own + "label"
	ownHeading     = own + "heading"
	ownEvidenceFor = own + "evidence_for"
	ownPersonal    = own + "personal"
	ownRole        = own + "role"
	ownSDG         = own + "sdg"
	ownCounts      = own + "counts"
	ownID          = own + "id"
	ownInstrument  = own + "instrument"
	ownShort       = own + "short"
	ownFieldwork   = own + "fieldwork"
	ownOpening     = own + "opening"
	ownClosing     = own + "closing"
	ownParadata    = own + "paradata"
)

var (
	surveyColumns = []string{colType, colName, colLabel, colHint, colRequired, colRelevant,
		ownCode, ownNumber, ownLabel, ownHeading, ownEvidenceFor, ownPersonal, ownRole, ownSDG}
	choiceColumns = []string{colList, colName, colLabel, ownCounts}
)

// other is the option that a form adds by itself where a list says or_other.
var other = survey.Option{Code: "other", Label: "Other"}

// withOther parts a list at the option that a form can add, if that is its last.
func withOther(options []survey.Option) ([]survey.Option, bool) {
	last := len(options) - 1
	if last < 1 || options[last] != other || slices.ContainsFunc(options[:last], func(o survey.Option) bool { return o.Code == other.Code }) {
		return options, false
	}
	return options[:last], true
}

// identifier makes a name of a code: letters, digits and underscores, and no
// digit at the front. It stands once.
func identifier(code string, taken map[string]bool) string {
	name := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return '_'
	}, code)
	if name == "" || name[0] >= '0' && name[0] <= '9' {
		name = "q_" + name
	}
	for taken[name] {
		name += "_b"
	}
	taken[name] = true
	return name
}
