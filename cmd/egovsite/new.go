package main

import (
	"fmt"

	"egovsite/generator"

	"github.com/spf13/cobra"
)

func newNew(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "new",
		Short: "Put something new in its place in the content",
		Example: `  egovsite new response answers.txt
  egovsite new response ../inbox/Forms_export.xlsx --edition 2022`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return commandError(cmd, args[0])
			}
			return cmd.Help()
		},
	}
	cmd.AddCommand(newNewResponse(a))
	return cmd
}

func newNewResponse(a *app) *cobra.Command {
	var o generator.Options
	var strict bool
	cmd := &cobra.Command{
		Use:   "response FILE",
		Short: "File a submission among the responses, and check it",
		Long: `New response copies a submission to responses/EDITION/ISO3 in the content
folder, with the ending of its format, and checks it there as check does. A
submission of a country that has handed in before gets the same name and the next
number, and counts from then on. A file of several countries keeps its name. The
same file is not filed twice, and none is overwritten.

A file that does not say which country or edition it is of is not filed.`,
		Example: `  egovsite new response answers.txt
  egovsite new response ../inbox/Forms_export.xlsx --edition 2022`,
		Args: arguments(1, 1, "the file of a submission"),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.Progress = a.voice.progress
			in, err := generator.HandIn(cmd.Context(), o, args[0])
			a.voice.quiet()
			if err != nil {
				a.voice.problems(in.Problems)
				return err
			}
			if err := checkText(a, in.Checked); err != nil {
				return err
			}
			switch {
			case in.Name == "":
				fmt.Fprintf(a.out, "%s: not filed\n", clean(args[0]))
				return errProblems
			case in.Was:
				fmt.Fprintf(a.out, "%s: filed before\n", clean(in.Name))
			case in.After != "":
				fmt.Fprintf(a.out, "%s: filed, in the place of %s\n", clean(in.Name), clean(in.After))
			default:
				fmt.Fprintf(a.out, "%s: filed\n", clean(in.Name))
			}
			return verdict(in.Problems, strict)
		},
	}
	contentFlags(cmd, &o)
	momentFlag(cmd, &o)
	cmd.Flags().BoolVar(&strict, "strict", false, "exit with 3 for warnings too")
	return cmd
}
