package main

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"egovsite/generator"
	"egovsite/generator/problem"
	"egovsite/generator/survey"

	"github.com/spf13/cobra"
)

func newExplain(a *app) *cobra.Command {
	var o generator.Options
	cmd := &cobra.Command{
		Use:   "explain ISO3 [INDICATOR | QUESTION]",
		Short: "Follow a figure to the lines of the file it came from",
		Long: `Explain prints the chain behind a figure: the indicator and its formula with
the counts in it, each question counted with its standing, its state and its
evidence, the legal acts, and the lines of the file with their words. What is
withheld from the site is withheld here too.

Without a second argument it lists the country's indicators; with a question,
as q37 or by its code, it explains that answer.`,
		Example: `  egovsite explain AZE
  egovsite explain AZE legislation-coverage
  egovsite explain AZE q37`,
		Args: arguments(1, 2, "the ISO3 code of a country"),
		RunE: func(cmd *cobra.Command, args []string) error {
			p, ps, err := generator.Profile(cmd.Context(), o, strings.ToUpper(args[0]))
			if err != nil {
				a.voice.problems(ps)
				return err
			}
			ps = slices.DeleteFunc(ps, func(q problem.Problem) bool {
				return q.File != p.Response.Source.File || q.Severity == problem.Note
			})
			a.voice.problems(ps)
			e := &explanation{w: a.out, p: p, r: &p.Response.Response}
			if len(args) == 1 {
				e.all()
			} else if err := e.one(args[1]); err != nil {
				return err
			}
			return verdict(ps, false)
		},
	}
	contentFlags(cmd, &o)
	return cmd
}

// An explanation of one profile. It says nothing that the profile, cleared of
// what is withheld, does not hold.
type explanation struct {
	w interface{ Write([]byte) (int, error) }
	p *survey.Profile
	r *survey.Response
}

func (e *explanation) say(format string, values ...any) {
	fmt.Fprintf(e.w, format+"\n", values...)
}

// title says whose answers these are.
func (e *explanation) title() string {
	name := "country not known"
	if e.r.Country != nil {
		name = fmt.Sprintf("%s (%s)", e.r.Country.Name("en"), e.r.Country.ISO3)
	}
	return fmt.Sprintf("%s, edition %s", name, e.r.Edition.ID)
}

// all lists the indicators.
func (e *explanation) all() {
	e.say("%s, from %s", e.title(), clean(e.r.Source.File))
	for _, v := range e.p.Values {
		e.say("  %s %s", pad(v.Indicator.Code, 32), countWords(v.Counts))
		e.say("  %s range %s", pad("", 32), rangeWords(v))
	}
}

var questionNumber = regexp.MustCompile(`^[qQ]?([0-9]+)$`)

// one explains an indicator or a question.
func (e *explanation) one(name string) error {
	var indicators []string
	for i := range e.p.Values {
		if e.p.Values[i].Indicator.Code == name {
			e.indicator(&e.p.Values[i])
			return nil
		}
		indicators = append(indicators, e.p.Values[i].Indicator.Code)
	}
	i := e.r.Edition.ByCode(name)
	if m := questionNumber.FindStringSubmatch(name); m != nil {
		n, err := strconv.Atoi(m[1])
		if err != nil {
			return fmt.Errorf("reading the question's number: %w", err)
		}
		i = e.r.Edition.ByNumber(n)
	}
	if i < 0 || i >= len(e.r.Answers) {
		return &unknownName{
			fmt.Sprintf("edition %s has neither an indicator nor a question %q", e.r.Edition.ID, name),
			"name one of " + strings.Join(indicators, ", ") + ", or a question such as q37"}
	}
	e.say("%s", e.title())
	e.answer(&e.r.Answers[i], "")
	for _, a := range e.r.Evidence(e.r.Answers[i].Question.Code) {
		e.evidence(a)
	}
	for _, v := range e.p.Values {
		if uses(v, e.r.Answers[i].Question) {
			e.say("  counts for    %s", v.Indicator.Code)
		}
	}
	return nil
}

// An unknownName is something asked for that does not exist.
type unknownName struct{ what, hint string }

func (u *unknownName) Error() string { return u.what }
func (u *unknownName) Hint() string  { return u.hint }

// uses reports whether an indicator looks at a question, as an item or as the
// evidence of one.
func uses(v survey.Value, q *survey.Question) bool {
	for _, item := range v.Items {
		if item.Question.Code == q.Code || item.Question.Code == q.EvidenceFor {
			return true
		}
	}
	return false
}

// indicator prints the chain of one indicator.
func (e *explanation) indicator(v *survey.Value) {
	c := v.Counts
	e.say("%s: %s [%s]", e.title(), clean(v.Indicator.Name), v.Indicator.Code)
	e.say("  measures      %s", clean(v.Indicator.Measures))
	e.say("  measures not  %s", clean(v.Indicator.NotMeasures))
	e.say("  counts        %s", countWords(c))
	e.say("  formula       from recorded / asked = %d/%d to (asked - no) / asked = (%d - %d)/%d", c.Low(), c.Asked(), c.Asked(), c.No, c.Asked())
	e.say("  range         %s", rangeWords(*v))
	if v.Enough && c.Asked() > 0 {
		e.say("  supported     stated or documented = (%d + %d)/%d = %s", c.Recorded, c.Documented, c.Asked(), percent(c.Supported(), c.Asked()))
	}
	if v.Head != nil {
		e.say("")
		e.answer(v.Head, " (shown at the head, not counted)")
	}
	for i := range v.Items {
		e.say("")
		e.item(&v.Items[i])
	}
}

func (e *explanation) item(item *survey.ItemValue) {
	if item.Answer == nil {
		e.say("%s: %s", clean(item.Question.Label), item.Standing)
		return
	}
	e.answer(item.Answer, ": "+string(item.Standing))
	for _, a := range item.Evidence {
		e.evidence(a)
	}
}

// countWords is "recorded 0, documented 10, open 0, no 0, of 10 asked".
func countWords(c survey.Counts) string {
	return fmt.Sprintf("recorded %d, documented %d, open %d, no %d, of %d asked", c.Recorded, c.Documented, c.Open, c.No, c.Asked())
}

// rangeWords is "0% to 100%", or why there is none.
func rangeWords(v survey.Value) string {
	c := v.Counts
	if !v.Enough || c.Asked() == 0 {
		return fmt.Sprintf("none: %d asked, at least %d needed", c.Asked(), v.Indicator.Minimum)
	}
	return percent(c.Low(), c.Asked()) + " to " + percent(c.High(), c.Asked())
}

func percent(part, whole int) string {
	return fmt.Sprintf("%.0f%%", 100*float64(part)/float64(whole))
}
