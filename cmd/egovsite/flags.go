package main

import (
	"fmt"
	"slices"
	"strings"

	"egovsite/generator"

	"github.com/spf13/cobra"
)

// contentFlags are the flags of all commands that read the content folder.
func contentFlags(cmd *cobra.Command, o *generator.Options) {
	f := cmd.Flags()
	f.StringVar(&o.Content, "content", "", "`folder` laid over the built-in content (content/ where there is one)")
	f.StringVar(&o.Responses, "responses", "", "`folder` of responses (responses/ in the content folder)")
	editionFlag(cmd, &o.Edition)
}

// siteFlags are those of commands that make pages.
func siteFlags(cmd *cobra.Command, o *generator.Options) {
	contentFlags(cmd, o)
	f := cmd.Flags()
	f.StringVar(&o.Layouts, "layouts", "", "`folder` laid over the built-in layouts")
	f.StringVar(&o.Assets, "assets", "", "`folder` laid over the built-in assets")
}

func editionFlag(cmd *cobra.Command, edition *string) {
	cmd.Flags().StringVar(edition, "edition", "", "`edition` of responses in which it cannot be recognised, such as 2022")
}

// choice is a flag with a short list of values.
type choice struct {
	value *string
	among []string
}

func (c choice) String() string {
	if c.value == nil {
		return ""
	}
	return *c.value
}

func (c choice) Type() string { return strings.Join(c.among, "|") }

func (c choice) Set(s string) error {
	if !slices.Contains(c.among, s) {
		return fmt.Errorf("must be %s", strings.Join(c.among, " or "))
	}
	*c.value = s
	return nil
}

// formatFlag chooses between words for people and forms for programs; without
// names, JSON.
func formatFlag(cmd *cobra.Command, format *string, names ...string) {
	if names == nil {
		names = []string{"text", "json"}
	}
	*format = names[0]
	c := choice{format, names}
	cmd.Flags().Var(c, "format", "form of what is printed")
	// An error here can only mean that the flag does not exist.
	if err := cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(c.among, cobra.ShellCompDirectiveNoFileComp)); err != nil {
		panic(err)
	}
}
