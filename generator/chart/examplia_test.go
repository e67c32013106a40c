package chart

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"egovsite/generator/locale"
	"egovsite/generator/survey"

	"go.yaml.in/yaml/v3"
)

// english returns the shipped words, read from where the pages have them.
func english(t testing.TB) *locale.Locale { return speaking(t, "en", "ltr") }

// speaking says the English words in a language of another direction.
func speaking(t testing.TB, tag, direction string) *locale.Locale {
	t.Helper()
	l := survey.Language{Tag: tag, Direction: direction, Messages: map[string]survey.Message{}}
	names, err := filepath.Glob("../../content/languages/en/figures*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range append(names, "../../content/languages/en/core.yaml") {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var entries map[string]yaml.Node
		if err := yaml.Unmarshal(raw, &entries); err != nil {
			t.Fatal(err)
		}
		for key, node := range entries {
			var m struct{ Zero, One, Two, Few, Many, Other string }
			if node.Kind == yaml.ScalarNode {
				m.Other = node.Value
			} else if err := node.Decode(&m); err != nil {
				t.Fatal(err)
			}
			l.Messages[key] = survey.Message(m)
		}
	}
	words, err := locale.New(l, l)
	if err != nil {
		t.Fatal(err)
	}
	return words
}

// An area is one item of the invented indicators.
type area struct {
	label string
	stand survey.Standing
	grade survey.Grade
	acts  []survey.Act
}

func act(kind, number, title string, year, month, day int) survey.Act {
	return survey.Act{Type: kind, Number: number, Title: title, Date: survey.Date{Year: year, Month: month, Day: day},
		Address: "https://laws.example.org/" + fmt.Sprint(year, month, day)}
}

var (
	information = act("law", "", "On the right to obtain information", 2005, 9, 30)
	signature   = act("law", "", "On electronic signature and electronic document", 2004, 3, 9)
	registers   = act("decree", "263", "Rules for the formation, operation, integration and archiving of State information resources", 2018, 9, 12)
	society     = act("order", "359", "National Strategy for the Development of the Information Society 2014–2020", 2014, 4, 2)
	digital     = act("decree", "1885", "On the development of electronic government and transition to digital government", 2018, 3, 14)
	access      = act("decree", "1", "Requirements for the creation and management of Internet information resources", 2020, 1, 7)
	undated     = act("resolution", "", "On remote work during the quarantine", 0, 0, 0)
)

var laws = []area{
	{"Access to information", survey.StandRecorded, survey.GradeDatedAct, []survey.Act{act("law", "", "On freedom of information", 1998, 6, 19)}},
	{"Data protection", survey.StandRecorded, survey.GradeDatedAct, []survey.Act{act("law", "", "On personal data", 2010, 5, 11),
		act("law", "", "About trade secret", 2001, 12, 4), act("law", "", "About the State secret", 2004, 9, 7)}},
	{"Cybersecurity", survey.StandDocumented, survey.GradeDatedAct, []survey.Act{act("law", "", "On approval of the Convention on Cybercrime", 2009, 9, 30),
		act("law", "", "On information, informatisation and protection of information", 1998, 4, 3)}},
	{"Digital identity", survey.StandDocumented, survey.GradeDatedAct, []survey.Act{signature, act("law", "", "About biometric information", 2008, 6, 13),
		act("decree", "893", "On additional measures for the new generation identity card", 2014, 10, 28)}},
	{"Digital signature", survey.StandDocumented, survey.GradeDatedAct, []survey.Act{signature}},
	{"E-procurement", survey.StandDocumented, survey.GradeDatedAct, []survey.Act{act("law", "", "About public procurement", 2001, 12, 27),
		act("decree", "", "Regulations on the single internet portal of public procurement", 2019, 4, 16)}},
	{"Publishing government expenditure", survey.StandDocumented, survey.GradeArticle, []survey.Act{act("law", "", "On the budget system", 2002, 7, 2),
		act("law", "", "On the State budget for 2020", 2020, 8, 7), information}},
	{"Data sharing and interoperability", survey.StandDocumented, survey.GradeDatedAct, []survey.Act{registers}},
	{"Open government data", survey.StandOpen, survey.GradeNone, nil},
	{"New and emerging technologies", survey.StandNo, survey.GradeProse, nil},
}

var strategy = []area{
	{"Aligned with the development strategy", survey.StandDocumented, survey.GradeDatedAct, []survey.Act{society}},
	{"Sub-national strategy", survey.StandDocumented, survey.GradeDatedAct, []survey.Act{digital}},
	{"E-participation and inclusion", survey.StandDocumented, survey.GradeDatedAct, []survey.Act{access}},
	{"Data governance framework", survey.StandDocumented, survey.GradeDatedAct, []survey.Act{registers}},
	{"Digital identity", survey.StandDocumented, survey.GradeLink, nil},
	{"Once-only principle", survey.StandDocumented, survey.GradeDatedAct, []survey.Act{registers}},
	{"Response to the pandemic", survey.StandDocumented, survey.GradeAct, []survey.Act{undated,
		act("order", "", "On additional measures against the pandemic", 2020, 4, 7),
		act("order", "", "On the supply of medical equipment", 2020, 4, 9),
		act("order", "", "On social protection during the quarantine", 2020, 4, 14),
		act("order", "", "On microcredits to agricultural producers", 2020, 4, 14),
		act("order", "", "On measures to reduce the impact on the economy", 2020, 3, 19)}},
	{"Regional or global guidelines", survey.StandOpen, survey.GradeNone, nil},
}

// plain makes items that have nothing but a standing.
func plain(label string, c survey.Counts) []area {
	var out []area
	for _, s := range standings {
		for range part(c, s) {
			out = append(out, area{label: fmt.Sprintf("%s %d", label, len(out)+1), stand: s})
		}
	}
	return out
}

// examplia is the profile of an invented country with some of everything.
func examplia() *survey.Profile {
	e := &survey.Edition{ID: "2022", Short: "Member States Questionnaire 2022"}
	r := &survey.Cleared{Response: survey.Response{Edition: e, Country: &survey.Country{ISO3: "QQA", Names: map[string]string{"en": "Examplia"}}}}
	p := &survey.Profile{Response: r}
	for _, in := range []struct {
		code, name, short string
		items             []area
	}{
		{"legislation-coverage", "Legislation coverage", "Legislation", laws},
		{"strategy-alignment", "Strategy alignment", "Strategy", strategy},
		{"e-participation-measures", "E-participation measures", "E-participation", plain("Measure", survey.Counts{Recorded: 1, Documented: 2, Open: 1, No: 1})},
		{"digital-inclusion-measures", "Digital inclusion measures", "Inclusion", plain("Inclusion", survey.Counts{Documented: 4})},
		{"institutional-framework", "Institutional framework", "Institutions", plain("Office", survey.Counts{Recorded: 5, Documented: 2})},
		{"usage-and-satisfaction", "Usage and satisfaction", "Usage", plain("Usage", survey.Counts{Documented: 3})},
		{"crisis-response", "Crisis response", "Crisis", plain("Crisis", survey.Counts{Recorded: 1, Documented: 1, Open: 1})},
		{"foresight-and-experimentation", "Foresight and experimentation", "Foresight", plain("Foresight", survey.Counts{Open: 2})},
	} {
		v := survey.Value{Indicator: &survey.Indicator{Code: in.code, Name: in.name, Short: in.short}, Enough: true}
		for _, it := range in.items {
			addItem(r, &v, it)
		}
		p.Values = append(p.Values, v)
	}
	p.Hosts = []survey.Host{
		{Domain: "laws.example.org", Links: 25, ByGrade: [6]int{0, 0, 0, 2, 18, 5}},
		{Domain: "office.gov.example", Links: 14, Government: true, ByGrade: [6]int{0, 0, 14, 0, 0, 0}},
		{Domain: "president.example", Links: 7, ByGrade: [6]int{0, 0, 0, 3, 4, 0}},
	}
	for i := range 14 {
		p.Hosts = append(p.Hosts, survey.Host{Domain: fmt.Sprintf("portal-%02d.gov.example", i+1), Links: 1 + (14-i)/5, Government: i%3 > 0,
			ByGrade: [6]int{0, 0, 1 + (14-i)/5, 0, 0, 0}})
	}
	p.Outside = context()
	p.Trends = overEditions(p)
	return p
}

// addItem adds a question, its evidence and the acts cited to a response.
func addItem(r *survey.Cleared, v *survey.Value, it area) {
	n := len(r.Edition.Questions) + 1
	q := &survey.Question{Code: fmt.Sprintf("question-%d", n), Number: n, Label: it.label, Kind: survey.Choice}
	a := survey.Answer{Question: q, Grade: it.grade}
	for _, cited := range it.acts {
		a.Citations = append(a.Citations, survey.Citation{Act: cite(r, cited, q.Code)})
	}
	r.Edition.Questions = append(r.Edition.Questions, *q)
	r.Answers = append(r.Answers, a)
	v.Items = append(v.Items, survey.ItemValue{Question: q, Answer: &a, Standing: it.stand, Grade: it.grade, Evidence: []*survey.Answer{&a}})
	switch it.stand {
	case survey.StandRecorded:
		v.Counts.Recorded++
	case survey.StandDocumented:
		v.Counts.Documented++
	case survey.StandOpen:
		v.Counts.Open++
	case survey.StandNo:
		v.Counts.No++
	}
}

// cite adds an act to the response, or a back-link to the same act.
func cite(r *survey.Cleared, a survey.Act, by string) string {
	for i := range r.Acts {
		if r.Acts[i].Title == a.Title {
			r.Acts[i].CitedBy = append(r.Acts[i].CitedBy, by)
			return r.Acts[i].ID
		}
	}
	a.ID = fmt.Sprintf("act-%d", len(r.Acts)+1)
	a.CitedBy = []string{by}
	r.Acts = append(r.Acts, a)
	return a.ID
}

// context is an invented index with a year that was not covered.
func context() []survey.Outside {
	var out []survey.Outside
	for i, year := range []int{2003, 2004, 2005, 2008, 2010, 2012, 2014, 2016, 2018, 2020, 2022, 2024} {
		at := func(from, by float64) *float64 { f := from + by*float64(i); return &f }
		o := survey.Outside{Year: year, Rank: 94 - i*2, EGDI: at(.3635, .031), OSI: at(.131, .052), HCI: at(.88, -.012), TII: at(.0795, .066), EPI: at(.0172, .04)}
		if year == 2008 {
			o = survey.Outside{Year: year}
		}
		out = append(out, o)
	}
	return out
}

// figures are the shipped figures, from their files.
func figures(t testing.TB) []survey.Figure {
	t.Helper()
	files, err := filepath.Glob("../../content/figures/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no figures: %v", err)
	}
	var out []survey.Figure
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		var spec struct {
			ID, Kind     string
			Pages, Needs []string
			Height       int
		}
		if err := yaml.Unmarshal(raw, &spec); err != nil {
			t.Fatal(err)
		}
		out = append(out, survey.Figure(spec))
	}
	return out
}
