package catalog

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"egovsite/generator/problem"
	"egovsite/generator/survey"

	"go.yaml.in/yaml/v3"
)

const reviewPattern = "reviews/*/*.yaml"

// Reviews reads the reviews again, for a catalog of which nothing else has changed
// and that lacks nothing, and says what is wrong in them.
func Reviews(fsys fs.FS, c *survey.Catalog) ([]survey.Review, []problem.Problem) {
	with := *c
	with.Reviews = nil
	l := newLoader(fsys)
	l.cat, l.known = &with, c
	l.reviews(l.glob(reviewPattern))
	l.strays("reviews")
	problem.Sort(l.problems)
	return with.Reviews, l.problems
}

// reviews loads what people decided about responses.
func (l *loader) reviews(files []string) {
	for _, file := range files {
		l.reviewName(file)
	}
	each(l, files, func(d *document, r *ReviewFile) {
		lint(d, reviewIn{r, path.Base(path.Dir(d.file)), stem(d.file), l}, reviewRules)
		if !d.failed {
			l.cat.Reviews = append(l.cat.Reviews, r.review(d, l.known.Edition(r.Edition)))
		}
	})
	slices.SortStableFunc(l.cat.Reviews, func(a, b survey.Review) int {
		return cmp.Or(cmp.Compare(a.Edition, b.Edition), cmp.Compare(a.Country, b.Country))
	})
}

// reviewName reports a file whose name does not say which response it is of: it
// may be one that is not to be shown.
func (l *loader) reviewName(file string) {
	fault := func(what, hint string) {
		l.add(problem.Problem{Code: "review-file", File: file, What: what, Hint: hint,
			Why: "a review stands in reviews/<edition>/<ISO3>.yaml; what it keeps from readers must not be shown because its name is misspelt"})
	}
	var editions, countries []string
	for _, e := range l.known.Editions {
		editions = append(editions, e.ID)
	}
	for _, c := range l.cat.Countries {
		countries = append(countries, c.ISO3)
	}
	if id := folder(file); len(editions) > 0 && !slices.Contains(editions, id) {
		fault(fmt.Sprintf("there is no edition %q", id), didYouMean(id, editions))
	}
	if iso3 := stem(file); len(countries) > 0 && !slices.Contains(countries, iso3) {
		if capitals := strings.ToUpper(iso3); slices.Contains(countries, capitals) {
			fault(fmt.Sprintf("there is no country %q", iso3), fmt.Sprintf("call the file %s.yaml", capitals))
			return
		}
		fault(fmt.Sprintf("there is no country %q", iso3), didYouMean(iso3, countries))
	}
}

// review turns a sound file into a review.
func (f *ReviewFile) review(d *document, e *survey.Edition) survey.Review {
	out := survey.Review{File: d.file, Country: f.Country, Edition: f.Edition, State: survey.Publication(f.State), Supersedes: f.Supersedes}
	if v := f.Validated; v.Office != "" {
		out.Validated = decision(v.Office, v.Date, v.Reason, v.Source, v.Reviewer)
	}
	if c := f.Consent; c.Granted != "" {
		out.Consent = survey.Meaning(c.Granted)
		out.ConsentBy = decision(c.Office, c.Date, c.Reason, c.Source, c.Reviewer)
	}
	if until, ok := moment(f.NotBefore); ok {
		out.Embargo = &survey.Embargo{Until: until, Words: f.NotBefore}
	}
	for i, a := range f.Answers {
		if len(a.Selected) > 0 {
			out.Answers = append(out.Answers, survey.Settlement{Question: codeIn(e, a.Question), Selected: a.Selected,
				Decision: *decision(a.Office, a.Date, a.Reason, a.Source, a.Reviewer), Line: d.at("answers", i).Line})
		}
	}
	for i, a := range f.Acts {
		out.Acts = append(out.Acts, survey.ActCorrection{Match: a.Match, Remove: a.Remove, Type: a.Type, Number: a.Number, Title: a.Title,
			Place: a.Place, Date: day(a.Given), Address: a.Address,
			Decision: *decision(a.Office, a.Date, a.Reason, a.Source, a.Reviewer), Line: d.at("acts", i).Line})
	}
	for i, a := range f.Links {
		out.Links = append(out.Links, survey.LinkCorrection{Address: a.Address, Correct: a.Correct,
			Decision: *decision(a.Office, a.Date, a.Reason, a.Source, a.Reviewer), Line: d.at("links", i).Line})
	}
	for i, a := range f.Dismissed {
		out.Dismissed = append(out.Dismissed, survey.Dismissal{Check: a.Check, Question: codeIn(e, a.Question),
			Decision: *decision(a.Office, a.Date, a.Reason, a.Source, a.Reviewer), Line: d.at("dismissed", i).Line})
	}
	for _, a := range f.Notes {
		out.Notes = append(out.Notes, survey.ReviewNote{Question: codeIn(e, a.Question), Text: a.Text, Reply: a.Reply,
			Decision: *decision(a.Office, a.Date, "", "", a.Reviewer), ReplyBy: *decision(a.ReplyOffice, a.ReplyDate, "", "", "")})
	}
	return out
}

func decision(office, date, reason, source, reviewer string) *survey.Decision {
	return &survey.Decision{Office: office, Reviewer: reviewer, Date: day(date), Reason: reason, Source: source}
}

// codeIn is the code of a question that is named by its code or printed number.
func codeIn(e *survey.Edition, name string) string {
	if n, err := strconv.Atoi(name); err == nil && e != nil {
		if i := e.ByNumber(n); i >= 0 {
			return e.Questions[i].Code
		}
	}
	return name
}

// moment is a time with its zone, in seconds since 1970-01-01T00:00Z.
func moment(s string) (int64, bool) {
	for _, form := range []string{"2006-01-02T15:04Z07:00", "2006-01-02T15:04:05Z07:00"} {
		if t, err := time.Parse(form, s); err == nil {
			return t.Unix(), true
		}
	}
	return 0, false
}

// erasures loads the list of what was erased on request.
func (l *loader) erasures(files []string) {
	each(l, files, func(d *document, f *ErasuresFile) {
		lint(d, erasuresIn{f, l}, erasureRules)
		if d.failed {
			return
		}
		for i, e := range f.Erase {
			l.cat.Erasures = append(l.cat.Erasures, survey.Erasure{Country: e.Country, Edition: e.Edition, Question: e.Question,
				Words: e.Words, SHA256: e.SHA256, Line: d.at("erase", i).Line})
		}
	})
}

// Settled is what a review file settles, by code of the question, read on its
// own: only its form is checked. The file may be empty.
func Settled(name string, file []byte, e *survey.Edition) (map[string]*survey.Settlement, []problem.Problem) {
	out := map[string]*survey.Settlement{}
	if strings.TrimSpace(string(file)) == "" {
		return out, nil
	}
	l := &loader{shapes: shapes{}, cat: &survey.Catalog{}, known: &survey.Catalog{}}
	f := new(ReviewFile)
	d := l.decode(name, parseYAML(file, 0), f)
	if d == nil || d.failed || d.root.Kind != yaml.MappingNode {
		return out, l.problems
	}
	r := f.review(d, e)
	for i := range r.Answers {
		out[r.Answers[i].Question] = &r.Answers[i]
	}
	return out, l.problems
}
