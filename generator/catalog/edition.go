package catalog

import "egovsite/generator/survey"

// editions loads the questionnaires.
func (l *loader) editions(files []string) {
	each(l, files, func(d *document, e *EditionFile) {
		lint(d, editionIn{e, folder(d.file)}, editionRules)
		edition := e.edition()
		if !d.failed {
			l.cat.Editions = append(l.cat.Editions, edition)
		}
		edition.ID = folder(d.file)
		l.known.Editions = append(l.known.Editions, edition)
	})
}

// edition turns a sound file into an edition.
func (e *EditionFile) edition() survey.Edition {
	out := survey.Edition{ID: e.ID, Instrument: e.Instrument, Title: e.Title, Short: e.Short,
		Fieldwork: e.Fieldwork, Opening: e.Opening, Closing: e.Closing, Paradata: e.Paradata}
	for _, s := range e.Sections {
		section := survey.Section{Code: s.Code, Heading: s.Heading, Label: s.Label, Note: s.Note}
		for _, sub := range s.Subsections {
			section.Subsections = append(section.Subsections, survey.Subsection(sub))
		}
		out.Sections = append(out.Sections, section)
	}
	for _, q := range e.Questions {
		out.Questions = append(out.Questions, survey.Question{Code: q.Code, Number: q.Number,
			Section: q.Section, Subsection: q.Subsection, Wording: q.Wording, Label: q.Label, Note: q.Note,
			Kind: survey.Kind(q.Kind), Options: e.options(q.Options), Multiple: q.Multiple, Required: q.Required,
			EvidenceFor: q.EvidenceFor, Parent: q.Parent, ParentNot: e.no(q.Parent),
			Personal: survey.Personal(q.Personal), Role: survey.Role(q.Role), SDG: q.SDG})
	}
	return out
}

func (e *EditionFile) options(list string) []survey.Option {
	var out []survey.Option
	for _, o := range e.Options[list] {
		out = append(out, survey.Option{Code: o.Code, Label: o.Label, Counts: survey.Meaning(o.Counts)})
	}
	return out
}

// question returns the question with this code, or nil.
func (e *EditionFile) question(code string) *QuestionEntry {
	for i := range e.Questions {
		if e.Questions[i].Code == code {
			return &e.Questions[i]
		}
	}
	return nil
}

// no is the code of the option by which a choice question is answered No;
// empty if it has none.
func (e *EditionFile) no(code string) string {
	if q := e.question(code); q != nil {
		for _, o := range e.Options[q.Options] {
			if o.Counts == string(survey.CountsNo) {
				return o.Code
			}
		}
	}
	return ""
}
