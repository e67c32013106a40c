package draft_test

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"egovsite/generator/catalog"
	"egovsite/generator/draft"
	"egovsite/generator/read"
	"egovsite/generator/survey"

	"github.com/google/go-cmp/cmp"
)

// drafted makes an edition of the response that is shipped.
func drafted(t *testing.T, name string) (survey.Edition, []survey.Guess) {
	t.Helper()
	data, err := os.ReadFile("../../content/responses/2022/" + name)
	if err != nil {
		t.Fatal(err)
	}
	subs, ps := read.File(survey.Limits{}, name, data)
	if len(subs) != 1 || len(ps) > 0 {
		t.Fatal(ps)
	}
	return draft.Edition(subs)
}

func shipped(t *testing.T) survey.Edition {
	t.Helper()
	cat, ps := catalog.Load(os.DirFS("../../content"))
	e := cat.Edition("2022")
	if e == nil {
		t.Fatal(ps)
	}
	return *e
}

// TestShipped holds a draft of the shipped response against the questionnaire
// that people wrote.
func TestShipped(t *testing.T) {
	got, _ := drafted(t, "azerbaijan-2022.txt")
	want := shipped(t)
	type printed struct {
		Number   int
		Wording  string
		Kind     survey.Kind
		Options  []string
		Multiple bool
		Required bool
		For      int // the number of the question it supports
		Personal survey.Personal
		Role     survey.Role
	}
	facts := func(e survey.Edition) (out []printed) {
		for _, q := range e.Questions {
			p := printed{Number: q.Number, Wording: q.Wording, Kind: q.Kind, Multiple: q.Multiple, Required: q.Required, Personal: q.Personal, Role: q.Role}
			for _, o := range q.Options {
				p.Options = append(p.Options, o.Label+string(o.Counts))
			}
			if at := e.ByCode(q.EvidenceFor); q.EvidenceFor != "" && at >= 0 {
				p.For = e.Questions[at].Number
			}
			out = append(out, p)
		}
		return out
	}
	if diff := cmp.Diff(facts(got), facts(want)); diff != "" {
		t.Errorf("-got +want:\n%s", diff)
	}
	var headings []string
	for _, s := range want.Sections {
		if len(s.Heading) > 2 && s.Heading[1] == '.' {
			headings = append(headings, s.Heading)
		}
	}
	var found []string
	for _, s := range got.Sections[1:] {
		found = append(found, s.Heading)
	}
	if !slices.Equal(found, headings) {
		t.Errorf("sections %q, want %q", found, headings)
	}
}

// TestShippedHoldsNoAnswer looks for every word of the draft in what the form
// prints: none may come from the country.
func TestShippedHoldsNoAnswer(t *testing.T) {
	got, guesses := drafted(t, "azerbaijan-2022.txt")
	e := shipped(t)
	form := strings.Join(e.Opening, " ") + strings.Join(e.Closing, " ")
	for _, s := range e.Sections {
		form += " " + s.Heading + " " + s.Note
	}
	for _, q := range e.Questions {
		form += " " + q.Wording + " " + q.Note
		for _, o := range q.Options {
			form += " " + o.Label
		}
	}
	form = strings.ToLower(form + " about the response: detail name title organization email")
	for _, q := range got.Questions {
		words := q.Wording + " " + q.Note + " " + q.Label
		for _, o := range q.Options {
			words += " " + o.Label
		}
		for _, w := range strings.Fields(strings.ToLower(words)) {
			if !strings.Contains(form, strings.Trim(w, ":.,…")) {
				t.Errorf("question %d: %q is not printed by the form", q.Number, w)
			}
		}
	}
	for _, g := range guesses {
		if strings.Contains(g.Words, "zerbaijan") {
			t.Errorf("%q", g.Words)
		}
	}
}

// TestShippedCodes sees that codes are made of words and that a draft can be
// used as it is.
func TestShippedCodes(t *testing.T) {
	got, guesses := drafted(t, "azerbaijan-2022.txt")
	got.ID, got.Instrument, got.Title, got.Short = "x", "x", "X", "X"
	text := catalog.WriteEdition(got, guesses...)
	cat, ps := catalog.Load(oneFile("editions/x/questionnaire.yaml", text))
	if len(cat.Editions) != 1 || len(ps) > 0 {
		t.Fatalf("%v\n%s", ps, text)
	}
	for _, q := range got.Questions {
		if slices.Contains(strings.Split(q.Code, "-"), strconv.Itoa(q.Number)) {
			t.Errorf("question %d has the code %q", q.Number, q.Code)
		}
	}
	for number, want := range map[int]string{1: "country-name", 38: "data-privacy-protection", 39: "data-privacy-protection-evidence", 40: "cybersecurity"} {
		if got := got.Questions[number-1].Code; got != want {
			t.Errorf("question %d has the code %q, want %q", number, got, want)
		}
	}
}
