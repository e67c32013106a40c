package locale

import (
	"strconv"

	"egovsite/generator/survey"
)

// What the content names is written in English where it is described; a
// language may say it otherwise. Wordings, notes and options are the
// questionnaire's own words and stay as they were printed.

// Country is a country's name.
func (l *Locale) Country(c *survey.Country) string { return c.Name(l.Tag) }

// Region is the name of an M49 region.
func (l *Locale) Region(r *survey.Region) string {
	if name := r.Names[l.Tag]; name != "" {
		return name
	}
	return r.Names["en"]
}

// Indicator is an indicator's name.
func (l *Locale) Indicator(i *survey.Indicator) string {
	return l.Content("indicator-name."+i.Code, i.Name)
}

// Short is an indicator's name for an axis or a column: its short one, if it has one.
func (l *Locale) Short(i *survey.Indicator) string {
	if i.Short == "" {
		return l.Indicator(i)
	}
	return l.Content("indicator-short."+i.Code, i.Short)
}

// Measures says what an indicator measures.
func (l *Locale) Measures(i *survey.Indicator) string {
	return l.Content("indicator-measures."+i.Code, i.Measures)
}

// NotMeasures says what an indicator does not measure.
func (l *Locale) NotMeasures(i *survey.Indicator) string {
	return l.Content("indicator-not."+i.Code, i.NotMeasures)
}

// Example is the name of an indicator's worked example, counted from 0.
func (l *Locale) Example(i *survey.Indicator, n int) string {
	return l.Content("indicator-example."+i.Code+"."+strconv.Itoa(n+1), i.Examples[n].Name)
}

// Label is a question's short label; empty if it has none.
func (l *Locale) Label(q *survey.Question) string {
	return l.Content("question-label."+q.Code, q.Label)
}

// Section is a section's label.
func (l *Locale) Section(s *survey.Section) string {
	return l.Content("section-label."+s.Code, s.Label)
}

// Edition is an edition's short title.
func (l *Locale) Edition(e *survey.Edition) string {
	return l.Content("edition-short."+e.ID, e.Short)
}

// EditionTitle is an edition's title in full.
func (l *Locale) EditionTitle(e *survey.Edition) string {
	return l.Content("edition-title."+e.ID, e.Title)
}
