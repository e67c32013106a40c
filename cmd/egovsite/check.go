package main

import (
	"fmt"

	"egovsite/generator"
	"egovsite/generator/problem"

	"github.com/spf13/cobra"
)

func newCheck(a *app) *cobra.Command {
	var o generator.Options
	var strict bool
	var format string
	cmd := &cobra.Command{
		Use:   "check [PATH…]",
		Short: "Say what is wrong with content and responses",
		Long: `Check reads the whole content and all responses, or only the responses
named, and lists every fault: where it is, what it is, why, and how to mend it.
It writes nothing.`,
		Example: `  egovsite check
  egovsite check content/responses/2022
  egovsite check --strict --format json answers.txt`,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.Progress = a.voice.progress
			ps, err := generator.Check(cmd.Context(), o, args)
			if err != nil {
				return err
			}
			problem.Sort(ps)
			a.voice.quiet()
			if format == "json" {
				err = writeJSON(a.out, problemsJSON{jsonProblems(ps)})
			} else {
				for _, p := range ps {
					tellProblem(a.out, p)
				}
				_, err = fmt.Fprintln(a.out, countProblems(ps))
			}
			if err != nil {
				return err
			}
			return verdict(ps, strict)
		},
	}
	contentFlags(cmd, &o)
	formatFlag(cmd, &format)
	cmd.Flags().BoolVar(&strict, "strict", false, "exit with 3 for warnings too")
	return cmd
}
