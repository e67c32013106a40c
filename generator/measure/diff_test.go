package measure

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"egovsite/generator/survey"

	"github.com/google/go-cmp/cmp"
)

// marked writes a comparison as words: [-gone-]{+come+}.
func marked(pieces []survey.Piece) string {
	var b strings.Builder
	for i, p := range pieces {
		if i > 0 && p.Space {
			b.WriteByte(' ')
		}
		switch p.Change {
		case survey.Removed:
			b.WriteString("[-" + p.Words + "-]")
		case survey.Added:
			b.WriteString("{+" + p.Words + "+}")
		default:
			b.WriteString(p.Words)
		}
	}
	return b.String()
}

func TestPieces(t *testing.T) {
	tests := []struct{ name, before, after, want string }{
		{"nothing", "", "", ""},
		{"new", "", "law two", "{+law two+}"},
		{"gone", "law two", "", "[-law two-]"},
		{"in the middle", "Law of 2018 on data", "Law of 2021 on data", "Law of [-2018-] {+2021+} on data"},
		{"at the head", "this is the law", "that is the law", "[-this-]{+that+} is the law"},
		{"at the end", "this is the law", "this is the law here", "this is the law {+here+}"},
		{"twice", "alpha bravo charlie delta echo", "alpha xray charlie yankee echo", "alpha [-bravo-] {+xray+} charlie [-delta-] {+yankee+} echo"},
		{"a word doubled", "same same same", "same same", "same same [-same-]"},
		{"a comma behind a word", "Law of 2018", "Law of 2018, as amended", "Law of 2018{+, as amended+}"},
		{"a stop at the end", "It is in force", "It is in force.", "It is in force{+.+}"},
		{"a word that stayed by chance", "one two three of four five six", "uno dos tres of cuatro cinco seis",
			"[-one two three of four five six-]{+uno dos tres of cuatro cinco seis+}"},
		{"without spaces between words", "信息公开法", "信息保护法", "信息[-公开-]{+保护+}法"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, marked(pieces(tt.before, tt.after))); diff != "" {
				t.Errorf("comparison (-want +got):\n%s", diff)
			}
		})
	}
}

// Whatever two texts are, what stayed and went is the one, what stayed and came
// the other.
func TestPiecesHoldBothTexts(t *testing.T) {
	chance := rand.New(rand.NewPCG(1, 2))
	some := func(most int) string {
		var out []string
		for range chance.IntN(most) {
			out = append(out, []string{"alpha", "bravo,", "of", "法", "x.", "…"}[chance.IntN(6)])
		}
		return strings.Join(out, " ")
	}
	for range 300 {
		before, after := some(40), some(40)
		got := pieces(before, after)
		if b, a := sides(got); b != squeezed(before) || a != squeezed(after) {
			t.Fatalf("got %q and %q of %s, want %q and %q", b, a, marked(got), before, after)
		}
	}
}

// Texts that are long and unlike are compared in time, and lose nothing.
func TestPiecesOfLongTexts(t *testing.T) {
	long := func(word string, n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "%s%d of ", word, i%(n/2))
		}
		return b.String()
	}
	const n = 40_000
	for _, tt := range []struct{ name, before, after string }{
		{"unlike", long("a", n), long("b", n)},
		{"alike but for one word", long("a", n), long("a", n/2) + "new " + long("a", n)},
		{"one word again and again", strings.Repeat("law ", n), strings.Repeat("law the ", n)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if b, a := sides(pieces(tt.before, tt.after)); b != squeezed(tt.before) || a != squeezed(tt.after) {
				t.Error("the texts are not what they were")
			}
		})
	}
}

// sides are the two texts of a comparison, without spaces.
func sides(pieces []survey.Piece) (before, after string) {
	var b, a strings.Builder
	for _, p := range pieces {
		if p.Change != survey.Added {
			b.WriteString(squeezed(p.Words))
		}
		if p.Change != survey.Removed {
			a.WriteString(squeezed(p.Words))
		}
	}
	return b.String(), a.String()
}

func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

func TestDiff(t *testing.T) {
	cat := &survey.Catalog{Indicators: []survey.Indicator{
		{Code: "plans", Items: map[string][]string{"2022": {"tech", "plan"}}},
		{Code: "still", Items: map[string][]string{"2022": {"tech"}}}}}
	before := response([3]string{"robots", "", ""}, "")
	after := response([3]string{"robots", "", ""}, "Law of 2021")
	before.Links = []survey.Link{{Key: "a.qq", Question: "robots"}, {Key: "b.qq", Question: "robots"}}
	after.Links = []survey.Link{{Key: "b.qq", Question: "robots"}, {Key: "c.qq", Question: "robots"}, {Key: "c.qq", Question: "plan-evidence"}}
	before.Acts = []survey.Act{{ID: "act-1", Type: "law", Title: "On Data"}, {ID: "act-2", Type: "law", Title: "On Gifts"}}
	after.Acts = []survey.Act{{ID: "act-1", Type: "order", Title: "On Gifts"}, {ID: "act-2", Type: "law", Title: "“On data”"}}
	after.Answers[5].Grade = survey.GradeDatedAct

	d := Diff(Profile(before, cat), Profile(after, cat), nil)
	var got []string
	for _, c := range d.Answers {
		got = append(got, fmt.Sprintf("%s %s: %s (%s)", c.New.Question.Code, c.Change, marked(c.Text), moved(c.Moves)))
	}
	for _, c := range d.Acts {
		a := c.New
		if a == nil {
			a = c.Old
		}
		got = append(got, fmt.Sprintf("act %s: %s %s %s", c.Change, a.Type, a.Title, strings.Join(c.Fields, " ")))
	}
	for _, c := range d.Links {
		got = append(got, fmt.Sprintf("link %s: %s from %s to %s", c.Change, c.Key, strings.Join(c.OldIn, " "), strings.Join(c.NewIn, " ")))
	}
	for _, v := range d.Indicators {
		got = append(got, fmt.Sprintf("%s %d to %d documented:%s", v.Indicator.Code, v.Old.Counts.Documented, v.New.Counts.Documented, moved(v.Moves)))
	}
	want := []string{"plan-evidence added: {+Law of 2021+} ( plans plan open to documented through plan-evidence)",
		"act changed: order On Gifts type", "act changed: law “On data” title",
		"link added: c.qq from  to robots plan-evidence", "link removed: a.qq from robots to ",
		"plans 1 to 2 documented: plans plan open to documented through plan-evidence"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("differences (-want +got):\n%s", diff)
	}
	if d := Diff(d.New, d.New, nil); !d.None() {
		t.Errorf("a submission differs from itself: %+v", d)
	}
}

// moved writes where items stand.
func moved(moves []survey.Move) string {
	var b strings.Builder
	for _, m := range moves {
		fmt.Fprintf(&b, " %s %s %s to %s through %s", m.Indicator.Code, m.New.Question.Code, m.Old.Standing, m.New.Standing, strings.Join(m.Because, " "))
	}
	return b.String()
}

func TestDiffOfAnswers(t *testing.T) {
	yes := func(s survey.State, selected ...string) survey.Answer {
		return survey.Answer{State: s, Selected: selected}
	}
	text := func(s survey.State, words string) survey.Answer { return survey.Answer{State: s, Text: words} }
	tests := []struct {
		name          string
		before, after survey.Answer
		want          survey.Change // empty where they do not differ
	}{
		{"marked for the first time", yes(survey.NotRecorded), yes(survey.Recorded, "yes"), survey.Added},
		{"another option", yes(survey.Recorded, "yes"), yes(survey.Recorded, "no"), survey.Changed},
		{"the same options in another order", yes(survey.Recorded, "a", "b"), yes(survey.Recorded, "b", "a"), ""},
		{"settled by a person", yes(survey.NotRecorded), yes(survey.Reviewed, "yes"), survey.Added},
		{"confirmed by the country", yes(survey.Reviewed, "yes"), yes(survey.Recorded, "yes"), survey.Changed},
		{"no mark any more", yes(survey.Recorded, "yes"), yes(survey.Blank), survey.Removed},
		{"blank and not recorded", yes(survey.NotRecorded), yes(survey.Blank), survey.Changed},
		{"words written", text(survey.Blank, ""), text(survey.Recorded, "a"), survey.Added},
		{"words taken out", text(survey.Recorded, "a"), text(survey.Blank, ""), survey.Removed},
		{"other words", text(survey.Recorded, "a"), text(survey.Recorded, "b"), survey.Changed},
		{"withheld both times", text(survey.Withheld, ""), text(survey.Withheld, ""), ""},
		{"another grade", survey.Answer{Grade: survey.GradeProse}, survey.Answer{Grade: survey.GradeAct}, survey.Changed},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, differs := answerChange(&tt.before, &tt.after)
			if differs != (tt.want != "") || differs && c.Change != tt.want {
				t.Errorf("got %v, %q, want %q", differs, c.Change, tt.want)
			}
		})
	}
}

// Two editions are joined by the codes of their questions.
func TestDiffOfEditions(t *testing.T) {
	before, after := response([3]string{}, ""), response([3]string{}, "")
	after.Edition = &survey.Edition{ID: "2024", Questions: append(after.Edition.Questions[:0:0], after.Edition.Questions...)}
	for i := range after.Answers {
		after.Answers[i].Question = &after.Edition.Questions[i]
	}
	after.Edition.Questions[4].Code = "policy"
	cat := &survey.Catalog{Indicators: []survey.Indicator{
		{Code: "both", Items: map[string][]string{"2022": {"tech", "plan"}, "2024": {"tech", "policy"}}},
		{Code: "before", Items: map[string][]string{"2022": {"tech"}}},
		{Code: "after", Items: map[string][]string{"2024": {"tech"}}}}}
	d := Diff(Profile(before, cat), Profile(after, cat), nil)
	want := []survey.Relation{{Relate: survey.New, To: []string{"policy"}}, {Relate: survey.Dropped, From: []string{"plan"}}}
	if diff := cmp.Diff(want, d.Apart); diff != "" {
		t.Errorf("questions apart (-want +got):\n%s", diff)
	}
	var got []string
	for _, v := range d.Indicators {
		got = append(got, fmt.Sprintf("%s %s, comparable %v", v.Indicator.Code, v.Change, v.Comparable))
	}
	if diff := cmp.Diff([]string{"after added, comparable false", "before removed, comparable false"}, got); diff != "" {
		t.Errorf("indicators (-want +got):\n%s", diff)
	}

	// A reviewed crosswalk says that the two are one.
	walk := &survey.Crosswalk{From: "2022", To: "2024", Entries: []survey.Relation{{Relate: survey.Reworded, From: []string{"plan"}, To: []string{"policy"}, Comparable: true}}}
	if d := Diff(Profile(before, cat), Profile(after, cat), walk); len(d.Apart) != 0 || d.Same != len(after.Answers) {
		t.Errorf("with a crosswalk: got %d the same, apart %v", d.Same, d.Apart)
	}
}

// What an answer hangs on moves it too.
func TestDiffThroughParent(t *testing.T) {
	before, after := response([3]string{}, ""), response([3]string{}, "")
	for _, r := range []*survey.Cleared{before, after} {
		r.Edition.Questions[4].Parent = "tech"
	}
	after.Answers[0].State, after.Answers[0].Selected = survey.Recorded, []string{"no"}
	after.Answers[4].State = survey.Skipped
	cat := &survey.Catalog{Indicators: []survey.Indicator{{Code: "one", Items: map[string][]string{"2022": {"plan"}}}}}
	d := Diff(Profile(before, cat), Profile(after, cat), nil)
	want := []string{"plan", "tech"}
	if diff := cmp.Diff(want, d.Indicators[0].Moves[0].Because); diff != "" {
		t.Errorf("through (-want +got):\n%s", diff)
	}
}
