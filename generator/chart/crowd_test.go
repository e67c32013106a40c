package chart

import (
	"bytes"
	"fmt"
	"slices"
	"testing"

	"egovsite/generator/survey"
)

// matterOf is what a shipped figure is drawn from in tests: the invented
// country, or a dozen of them.
func matterOf(spec survey.Figure, p *survey.Profile) Matter {
	if slices.Contains([]string{"tile-map", "question-matrix"}, spec.Kind) {
		return crowd(12)
	}
	if slices.Contains([]string{"range-dots", "distribution"}, spec.Kind) {
		return countries(9)
	}
	return Matter{Profile: p, Marked: true}
}

// crowd is n invented countries that have answered one edition or the next, and
// some that have answered none.
func crowd(n int) Matter {
	m := Matter{Catalog: &survey.Catalog{}, Marked: true, Country: func(iso3 string) string { return "../" + iso3 + "/index.html" }}
	var areas []string
	for _, regions := range world {
		for _, r := range regions {
			m.Catalog.Regions = append(m.Catalog.Regions, named(r.region, "Region "))
			for _, b := range slices.Concat(r.lines...) {
				m.Catalog.Regions = append(m.Catalog.Regions, named(b.area, "Sub-region "))
				areas = append(areas, r.region+b.area)
			}
		}
	}
	for i := range n + 10 {
		at := areas[i%len(areas)]
		code := fmt.Sprintf("Q%c%c", 'A'+i/26, 'A'+i%26)
		m.Catalog.Countries = append(m.Catalog.Countries, survey.Country{ISO3: code, Region: at[:3], Subregion: at[3:],
			Names: map[string]string{"en": fmt.Sprintf("Examplia %03d", i+1)}})
	}
	m.Catalog.Editions = []survey.Edition{crowdEdition("2031"), crowdEdition("2033")}
	m.Edition = &m.Catalog.Editions[1]
	for i := range n {
		m.Profiles = append(m.Profiles, m.response(i))
	}
	return m
}

func named(m49, kind string) survey.Region {
	return survey.Region{M49: m49, Names: map[string]string{"en": kind + m49}}
}

// crowdEdition asks seven choices and a text in two sections, and for evidence of the first.
func crowdEdition(id string) survey.Edition {
	e := survey.Edition{ID: id, Sections: []survey.Section{{Code: "laws"}, {Code: "rest"}}}
	yesNo := []survey.Option{{Code: "yes", Counts: survey.CountsYes}, {Code: "no", Counts: survey.CountsNo}, {Code: "other"}}
	for i := range 7 {
		e.Questions = append(e.Questions, survey.Question{Code: fmt.Sprintf("law-%d", i+1), Number: 2*i + 1, Section: "laws",
			Label: fmt.Sprintf("Law on matter %d", i+1), Kind: survey.Choice, Options: yesNo})
	}
	return withQuestions(e, survey.Question{Code: "law-1-evidence", Number: 2, Section: "laws", Kind: survey.EvidenceText, EvidenceFor: "law-1"},
		survey.Question{Code: "office", Number: 20, Section: "rest", Label: "Office", Kind: survey.Text})
}

func withQuestions(e survey.Edition, more ...survey.Question) survey.Edition {
	e.Questions = append(e.Questions, more...)
	return e
}

// response is that of the i-th country: the newest edition, or for every fifth the
// one before, with every state an answer can have somewhere in the first four.
func (m Matter) response(i int) *survey.Profile {
	r := &survey.Cleared{}
	r.Country, r.Edition = &m.Catalog.Countries[i], m.Edition
	if i%5 == 4 {
		r.Edition = &m.Catalog.Editions[0]
	}
	for q := range r.Edition.Questions {
		a := survey.Answer{Question: &r.Edition.Questions[q], State: survey.States[(i+q)%len(survey.States)]}
		switch a.Question.Kind {
		case survey.Choice:
			if a.State == survey.Recorded || a.State == survey.Reviewed {
				a.Selected = []string{[]string{"yes", "no", "other"}[(i+q)%3]}
			}
		case survey.EvidenceText:
			a.Grade = survey.Grade(i % 2)
		}
		r.Answers = append(r.Answers, a)
	}
	return &survey.Profile{Response: r}
}

func drawn(t *testing.T, spec survey.Figure, m Matter) Figure {
	t.Helper()
	fig, err := Draw(spec, m, english(t))
	if err != nil {
		t.Fatal(err)
	}
	elements(t, fig.SVG)
	return fig
}

// TestHostileCrowd puts hostile words into whatever a figure of many countries shows.
func TestHostileCrowd(t *testing.T) {
	for _, bad := range hostile {
		for _, n := range []int{6, 80} {
			m := crowd(n)
			for i := range m.Catalog.Countries {
				m.Catalog.Countries[i].Names["en"] = bad
			}
			for i := range m.Catalog.Regions {
				m.Catalog.Regions[i].Names["en"] = bad
			}
			for i := range m.Edition.Questions {
				m.Edition.Questions[i].Label = bad
			}
			for _, spec := range []survey.Figure{tileSpec, matrixSpec} {
				t.Run(fmt.Sprintf("%s of %d: %s", spec.ID, n, bad), func(t *testing.T) {
					fig := drawn(t, spec, m)
					if bytes.ContainsAny(fig.Option, "<>&") {
						t.Errorf("the option has a character that can end a script")
					}
				})
			}
		}
	}
}
