package catalog

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"egovsite/generator/survey"
)

// reviewIn is a review's file, the folder and the stem of its name, and what is known.
type reviewIn struct {
	*ReviewFile
	folder, stem string
	*loader
}

var reviewRules = []rule[reviewIn]{
	{code: "review-file", why: "a review stands in reviews/<edition>/<ISO3>.yaml", find: reviewFile},
	{code: "reference-unknown", why: "a review speaks of a country, an edition, its questions and options, and of checks that are known", find: reviewReferences},
	{code: "review-twice", why: "one decision holds for an answer", find: reviewTwice},
	{code: "review-decision", why: "what a review says has an office, never a person, and a day of the calendar", find: reviewDecisions},
	{code: "review-settlement", why: "only a choice is settled, with one of its options, or several where it takes them", find: reviewSettlements},
	{code: "review-embargo", why: "an embargo ends at a moment that exists", find: reviewEmbargo},
}

func reviewFile(r reviewIn, report report) {
	if r.Country != r.stem && r.Country != "" {
		report(fmt.Sprintf("the review of %q stands in the file %q", r.Country, r.stem+".yaml"), "rename one of them", "country")
	}
	if r.Edition != r.folder && r.Edition != "" {
		report(fmt.Sprintf("the review of edition %q stands in the folder %q", r.Edition, r.folder), "move it, or correct the edition", "edition")
	}
}

func (r reviewIn) edition() *survey.Edition { return r.known.Edition(r.Edition) }

// question is the question of a name; nil if there is none.
func (r reviewIn) question(name string) *survey.Question {
	e := r.edition()
	if e == nil {
		return nil
	}
	if i := e.ByCode(codeIn(e, name)); i >= 0 {
		return &e.Questions[i]
	}
	return nil
}

func reviewReferences(r reviewIn, report report) {
	e := r.edition()
	if e == nil {
		return // the name of the file has been told, or differs
	}
	asked := func(name string, path ...any) {
		if name != "" && r.question(name) == nil {
			report(fmt.Sprintf("the edition %q has no question %q", e.ID, name), didYouMean(name, questionCodes(e)), path...)
		}
	}
	for i, a := range r.Answers {
		asked(a.Question, "answers", i, "question")
		if q := r.question(a.Question); q != nil && q.Kind == survey.Choice {
			var codes []string
			for _, o := range q.Options {
				codes = append(codes, o.Code)
			}
			for k, code := range a.Selected {
				if q.Option(code) == nil {
					report(fmt.Sprintf("question %d has no option %q", q.Number, code), didYouMean(code, codes), "answers", i, "selected", k)
				}
			}
		}
	}
	checks := r.checks()
	for i, a := range r.Dismissed {
		asked(a.Question, "dismissed", i, "question")
		if !slices.Contains(checks, a.Check) && a.Check != "" {
			report(fmt.Sprintf("there is no check %q", a.Check), didYouMean(a.Check, checks), "dismissed", i, "check")
		}
	}
	for i, a := range r.Notes {
		asked(a.Question, "notes", i, "question")
	}
}

// checks are what can be put aside: the checks that the languages have words
// for, and the grounds on which a question is asked again.
func (r reviewIn) checks() []string {
	seen := map[string]bool{"request": true, "two-options-marked": true}
	for _, s := range survey.States {
		seen[string(s)] = true
	}
	for _, lang := range r.cat.Languages {
		for key := range lang.Messages {
			if code, ok := strings.CutPrefix(key, "check."); ok && strings.HasSuffix(code, ".title") {
				seen[strings.TrimSuffix(code, ".title")] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(seen))
}

func reviewTwice(r reviewIn, report report) {
	first := map[string]bool{}
	for i, a := range r.Answers {
		code := codeIn(r.edition(), a.Question)
		if first[code] {
			report(fmt.Sprintf("the question %q is settled twice", a.Question), "keep one of them", "answers", i, "question")
		}
		first[code] = true
	}
}

// said is one decision of a review and where it stands.
type said struct {
	office, date            string
	officeField, dateFields string
	path                    []any
	needed                  bool
}

func (r reviewIn) said() (out []said) {
	add := func(office, date string, needed bool, path ...any) {
		out = append(out, said{office, date, "office", "date", path, needed})
	}
	add(r.Validated.Office, r.Validated.Date, false, "validated")
	add(r.Consent.Office, r.Consent.Date, false, "consent")
	for i, a := range r.Answers {
		add(a.Office, a.Date, len(a.Selected) > 0, "answers", i)
	}
	for i, a := range r.Acts {
		add(a.Office, a.Date, false, "acts", i)
		out = append(out, said{date: a.Given, dateFields: "given", path: []any{"acts", i}})
	}
	for i, a := range r.Links {
		add(a.Office, a.Date, false, "links", i)
	}
	for i, a := range r.Dismissed {
		add(a.Office, a.Date, false, "dismissed", i)
	}
	for i, a := range r.Notes {
		add(a.Office, a.Date, false, "notes", i)
		out = append(out, said{a.ReplyOffice, a.ReplyDate, "reply_office", "reply_date", []any{"notes", i}, a.Reply != ""})
	}
	return out
}

func reviewDecisions(r reviewIn, report report) {
	for _, s := range r.said() {
		at := func(field string) []any { return append(slices.Clone(s.path), field) }
		if s.needed && s.office == "" {
			report("it is not said which office decided", "fill in "+s.officeField, s.path...)
		}
		if s.needed && s.date == "" {
			report("it is not said when it was decided", "fill in "+s.dateFields+`: "2026-11-01"`, s.path...)
		}
		if strings.Contains(s.office, "@") {
			report("an e-mail address stands where an office is named", "name the office; the person goes under reviewer, which is never published", at(s.officeField)...)
		}
		if d := day(s.date); !onCalendar(d) {
			report(fmt.Sprintf("%q is no day", s.date), "write year, month and day", at(s.dateFields)...)
		}
	}
}

func reviewSettlements(r reviewIn, report report) {
	for i, a := range r.Answers {
		q := r.question(a.Question)
		switch {
		case q == nil:
		case q.Kind != survey.Choice:
			report(fmt.Sprintf("question %d is answered in words", q.Number), "say in a note what is to be said of it", "answers", i, "question")
		case len(a.Selected) > 1 && !q.Multiple:
			report(fmt.Sprintf("question %d takes one option", q.Number), "keep the one that holds", "answers", i, "selected")
		}
	}
}

func reviewEmbargo(r reviewIn, report report) {
	if _, ok := moment(r.NotBefore); !ok && r.NotBefore != "" {
		report(fmt.Sprintf("%q is no moment", r.NotBefore), "write the day, the time and the zone: 2026-12-01T09:00+04:00", "not_before")
	}
}

// erasuresIn is the list of erasures and what is known.
type erasuresIn struct {
	*ErasuresFile
	*loader
}

var erasureRules = []rule[erasuresIn]{
	{code: "erasure", why: "an erasure names words, their digest, or a question, and enough of them to be found", find: erasures},
	{code: "reference-unknown", why: "an erasure names countries, editions and questions that are known", find: erasureReferences},
}

// fewestErased is the least number of bytes that the letters and digits of erased
// words take: fewer would be found in words of everyday use.
const fewestErased = 6

func erasures(f erasuresIn, report report) {
	for i, e := range f.Erase {
		n := 0
		for _, given := range []string{e.Words, e.SHA256, e.Question} {
			if given != "" {
				n++
			}
		}
		if n != 1 {
			report(fmt.Sprintf("it names %d things to erase", n), "give words, sha256 or question, one an entry", "erase", i)
		}
		words := lettersOf(e.Words)
		if e.Words != "" && len(words) < fewestErased {
			report("the words are too short to be erased wherever they stand", "give the name in full, or erase the whole answer with question", "erase", i, "words")
		} else if at := f.printed(words); e.Words != "" && at != "" {
			report("the words are printed by the form itself: "+at, "give more of them, or erase the whole answer with question", "erase", i, "words")
		}
		if !onCalendar(day(e.Date)) {
			report(fmt.Sprintf("%q is no day", e.Date), "write year, month and day", "erase", i, "date")
		}
	}
}

// lettersOf are the letters and digits of words, small.
func lettersOf(words string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, words)
}

// printed is where words stand in an edition, so that every page on a question
// would hold what is to be erased.
func (f erasuresIn) printed(words string) string {
	for i := range f.known.Editions {
		e := &f.known.Editions[i]
		for k := range e.Questions {
			if q := &e.Questions[k]; strings.Contains(lettersOf(q.Wording), words) || strings.Contains(lettersOf(q.Label), words) {
				return fmt.Sprintf("question %d of edition %s", q.Number, e.ID)
			}
		}
	}
	return ""
}

func erasureReferences(f erasuresIn, report report) {
	for i, e := range f.Erase {
		if e.Country != "" && f.cat.Country(e.Country) == nil {
			report(fmt.Sprintf("there is no country %q", e.Country), "write its ISO 3166-1 alpha-3 code", "erase", i, "country")
		}
		if e.Edition != "" && f.known.Edition(e.Edition) == nil {
			report(fmt.Sprintf("there is no edition %q", e.Edition), "write its ID, or leave it out for all", "erase", i, "edition")
		}
		known := slices.ContainsFunc(f.known.Editions, func(known survey.Edition) bool {
			return (e.Edition == "" || e.Edition == known.ID) && known.ByCode(e.Question) >= 0
		})
		if e.Question != "" && !known {
			report(fmt.Sprintf("there is no question %q", e.Question), "write its code", "erase", i, "question")
		}
	}
}
