package interpret_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"egovsite/generator/fiction"
	"egovsite/generator/interpret"
	"egovsite/generator/survey"

	"github.com/google/go-cmp/cmp"
)

// These tests interpret the responses of invented countries after chance has
// spoilt them.

// A copy is a response to one of two editions, as text or as a plain form.
type copyOf struct{ name, text string }

// inventedCopies are responses of invented countries, and what knows their editions.
func inventedCopies(t *testing.T, ending string) ([]copyOf, *interpret.Interpreter) {
	t.Helper()
	files, err := fiction.Content(12, 2, 2022)
	if err != nil {
		t.Fatal(err)
	}
	cat, err := fiction.Catalog(files)
	if err != nil {
		t.Fatal(err)
	}
	var out []copyOf
	for _, name := range fiction.Responses(files, ending) {
		out = append(out, copyOf{name, files[name]})
	}
	if len(out) < 5 {
		t.Fatalf("got %d responses, want those of several countries", len(out))
	}
	return out, interpret.New(cat)
}

// strange are lines that chance puts between the others.
var strange = []string{"7.", "36. Words of no question", "☒ Yes", "(x)", "☐ Yes ☒ No", "> quoted", "Page 3 of 9", "\f", "\u200b", "https://example.org/a", "Law No. 7 of 1 May 2001",
	"<a@example.org>", "C. Legal Framework", "Yes", "No", "*", "\u202e\u0301", strings.Repeat("long ", 300)}

// mangled is a text that was wrapped, cut, doubled, shuffled and written between, by chance.
func mangled(text string, rnd *rand.Rand) string {
	switch rnd.IntN(5) {
	case 0:
		text = wrapLines(text, 24+rnd.IntN(120), wrapRagged)
	case 1:
		text = strings.ReplaceAll(text, "\n\n", "\n")
	case 2:
		text = "> " + strings.ReplaceAll(text, "\n", "\n> ")
	}
	lines := strings.Split(text, "\n")
	for range rnd.IntN(30) {
		at, long := rnd.IntN(len(lines)), 1+rnd.IntN(6)
		end := min(at+long, len(lines))
		switch rnd.IntN(4) {
		case 0:
			lines = slices.Delete(lines, at, end)
		case 1:
			lines = slices.Insert(lines, rnd.IntN(at+1), slices.Clone(lines[at:end])...)
		case 2:
			lines = slices.Insert(lines, at, strange[rnd.IntN(len(strange))])
		case 3:
			other := rnd.IntN(len(lines))
			lines[at], lines[other] = lines[other], lines[at]
		}
		if len(lines) == 0 {
			lines = []string{""}
		}
	}
	return strings.Join(lines, "\n")
}

// eachMangled calls fn with many mangled texts, the same in every run.
func eachMangled(t *testing.T, rounds int, fn func(t *testing.T, in *interpret.Interpreter, text string)) {
	t.Helper()
	copies, in := inventedCopies(t, ".txt")
	rnd := rand.New(rand.NewPCG(2022, 9))
	for n := range rounds {
		c := copies[n%len(copies)]
		fn(t, in, mangled(c.text, rnd))
		if t.Failed() {
			t.Fatalf("copy %d, of %s", n, c.name)
		}
	}
}

// TestEveryLineHasOnePlace holds lines against places and answers: each is there
// once, in order, with a place that fits what it was taken for.
func TestEveryLineHasOnePlace(t *testing.T) {
	recognised := 0
	eachMangled(t, 100, func(t *testing.T, in *interpret.Interpreter, text string) {
		r, _ := interpreted(t, in, "copy.txt", []byte(text))
		if r == nil {
			return
		}
		recognised++
		want := strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\f' })
		got := make([]string, 0, len(r.Lines))
		owner := map[int]string{}
		for i, l := range r.Lines {
			placed(t, r, l)
			if i > 0 && l.Number != r.Lines[i-1].Number && l.Number != r.Lines[i-1].Number+1 {
				t.Errorf("line %d follows line %d", l.Number, r.Lines[i-1].Number)
			}
			if l.Text != "" {
				got = append(got, l.Text)
			}
			if l.Place == survey.PlaceAnswer || l.Place == survey.PlaceQuestion { // where an answer may begin
				owner[l.Number] = l.Question
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("lines (-want +got):\n%s", diff)
		}
		for i := range r.Answers {
			a := &r.Answers[i]
			sound(t, a)
			supported(t, r, a)
			if a.Text != "" && a.Question.Kind != survey.Choice && owner[a.AnswerAt.From] != a.Question.Code {
				t.Errorf("the answer to %s begins on line %d, which belongs to %q", a.Question.Code, a.AnswerAt.From, owner[a.AnswerAt.From])
			}
		}
	})
	if recognised < 90 {
		t.Errorf("only %d of 100 copies are responses", recognised)
	}
}

// withoutFile is a response without what tells of the bytes of its file, and the
// blank lines at its end.
func withoutFile(r *survey.Response) *survey.Response {
	if r == nil {
		return nil
	}
	out := *r
	out.Source.SHA256, out.Source.Lines = "", 0
	for len(out.Lines) > 0 && out.Lines[len(out.Lines)-1].Place == survey.PlaceBlank {
		out.Lines = out.Lines[:len(out.Lines)-1]
	}
	return &out
}

// written are ways to write the same lines.
var written = map[string]func(string) string{
	"again":                func(s string) string { return s },
	"lines end as Windows": func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") },
	"a mark of order":      func(s string) string { return "\ufeff" + s },
	"blank lines behind":   func(s string) string { return s + "\n\n  \n\n" },
	"all of these":         func(s string) string { return "\ufeff" + strings.ReplaceAll(s+"\n\n\n", "\n", "\r\n") },
}

// TestWrittenOtherwise wants the same response out of every way to write its lines.
func TestWrittenOtherwise(t *testing.T) {
	check := func(t *testing.T, in *interpret.Interpreter, name, text string) {
		want, ps := interpreted(t, in, name, []byte(text))
		for how, write := range written {
			got, more := interpreted(t, in, name, []byte(write(text)))
			if diff := cmp.Diff(withoutFile(want), withoutFile(got)); diff != "" {
				t.Errorf("%s (-want +got):\n%s", how, diff)
			}
			if diff := cmp.Diff(ps, more); diff != "" {
				t.Errorf("%s: problems (-want +got):\n%s", how, diff)
			}
		}
	}
	t.Run("text", func(t *testing.T) {
		eachMangled(t, 12, func(t *testing.T, in *interpret.Interpreter, text string) { check(t, in, "copy.txt", text) })
	})
	t.Run("plain form", func(t *testing.T) {
		copies, in := inventedCopies(t, ".yaml")
		for _, c := range copies[:4] {
			check(t, in, "copy.yaml", c.text)
		}
	})
}

// TestOrderOfKeys shuffles the answers of a plain form: each says the same.
func TestOrderOfKeys(t *testing.T) {
	copies, in := inventedCopies(t, ".yaml")
	rnd := rand.New(rand.NewPCG(2022, 10))
	for _, c := range copies {
		head, answers, ok := strings.Cut(c.text, "answers:\n")
		if !ok {
			t.Fatalf("%s has no answers", c.name)
		}
		lines := strings.SplitAfter(strings.TrimSuffix(answers, "\n")+"\n", "\n")
		lines = lines[:len(lines)-1]
		want, _ := interpreted(t, in, "copy.yaml", []byte(c.text))
		rnd.Shuffle(len(lines), func(i, k int) { lines[i], lines[k] = lines[k], lines[i] })
		got, _ := interpreted(t, in, "copy.yaml", []byte(head+"answers:\n"+strings.Join(lines, "")))
		said := func(r *survey.Response) (out []string) {
			for i := range r.Answers {
				a := &r.Answers[i]
				out = append(out, fmt.Sprint(a.Question.Code, " ", a.State, a.Selected, " ", a.Text, a.Grade))
			}
			return out
		}
		if diff := cmp.Diff(said(want), said(got)); diff != "" || want.Country != got.Country {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}
