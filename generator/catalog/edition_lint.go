package catalog

import (
	"fmt"
	"maps"
	"regexp"
	"slices"

	"egovsite/generator/survey"
)

// editionIn is an edition's file and the name of the folder it stands in.
type editionIn struct {
	*EditionFile
	folder string
}

var editionRules = []rule[editionIn]{
	{code: "edition-folder", why: "an edition has the name of its folder", find: editionFolder},
	{code: "code-twice", why: "a code stands for one thing, for ever", find: codesTwice},
	{code: "number-order", why: "questions stand in printed order, each number once", find: numberOrder},
	{code: "section-split", why: "a section's questions stand together, in the order of the sections", find: sectionSplit},
	{code: "reference-unknown", why: "a code must be defined in this file", find: editionReferences},
	{code: "kind-mismatch", why: "a choice has options, an evidence text says whose evidence it is, a text has neither", find: kindMismatch},
	{code: "pairing", why: "evidence and condition refer to an earlier choice question", find: pairing},
	{code: "role", why: "one text question names the country, and one choice question at most consents to publication", find: roles},
	{code: "regexp", why: "a pattern is a regular expression in RE2 syntax", find: paradata},
}

func editionFolder(e editionIn, report report) {
	if e.ID != e.folder {
		report(fmt.Sprintf("the edition %q stands in the folder %q", e.ID, e.folder), "rename one of them", "id")
	}
}

func codesTwice(e editionIn, report report) {
	questions, sections, subsections := once{}, once{}, once{}
	for i, q := range e.Questions {
		questions.see(q.Code, "question", report, "questions", i, "code")
	}
	for i, s := range e.Sections {
		sections.see(s.Code, "section", report, "sections", i, "code")
		for j, sub := range s.Subsections {
			subsections.see(sub.Code, "subsection", report, "sections", i, "subsections", j, "code")
		}
	}
	for _, list := range slices.Sorted(maps.Keys(e.Options)) {
		options := once{}
		for i, o := range e.Options[list] {
			options.see(o.Code, "option", report, "options", list, i, "code")
		}
	}
}

// once remembers codes seen.
type once map[string]bool

func (o once) see(code, what string, report report, path ...any) {
	if o[code] && code != "" {
		report(fmt.Sprintf("the code %q stands for a second %s", code, what), "give this one a code of its own", path...)
	}
	o[code] = true
}

func numberOrder(e editionIn, report report) {
	for i := 1; i < len(e.Questions); i++ {
		if before, n := e.Questions[i-1].Number, e.Questions[i].Number; n <= before && n > 0 {
			report(fmt.Sprintf("question %d follows question %d", n, before), "correct the number, or move the question",
				"questions", i, "number")
		}
	}
}

func sectionSplit(e editionIn, report report) {
	furthest := 0
	for i, q := range e.Questions {
		at := slices.IndexFunc(e.Sections, func(s SectionEntry) bool { return s.Code == q.Section })
		if at < 0 {
			continue
		}
		if at < furthest {
			report(fmt.Sprintf("a question of section %q follows one of %q", q.Section, e.Sections[furthest].Code),
				"correct the section, or move the question", "questions", i, "section")
		}
		furthest = max(furthest, at)
	}
}

func editionReferences(e editionIn, report report) {
	var questions, sections []string
	subsections := map[string][]string{}
	for _, q := range e.Questions {
		questions = append(questions, q.Code)
	}
	for _, s := range e.Sections {
		sections = append(sections, s.Code)
		for _, sub := range s.Subsections {
			subsections[s.Code] = append(subsections[s.Code], sub.Code)
		}
	}
	lists := slices.Collect(maps.Keys(e.Options))
	slices.Sort(lists)
	for i, q := range e.Questions {
		refer := func(field, code, what string, known []string) {
			if code != "" && !slices.Contains(known, code) {
				report(fmt.Sprintf("there is no %s %q", what, code), didYouMean(code, known), "questions", i, field)
			}
		}
		refer("section", q.Section, "section", sections)
		if slices.Contains(sections, q.Section) {
			refer("subsection", q.Subsection, fmt.Sprintf("subsection of %q called", q.Section), subsections[q.Section])
		}
		refer("options", q.Options, "list of options", lists)
		refer("evidence_for", q.EvidenceFor, "question", questions)
		refer("parent", q.Parent, "question", questions)
	}
}

func kindMismatch(e editionIn, report report) {
	for i, q := range e.Questions {
		if !slices.Contains([]survey.Kind{survey.Choice, survey.Text, survey.EvidenceText}, survey.Kind(q.Kind)) {
			continue // reported as such
		}
		at := func(field string) []any { return []any{"questions", i, field} }
		choice, evidence := q.Kind == string(survey.Choice), q.Kind == string(survey.EvidenceText)
		if choice && q.Options == "" {
			report(fmt.Sprintf("the choice %q has no options", q.Code), `add "options" with the name of a list`, at("kind")...)
		}
		if !choice && q.Options != "" {
			report(fmt.Sprintf("%q has options and is no choice", q.Code), `write "kind: choice", or take the options out`, at("options")...)
		}
		if !choice && q.Multiple {
			report(fmt.Sprintf("%q allows several options and is no choice", q.Code), `take "multiple" out`, at("multiple")...)
		}
		if evidence && q.EvidenceFor == "" {
			report(fmt.Sprintf("%q is evidence for no question", q.Code), `add "evidence_for", or write "kind: text"`, at("kind")...)
		}
		if !evidence && q.EvidenceFor != "" {
			report(fmt.Sprintf("%q supports a question and is not evidence", q.Code), `write "kind: evidence"`, at("evidence_for")...)
		}
		if choice && q.Personal != "" {
			report(fmt.Sprintf("the choice %q asks for personal data", q.Code), "only texts are withheld as personal; take it out", at("personal")...)
		}
	}
}

func pairing(e editionIn, report report) {
	for i, q := range e.Questions {
		refer := func(field, code string) {
			to := e.question(code)
			switch {
			case to == nil:
			case to.Kind != string(survey.Choice):
				report(fmt.Sprintf("%q refers to %q, which is no choice", q.Code, code), "refer to the choice question", "questions", i, field)
			case slices.IndexFunc(e.Questions, func(q QuestionEntry) bool { return q.Code == code }) >= i:
				report(fmt.Sprintf("%q refers to %q, which does not stand before it", q.Code, code), "refer to an earlier question", "questions", i, field)
			}
		}
		refer("evidence_for", q.EvidenceFor)
		refer("parent", q.Parent)
		if p := e.question(q.Parent); p != nil && p.Kind == string(survey.Choice) && e.Options[p.Options] != nil && e.no(q.Parent) == "" {
			report(fmt.Sprintf("no option of %q counts as no", q.Parent), `mark one with "counts: no" in quotation marks, or take the parent out`, "questions", i, "parent")
		}
	}
}

func roles(e editionIn, report report) {
	seen := map[string]bool{}
	want := map[string]string{string(survey.RoleCountry): string(survey.Text), string(survey.RoleConsent): string(survey.Choice)}
	for i, q := range e.Questions {
		if q.Role == "" {
			continue
		}
		if seen[q.Role] {
			report(fmt.Sprintf("%q is a second question with the role %q", q.Code, q.Role), "keep it at one of them", "questions", i, "role")
		}
		if kind := want[q.Role]; kind != "" && q.Kind != kind {
			report(fmt.Sprintf("the role %q stands at a question of kind %q", q.Role, q.Kind), fmt.Sprintf("it belongs to a %s question", kind), "questions", i, "role")
		}
		seen[q.Role] = true
	}
	if !seen[string(survey.RoleCountry)] {
		report("no question names the country", `add "role: country" to the one that does`, "questions")
	}
}

func paradata(e editionIn, report report) {
	for i, p := range e.Paradata {
		if _, err := regexp.Compile(p); err != nil {
			report(fmt.Sprintf("the pattern %q cannot be read: %v", p, err), "mend it, or escape its signs with a backslash", "paradata", i)
		}
	}
}
