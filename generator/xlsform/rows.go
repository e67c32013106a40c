package xlsform

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"egovsite/generator/survey"
)

// unseen are types of rows that ask nobody anything.
var unseen = []string{"start", "end", "today", "deviceid", "subscriberid", "simserial", "phonenumber", "username", "email", "audit",
	"start-geopoint", "background-audio", "background-geopoint", "calculate", "calculation", "hidden", "csv-external", "xml-external"}

// worded are types whose answers will be read as words.
var worded = []string{"integer", "int", "decimal", "date", "time", "datetime", "datetime", "geopoint", "geotrace", "geoshape", "barcode",
	"image", "photo", "audio", "video", "file", "range"}

// row reads one row of the survey sheet.
func (r *reader) row(at int) {
	kind := strings.Join(strings.Fields(strings.ToLower(r.survey.cell(at, colType))), " ")
	if off := strings.ToLower(r.survey.cell(at, "disabled")); off == "yes" || off == "true" {
		return
	}
	words := strings.Fields(kind)
	switch {
	case kind == "" || slices.Contains(unseen, kind):
	case kind == "note":
		r.note(at)
	case kind == "begin_group", kind == "begin group":
		r.begin(at)
	case kind == "begin_repeat", kind == "begin repeat":
		r.unmapped(at, colType, "a group is asked several times", "an edition asks each question once", "ask a question for each time, or add up the answers in one text")
		r.begin(at)
	case strings.HasPrefix(kind, "end_") || strings.HasPrefix(kind, "end "):
		if len(r.groups) == 0 {
			r.unmapped(at, colType, "a group ends here that did not begin", "", "take the row out")
			return
		}
		r.groups = r.groups[:len(r.groups)-1]
	case kind == "text", kind == "string":
		r.question(at, survey.Question{Kind: survey.Text})
	case slices.Contains(worded, kind):
		r.unmapped(at, colType, fmt.Sprintf("an answer of type %q will be read as words", kind), "an edition has choices and texts", "nothing need be done")
		r.question(at, survey.Question{Kind: survey.Text})
	case kind == "acknowledge" || kind == "trigger":
		r.question(at, survey.Question{Kind: survey.Choice, Options: []survey.Option{{Code: "ok", Label: "OK", Counts: survey.CountsYes}}})
	case words[0] == "select_one" || words[0] == "select_multiple" || words[0] == "rank" || words[0] == "select" && len(words) > 1 && (words[1] == "one" || words[1] == "multiple"):
		r.choice(at, words)
	default:
		r.unmapped(at, colType, fmt.Sprintf("a row of type %q is left out", kind), "an edition has choices and texts", "write it as text, select_one or select_multiple")
	}
}

// choice reads a question with a list of options.
func (r *reader) choice(at int, words []string) {
	q := survey.Question{Kind: survey.Choice}
	given := strings.Fields(r.survey.cell(at, colType)) // lists are told apart by case
	q.Multiple = words[0] == "select_multiple" || words[0] == "rank" || words[0] == "select" && words[1] == "multiple"
	if words[0] == "rank" {
		r.unmapped(at, colType, "the order that is given to options is not read", "an edition has choices and texts", "nothing need be done")
	}
	given = given[1:]
	if words[0] == "select" {
		given = given[1:]
	}
	if len(given) > 0 && strings.EqualFold(given[0], "from") {
		given = given[1:]
	}
	name := ""
	if len(given) > 0 {
		name = given[0]
	}
	q.Options = slices.Clone(r.lists[name])
	if last := words[len(words)-1]; last == "or_other" || last == "other" && words[len(words)-2] == "specify" {
		if !slices.ContainsFunc(q.Options, func(o survey.Option) bool { return o.Code == other.Code }) {
			q.Options = append(q.Options, other)
		}
	}
	if len(q.Options) == 0 {
		r.unmapped(at, colType, fmt.Sprintf("there is no list of choices called %q", name), "the options of a choice stand in the sheet choices", "add the list; until then the question is a text")
		q.Kind, q.Multiple = survey.Text, false
	}
	r.question(at, q)
}

// printedNumber is a number before a wording.
var printedNumber = regexp.MustCompile(`^(?:[Qq])?(\d{1,4})[.)]\s+(\S.*)$`)

// question reads what all kinds of question have.
func (r *reader) question(at int, q survey.Question) {
	s := r.survey
	label := s.spoken("label", r.language)
	name := s.cell(at, colName)
	q.Wording = s.raw(at, label)
	if q.Wording == "" {
		if q.Wording = name; name == "" {
			r.unmapped(at, colName, "a question has neither name nor label", "", "give it both")
			return
		}
		r.unmapped(at, label, fmt.Sprintf("the question %q has no label", name), "its name was taken for its wording", "write what is asked")
	}
	q.Number, q.Wording = r.numbered(s.cell(at, ownNumber), q.Wording)
	if q.Number <= r.number {
		r.unmapped(at, label, fmt.Sprintf("question %d follows question %d", q.Number, r.number), "numbers rise through an edition", "it was given the next number")
		q.Number = r.number + 1
	}
	r.number = q.Number
	q.Note = s.raw(at, s.spoken("hint", r.language))
	q.Required = truth(s.cell(at, colRequired))
	q.Label, q.SDG = s.raw(at, ownLabel), s.cell(at, ownSDG)
	q.Code = s.cell(at, ownCode)
	if !codeForm.MatchString(q.Code) || r.used[q.Code] {
		q.Code = codeOf(name)
	}
	if q.Code == "" {
		q.Code = "question"
	}
	q.Code = r.unused("question "+q.Code, q.Code, func(code string) bool { return r.used[code] })
	r.steer(at, &q)
	r.place(&q)
	if relevant := s.cell(at, colRelevant); relevant != "" {
		r.condition(at, &q, relevant)
	}
	r.used[q.Code] = true
	if name != "" {
		r.codes[name] = q.Code
	}
	r.edition.Questions = append(r.edition.Questions, q)
}

// numbered tells the number of a question: as our column says, as its label
// prints, or the next one.
func (r *reader) numbered(given, wording string) (int, string) {
	if n, err := strconv.Atoi(given); err == nil && n > 0 {
		return n, strings.TrimPrefix(wording, given+". ")
	}
	if m := printedNumber.FindStringSubmatch(wording); m != nil {
		if n, _ := strconv.Atoi(m[1]); n > r.number {
			return n, m[2]
		}
	}
	return r.number + 1, wording
}

// truth reports the ways in which forms say yes.
func truth(s string) bool {
	s = strings.ToLower(strings.TrimSuffix(s, "()"))
	return s == "yes" || s == "true" || s == "1"
}

// steer reads what our own columns say of a question.
func (r *reader) steer(at int, q *survey.Question) {
	s := r.survey
	if of := s.cell(at, ownEvidenceFor); of != "" {
		i := r.edition.ByCode(of)
		if i < 0 || r.edition.Questions[i].Kind != survey.Choice || q.Kind == survey.Choice {
			r.unmapped(at, ownEvidenceFor, fmt.Sprintf("%q is no choice that stands before this text", of), "a text is evidence of an earlier choice", "correct the code")
		} else {
			q.Kind, q.EvidenceFor = survey.EvidenceText, of
		}
	}
	switch p := survey.Personal(s.cell(at, ownPersonal)); p {
	case "", survey.PersonalName, survey.PersonalTitle, survey.PersonalEmail:
		q.Personal = p
	default:
		r.unmapped(at, ownPersonal, fmt.Sprintf("%q is no kind of personal data", string(p)), "the kinds are name, title and email", "write one of them; the answer is withheld as a name")
		q.Personal = survey.PersonalName
	}
	switch role := survey.Role(s.cell(at, ownRole)); role {
	case "", survey.RoleCountry, survey.RoleConsent:
		q.Role = role
	default:
		r.unmapped(at, ownRole, fmt.Sprintf("there is no role %q", string(role)), "the roles are country and consent", "write one of them, or nothing")
	}
}

// condition reads when a question applies.
func (r *reader) condition(at int, q *survey.Question, relevant string) {
	lost := func(why string) {
		r.unmapped(at, colRelevant, "the condition of the question is left out", why, "an edition knows one condition: that an earlier choice is not answered No")
	}
	c, ok := understand(relevant)
	if !ok {
		lost("it is not of the form ${question} != 'no'")
		return
	}
	i := r.edition.ByCode(r.codes[c.name])
	if i < 0 || r.edition.Questions[i].Kind != survey.Choice {
		lost(fmt.Sprintf("%q is no choice that stands before it", c.name))
		return
	}
	parent := &r.edition.Questions[i]
	no := slices.IndexFunc(parent.Options, func(o survey.Option) bool { return o.Counts == survey.CountsNo })
	option := parent.Option(codeOf(c.choice))
	switch {
	case no < 0 || option == nil:
		lost(fmt.Sprintf("no option of %q counts as No", c.name))
	case c.not != (parent.Options[no].Code == option.Code):
		lost(fmt.Sprintf("it depends on the option %q of %q", c.choice, c.name))
	default:
		q.Parent, q.ParentNot = parent.Code, parent.Options[no].Code
		if !c.not && len(parent.Options) > 2 {
			r.unmapped(at, colRelevant, fmt.Sprintf("the question will apply to every answer of %q but No", c.name), "the form asks it for one option alone", "nothing need be done if the others ask for it too")
		}
	}
}
