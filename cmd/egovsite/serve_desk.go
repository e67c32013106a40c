package main

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"egovsite/generator"
	"egovsite/generator/survey"
)

// A desk is where answers are settled: it tells a page what is open in the
// response it shows, and writes what a person decides to the review file.
type desk struct {
	options generator.Options
	token   string // of this run; a page that does not know it writes nothing
	written func() // tells that a file of the content was written

	mu       sync.Mutex
	profiles []*survey.Profile // of the pages that are served
}

func newDesk(o generator.Options, written func()) *desk {
	return &desk{options: o, token: newToken(), written: written}
}

// shows takes the profiles of the pages that are served.
func (d *desk) shows(profiles []*survey.Profile) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.profiles = profiles
}

// A sheet is what a page needs to know to settle answers of one response.
type sheet struct {
	Country   string          `json:"country"`
	Edition   string          `json:"edition"`
	File      string          `json:"file"` // the review, as its path from here
	Hash      string          `json:"hash"` // of the review; empty if there is none yet
	Token     string          `json:"token"`
	Writable  bool            `json:"writable"`
	Why       string          `json:"why"`   // why it is not
	Total     int             `json:"total"` // choice questions that apply
	Questions []sheetQuestion `json:"questions"`
}

// A sheetQuestion is one that can be settled.
type sheetQuestion struct {
	Code     string         `json:"code"`
	Number   int            `json:"number"`
	Anchor   string         `json:"anchor"` // on the page of the country
	Multiple bool           `json:"multiple"`
	Open     bool           `json:"open"` // it is asked to be settled; others may be
	Note     string         `json:"note"` // what comes of settling it, if that is not what one expects
	Options  []sheetOption  `json:"options"`
	Settled  *sheetDecision `json:"settled"` // as the review has it; null if it has not
}

type sheetOption struct {
	Code  string `json:"code"`
	Label string `json:"label"`
}

type sheetDecision struct {
	Options []string `json:"options"`
	Office  string   `json:"office"`
	Date    string   `json:"date"`
	Reason  string   `json:"reason"`
	Source  string   `json:"source"`
}

// profile is what is shown of a country in an edition; in its newest, where no
// edition is named. The desk must be locked.
func (d *desk) profile(country, edition string) (*survey.Profile, error) {
	var found *survey.Profile
	for _, p := range d.profiles {
		r := p.Response
		if r.Country.ISO3 == country && (edition == "" || r.Edition.ID == edition) && (found == nil || found.Response.Edition.ID < r.Edition.ID) {
			found = p
		}
	}
	if found == nil {
		return nil, refuse(http.StatusNotFound, "the preview shows no response of %q to edition %q", country, edition)
	}
	return found, nil
}

// unsaid are the states in which the response does not say what holds.
var unsaid = []survey.State{survey.NotRecorded, survey.Blank, survey.Missing, survey.Unreadable}

// settleable reports whether a person may say what holds, or has said so.
func settleable(a *survey.Answer) bool {
	return a.Question.Kind == survey.Choice && (a.State == survey.Reviewed || slices.Contains(unsaid, a.State))
}

// sheet is what can be settled of a response.
func (d *desk) sheet(country, edition string) (*sheet, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	p, err := d.profile(country, edition)
	if err != nil {
		return nil, err
	}
	r := p.Response
	s := &sheet{Country: r.Country.ISO3, Edition: r.Edition.ID, Token: d.token, Writable: true, Questions: []sheetQuestion{}}
	file, err := generator.OpenReview(d.options, r.Edition, s.Country)
	if err != nil {
		s.Writable, s.Why = false, clean(hinted(err))
	}
	s.File, s.Hash = file.Name, file.SHA256
	for i := range r.Answers {
		a := &r.Answers[i]
		if a.Question.Kind == survey.Choice && a.State != survey.Skipped && a.State != survey.NotAsked {
			s.Total++
		}
		if settleable(a) {
			s.Questions = append(s.Questions, d.question(p, a, file.Settled[a.Question.Code]))
		}
	}
	return s, nil
}

func (d *desk) question(p *survey.Profile, a *survey.Answer, by *survey.Settlement) sheetQuestion {
	q := a.Question
	out := sheetQuestion{Code: q.Code, Number: q.Number, Anchor: q.Anchor(), Multiple: q.Multiple, Open: generator.Open(p, a)}
	for _, o := range q.Options {
		out.Options = append(out.Options, sheetOption{o.Code, o.Label})
	}
	if q.Role == survey.RoleConsent {
		out.Note = "A consent that is refused takes the country off the site, and this page with it."
	}
	if by != nil {
		out.Settled = &sheetDecision{by.Selected, by.Office, by.Date.String(), by.Reason, by.Source}
	}
	return out
}

// write settles one answer in the review file, or takes that back.
func (d *desk) write(in *settling) (*settled, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if in.Edition == "" {
		return nil, refuse(http.StatusBadRequest, "no edition was named")
	}
	p, err := d.profile(in.Country, in.Edition)
	if err != nil {
		return nil, err
	}
	a := p.Response.Answer(in.Question)
	if a == nil {
		return nil, refuse(http.StatusBadRequest, "edition %s does not ask %q", in.Edition, in.Question)
	}
	if !settleable(a) {
		return nil, refuse(http.StatusBadRequest, "question %d is not open: its answer is %s", a.Question.Number, stateWords(a.State))
	}
	change := survey.Settlement{Question: a.Question.Code}
	words := fmt.Sprintf("Question %d is open again.", a.Question.Number)
	if !in.Remove {
		if change, err = in.settlement(a.Question); err != nil {
			return nil, err
		}
		words = fmt.Sprintf("Saved: %s.", strings.Join(labels(a.Question, change.Selected), "; "))
	}
	r := p.Response
	file, err := generator.Settle(d.options, r.Edition, r.Country.ISO3, in.Hash, change)
	var broken *generator.ReviewFault
	switch {
	case errors.Is(err, generator.ErrReviewChanged):
		return nil, &refusal{http.StatusConflict, file.Name + " was changed since this page was shown. Nothing was written, and what you wrote here is kept: load the page again to see the change, then save.", true}
	case errors.As(err, &broken):
		return nil, refuse(http.StatusUnprocessableEntity, "%s. Nothing was written; mend that first, what you wrote here is kept.", broken)
	case errors.As(err, new(hinter)):
		return nil, refuse(http.StatusConflict, "%s. What you wrote here is kept.", hinted(err))
	case err != nil:
		return nil, refuse(http.StatusInternalServerError, "%s. What you wrote here is kept.", err)
	}
	d.written()
	return &settled{words, file.SHA256}, nil
}

// A hinter is an error that knows what to do about it.
type hinter interface{ Hint() string }

// hinted is what an error says, with what to do about it where that is known.
func hinted(err error) string {
	var h hinter
	if errors.As(err, &h) && h.Hint() != "" {
		return err.Error() + ": " + h.Hint()
	}
	return err.Error()
}

// settlement is what a page has sent, where it makes sense.
func (in *settling) settlement(q *survey.Question) (survey.Settlement, error) {
	none := survey.Settlement{}
	if len(in.Options) == 0 {
		return none, refuse(http.StatusBadRequest, "no option was chosen")
	}
	if len(in.Options) > 1 && !q.Multiple {
		return none, refuse(http.StatusBadRequest, "question %d takes one option", q.Number)
	}
	for i, code := range in.Options {
		if q.Option(code) == nil {
			return none, refuse(http.StatusBadRequest, "question %d has no option %q", q.Number, code)
		}
		if slices.Contains(in.Options[:i], code) {
			return none, refuse(http.StatusBadRequest, "option %q was sent twice", code)
		}
	}
	out := survey.Settlement{Question: q.Code, Selected: in.Options}
	for _, f := range []struct {
		name   string
		from   string
		to     *string
		most   int
		needed bool
	}{
		{"office", in.Office, &out.Office, 200, true},
		{"reason", in.Reason, &out.Reason, 2000, true},
		{"source", in.Source, &out.Source, 500, false},
	} {
		words := strings.Join(strings.Fields(f.from), " ")
		switch {
		case words == "" && f.needed:
			return none, refuse(http.StatusBadRequest, "the %s is needed", f.name)
		case utf8.RuneCountInString(words) > f.most:
			return none, refuse(http.StatusBadRequest, "the %s is longer than %d letters", f.name, f.most)
		case strings.ContainsFunc(words, unicode.IsControl) || words != clean(words):
			return none, refuse(http.StatusBadRequest, "the %s has characters in it that cannot be seen", f.name)
		}
		*f.to = words
	}
	if strings.Contains(out.Office, "@") {
		return none, refuse(http.StatusBadRequest, "name the office, never a person: an e-mail address stands there")
	}
	when, err := time.Parse(time.DateOnly, in.Date)
	if err != nil || when.Year() < 1 {
		return none, refuse(http.StatusBadRequest, "the date %q is none: write it as 2022-12-01", in.Date)
	}
	out.Date = survey.Date{Year: when.Year(), Month: int(when.Month()), Day: when.Day()}
	return out, nil
}
