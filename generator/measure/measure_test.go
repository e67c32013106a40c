package measure_test

import (
	"fmt"
	"os"
	"testing"

	"egovsite/generator/catalog"
	"egovsite/generator/interpret"
	"egovsite/generator/locale"
	"egovsite/generator/measure"
	"egovsite/generator/read"
	"egovsite/generator/survey"

	"github.com/google/go-cmp/cmp"
)

// shipped is the response that comes with the project. Nothing that is
// withheld enters a figure, so that it is measured as it was read.
func shipped(t testing.TB) (*survey.Cleared, *survey.Catalog) {
	t.Helper()
	cat, _ := catalog.Load(os.DirFS("../../content"))
	data, err := os.ReadFile("../../content/responses/2022/azerbaijan-2022.txt")
	if err != nil {
		t.Fatal(err)
	}
	subs, ps := read.File(survey.Limits{}, "azerbaijan-2022.txt", data)
	if len(subs) != 1 {
		t.Fatal(ps)
	}
	r, ps := interpret.New(cat).Response(subs[0])
	if r == nil {
		t.Fatal(ps)
	}
	return &survey.Cleared{Response: *r, Consent: survey.ConsentNotRecorded}, cat
}

// TestShippedIndicators is the table of the method.
func TestShippedIndicators(t *testing.T) {
	want := map[string]survey.Counts{
		"legislation-coverage":          {Documented: 10},
		"strategy-alignment":            {Documented: 9, Open: 1},
		"e-participation-measures":      {Recorded: 1, Documented: 2, Open: 2},
		"digital-inclusion-measures":    {Documented: 4},
		"institutional-framework":       {Recorded: 5, Documented: 2},
		"usage-and-satisfaction":        {Documented: 3},
		"crisis-response":               {Documented: 3},
		"foresight-and-experimentation": {Open: 2},
	}
	r, cat := shipped(t)
	p := measure.Profile(r, cat)
	got := map[string]survey.Counts{}
	for _, v := range p.Values {
		got[v.Indicator.Code] = v.Counts
		if len(v.Items) != v.Counts.Asked() {
			t.Errorf("%s: got %d items, want %d", v.Indicator.Code, len(v.Items), v.Counts.Asked())
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("counts differ (-want +got):\n%s", diff)
	}
}

func TestShippedProfile(t *testing.T) {
	r, cat := shipped(t)
	p := measure.Profile(r, cat)

	var checks []string
	for _, c := range p.Checks {
		checks = append(checks, fmt.Sprint(c.Code, " ", c.Acts, c.Words["Numbers"], c.Words["Number"], c.Words["Blank"], c.Words["Domain"]))
	}
	if diff := cmp.Diff([]string{
		"strategy-period-ended [act-26]59, 88",
		"strategy-period-ended [act-32]88",
		"different-governing-acts [act-26 act-27 act-28 act-29 act-2 act-30]59, 61, 63, 65, 67, 71, 73, 75",
		"part-text-elsewhere []7577, 79",
		"not-yet-adopted []75",
		"host-near-miss []107vxside.gov.az",
	}, checks); diff != "" {
		t.Errorf("checks differ (-want +got):\n%s", diff)
	}

	if len(p.Settle) != 38 { // 42 choices less 6, 56, 57 and 112
		t.Errorf("got %d answers that would settle, want 38", len(p.Settle))
	}
	for i, s := range p.Settle {
		if i > 0 && s.Share > p.Settle[i-1].Share {
			t.Errorf("question %d narrows more than the one before it", s.Question.Number)
		}
	}
	links, secure := 0, 0
	for _, h := range p.Hosts {
		links, secure = links+h.Links, secure+h.Secure
	}
	if links != len(r.Links) || secure == 0 || secure >= links || p.Hosts[0].Domain != "e-qanun.az" {
		t.Errorf("got %d links, %d of them secure, most at %s, want %d, most at e-qanun.az", links, secure, p.Hosts[0].Domain, len(r.Links))
	}
	if got := p.Complete.Choice; got[survey.NotRecorded] != 42 || len(got) != 1 {
		t.Errorf("got choice questions %v, want 42 not recorded", got)
	}
	if len(p.Outside) == 0 {
		t.Error("got no outside figures, want those of the country")
	}
	for _, v := range p.Values {
		if v.Indicator.Code == "strategy-alignment" && (v.Head == nil || v.Head.Question.Number != 56) {
			t.Error("strategy alignment: got no question 56 at its head")
		}
	}
}

// TestCheckWords says every finding with the shipped words: each value that a
// message names must be given.
func TestCheckWords(t *testing.T) {
	r, cat := shipped(t)
	words, err := locale.New(cat.Languages[0], cat.Languages[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range measure.Profile(r, cat).Checks {
		values := []any{"Count", 2}
		for name, value := range c.Words {
			if name != "Count" {
				values = append(values, name, value)
			}
		}
		if got := words.Say("check."+c.Code, values...); got == "" {
			t.Errorf("%s: got no words", c.Code)
		}
		for _, part := range []string{".title", ".why"} {
			if !words.Has("check." + c.Code + part) {
				t.Errorf("%s%s: got no words", c.Code, part)
			}
		}
	}
}

func BenchmarkProfile(b *testing.B) {
	r, cat := shipped(b)
	for b.Loop() {
		measure.Profile(r, cat)
	}
}
