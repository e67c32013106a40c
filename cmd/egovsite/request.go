package main

import (
	"fmt"
	"slices"
	"strings"

	"egovsite/generator"
	"egovsite/generator/problem"
	"egovsite/generator/publish"

	"github.com/spf13/afero"
	"github.com/spf13/cobra"
)

func newRequest(a *app) *cobra.Command {
	var o generator.Options
	var to, format string
	cmd := &cobra.Command{
		Use:   "request ISO3",
		Short: "Write the letter that asks a country again what its response leaves open",
		Long: `Request writes a letter to a country: the questions whose answers are not
recorded, missing or could not be read, the most telling first, each with its
options to tick, what the response says already, and what the answer would
settle. It can be sent as it is and holds no personal data. Questions that the
review has settled, or put aside, are left out.

Without --edition it is about the country's newest response. A response that may
not be published yet can be asked about, one whose consent is refused cannot.`,
		Example: `  egovsite request AZE
  egovsite request AZE --format html -o azerbaijan.html`,
		Args: arguments(1, 1, "the ISO3 code of a country"),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.Version, o.Progress = versionString(), a.voice.progress
			letter, ps, err := generator.Request(cmd.Context(), o, strings.ToUpper(args[0]), format)
			if err != nil {
				a.voice.problems(slices.DeleteFunc(ps, func(p problem.Problem) bool { return p.Severity != problem.Error }))
				return err
			}
			a.voice.quiet()
			if to == "" || to == "-" {
				_, err = a.out.Write(letter)
			} else if err = publish.File(afero.NewOsFs(), to, letter); err == nil {
				_, err = fmt.Fprintf(a.out, "%s: %s\n", clean(to), size(int64(len(letter))))
			}
			return err
		},
	}
	siteFlags(cmd, &o)
	cmd.Flags().StringVarP(&to, "output", "o", "", "`file` to write (standard output)")
	formatFlag(cmd, &format, generator.RequestFormats...)
	return cmd
}
