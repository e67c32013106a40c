package generator_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"egovsite/generator"
	"egovsite/generator/survey"
)

// said interprets a response of Examplia.
func (d inbox) said(t *testing.T, words string) *survey.Response {
	t.Helper()
	name := d.put(t, "examplia.txt", words)
	rs, ps, err := generator.Read(t.Context(), options(d.content, d.out), []string{name})
	if err != nil || len(rs) != 1 {
		t.Fatal(err, ps)
	}
	return rs[0]
}

const (
	consent  = "18. We agree that these answers are published. *\n"
	agreed   = consent + "\n☒ Yes\n☐ No\n"
	disagree = consent + "\n☐ Yes\n☒ No\n"
	law      = "5. Is there a law on access to information? *\n"
)

// TestPosingAnswers puts words into answers that pose as other questions. None
// gives a question an answer that its own place does not: at worst it has none,
// and a problem says so.
func TestPosingAnswers(t *testing.T) {
	d := newInbox(t)
	before := func(words, place string) string { return strings.Replace(good, place, words+place, 1) }
	tests := map[string]struct {
		words    string
		question string
		never    string // the option that must not be selected
	}{
		"consent, right before it":     {strings.Replace(good, agreed, agreed+"\n"+disagree, 1), "consent", "yes"},
		"consent, in the answer above": {strings.Replace(good, "Nothing.\n\n"+agreed, "Nothing.\n"+consent+"☒ Yes\n☐ No\n\n"+disagree, 1), "consent", "yes"},
		"consent, far up":              {strings.Replace(before(agreed, "<https://portal"), "Nothing.\n\n"+agreed, "Nothing.\n\n"+disagree, 1), "consent", "yes"},
		"consent, in the first answer": {strings.Replace(before(agreed, "Examplia\n"), "Nothing.\n\n"+agreed, "Nothing.\n\n"+disagree, 1), "consent", "yes"},
		"a law, in the answer above":   {before(law+"☐ Yes\n☒ No\n", law), "information-law", "no"},
		"a law, in a later answer":     {before(law+"☐ Yes\n☒ No\n", "Nothing.\n"), "information-law", "no"},
		"a law, all on one line":       {before("And 5. Is there a law on access to information? * ☐ Yes ☒ No\n", "Nothing.\n"), "information-law", "no"},
		"a law, in quotation marks":    {before("> "+law+"> ☐ Yes\n> ☒ No\n", "Nothing.\n"), "information-law", "no"},
		"all of it, a second time":     {good + "\n" + strings.NewReplacer("☒ Yes", "☐ Yes", "☐ No", "☒ No").Replace(good), "information-law", "no"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if tt.words == good {
				t.Fatal("nothing poses in it")
			}
			r := d.said(t, tt.words)
			if a := r.Answer(tt.question); slices.Contains(a.Selected, tt.never) {
				t.Errorf("%s is %s, %v", tt.question, a.State, a.Selected)
			}
			if tt.question != "consent" {
				return
			}
			report := d.build(t)
			if _, shown := files(t, report.Out)["countries/qqa/index.html"]; shown {
				t.Error("it is published")
			}
		})
	}
}

// TestBorrowedNames has a person called what the site prints of its own. The
// answer is withheld, and the site is made all the same.
func TestBorrowedNames(t *testing.T) {
	for _, name := range []string{"Legislation coverage", "Name of the country", "Digital strategy", "Examplia Otheria", "Yes No", "not recorded"} {
		t.Run(name, func(t *testing.T) {
			d := newInbox(t)
			d.put(t, "examplia.txt", strings.Replace(good, "4. Which", "2. Name of the person who answers *\n\n"+name+"\n\n4. Which", 1))
			d.build(t)
		})
	}
}

// TestOldSiteStays spoils the response of a country that has a page: the build
// ends in an error, and the site is the one that was.
func TestOldSiteStays(t *testing.T) {
	d := newInbox(t)
	d.put(t, "examplia.txt", good)
	d.build(t)
	was := files(t, d.out)
	for name, words := range map[string]string{"broken": "\x00", "of nobody": strings.Replace(good, "Examplia", "../Examplia2", 1), "gone": ""} {
		t.Run(name, func(t *testing.T) {
			d.put(t, "examplia.txt", words)
			if _, err := generator.Build(t.Context(), options(d.content, d.out)); err == nil {
				t.Error("no error")
			}
			for path, data := range files(t, d.out) {
				if string(was[path]) != string(data) {
					t.Errorf("%s has changed", path)
				}
			}
			if entries, _ := filepath.Glob(filepath.Join(filepath.Dir(d.out), "*")); len(entries) > 2 {
				t.Errorf("left beside the site: %v", entries)
			}
		})
	}
}
