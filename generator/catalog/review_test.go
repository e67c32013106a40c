package catalog_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"egovsite/generator/catalog"
	"egovsite/generator/problem"
	"egovsite/generator/survey"

	"github.com/google/go-cmp/cmp"
)

const reviewed = `country: QQA
edition: "2030"
state: validated
validated: {office: Ministry, date: "2030-05-01", source: letter 4}
consent: {granted: "yes", office: Ministry, date: "2030-05-01"}
not_before: 2030-06-01T09:00+04:00
supersedes: [qqa.1.txt]
answers:
  - question: data-law
    selected: ["yes"]
    office: Ministry
    date: "2030-05-02"
    reason: said so
    reviewer: Jane Example
  - question: colour
    selected: []
    office: ""
    date: ""
acts:
  - {match: Law on x, title: Law on X, given: "2018-09", office: Ministry, date: "2030-05-02"}
dismissed:
  - {check: blank, office: Ministry, date: "2030-05-02", reason: it is meant so}
notes:
  - {question: data-law, text: In force since May., office: Ministry, date: "2030-05-02", reply: So it is., reply_office: Cabinet, reply_date: "2030-05-03"}
`

func TestReview(t *testing.T) {
	c, ps := catalog.Load(withReview(t, reviewed, ""))
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	said := survey.Decision{Office: "Ministry", Date: survey.Date{Year: 2030, Month: 5, Day: 2}}
	because, by := said, said
	because.Reason, because.Reviewer = "said so", "Jane Example"
	by.Reason = "it is meant so"
	first := survey.Date{Year: 2030, Month: 5, Day: 1}
	want := []survey.Review{{File: "reviews/2030/QQA.yaml", Country: "QQA", Edition: "2030", State: survey.StateValidated,
		Validated: &survey.Decision{Office: "Ministry", Date: first, Source: "letter 4"},
		Consent:   survey.CountsYes, ConsentBy: &survey.Decision{Office: "Ministry", Date: first},
		Embargo:    &survey.Embargo{Until: 1906520400, Words: "2030-06-01T09:00+04:00"},
		Supersedes: []string{"qqa.1.txt"},
		Answers:    []survey.Settlement{{Question: "data-law", Selected: []string{"yes"}, Decision: because, Line: 9}},
		Acts: []survey.ActCorrection{{Match: "Law on x", Title: "Law on X", Date: survey.Date{Year: 2018, Month: 9},
			Decision: said, Line: 20}},
		Dismissed: []survey.Dismissal{{Check: "blank", Decision: by, Line: 22}},
		Notes: []survey.ReviewNote{{Question: "data-law", Text: "In force since May.", Decision: said, Reply: "So it is.",
			ReplyBy: survey.Decision{Office: "Cabinet", Date: survey.Date{Year: 2030, Month: 5, Day: 3}}}}}}
	if diff := cmp.Diff(want, c.Reviews); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestReviewFaults(t *testing.T) {
	for name, tt := range map[string]struct{ old, new, want string }{
		"another country":         {"country: QQA", "country: BBB", `reviews/2030/QQA.yaml:1:10: the review of "BBB" stands in the file "QQA.yaml" [review-file]`},
		"another edition":         {`edition: "2030"`, `edition: "2031"`, `the review of edition "2031" stands in the folder "2030" [review-file]`},
		"an unknown question":     {"question: data-law\n", "question: data-lwa\n", `reviews/2030/QQA.yaml:9:15: the edition "2030" has no question "data-lwa" [reference-unknown]`},
		"an unknown option":       {`["yes"]`, `["yess"]`, `reviews/2030/QQA.yaml:10:16: question 2 has no option "yess" [reference-unknown]`},
		"an unknown check":        {"check: blank", "check: blnk", `there is no check "blnk" [reference-unknown]`},
		"settled twice":           {"question: colour", `question: "2"`, `the question "2" is settled twice [review-twice]`},
		"no office":               {"    office: Ministry\n    date: \"2030-05-02\"\n    reason", "    office: \"\"\n    date: \"2030-05-02\"\n    reason", `reviews/2030/QQA.yaml:9:5: it is not said which office decided [review-decision]`},
		"an address as an office": {"validated: {office: Ministry", "validated: {office: jane@example.org", `an e-mail address stands where an office is named [review-decision]`},
		"no such day":             {`date: "2030-05-02"` + "\n    reason", `date: "2030-02-30"` + "\n    reason", `"2030-02-30" is no day [review-decision]`},
		"two options":             {`["yes"]`, `["yes", "no"]`, `question 2 takes one option [review-settlement]`},
		"a text settled":          {"question: colour\n    selected: []\n    office: \"\"\n    date: \"\"", "question: country-name\n    selected: [\"x\"]\n    office: O\n    date: \"2030-05-02\"", `is answered in words [review-settlement]`},
		"no such moment":          {"2030-06-01T09:00+04:00", "2030-06-31T09:00+04:00", `"2030-06-31T09:00+04:00" is no moment [review-embargo]`},
		"a moment without a zone": {"2030-06-01T09:00+04:00", "2030-06-01T09:00", `"2030-06-01T09:00" is no moment [review-embargo]`},
	} {
		t.Run(name, func(t *testing.T) {
			if !strings.Contains(reviewed, tt.old) {
				t.Fatalf("the review has no %q", tt.old)
			}
			_, ps := catalog.Load(withReview(t, strings.Replace(reviewed, tt.old, tt.new, 1), ""))
			var got []string
			for _, p := range ps {
				got = append(got, p.Place()+": "+p.What+" ["+p.Code+"]")
			}
			if !strings.Contains(strings.Join(got, "\n"), tt.want) {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

func TestErasures(t *testing.T) {
	list := "erase:\n  - {words: Jane Example, date: \"2030-01-02\"}\n  - {question: data-law, country: QQA}\n"
	c, ps := catalog.Load(withReview(t, reviewed, list))
	if diff := cmp.Diff([]survey.Erasure{{Words: "Jane Example", Line: 2}, {Question: "data-law", Country: "QQA", Line: 3}}, c.Erasures); diff != "" || len(ps) > 0 {
		t.Errorf("(-want +got)\n%s%v", diff, ps)
	}
	for name, tt := range map[string]struct{ list, want string }{
		"nothing":     {"erase: [{country: QQA}]\n", "erasure"},
		"two things":  {"erase: [{words: Jane Example, question: data-law}]\n", "erasure"},
		"short words": {"erase: [{words: Ann}]\n", "erasure"},
		"the form's":  {"erase: [{words: \"A law ON data\"}]\n", "erasure"},
		"no country":  {"erase: [{words: Jane Example, country: QQZ}]\n", "reference-unknown"},
		"no question": {"erase: [{question: data-lwa}]\n", "reference-unknown"},
	} {
		t.Run(name, func(t *testing.T) {
			_, ps := catalog.Load(withReview(t, reviewed, tt.list))
			if len(ps) != 1 || ps[0].Code != tt.want || ps[0].Line != 1 {
				t.Errorf("problems %v, want %s", ps, tt.want)
			}
		})
	}
}

// withReview is the sound content with a review and a list of erasures.
func withReview(t *testing.T, review, erasures string) fstest.MapFS {
	content := sound(t)
	content["reviews/2030/QQA.yaml"] = &fstest.MapFile{Data: []byte(review)}
	if erasures != "" {
		content["erasures.yaml"] = &fstest.MapFile{Data: []byte(erasures)}
	}
	return content
}

// TestMisnamedReviews wants an error for each file that is meant to keep
// something from readers and is not called so.
func TestMisnamedReviews(t *testing.T) {
	for file, want := range map[string]string{
		"reviews/2030/qqa.yaml":     `there is no country "qqa"`,
		"reviews/2003/QQA.yaml":     `there is no edition "2003"`,
		"reviews/QQA.yaml":          "the file is not used",
		"reviews/2030/QQA.yml":      "the file is not used",
		"reviews/2030/old/QQA.yaml": "the file is not used",
		"Reviews/2030/QQA.yaml":     "the file is not used",
		"erasures.yml":              "the file is not used",
	} {
		t.Run(file, func(t *testing.T) {
			content := sound(t)
			content[file] = &fstest.MapFile{Data: []byte("[")}
			_, ps := catalog.Load(content)
			found := slices.ContainsFunc(ps, func(p problem.Problem) bool {
				return p.File == file && p.Code == "review-file" && p.Severity == problem.Error && strings.Contains(p.What, want)
			})
			if !found {
				t.Errorf("problems %v", ps)
			}
		})
	}
}

// TestReviewInSmallLetters says how the file is to be called, not which countries there are.
func TestReviewInSmallLetters(t *testing.T) {
	content := sound(t)
	content["reviews/2030/qqa.yaml"] = &fstest.MapFile{Data: []byte(reviewed)}
	_, ps := catalog.Load(content)
	i := slices.IndexFunc(ps, func(p problem.Problem) bool { return p.Code == "review-file" })
	if i < 0 || ps[i].Hint != "call the file QQA.yaml" {
		t.Errorf("problems %v", ps)
	}
}

// TestReviews reads reviews for a catalog that was loaded before they changed.
func TestReviews(t *testing.T) {
	for name, tt := range map[string]struct{ before, after string }{
		"a change":        {reviewed, strings.Replace(reviewed, "In force", "Not in force", 1)},
		"a new one":       {"", reviewed},
		"one that goes":   {reviewed, ""},
		"a fault":         {reviewed, strings.Replace(reviewed, "data-law", "no-law", 1)},
		"one that is not": {"", "answers: [\n"},
	} {
		t.Run(name, func(t *testing.T) {
			with := func(review string) fstest.MapFS {
				if review == "" {
					return sound(t)
				}
				return withReview(t, review, "")
			}
			was, ps := catalog.Load(with(tt.before))
			if len(ps) > 0 {
				t.Fatal(ps)
			}
			files := with(tt.after)
			if name == "a new one" {
				files["reviews/QQB.yaml"] = &fstest.MapFile{Data: []byte("country: QQB\n")}
				files["reviews/2030/QQX.yaml"] = files["reviews/2030/QQA.yaml"]
			}
			want, wantProblems := catalog.Load(files)
			got, gotProblems := catalog.Reviews(files, was)
			if diff := cmp.Diff(want.Reviews, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if diff := cmp.Diff(wantProblems, gotProblems); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}
