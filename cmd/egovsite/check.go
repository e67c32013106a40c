package main

import (
	"egovsite/generator"

	"github.com/spf13/cobra"
)

// checkFormats are the forms of what a check found. Each is for one reader.
var checkFormats = []struct {
	name  string
	write func(*app, generator.Checked) error
}{
	{"text", checkText},
	{"json", checkJSON},
	{"sarif", checkSARIF},
	{"github", checkGitHub},
	{"gitlab", checkGitLab},
}

func newCheck(a *app) *cobra.Command {
	var o generator.Options
	var strict bool
	var format, explain string
	cmd := &cobra.Command{
		Use:   "check [PATH…]",
		Short: "Say what is wrong with content and responses, and what may be published",
		Long: `Check reads the whole content and all responses, or only what is named:
responses anywhere, files of the content folder, or folders of either. It lists
every fault: where it is, what it is, why, and how to mend it. Then it says of
each response what it is, how much of it is there, and whether it may be
published. It writes nothing.

The word in brackets behind a fault is its code; --explain says more about it,
and lists all codes where none is named.`,
		Example: `  egovsite check
  egovsite check content/responses/2022 content/indicators
  egovsite check --strict --format sarif > egovsite.sarif
  egovsite check --explain country-unknown`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if cmd.Flags().Changed("explain") {
				return explainCodes(a.out, explain, args)
			}
			o.Progress = a.voice.progress
			found, err := generator.Check(cmd.Context(), o, args)
			a.voice.quiet()
			if err != nil {
				return err
			}
			for _, f := range checkFormats {
				if f.name == format {
					err = f.write(a, found)
				}
			}
			if err != nil {
				return err
			}
			return verdict(found.Problems, strict)
		},
	}
	contentFlags(cmd, &o)
	momentFlag(cmd, &o)
	var names []string
	for _, f := range checkFormats {
		names = append(names, f.name)
	}
	formatFlag(cmd, &format, names...)
	f := cmd.Flags()
	f.BoolVar(&strict, "strict", false, "exit with 3 for warnings too")
	f.StringVar(&explain, "explain", "", "say more about the problem with this `CODE`, or list all codes")
	f.Lookup("explain").NoOptDefVal = listCodes
	return cmd
}
