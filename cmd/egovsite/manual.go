package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"egovsite/docs"
	"egovsite/generator"

	"github.com/spf13/cobra"
)

func newManual(a *app) *cobra.Command {
	o := generator.Options{Out: "manual"}
	cmd := &cobra.Command{
		Use:   "manual",
		Short: "Write the documentation of this program as a site",
		Long: `Manual writes the documentation of this very version as a site of plain files:
tutorial, guides, reference and explanation, and a page for every problem. It is
built into the program, so it needs no network.`,
		Example: `  egovsite manual
  egovsite manual --out /srv/www/egovsite-manual`,
		Args: arguments(0, 0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error {
			o.Version, o.Progress = versionString(), a.voice.progress
			r, err := buildManual(cmd.Context(), o)
			a.voice.problems(r.Problems)
			if err != nil {
				return err
			}
			fmt.Fprintf(a.out, "%s: %s, %s; open %s\n", clean(r.Out), count(r.Files, "file"), size(r.Bytes), clean(filepath.Join(r.Out, "index.html")))
			return verdict(r.Problems, true)
		},
	}
	cmd.Flags().StringVar(&o.Out, "out", o.Out, "`folder` the documentation is written to")
	cmd.Flags().BoolVar(&o.Force, "force", false, "replace that folder even if files of others are lost")
	return cmd
}

// buildManual builds the documentation as any other site: of a content folder
// that holds nothing but prose.
func buildManual(ctx context.Context, o generator.Options) (report generator.Report, err error) {
	temp, err := os.MkdirTemp("", "egovsite-manual-")
	if err != nil {
		return report, err
	}
	defer os.RemoveAll(temp)
	o.Content, o.Assets = filepath.Join(temp, "content"), filepath.Join(temp, "assets")
	for folder, list := range map[string]func() ([]docs.File, error){o.Content: docs.Content, o.Assets: docs.Pictures} {
		files, err := list()
		if err != nil {
			return report, err
		}
		for _, f := range files {
			full := filepath.Join(folder, filepath.FromSlash(f.Name))
			if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
				return report, err
			}
			if err := os.WriteFile(full, f.Data, 0o644); err != nil {
				return report, err
			}
		}
	}
	o.Responses = filepath.Join(temp, "responses")
	if err := os.Mkdir(o.Responses, 0o755); err != nil {
		return report, err
	}
	return generator.Build(ctx, o)
}
