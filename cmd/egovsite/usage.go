package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// A usage is a wrong call of the program.
type usage struct{ what, hint string }

func (u *usage) Error() string { return u.what }

// Hint says what to do about it.
func (u *usage) Hint() string { return u.hint }

// arguments wants from least to most arguments; any number above for most < 0.
func arguments(least, most int, needs string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		example, _, _ := strings.Cut(strings.TrimSpace(cmd.Example), "\n")
		hint := "for example: " + example
		switch {
		case len(args) < least:
			return &usage{fmt.Sprintf("%s needs %s", cmd.Name(), needs), hint}
		case most >= 0 && len(args) > most:
			return &usage{fmt.Sprintf("%s has no use for %q", cmd.Name(), args[most]), hint}
		}
		return nil
	}
}

// commandError says that there is no such command, and which one may be meant.
func commandError(root *cobra.Command, typed string) error {
	hint := "see egovsite --help"
	if found := root.SuggestionsFor(typed); len(found) > 0 {
		hint = "did you mean " + strings.Join(found, ", ") + "?"
	}
	return &usage{fmt.Sprintf("there is no command %q", typed), hint}
}

// flagError says what is wrong with a flag, and which one may be meant.
func flagError(cmd *cobra.Command, err error) error {
	hint := fmt.Sprintf("see %s --help", cmd.CommandPath())
	var unknown *pflag.NotExistError
	if !errors.As(err, &unknown) {
		return &usage{err.Error(), hint}
	}
	// cobra compares names of commands only, so the flags dress up as commands.
	names := &cobra.Command{SuggestionsMinimumDistance: 2}
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		names.AddCommand(&cobra.Command{Use: f.Name, Run: func(*cobra.Command, []string) {}})
	})
	typed := unknown.GetSpecifiedName()
	if found := names.SuggestionsFor(typed); len(typed) > 1 && len(found) > 0 {
		hint = "did you mean --" + strings.Join(found, ", --") + "?"
	}
	return &usage{err.Error(), hint}
}

// newHelp replaces cobra's, which shows the whole program's help for a command
// that does not exist.
func newHelp() *cobra.Command {
	return &cobra.Command{
		Use:     "help [COMMAND]",
		Short:   "Say how a command is used",
		Example: "  egovsite help build",
		RunE: func(cmd *cobra.Command, args []string) error {
			found, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return commandError(cmd.Root(), strings.Join(args, " "))
			}
			found.InitDefaultHelpFlag()
			return found.Help()
		},
	}
}

// advised is an error with what to do about it.
type advised struct {
	error
	hint string
}

func (a *advised) Unwrap() error { return a.error }

// Hint says what to do about it.
func (a *advised) Hint() string { return a.hint }
