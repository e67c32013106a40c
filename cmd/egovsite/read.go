package main

import (
	"fmt"
	"io"
	"strings"

	"egovsite/generator"
	"egovsite/generator/problem"
	"egovsite/generator/survey"

	"github.com/spf13/cobra"
)

func newRead(a *app) *cobra.Command {
	var o generator.Options
	var format string
	cmd := &cobra.Command{
		Use:   "read FILE…",
		Short: "Show what is understood of response files",
		Long: `Read shows what is understood of each file: country, edition, every question
with its state and its answer, and the lines that could not be placed. It is
for the person who holds the file: nothing is withheld, names and addresses
among it. It writes nothing.`,
		Example: `  egovsite read answers.txt
  egovsite read --edition 2022 --country AZE answers.txt
  egovsite read --format json *.txt > understood.json`,
		Args: arguments(1, -1, "the files to read"),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.Country = strings.ToUpper(o.Country)
			rs, ps, err := generator.Read(cmd.Context(), o, args)
			if err != nil {
				return err
			}
			problem.Sort(ps)
			if format == "json" {
				err = writeJSON(a.out, jsonRead(rs, ps))
			} else {
				for i, r := range rs {
					if i > 0 {
						fmt.Fprintln(a.out)
					}
					tellResponse(a.out, r, ps)
				}
				if len(rs) > 0 && len(ps) > 0 {
					fmt.Fprintln(a.out)
				}
				tellProblems(a.out, ps)
			}
			if err != nil {
				return err
			}
			return verdict(ps, false)
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.Content, "content", "", "`folder` laid over the built-in content (content/ where there is one)")
	editionFlag(cmd, &o.Edition)
	f.StringVar(&o.Country, "country", "", "`ISO3` code of the country, where the file cannot say")
	formatFlag(cmd, &format)
	return cmd
}

// tellResponse is the summary for people: what the file is, how much of it was
// found, then a line for each question.
func tellResponse(w io.Writer, r *survey.Response, ps []problem.Problem) {
	country := "country not known"
	if r.Country != nil {
		country = fmt.Sprintf("%s (%s)", r.Country.Name("en"), r.Country.ISO3)
	}
	fmt.Fprintf(w, "%s: %s, edition %s, %s, %s\n", clean(r.Source.File), country, r.Edition.ID,
		r.Source.Format, count(r.Source.Lines, "line"))
	found, states, own := 0, map[survey.State]int{}, 0
	for _, a := range r.Answers {
		states[a.State]++
		if a.State != survey.Missing && a.State != survey.NotAsked {
			found++
		}
	}
	for _, p := range ps {
		if p.File == r.Source.File && (p.Part == "" || p.Part == r.Source.Part) {
			own++
		}
	}
	fmt.Fprintf(w, "  found     %d of %s\n", found, count(len(r.Answers), "question"))
	var said []string
	for _, s := range survey.States {
		if states[s] > 0 {
			said = append(said, fmt.Sprintf("%d %s", states[s], stateWords(s)))
		}
	}
	fmt.Fprintf(w, "  states    %s\n", strings.Join(said, ", "))
	loose := unplaced(r)
	fmt.Fprintf(w, "  unplaced  %s\n", count(len(loose), "line"))
	for _, l := range loose {
		fmt.Fprintf(w, "            %d: %s\n", l.Line, short(l.Text, 90))
	}
	fmt.Fprintf(w, "  problems  %d\n", own)
	for i := range r.Answers {
		a := &r.Answers[i]
		fmt.Fprintf(w, "%5d  %s  %s  %s\n", a.Question.Number, pad(a.Question.Label, 36), pad(stateWords(a.State), 12), short(answerWords(a), 60))
	}
}

// answerWords is what was answered: the labels selected, the text, or both.
func answerWords(a *survey.Answer) string {
	var said []string
	for _, l := range labels(a.Question, a.Selected) {
		said = append(said, "["+l+"]")
	}
	if a.Confidence > 0 {
		said = append(said, fmt.Sprintf("(told from the drawing, confidence %.2f)", a.Confidence))
	}
	if a.Text != "" {
		said = append(said, a.Text)
	}
	return strings.Join(said, " ")
}

func stateWords(s survey.State) string { return strings.ReplaceAll(string(s), "-", " ") }

// short cleans words and cuts them to so many letters.
func short(s string, most int) string {
	runes := []rune(clean(s))
	if len(runes) <= most {
		return string(runes)
	}
	return strings.TrimSpace(string(runes[:most-1])) + "…"
}

// pad cuts or fills words to exactly so many letters.
func pad(s string, width int) string {
	s = short(s, width)
	return s + strings.Repeat(" ", width-len([]rune(s)))
}
