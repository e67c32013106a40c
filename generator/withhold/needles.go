package withhold

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"egovsite/generator/survey"
)

// needles are the withheld values of a response, in the forms in which they are
// looked for and taken out wherever they stand.
type needles struct {
	reasons  map[string]survey.Reason // why a folded form is withheld
	initials map[string]bool          // forms that end in the initial of a name
	forms    []string                 // the keys of reasons, longest first
	verbatim []string                 // as written, for the search of the finished site
	patterns []*regexp.Regexp         // of what the form adds about the person
	paradata []string                 // that, as written
	surnames map[string][]string      // first names by surname, folded
	erased   map[string]bool          // codes of the questions whose whole answer is erased
	first    [1 << 8]bool             // bytes with which a form begins
	filter   filter
	amid     bool // a form is of a script that puts no space between words
	printed  *Printed
}

const (
	// shortest is the least number of letters and digits of a value that is
	// looked for; fewer would be found in innocent places.
	shortest = 6
	// glued is the number from which a form is also found as one word
	// (JaneExamplova); a shorter one could be a word of its own, as "another" is
	// the name of Ann Other.
	glued = 12
)

// gather collects what is to be withheld.
func gather(r *survey.Response, rules Rules) *needles {
	n := &needles{reasons: map[string]survey.Reason{}, initials: map[string]bool{}, erased: map[string]bool{}, printed: rules.Printed}
	n.erase(r, rules.Review, rules.Erasures)
	n.reviewers(rules.Review)
	n.persons(r)
	for _, other := range rules.Beside {
		if other != r {
			n.persons(other)
		}
	}
	n.addresses(r.Source.File)
	n.addresses(r.Source.Part)
	for i := range r.Lines {
		n.addresses(r.Lines[i].Text)
		n.addresses(r.Lines[i].At)
	}
	n.patterns = compiled(r.Edition.Paradata)
	n.paradata = paradataIn(r, n.patterns)
	n.prepare()
	return n
}

// prepare puts all that was collected into the forms in which it is looked for.
func (n *needles) prepare() {
	for form := range n.reasons {
		n.forms = append(n.forms, form)
		n.sought(form)
	}
	for surname := range n.surnames {
		n.sought(surname)
	}
	slices.SortFunc(n.forms, func(a, b string) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return strings.Compare(a, b)
	})
}

// persons withholds those who are named in the answers that ask for them, and in
// what the form system recorded.
func (n *needles) persons(r *survey.Response) {
	for i := range r.Answers {
		a := &r.Answers[i]
		n.addresses(a.Text)
		if a.Rule == survey.RuleNothing {
			continue // "not applicable" is nobody's name
		}
		switch a.Question.Personal {
		case survey.PersonalName:
			for _, text := range append([]string{a.Text}, a.Paragraphs...) {
				for _, name := range people(text) {
					n.person(name)
				}
			}
		case survey.PersonalTitle:
			if len(strings.Fields(a.Text)) >= 3 && !n.printed.has(a.Text) {
				n.add(a.Text, a.Text, survey.ReasonName)
			}
		case survey.PersonalEmail:
			if strings.ContainsAny(a.Text, "@0123456789") { // else it is words
				n.add(a.Text, a.Text, survey.ReasonEmail)
			}
		}
	}
	for _, value := range r.Private {
		n.addresses(value)
		for _, name := range people(value) {
			n.person(name)
		}
	}
}

// person withholds a name, unless the site prints the words of its own.
func (n *needles) person(name string) {
	if !n.printed.has(name) {
		n.name(name)
	}
}

// reviewers withholds the people who wrote a review, and the e-mail addresses in it.
func (n *needles) reviewers(v *survey.Review) {
	if v == nil {
		return
	}
	for _, d := range decisions(v) {
		n.person(d.Reviewer)
		n.addresses(d.Office + " " + d.Reason + " " + d.Source + " " + d.Reviewer)
	}
	for i := range v.Notes {
		n.addresses(v.Notes[i].Text + " " + v.Notes[i].Reply)
	}
}

// decisions are all that a review holds.
func decisions(v *survey.Review) (out []*survey.Decision) {
	for _, d := range []*survey.Decision{v.Validated, v.ConsentBy} {
		if d != nil {
			out = append(out, d)
		}
	}
	for i := range v.Answers {
		out = append(out, &v.Answers[i].Decision)
	}
	for i := range v.Acts {
		out = append(out, &v.Acts[i].Decision)
	}
	for i := range v.Links {
		out = append(out, &v.Links[i].Decision)
	}
	for i := range v.Dismissed {
		out = append(out, &v.Dismissed[i].Decision)
	}
	for i := range v.Notes {
		out = append(out, &v.Notes[i].Decision, &v.Notes[i].ReplyBy)
	}
	return out
}

// secrets are the values to search the finished site for, each once.
func (n *needles) secrets() []string {
	out := append(slices.Clone(n.verbatim), n.paradata...)
	slices.Sort(out)
	return slices.Compact(out)
}

// add withholds words wherever they stand; verbatim, where not empty, is
// searched for in the finished site too.
func (n *needles) add(words, verbatim string, why survey.Reason) {
	form := fold(words)
	if len(form) < shortest {
		return
	}
	n.reasons[form] = why
	if verbatim != "" {
		n.verbatim = append(n.verbatim, strings.TrimSpace(verbatim))
	}
}

func (n *needles) addresses(text string) {
	for _, s := range emails(text) {
		address := strings.TrimPrefix(text[s.from:s.to], "mailto:")
		n.add(address, address, survey.ReasonEmail)
	}
}

// longestName is the number of words up to which the parts of a name are told.
const longestName = 5

// name withholds a person's name as written, with its first and last word in
// either order, and with an initial for one of them. A name of one word is taken
// out only where it was asked for: too many are everyday words.
func (n *needles) name(name string) {
	words := strings.Fields(name)
	if named := slices.DeleteFunc(slices.Clone(words), wordless); len(named) < len(words) {
		words, name = named, strings.Join(named, " ") // numbers and times are nobody's name
	}
	if len(words) > 1 && (strings.HasSuffix(words[0], ".") && len([]rune(words[0])) > 2 || honorifics[strings.ToLower(words[0])]) {
		n.name(strings.Join(words[1:], " ")) // without "Dr."
	}
	if len(words) == 1 && unspaced(name) {
		n.add(name, name, survey.ReasonName)
	}
	if len(words) < 2 {
		return
	}
	n.add(name, name, survey.ReasonName)
	if len(words) > longestName {
		return
	}
	first, last := words[0], words[len(words)-1]
	n.surname(first, last)
	for _, pair := range [][2]string{{first, last}, {last, first}} {
		n.add(pair[0]+pair[1], "", survey.ReasonName)
		initial := []rune(pair[0])[:1]
		n.add(string(initial)+pair[1], "", survey.ReasonName)
		n.add(pair[1]+string(initial), "", survey.ReasonName)
		n.initials[fold(pair[1]+string(initial))] = true
	}
	n.add(last+strings.Join(words[:len(words)-1], ""), "", survey.ReasonName)
}

func wordless(s string) bool { return !strings.ContainsFunc(s, unicode.IsLetter) }

// honorifics stand before a name, without a stop.
var honorifics = map[string]bool{"mr": true, "mrs": true, "ms": true, "miss": true, "dr": true, "prof": true,
	"professor": true, "sir": true, "madam": true, "mme": true, "m": true, "sr": true, "sra": true}

// people cuts an answer that names several people.
func people(text string) []string {
	cut := strings.FieldsFunc(betweenPeople.Replace(text), func(r rune) bool { return strings.ContainsRune(",;:/&|()–—", r) })
	for i := range cut {
		cut[i] = strings.TrimSpace(cut[i])
	}
	return append(cut, text)
}

// betweenPeople makes commas of what stands between two.
var betweenPeople = strings.NewReplacer(" - ", ",", " and ", ",", " et ", ",", " y ", ",")

// unspaced reports a name in a script that puts no space into names: of three
// signs or more, since two are often a word.
func unspaced(name string) bool {
	for _, r := range name {
		if !unicode.In(r, unspacedScripts...) {
			return false
		}
	}
	return utf8.RuneCountInString(name) >= 3
}

var unspacedScripts = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul}
