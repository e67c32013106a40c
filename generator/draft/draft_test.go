package draft_test

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"egovsite/generator/draft"
	"egovsite/generator/survey"

	"github.com/google/go-cmp/cmp"
)

func oneFile(name string, text []byte) fs.FS { return fstest.MapFS{name: {Data: text}} }

// text is a submission of running text.
func text(lines string) []*survey.Submission {
	sub := &survey.Submission{}
	for i, l := range strings.Split(lines, "\n") {
		sub.Passages = append(sub.Passages, survey.Passage{Line: i + 1, Text: l})
	}
	return []*survey.Submission{sub}
}

// table is a submission a row, with these captions.
func table(captions []string, rows ...[]string) (subs []*survey.Submission) {
	for _, row := range rows {
		sub := &survey.Submission{Keyed: []survey.Keyed{}}
		for i, c := range captions {
			sub.Keyed = append(sub.Keyed, survey.Keyed{Caption: c, Cell: true, Separator: ";", Text: row[i]})
		}
		subs = append(subs, sub)
	}
	return subs
}

// times repeats a row.
func times(n int, row ...string) (out [][]string) {
	for range n {
		out = append(out, row)
	}
	return out
}

// told is an edition in a few words a question.
func told(e survey.Edition) (out []string) {
	for _, q := range e.Questions {
		s := fmt.Sprintf("%d %s | %s", q.Number, q.Wording, q.Kind)
		if q.Required {
			s += " required"
		}
		if q.Multiple {
			s += " multiple"
		}
		if q.Note != "" {
			s += " note " + q.Note
		}
		if at := e.ByCode(q.EvidenceFor); q.EvidenceFor != "" {
			s += fmt.Sprintf(" for %d", e.Questions[at].Number)
		}
		if q.Parent != "" {
			s += " unless " + q.ParentNot
		}
		if q.Personal+survey.Personal(q.Role) != "" {
			s += " " + string(q.Personal) + string(q.Role)
		}
		for _, o := range q.Options {
			s += " [" + o.Label + "]"
		}
		out = append(out, s)
	}
	return out
}

// The words SECRET stand where a country writes; none may come out.
func TestDrafts(t *testing.T) {
	for name, tt := range map[string]struct {
		subs []*survey.Submission
		want []string
	}{
		"number first": {text("Respondent\n\nSECRET person\n\n1. Country *\n\nSECRET\n\nQ2 Is there a law? *\n\nYes\n\nNo\n\n3) If yes, please give details.\n\nSECRET law\n"),
			[]string{"1 Country | text required country", "2 Is there a law? | choice required [Yes] [No]", "3 If yes, please give details. | evidence for 2 unless no"}},
		"number last": {text("Country * 1.\n\nSECRET\n\nIs there a law that\nis in force? * 2.\n\nYes\nNo\n\nWhich law is it? 3.\n\nSECRET in 2009.\n\nSECRET of 7.\n"),
			[]string{"1 Country | text required country", "2 Is there a law that is in force? | choice required [Yes] [No]", "3 Which law is it? | evidence for 2"}},
		"number last, without blank lines": {text("SECRET\nCountry * 1.\nSECRET that is long\nIs there a law? * 2.\nYes\nNo\nWhich law is it? 3.\nSECRET"),
			[]string{"1 Country | text required country", "2 Is there a law? | choice required [Yes] [No]", "3 Which law is it? | evidence for 2"}},
		"marks before labels": {text("1. Country\n\n2. Law?\n\n☒ Yes\n☐ No\n☐ Partly\n\n3. Which? Select all that apply\n[x] Roads [ ] Rails [x] Other: SECRET\n\n4. More\n"),
			[]string{"1 Country | text country", "2 Law? | choice [Yes] [No] [Partly]", "3 Which? Select all that apply | choice multiple [Roads] [Rails] [Other]", "4 More | text"}},
		"marks behind labels": {text("1. Country\n\n2. Law?\n\nYes ☒\nNo ☐\n\n3. More\n"),
			[]string{"1 Country | text country", "2 Law? | choice [Yes] [No]", "3 More | text"}},
		"words of its own in place of Other": {text("1. Country\n\n2. How?\n\n☐ By post\n☐ On the web\n☒ SECRET pigeons\n\n3. More\n"),
			[]string{"1 Country | text country", "2 How? | choice [By post] [On the web] [Other]", "3 More | text"}},
		"a bulleted answer": {text("1. Country\n\n2. Offices?\n\n● SECRET one\n● SECRET two\n\n3. More\n\n- SECRET three\n- SECRET four\n"),
			[]string{"1 Country | text country", "2 Offices? | text", "3 More | text"}},
		"a bulleted answer behind a colon": {text("1. Country\n\n2. List your offices:\n\n- SECRET one\n- SECRET two\n\n3. More\n"),
			[]string{"1 Country | text country", "2 List your offices: | text", "3 More | text"}},
		"wordings told apart by a bullet": {text("1. Country\n\n2. Links of:\n- Portals *\n\nSECRET\n\n3. Links of:\n\n- Data\n\n- SECRET\n"),
			[]string{"1 Country | text country", "2 Links of: - Portals | text required", "3 Links of: - Data | text"}},
		"a numbered answer": {text("1. Country\n\n2. Offices?\n\n1. SECRET one\n2. SECRET two\n3. SECRET three\n\n3. Law? *\n\nYes\n\nNo\n\n4. More *\n\n5. End *\n"),
			[]string{"1 Country | text country", "2 Offices? | text", "3 Law? | choice required [Yes] [No]", "4 More | text required", "5 End | text required"}},
		"an answer that begins as a note": {text("1. Country\n\n2. More\n\nNote: SECRET\n\n3. Law?\n\nNote: printed\n\nYes\nNo\n"),
			[]string{"1 Country | text country", "2 More | text", "3 Law? | choice note Note: printed [Yes] [No]"}},
		"an answer right below its question": {text("1. Country\nSECRET\n2. Please tell us all there is to be known of the services that you have\nSECRET words of an answer that is about as long as the wording above\n3. More\nSECRET"),
			[]string{"1 Country | text country", "2 Please tell us all there is to be known of the services that you have | text", "3 More | text"}},
		"a wrapped wording": {text("1. Country *\nSECRET\n2. Please tell us all there is to be known of the services that you\nhave and of those that are planned *\nSECRET\n3. More *\nSECRET"),
			[]string{"1 Country | text required country", "2 Please tell us all there is to be known of the services that you have and of those that are planned | text required", "3 More | text required"}},
		"people": {text("1. Country\n\n2. Name of the person who answers\n\n3. Job title\n\n4. E-mail address\n\n5. Name of the agency\n\n6. I agree that this is published\n\nYes\n\nNo\n"),
			[]string{"1 Country | text country", "2 Name of the person who answers | text name", "3 Job title | text title", "4 E-mail address | text email", "5 Name of the agency | text", "6 I agree that this is published | choice consent [Yes] [No]"}},
		"a table": {table([]string{"Country", "Is there a law?", "If yes, please provide link and detail.", "Is there a plan?", "If yes, please provide link and detail.2", "Which areas?", "Name"},
			append(times(6, "SECRET", "Yes", "SECRET", "No", "", "Roads;Rails;", "SECRET"), times(6, "SECRET", "No", "", "Yes", "SECRET", "Rails;", "SECRET")...)...),
			[]string{"1 Country | text country", "2 Is there a law? | choice [Yes] [No]", "3 If yes, please provide link and detail. | evidence for 2 unless no",
				"4 Is there a plan? | choice [Yes] [No]", "5 If yes, please provide link and detail. | evidence for 4 unless no", "6 Which areas? | choice multiple [Rails] [Roads]", "7 Name | text name"}},
		"a table of few rows": {table([]string{"Country", "Office", "Law?"}, []string{"A", "SECRET", "Yes"}, []string{"B", "SECRET", "Yes"}),
			[]string{"1 Country | text country", "2 Office | text", "3 Law? | choice [Yes] [No]"}},
		"nothing":           {nil, nil},
		"no questions":      {text("SECRET\nSECRET"), nil},
		"an empty question": {text("1. *\n2. Country\n"), []string{"2 Country | text country"}},
	} {
		t.Run(name, func(t *testing.T) {
			e, guesses := draft.Edition(tt.subs)
			if diff := cmp.Diff(told(e), tt.want); diff != "" {
				t.Errorf("-got +want:\n%s", diff)
			}
			if all := fmt.Sprint(e, guesses); strings.Contains(all, "SECRET") {
				t.Errorf("an answer is in the draft: %s", all)
			}
		})
	}
}

// TestHostile sees that a draft ends soon and is of bounded size.
func TestHostile(t *testing.T) {
	for name, lines := range map[string]string{
		"a million numbers": strings.Repeat("7. x\n", 1e6),
		"many questions": func() string {
			var b strings.Builder
			for i := range 50000 {
				fmt.Fprintf(&b, "%d. word%d *\n", i, i)
			}
			return b.String()
		}(),
		"a huge line": "1. " + strings.Repeat("a ", 1e6) + "\n2. b\n",
		"many boxes":  "1. a\n" + strings.Repeat("☐ a ", 1e5) + "\n2. b\n",
		"same words": func() string {
			var b strings.Builder
			for i := range 1999 {
				fmt.Fprintf(&b, "%d. Same words\n", i+1)
			}
			return b.String()
		}(),
	} {
		t.Run(name, func(t *testing.T) {
			e, _ := draft.Edition(text(lines))
			codes := map[string]bool{}
			for _, q := range e.Questions {
				if codes[q.Code] {
					t.Fatalf("the code %q stands twice", q.Code)
				}
				codes[q.Code] = true
				if len(q.Wording) > 8000 {
					t.Errorf("a wording of %d letters", len(q.Wording))
				}
			}
			if len(e.Questions) > 2000 {
				t.Errorf("%d questions", len(e.Questions))
			}
		})
	}
}
