package interpret_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"egovsite/generator/interpret"
	"egovsite/generator/problem"
	"egovsite/generator/read"
	"egovsite/generator/survey"

	"github.com/google/go-cmp/cmp"
)

// anyMark is every sign that a respondent's copy may set an option with.
var anyMark = regexp.MustCompile(`[☒☑🗹🗷✅🔘◉⦿✓✔√✗✘✕✖●⬤⚫■▣⬛×\x{f0fe}\x{f0fd}\x{f052}]|(^|[^\pL\pN])[xX]([^\pL\pN]|$)|[\[(［（]`)

// FuzzResponse holds for any file: no panic, each line in exactly one place, no
// word of an answer that is not in the file, and no option selected without a
// mark where the options stand.
func FuzzResponse(f *testing.F) {
	in := interpret.New(load(f))
	f.Add(false, source(f))
	f.Fuzz(func(t *testing.T, plainForm bool, text string) {
		name := "a.txt"
		if plainForm {
			name = "a.yaml"
		}
		subs, _ := read.File(survey.Limits{}, name, []byte(text))
		sub := subs[0]
		r, ps := in.Response(sub)
		if r == nil {
			if !problem.Errors(ps) {
				t.Fatalf("no response, and no error that says why: %v", ps)
			}
			return
		}
		if r.Country == nil && !problem.Errors(ps) {
			t.Errorf("no country, and no error that says why: %v", ps)
		}
		if len(r.Lines) != len(sub.Passages) || len(r.Answers) != len(r.Edition.Questions) {
			t.Fatalf("%d of %d lines, %d of %d answers", len(r.Lines), len(sub.Passages), len(r.Answers), len(r.Edition.Questions))
		}
		for i, l := range r.Lines {
			if l.Number != sub.Passages[i].Line || l.Text != sub.Passages[i].Text {
				t.Errorf("line %d is %+v", i, l)
			}
			placed(t, r, l)
		}
		for i := range r.Answers {
			sound(t, &r.Answers[i])
			if !plainForm { // where words may be written in escapes, and an option is named
				supported(t, r, &r.Answers[i])
			}
		}
		again, _ := in.Response(sub)
		if diff := cmp.Diff(r.Answers, again.Answers); diff != "" {
			t.Errorf("answered differently the second time:\n%s", diff)
		}
	})
}

// placed checks one line's place.
func placed(t *testing.T, r *survey.Response, l survey.SourceLine) {
	t.Helper()
	a := r.Answer(l.Question)
	switch l.Place {
	case survey.PlaceQuestion, survey.PlaceOptions, survey.PlaceAnswer:
		if a == nil {
			t.Errorf("line %+v belongs to no question", l)
		}
	case survey.PlaceBlank:
		if strings.ContainsFunc(l.Text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			t.Errorf("line %+v is not blank", l)
		}
	case survey.PlaceHeading, survey.PlaceForm, survey.PlacePage, survey.PlaceRepeat, survey.PlaceUnplaced:
	default:
		t.Errorf("line %+v has no place", l)
	}
	if l.Place == survey.PlaceAnswer && a != nil && !a.AnswerAt.Covers(l.Number) {
		t.Errorf("line %+v is outside its answer, which stands on %v", l, a.AnswerAt)
	}
}

// sound checks that an answer's state fits what is known of it.
func sound(t *testing.T, a *survey.Answer) {
	t.Helper()
	n := a.Question.Number
	if a.Question.Kind != survey.Choice {
		if (a.State == survey.Recorded) != a.HasText() || a.Selected != nil {
			t.Errorf("question %d: %s with %q and selected %v", n, a.State, a.Text, a.Selected)
		}
		return
	}
	if (a.State == survey.Recorded) != (len(a.Selected) > 0) || len(a.Selected) > 1 && !a.Question.Multiple {
		t.Errorf("question %d: %s with selected %v", n, a.State, a.Selected)
	}
	for _, code := range a.Selected {
		if a.Question.Option(code) == nil {
			t.Errorf("question %d has no option %q", n, code)
		}
	}
}

// supported checks that what is said of an answer stands in the file.
func supported(t *testing.T, r *survey.Response, a *survey.Answer) {
	t.Helper()
	n := a.Question.Number
	if missing := letters(a.Text, lettersOf(r, a.AnswerAt)); missing != "" {
		t.Errorf("question %d: %q is not on lines %v, from %q on", n, a.Text, a.AnswerAt, missing)
	}
	if len(a.Selected) > 0 && !slices.ContainsFunc(r.Lines, func(l survey.SourceLine) bool {
		return a.OptionsAt.Covers(l.Number) && anyMark.MatchString(l.Text)
	}) {
		t.Errorf("question %d: selected %v, and no mark on lines %v", n, a.Selected, a.OptionsAt)
	}
}

func lettersOf(r *survey.Response, at survey.Span) string {
	var b strings.Builder
	for _, l := range r.Lines {
		if at.Covers(l.Number) {
			b.WriteString(l.Text)
		}
	}
	return b.String()
}

// letters returns what is left of text behind its last letter or digit that
// stands, in order, in from; nothing if all do.
func letters(text, from string) string {
	rest := []rune(from)
	for i, r := range text {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			continue
		}
		at := slices.Index(rest, r)
		if at < 0 {
			return text[i:]
		}
		rest = rest[at+1:]
	}
	return ""
}
