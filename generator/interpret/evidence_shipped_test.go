package interpret_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"egovsite/generator/interpret"
	"egovsite/generator/survey"

	"github.com/google/go-cmp/cmp"
)

// TestShippedActs compares every act of the shipped response with a list that
// was checked against its words one by one: who cites it, type, number, title, place, date, address.
func TestShippedActs(t *testing.T) {
	r, ps := interpreted(t, interpret.New(load(t)), shipped, []byte(source(t)))
	if r == nil {
		t.Fatal(ps)
	}
	want, err := os.ReadFile("testdata/acts.txt")
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for i, a := range r.Acts {
		var by []string
		for _, code := range a.CitedBy {
			by = append(by, fmt.Sprint(r.Answer(code).Question.Number))
		}
		if a.ID != fmt.Sprint("act-", i+1) {
			t.Errorf("got ID %q, want act-%d", a.ID, i+1)
		}
		fmt.Fprintf(&got, "%s | %s | %s | %s | %s | %s | %s\n", strings.Join(by, " "), a.Type, a.Number, a.Title, a.Place, day(a.Date), a.Address)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got.String(), "\n")); diff != "" {
		t.Errorf("acts differ (-want +got):\n%s", diff)
	}
}

func day(d survey.Date) string {
	if d.Zero() {
		return ""
	}
	return fmt.Sprintf("%d-%02d-%02d", d.Year, d.Month, d.Day)
}

// TestShippedEvidence: the acts behind the legal framework are sixteen, and the
// grades, dates of figures and articles are those that the answers show.
func TestShippedEvidence(t *testing.T) {
	r, _ := interpreted(t, interpret.New(load(t)), shipped, []byte(source(t)))
	grades, acts, articles := map[string][]int{}, map[string]bool{}, map[int][]string{}
	var dated []int
	links := 0
	for i := range r.Answers {
		a := &r.Answers[i]
		n := a.Question.Number
		if a.Question.Kind == survey.EvidenceText {
			grades[a.Grade.String()] = append(grades[a.Grade.String()], n)
		}
		for _, c := range a.Citations {
			if n >= 37 && n <= 55 {
				acts[c.Act] = true
			}
			if c.Pinpoint != "" {
				articles[n] = append(articles[n], c.Pinpoint)
			}
			if !strings.Contains(a.Text, c.Words) {
				t.Errorf("question %d: got citation %q, want words of the answer", n, c.Words)
			}
		}
		if len(a.AsOf) > 0 {
			dated = append(dated, n)
		}
		if a.Question.Personal == "" {
			links += len(a.Links)
		}
	}
	if len(acts) != 16 {
		t.Errorf("got %d acts behind questions 37 to 55, want 16", len(acts))
	}
	if diff := cmp.Diff(map[int][]string{33: {"Article № 1.12.4.2.9"}, 49: {"14th Article"}, 75: {"Article No 1.8"}}, articles); diff != "" {
		t.Errorf("articles differ (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(map[string][]int{
		"none":      {76, 77, 78, 79, 80, 82, 84, 86, 96, 101, 103},
		"prose":     {15, 16, 17, 18},
		"link":      {31, 69, 94, 98, 100, 105, 107, 109},
		"act":       {20},
		"dated-act": {35, 37, 39, 41, 43, 45, 47, 51, 53, 55, 59, 61, 63, 65, 67, 71, 73, 88, 90, 92},
		"article":   {33, 49, 75},
	}, grades); diff != "" {
		t.Errorf("grades differ (-want +got):\n%s", diff)
	}
	if !slices.Equal(dated, []int{8, 11, 111}) {
		t.Errorf("got dates of figures in %v, want in 8, 11 and 111", dated)
	}
	if want := strings.Count(source(t), "://") - 2; links != want || len(r.Links) != want { // two stand below the last question
		t.Errorf("got %d links in the answers and %d in all, want %d", links, len(r.Links), want)
	}
}
