package main

import (
	"fmt"
	"strings"

	"egovsite/generator"
	"egovsite/generator/publish"

	"github.com/spf13/afero"
	"github.com/spf13/cobra"
)

func newReport(a *app) *cobra.Command {
	var o generator.Options
	var to string
	var asPDF bool
	cmd := &cobra.Command{
		Use:   "report ISO3 -o FILE",
		Short: "Write one country's profile as a single file that can be mailed",
		Long: `Report writes the profile of one country as a single HTML file: it needs no
network and no other file, and holds its data. Without --edition it is the
country's newest. With --pdf an installed Chromium prints it.`,
		Example: `  egovsite report AZE -o azerbaijan.html
  egovsite report AZE --edition 2022 -o - > azerbaijan.html
  egovsite report AZE --language fr --pdf -o azerbaijan.pdf`,
		Args: arguments(1, 1, "the ISO3 code of a country"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if to == "" {
				return &usage{"report needs the file to write to", "name it with -o, or -o - for standard output"}
			}
			o.Version = versionString()
			page, ps, err := generator.OneFile(cmd.Context(), o, strings.ToUpper(args[0]), o.Edition)
			a.voice.problems(ps)
			if err == nil && asPDF {
				page, err = pdfOf(cmd.Context(), page)
			}
			if err != nil {
				return err
			}
			if to == "-" {
				_, err = a.out.Write(page)
			} else if err = publish.File(afero.NewOsFs(), to, page); err == nil {
				_, err = fmt.Fprintf(a.out, "%s: %s\n", clean(to), size(int64(len(page))))
			}
			if err != nil {
				return err
			}
			return verdict(ps, false)
		},
	}
	siteFlags(cmd, &o)
	momentFlag(cmd, &o)
	cmd.Flags().StringVar(&o.Language, "language", "", "`tag` of the language of the report; the site's own if left out")
	cmd.Flags().BoolVar(&asPDF, "pdf", false, "print it as a tagged PDF, with an installed Chromium")
	cmd.Flags().StringVarP(&to, "output", "o", "", "`file` to write, - for standard output")
	return cmd
}
