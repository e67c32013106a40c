package main

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"

	"egovsite/generator"
	"egovsite/generator/problem"
	"egovsite/generator/publish"

	"github.com/spf13/afero"
	"github.com/spf13/cobra"
)

func newDiff(a *app) *cobra.Command {
	var o generator.Options
	var to, format string
	cmd := &cobra.Command{
		Use:   "diff OLD NEW | diff ISO3",
		Short: "Say what a newer submission changed against an older one",
		Long: `Diff compares two submissions of a country, question by question: answers
added, removed and changed, their words as [-old-] and {+new+}, the legal acts
and web addresses that came and went, and what each did to which indicator.

OLD and NEW are files, of any format that can be read; where they answer two
editions, a reviewed crosswalk says which questions can be compared. With a
country instead it is about the last two files that it handed in for one
edition (its newest, or that of --edition).

What is compared is what may be published: names, e-mail addresses and all else
that is withheld from the site stays out. A response that waits for consent,
review or the end of an embargo can be compared; one whose consent is refused
cannot. A review is laid over both alike, so that it makes no difference.`,
		Example: `  egovsite diff azerbaijan.1.txt azerbaijan.2.txt
  egovsite diff AZE
  egovsite diff AZE --format html -o changes.html`,
		Args: arguments(1, 2, "two files, or the ISO3 code of a country"),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.Country = strings.ToUpper(o.Country)
			if len(args) == 1 {
				if _, err := os.Stat(args[0]); err == nil {
					return &usage{"diff needs a second file to compare with", "for example: egovsite diff " + args[0] + " NEW"}
				}
				args[0] = strings.ToUpper(args[0])
				if o.Country != "" {
					return &usage{"--country is for files", "name the country or two files, not both"}
				}
			}
			o.Version, o.Progress = versionString(), a.voice.progress
			data, ps, err := difference(cmd, a, o, format, to == "" || to == "-", args)
			ps = slices.DeleteFunc(ps, func(p problem.Problem) bool { return p.Severity != problem.Error })
			a.voice.problems(ps)
			if err != nil {
				return err
			}
			if to == "" || to == "-" {
				_, err = a.out.Write(data)
			} else if err = publish.File(afero.NewOsFs(), to, data); err == nil {
				_, err = fmt.Fprintf(a.out, "%s: %s\n", clean(to), size(int64(len(data))))
			}
			if err != nil {
				return err
			}
			return verdict(ps, false)
		},
	}
	siteFlags(cmd, &o)
	cmd.Flags().StringVar(&o.Country, "country", "", "`ISO3` code of the country, where the files cannot say or hold several")
	cmd.Flags().StringVarP(&to, "output", "o", "", "`file` to write (standard output)")
	formatFlag(cmd, &format, append([]string{"text"}, generator.DiffFormats...)...)
	return cmd
}

// difference is the comparison in one of its forms.
func difference(cmd *cobra.Command, a *app, o generator.Options, format string, shown bool, names []string) ([]byte, []problem.Problem, error) {
	if format != "text" {
		return generator.DiffFile(cmd.Context(), o, format, names...)
	}
	d, ps, err := generator.Diff(cmd.Context(), o, names...)
	if err != nil {
		return nil, ps, err
	}
	var b bytes.Buffer
	t := &diffText{w: &b, d: &d, colour: shown && colourful(a.out)}
	t.all()
	return b.Bytes(), ps, nil
}
