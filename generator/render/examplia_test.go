package render

import (
	"os"
	"path/filepath"
	"testing"

	"go.yaml.in/yaml/v3"

	"egovsite/generator/changelog"
	"egovsite/generator/survey"
)

// english is the shipped words of the interface.
func english(t testing.TB) survey.Language {
	t.Helper()
	l := survey.Language{Tag: "en", Name: "English", Direction: "ltr", Messages: map[string]survey.Message{}}
	names, err := filepath.Glob("../../content/languages/en/*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatalf("no words: %v", err)
	}
	for _, name := range names {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var entries map[string]yaml.Node
		if err := yaml.Unmarshal(raw, &entries); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for key, node := range entries {
			var m struct{ Zero, One, Two, Few, Many, Other string }
			if node.Kind == yaml.ScalarNode {
				m.Other = node.Value
			} else if err := node.Decode(&m); err != nil {
				t.Fatalf("%s: %s: %v", name, key, err)
			}
			l.Messages[key] = survey.Message(m)
		}
	}
	return l
}

// catalog is an invented questionnaire with one indicator.
func catalog(t testing.TB) *survey.Catalog {
	yesNo := []survey.Option{{Code: "yes", Label: "Yes", Counts: survey.CountsYes}, {Code: "no", Label: "No", Counts: survey.CountsNo}}
	return &survey.Catalog{
		Site:      survey.Site{Name: "Example profiles", Tagline: "An invented site", Publisher: "Example Office", Licence: "CC0", Languages: []string{"en"}},
		Languages: []survey.Language{english(t)},
		Countries: []survey.Country{{ISO3: "QQA", ISO2: "QA", M49: "900", Region: "910", LLDC: true, Names: map[string]string{"en": "Examplia"}}},
		Regions:   []survey.Region{{M49: "910", Names: map[string]string{"en": "Example Region"}}},
		Editions: []survey.Edition{{ID: "2022", Instrument: "xq", Title: "Example Questionnaire 2022", Short: "Example 2022",
			Sections: []survey.Section{{Code: "head", Label: "Head"}, {Code: "law", Label: "Law", Heading: "B. Law",
				Subsections: []survey.Subsection{{Code: "acts", Heading: "Acts"}}}},
			Questions: []survey.Question{
				{Code: "portal", Number: 1, Section: "head", Wording: "Which portal?", Label: "Portal", Kind: survey.Text},
				{Code: "name", Number: 2, Section: "head", Wording: "Your name", Label: "Name", Kind: survey.Text, Personal: survey.PersonalName},
				{Code: "law", Number: 3, Section: "law", Wording: "Is there a law?", Label: "A law", Kind: survey.Choice, Options: yesNo, Required: true},
				{Code: "law-detail", Number: 4, Section: "law", Subsection: "acts", Wording: "Please give detail", Label: "A law: detail", Kind: survey.EvidenceText, EvidenceFor: "law"},
			}}},
		Indicators: []survey.Indicator{{Code: "laws", Name: "Laws", Short: "Laws", Measures: "What it measures.", NotMeasures: "What it does not.",
			Operation: survey.Coverage, Items: map[string][]string{"2022": {"portal", "law"}}, Minimum: 1,
			Examples: []survey.Example{{Name: "One of each", Want: survey.Counts{Recorded: 1, No: 1}}}}},
		Pages: []survey.Prose{{Name: "about", Language: "en", Title: "About", Summary: "Of it", Markdown: "Words.", File: "pages/about.en.md"}},
	}
}

// profile is what an invented country answered to it.
func profile(c *survey.Catalog) *survey.Profile {
	e := &c.Editions[0]
	q := e.Questions
	link := survey.Link{Address: "https://laws.example.org/1?a=b&c", Scheme: "https", Host: "laws.example.org", Domain: "example.org", Question: "law-detail"}
	r := &survey.Cleared{Consent: survey.ConsentNotRecorded,
		Withheld: []survey.Trace{{Question: "name", At: survey.Span{From: 4, To: 4}, Why: survey.ReasonPersonal}},
		Response: survey.Response{Country: &c.Countries[0], Edition: e,
			Source: survey.Source{File: "qqa.txt", Format: "text", SHA256: "ab12", Lines: 6},
			Lines: []survey.SourceLine{
				{Number: 1, Text: "1. Which portal?", Place: survey.PlaceQuestion, Question: "portal"},
				{Number: 2, Text: `=SUM(A1) <b>bold</b>`, Place: survey.PlaceAnswer, Question: "portal"},
				{Number: 3, Place: survey.PlaceBlank},
				{Number: 4, Text: survey.WithheldMark, Place: survey.PlaceAnswer, Question: "name", Redacted: true},
				{Number: 5, Text: "3. Is there a law?", Place: survey.PlaceQuestion, Question: "law"},
				{Number: 6, Text: "Law on examples", Place: survey.PlaceAnswer, Question: "law-detail"},
			},
			Answers: []survey.Answer{
				{Question: &q[0], State: survey.Recorded, Text: "=SUM(A1) <b>bold</b>", Paragraphs: []string{"=SUM(A1) <b>bold</b>"}, Grade: survey.GradeProse,
					QuestionAt: survey.Span{From: 1, To: 1}, AnswerAt: survey.Span{From: 2, To: 2}},
				{Question: &q[1], State: survey.Withheld, Text: survey.WithheldMark, Paragraphs: []string{survey.WithheldMark}},
				{Question: &q[2], State: survey.NotRecorded, QuestionAt: survey.Span{From: 5, To: 5}},
				{Question: &q[3], State: survey.Recorded, Text: "Law on examples <" + link.Address + ">", Paragraphs: []string{"Law on examples <" + link.Address + ">"},
					Grade: survey.GradeDatedAct, Rule: "act-with-date", Links: []survey.Link{link},
					Citations: []survey.Citation{{Act: "act-1"}}, AnswerAt: survey.Span{From: 6, To: 6}},
			},
			Acts:  []survey.Act{{ID: "act-1", Type: "law", Title: `On "examples" <i>`, Date: survey.Date{Year: 2001, Month: 2}, Address: "javascript:alert(1)", CitedBy: []string{"law-detail"}}},
			Links: []survey.Link{link}}}
	ind := &c.Indicators[0]
	return &survey.Profile{Response: r,
		Values: []survey.Value{{Indicator: ind, Counts: survey.Counts{Recorded: 1, Documented: 1}, Enough: true, Items: []survey.ItemValue{
			{Question: &q[0], Answer: &r.Answers[0], Standing: survey.StandRecorded, Grade: survey.GradeProse},
			{Question: &q[2], Answer: &r.Answers[2], Standing: survey.StandDocumented, Grade: survey.GradeDatedAct, Evidence: []*survey.Answer{&r.Answers[3]}}}}},
		Settle:  []survey.Settle{{Question: &q[2], Narrows: []string{"laws"}, Share: .5, Grade: survey.GradeDatedAct}},
		Hosts:   []survey.Host{{Domain: "example.org", Links: 1, Secure: 1, Questions: []string{"law-detail"}}},
		Outside: []survey.Outside{{Year: 2022, Rank: 7}},
		Complete: survey.Completeness{Acts: 1, Choice: map[survey.State]int{survey.NotRecorded: 1},
			Text: map[survey.State]int{survey.Recorded: 2, survey.Withheld: 1}}}
}

// input is a whole invented site.
func input(t testing.TB) siteInput {
	c := catalog(t)
	return siteInput{Input: Input{Catalog: c, Layouts: os.DirFS("../../layouts"), Assets: os.DirFS("../../assets"), Version: "1.0"},
		Profiles: []*survey.Profile{profile(c)}}
}

// A siteInput is all that a site is made from.
type siteInput struct {
	Input
	Profiles []*survey.Profile
	Log      changelog.Log
}

// site is the site in English.
func (in siteInput) site(t testing.TB) *site {
	t.Helper()
	s, err := newSite(in.Input, "en", in.layouts(pageTypes...))
	if err != nil {
		t.Fatal(err)
	}
	return s.with(in.Profiles, false)
}

// built is every file of the invented site.
func built(t testing.TB, in siteInput) map[string]string {
	t.Helper()
	files := map[string]string{}
	put := func(path string, data []byte) error {
		if _, twice := files[path]; twice {
			t.Errorf("two files at %s", path)
		}
		files[path] = string(data)
		return nil
	}
	m, err := New(in.Input)
	if err != nil {
		t.Fatal(err)
	}
	all := All{Profiles: in.Profiles, Log: func() changelog.Log { return in.Log }, Read: func(path string) ([]byte, error) { return []byte(files[path]), nil }}
	of := map[string][]*survey.Profile{}
	for _, p := range in.Profiles {
		of[p.Response.Country.ISO3] = append(of[p.Response.Country.ISO3], p)
	}
	for _, profiles := range of {
		pages, err := m.Country(profiles, len(of) > 1, put)
		if err != nil {
			t.Fatal(err)
		}
		all.Pages = append(all.Pages, pages...)
	}
	if err := m.Whole(all, put); err != nil {
		t.Fatal(err)
	}
	return files
}
