package main

import (
	"fmt"
	"strconv"
	"strings"

	"egovsite/generator"
	"egovsite/generator/problem"
	"egovsite/generator/publish"

	"github.com/spf13/afero"
	"github.com/spf13/cobra"
)

func newReview(a *app) *cobra.Command {
	var o generator.Options
	var to string
	cmd := &cobra.Command{
		Use:   "review ISO3",
		Short: "Write the file in which a country's open answers are settled",
		Long: `Review writes content/reviews/EDITION/ISO3.yaml, or brings it up to date: every
choice that the response leaves open, with its wording, options and evidence as
comments, ready to be filled in. What is filled in stays as it is, as do your
own comments and the order of the file; what is no longer open and was not
filled in goes. No personal data is written to it.

An answer that is filled in, with office and day, is shown as reviewed. The
response's own words are never altered. Without --edition it is about the
country's newest response.`,
		Example: `  egovsite review AZE
  egovsite review AZE -o -`,
		Args: arguments(1, 1, "the ISO3 code of a country"),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.Version, o.Progress = versionString(), a.voice.progress
			f, ps, err := generator.Review(cmd.Context(), o, strings.ToUpper(args[0]))
			a.voice.problems(reviewProblems(ps, f))
			if err != nil {
				return err
			}
			switch {
			case to == "-":
				_, err = a.out.Write(f.Data)
				return err
			case to != "":
				f.Name = to
				err = publish.File(afero.NewOsFs(), to, f.Data)
			case f.Changed():
				err = generator.WriteReview(o, f)
			}
			if err != nil {
				return err
			}
			fmt.Fprintf(a.out, "%s: %s\n", clean(f.Name), reviewWords(f, to != ""))
			return verdict(reviewProblems(ps, f), false)
		},
	}
	contentFlags(cmd, &o)
	cmd.Flags().StringVarP(&to, "output", "o", "", "`file` to write in its place, - for standard output")
	return cmd
}

// reviewProblems are those that a person at a review can do something about: the
// errors, and what is told of the review itself.
func reviewProblems(ps []problem.Problem, f *generator.ReviewForm) (out []problem.Problem) {
	for _, p := range ps {
		if f != nil && p.File == f.Name || f == nil && p.Severity == problem.Error {
			out = append(out, p)
		}
	}
	return out
}

// mostNumbers is how many open questions are named.
const mostNumbers = 12

// reviewWords say what was done, and what is left to do.
func reviewWords(f *generator.ReviewForm, elsewhere bool) string {
	done := "brought up to date"
	switch {
	case elsewhere:
		done = "written"
	case f.SHA256 == "":
		done = "new"
	case !f.Changed():
		done = "unchanged"
	}
	words := fmt.Sprintf("%s; %s settled, %d open", done, count(f.Settled, "answer"), len(f.Open))
	if len(f.Open) == 0 {
		return words
	}
	var numbers []string
	for _, n := range f.Open[:min(len(f.Open), mostNumbers)] {
		numbers = append(numbers, strconv.Itoa(n))
	}
	words += ", most telling first: " + strings.Join(numbers, ", ")
	if len(f.Open) > mostNumbers {
		words += " …"
	}
	return words
}
