package render

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"egovsite/generator/survey"

	"github.com/google/go-cmp/cmp"
)

// together is a site of n invented countries that answered alike.
func together(t testing.TB, n int) siteInput {
	in := input(t)
	c := in.Catalog
	c.Figures = []survey.Figure{{ID: "legal-framework", Kind: "legal-matrix", Needs: []string{"laws"}}}
	c.Countries, in.Profiles = nil, nil
	for i := range n {
		iso3 := "QQ" + string(rune('A'+i))
		c.Countries = append(c.Countries, survey.Country{ISO3: iso3, Region: "910", SIDS: true, Names: map[string]string{"en": "Examplia " + iso3}})
	}
	for i := range n {
		p := profile(c)
		p.Response.Country = &c.Countries[i]
		in.Profiles = append(in.Profiles, p)
	}
	return in
}

// What is compared of a profile is what the profile has, and nothing that was
// written but the titles and numbers of acts.
func TestCompareFile(t *testing.T) {
	files := built(t, together(t, 2))
	got, ok := strings.CutPrefix(files["data/compare/2022/QQB.js"], `egovsiteCompare.put("QQB","2022",`)
	var f compareFile
	if err := json.Unmarshal([]byte(strings.TrimSuffix(got, ");\n")), &f); !ok || err != nil {
		t.Fatalf("%v: %s", err, got)
	}
	want := compareFile{
		Text: [2]int{3, 3}, Choice: [2]int{0, 1}, Links: 1,
		Values: map[string]compareValue{"laws": {Recorded: 1, Documented: 1, Enough: true}},
		Answers: map[string]compareAnswer{
			"portal": {State: "recorded", Mark: "recorded"},
			"name":   {State: "withheld"},
			"law":    {State: "not-recorded", Mark: "documented", Grade: "dated-act"},
		},
		Acts: []compareAct{{ID: "act-1", Type: "law", Title: `On "examples" <i>`, Year: 2001, For: []string{"law"}}},
	}
	if diff := cmp.Diff(want, f); diff != "" {
		t.Error(diff)
	}
	for _, words := range []string{"SUM", "laws.example.org", survey.WithheldMark} {
		if strings.Contains(got, words) {
			t.Errorf("it holds %q: %s", words, got)
		}
	}
}

// What governments write cannot end a string or a script.
func TestCompareEscapes(t *testing.T) {
	in := together(t, 2)
	in.Profiles[0].Response.Acts[0].Title = "</script><!-- \u2028\u2029 \" \\ ');alert(1)//"
	files := built(t, in)
	if data := files["data/compare/2022/QQA.js"]; strings.ContainsAny(data, "<>&\u2028\u2029") || strings.Count(data, "\n") != 1 {
		t.Errorf("it may end early: %s", data)
	}
	if page := files["compare/index.html"]; strings.Contains(page, "<!-- \u2028") || !strings.Contains(page, "&lt;/script&gt;&lt;!--") {
		t.Error("the title is not text on the page")
	}
}

// How an answer is marked: as the strip marks an item.
func TestCompareMarks(t *testing.T) {
	options := []survey.Option{{Code: "yes", Counts: survey.CountsYes}, {Code: "no", Counts: survey.CountsNo}, {Code: "other"}}
	choice := &survey.Question{Code: "law", Kind: survey.Choice, Options: options}
	for _, tt := range []struct {
		name     string
		state    survey.State
		selected []string
		evidence survey.Grade
		want     compareAnswer
	}{
		{"Yes", survey.Recorded, []string{"yes"}, survey.GradeNone, compareAnswer{Mark: "recorded"}},
		{"No", survey.Reviewed, []string{"no"}, survey.GradeLink, compareAnswer{Mark: "no", Grade: "link"}},
		{"an option that says neither", survey.Recorded, []string{"other"}, survey.GradeNone, compareAnswer{Mark: "recorded"}},
		{"Yes beside No", survey.Recorded, []string{"no", "yes"}, survey.GradeNone, compareAnswer{Mark: "recorded"}},
		{"documented", survey.Blank, nil, survey.GradeProse, compareAnswer{Mark: "documented", Grade: "prose"}},
		{"open", survey.NotRecorded, nil, survey.GradeNone, compareAnswer{Mark: "open"}},
		{"skipped", survey.Skipped, nil, survey.GradeNone, compareAnswer{}},
		{"unreadable", survey.Unreadable, nil, survey.GradeAct, compareAnswer{Grade: "act"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			e := &survey.Edition{Questions: []survey.Question{*choice, {Code: "detail", EvidenceFor: "law"}}}
			r := &survey.Cleared{Response: survey.Response{Edition: e, Answers: []survey.Answer{
				{Question: &e.Questions[0], State: tt.state, Selected: tt.selected}, {Question: &e.Questions[1], Grade: tt.evidence}}}}
			tt.want.State, tt.want.Selected = string(tt.state), tt.selected
			if diff := cmp.Diff(tt.want, comparedAnswer(r, &r.Answers[0])); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestCompareTold(t *testing.T) {
	s := together(t, 2).site(t)
	at := func(country, edition string, recorded, open, no int) ranged {
		return ranged{country, edition, survey.Counts{Recorded: recorded, Open: open, No: no}}
	}
	a, b, c := at("A", "1", 8, 1, 1), at("B", "1", 2, 2, 6), at("C", "1", 0, 10, 0)
	for _, tt := range []struct {
		name   string
		ranges []ranged
		want   []string
	}{
		{"one range", []ranged{a}, []string{s.say("compare.few")}},
		{"apart", []ranged{b, a}, []string{"A lies wholly above B."}},
		{"overlapping", []ranged{a, c}, []string{"The ranges of A and C overlap: these countries cannot be told apart."}},
		{"touching", []ranged{at("D", "1", 4, 2, 4), b}, []string{"The ranges of D and B overlap: these countries cannot be told apart."}},
		{"as shares, not as counts", []ranged{at("D", "1", 3, 0, 0), a}, []string{"D lies wholly above A."}},
		{"some", []ranged{a, b, c}, []string{"A lies wholly above B.", s.say("compare.tied.rest")}},
		{"above two", []ranged{at("D", "1", 10, 0, 0), a, b}, []string{"D lies wholly above A and B.", "A lies wholly above B."}},
		{"other editions", []ranged{a, at("D", "2", 0, 0, 10)}, []string{s.say("compare.apart", "Editions", "1 and 2")}},
		{"one edition of two", []ranged{a, c, at("D", "2", 0, 0, 10)}, []string{s.say("compare.tied.compared"), s.say("compare.apart", "Editions", "1 and 2")}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := s.told(tt.ranges, func(a, b string) bool { return a != b })
			if want := strings.Join(tt.want, " "); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

// Questions of several editions meet in one row where a crosswalk says that their
// answers can be compared, whatever their codes; those it keeps apart are listed.
func TestCompareEditions(t *testing.T) {
	in := together(t, 2)
	c := in.Catalog
	yesNo := c.Editions[0].Questions[2].Options
	c.Editions = append(c.Editions, survey.Edition{ID: "2030", Short: "Example 2030", Sections: c.Editions[0].Sections, Questions: []survey.Question{
		{Code: "gateway", Number: 1, Section: "head", Label: "Gateway", Kind: survey.Text},
		{Code: "law", Number: 2, Section: "law", Label: "A better law", Kind: survey.Choice, Options: yesNo},
		{Code: "fee", Number: 3, Section: "law", Label: "A fee", Kind: survey.Choice, Options: yesNo},
	}})
	c.Crosswalks = []survey.Crosswalk{{From: "2022", To: "2030", Entries: []survey.Relation{
		{Relate: survey.Same, From: []string{"portal"}, To: []string{"gateway"}, Comparable: true},
		{Relate: survey.Reworded, From: []string{"law"}, To: []string{"law"}}}}}
	c.Indicators[0].Items["2030"] = []string{"gateway", "law"}
	later := &c.Editions[1]
	var answers []survey.Answer
	for i := range later.Questions {
		answers = append(answers, survey.Answer{Question: &later.Questions[i], State: survey.Blank})
	}
	in.Profiles[1].Response.Edition, in.Profiles[1].Response.Answers, in.Profiles[1].Response.Acts = later, answers, nil
	s := in.site(t)
	page := s.comparePage()
	if diff := cmp.Diff(map[string]editionsApart{"2022 2030": {Rows: []string{"law"}, Indicators: []string{"laws"}}}, page.Names.Apart); diff != "" {
		t.Error(diff)
	}
	var got []string
	for _, section := range page.Comparison.Sections {
		for _, row := range section.Rows {
			line := row.Number + " " + row.Words
			for _, cell := range row.Cells {
				line += "; " + cell.Term.Words
			}
			got = append(got, line+"; "+row.Apart)
		}
	}
	if diff := cmp.Diff([]string{
		"Q1 Gateway; recorded; left blank; ",
		"Q2 Name; withheld; not asked; ",
		"Q2 A better law; not recorded; left blank; Not comparable: editions 2022 and 2030 ask it otherwise.",
		"Q3 A fee; not asked; left blank; ",
	}, got); diff != "" {
		t.Error(diff)
	}
	if got, want := page.Comparison.Indicators[0].Sentence, s.say("compare.apart", "Editions", "2022 and 2030"); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// The page is whole with any number of countries, and compares as many as can be
// without a choice.
func TestComparePages(t *testing.T) {
	for _, tt := range []struct {
		countries        int
		choice, compared bool
	}{{0, false, false}, {1, false, false}, {2, true, true}, {8, true, true}, {9, true, false}} {
		t.Run(fmt.Sprint(tt.countries), func(t *testing.T) {
			files := built(t, together(t, tt.countries))
			page := files["compare/index.html"]
			for what, there := range map[string]bool{`id="choose"`: tt.choice, `class="range-block"`: tt.compared, `class="steps compare-parts"`: true, `data-compare-names`: tt.choice} {
				if strings.Contains(page, what) != there {
					t.Errorf("%s is there: %v, want %v", what, !there, there)
				}
			}
			if n := strings.Count(page, `">JSON</a>`); n != tt.countries {
				t.Errorf("%d countries are listed with their data", n)
			}
			if _, ok := files["data/compare/2022/QQA.js"]; ok != tt.choice {
				t.Errorf("there is a file to compare: %v", ok)
			}
			if profile := files["countries/qqa/index.html"]; strings.Contains(profile, `href="../../compare/index.html#QQA"`) != tt.choice {
				t.Errorf("the profile leads to the comparison: %v", !tt.choice)
			}
		})
	}
}

// A script gets phrases with all their forms.
func TestComparePhrases(t *testing.T) {
	for name, tt := range map[string]struct {
		in   survey.Message
		want any
	}{
		"plain":  {survey.Message{Other: "All of {{.Group}}: {{ .Countries }}"}, "All of {Group}: {Countries}"},
		"plural": {survey.Message{One: "one", Few: "{{.Count}} few", Other: "{{.Count}}"}, map[string]string{"one": "one", "few": "{Count} few", "other": "{Count}"}},
	} {
		if diff := cmp.Diff(tt.want, unfilled(tt.in)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// The scripts say the phrases that they are given, and no others.
func TestCompareSays(t *testing.T) {
	names, err := filepath.Glob("../../assets/js/compare*.js")
	if err != nil || len(names) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	var scripts strings.Builder
	for _, name := range names {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		scripts.Write(raw)
	}
	for _, key := range compareSays {
		made := strings.HasPrefix(key, "standing.") && strings.Contains(scripts.String(), `"standing." +`)
		if !made && !strings.Contains(scripts.String(), `"`+key+`"`) {
			t.Errorf("no script says %s", key)
		}
	}
	for _, said := range regexp.MustCompile(`(?:say\(|words\[|say\[)(?:\w+(?:\.\w+)* \? )?"([a-z.-]+)"`).FindAllStringSubmatch(scripts.String(), -1) {
		if !slices.Contains(compareSays, said[1]) && said[1] != "standing." {
			t.Errorf("a script says %s, which it is not given", said[1])
		}
	}
}
