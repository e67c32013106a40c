package main

import (
	"errors"
	"fmt"

	"egovsite/generator"

	"github.com/spf13/cobra"
)

// errEdited ends verify where a file is not what it says it is.
var errEdited = errors.New("it is not as it was made")

func newVerify(a *app) *cobra.Command {
	var o generator.Options
	cmd := &cobra.Command{
		Use:   "verify FILE-OR-FOLDER",
		Short: "Hold a report against the answers inside it, or a site against its manifest",
		Long: `Verify reads a report made by egovsite and computes every figure in it again
from the answers that the file carries. It compares pictures, tables and the
digest of the whole file, so that any edit shows. Given the folder of a site, it
holds every file against the site's manifest.

The digest is no signature: it shows edits, and not who made the file.`,
		Example: `  egovsite verify azerbaijan.html
  egovsite verify public`,
		Args: arguments(1, 1, "a report or the folder of a site"),
		RunE: func(_ *cobra.Command, args []string) error {
			v, err := generator.Verify(o, args[0])
			if err != nil {
				return err
			}
			for _, fault := range v.Faults {
				if _, err := fmt.Fprintln(a.out, clean(fault)); err != nil {
					return err
				}
			}
			if len(v.Faults) > 0 {
				return fmt.Errorf("%s: %w", clean(args[0]), errEdited)
			}
			if v.Files > 0 {
				_, err = fmt.Fprintf(a.out, "%s: %d files are as the manifest says\n", clean(args[0]), v.Files)
			} else {
				_, err = fmt.Fprintf(a.out, "%s: %d figures follow from the answers inside, and nothing was edited\n", clean(args[0]), v.Figures)
			}
			return err
		},
	}
	cmd.Flags().StringVar(&o.Content, "content", "", "`folder` laid over the built-in content")
	return cmd
}
