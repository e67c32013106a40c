package interpret

import "egovsite/generator/survey"

// The rules that grade evidence, strongest last. Each is a stable code with its
// own words in the language files.
const (
	ruleSilent              = survey.RuleNothing // no words, or only "N/A" and the like
	ruleWords   survey.Rule = "words-only"       // words without address or act
	ruleAddress survey.Rule = "has-link"         // a web address
	ruleNamed   survey.Rule = "act-named"        // an act with a title alone
	ruleNumber  survey.Rule = "act-with-number"  // an act with its number
	ruleDate    survey.Rule = "act-with-date"    // an act with its date, with or without number
	ruleArticle survey.Rule = "act-with-article" // an act with the article pointed at
)

// gradeOf climbs the ladder as far as an answer's own words go. That an address
// is known from another answer to be an act's does not lift an answer above a
// link: the words name no act.
func gradeOf(words bool, links []survey.Link, acts []mention) (survey.Grade, survey.Rule) {
	if !words {
		return survey.GradeNone, ruleSilent
	}
	grade, rule := survey.GradeProse, ruleWords
	if len(links) > 0 {
		grade, rule = survey.GradeLink, ruleAddress
	}
	for i := range acts {
		if g, r := acts[i].grade(); g > grade || g == grade && r == ruleDate {
			grade, rule = g, r
		}
	}
	return grade, rule
}

// grade is the step of the ladder that one mention reaches.
func (m *mention) grade() (survey.Grade, survey.Rule) {
	switch {
	case m.pinpoint != "":
		return survey.GradeArticle, ruleArticle
	case !m.date.Zero():
		return survey.GradeDatedAct, ruleDate
	case m.number != "":
		return survey.GradeDatedAct, ruleNumber
	}
	return survey.GradeAct, ruleNamed
}
