package withhold_test

import (
	"slices"
	"testing"

	"egovsite/generator/survey"
	"egovsite/generator/withhold"
)

// TestPrinted takes no words for a name that the site prints of its own, and
// every name for one that only shares letters with them.
func TestPrinted(t *testing.T) {
	printed := withhold.Print([]string{"Does your country have a Chief Information Officer (CIO) or equivalent?", "Legislation coverage", "all is on", "Jane", "Example"})
	for name, tt := range map[string]struct {
		title  string
		person string
		want   []string
	}{
		"a title that is asked for":   {"Chief Information Officer", "Jane Example", []string{"Jane Example"}},
		"a title in other letters":    {"CHIEF  information-officer", "Jane Example", []string{"Jane Example"}},
		"a title of one's own":        {"Chief Officer of Examples", "Jane Example", []string{"Chief Officer of Examples", "Jane Example"}},
		"an indicator as a name":      {"", "Legislation Coverage", nil},
		"a name in the letters of it": {"", "Al Lison", []string{"Al Lison"}},
		"a name over two texts":       {"", "Coverage All", []string{"Coverage All"}},
	} {
		t.Run(name, func(t *testing.T) {
			e := &survey.Edition{Questions: []survey.Question{{Code: "name", Kind: survey.Text, Personal: survey.PersonalName}, {Code: "title", Kind: survey.Text, Personal: survey.PersonalTitle}}}
			r := &survey.Response{Edition: e, Country: &survey.Country{ISO3: "QQA"}, Answers: []survey.Answer{
				{Question: &e.Questions[0], State: survey.Recorded, Text: tt.person}, {Question: &e.Questions[1], State: survey.Recorded, Text: tt.title}}}
			c, secrets, ps := withhold.Clear(r, withhold.Rules{Printed: printed, Site: survey.Site{ConsentNotRecorded: "publish"}})
			if c == nil {
				t.Fatal(ps)
			}
			if !slices.Equal(secrets, tt.want) {
				t.Errorf("secrets %q, want %q", secrets, tt.want)
			}
			for _, a := range c.Answers {
				if a.Text != "" {
					t.Errorf("the answer is shown: %q", a.Text)
				}
			}
		})
	}
}
