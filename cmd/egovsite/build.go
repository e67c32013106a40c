package main

import (
	"fmt"
	"regexp"

	"egovsite/generator"

	"github.com/spf13/cobra"
)

func newBuild(a *app) *cobra.Command {
	var o generator.Options
	var strict bool
	cmd := &cobra.Command{
		Use:   "build",
		Short: "Write the site",
		Long: `Build reads all responses and writes the site. The output folder is replaced
whole, once everything is written and nothing withheld was found in it; until
then, and if anything fails, the old site stays.

A response with an error is left out of the site and told.`,
		Example: `  egovsite build
  egovsite build --content mycontent --out /srv/www/egov
  egovsite build --responses ../answers --edition 2022 --strict
  egovsite build --freeze 2026-11`,
		Args: arguments(0, 0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error {
			for _, v := range []string{o.Freeze, o.Unfreeze} {
				if v != "" && !versionName.MatchString(v) {
					return fmt.Errorf("%q is no name of a version: it is small letters, digits, hyphens and dots, and begins with a letter or a digit", v)
				}
			}
			o.Version, o.Program, o.Progress = versionString(), programID(), a.voice.progress
			r, err := generator.Build(cmd.Context(), o)
			a.voice.problems(r.Problems)
			if err != nil {
				return err
			}
			same := ""
			if r.Unchanged {
				same = "unchanged, "
			}
			fmt.Fprintf(a.out, "%s: %s%s, %s, %s\n", clean(r.Out), same, countries(r.Countries), count(r.Files, "file"), size(r.Bytes))
			return verdict(r.Problems, strict)
		},
	}
	siteFlags(cmd, &o)
	momentFlag(cmd, &o)
	draftsFlag(cmd, &o)
	cmd.Flags().StringVar(&o.Out, "out", "", "`folder` the site is written to (public)")
	cmd.Flags().BoolVar(&o.Force, "force", false, "replace the output folder even if files of others or pages of a country are lost")
	cmd.Flags().StringVar(&o.Freeze, "freeze", "", "`version` under which the site is kept besides, as it is now, in v/VERSION, such as 2026-11")
	cmd.Flags().StringVar(&o.Unfreeze, "unfreeze", "", "kept `version` that is to be kept no more")
	cmd.Flags().StringVar(&o.Cache, "cache", cacheFolder(), "`folder` in which a build keeps what the next need not do again; empty for none")
	cmd.Flags().BoolVar(&strict, "strict", false, "exit with 3 for warnings too")
	return cmd
}

// versionName is what stands in addresses.
var versionName = regexp.MustCompile(`^[0-9a-z][0-9a-z.-]{0,39}$`)

func countries(n int) string {
	if n == 1 {
		return "1 country"
	}
	return fmt.Sprintf("%d countries", n)
}

// size writes bytes as people do: "1.2 MB".
func size(n int64) string {
	switch {
	case n < 1000:
		return fmt.Sprintf("%d bytes", n)
	case n < 1000_000:
		return fmt.Sprintf("%.1f kB", float64(n)/1e3)
	case n < 1000_000_000:
		return fmt.Sprintf("%.1f MB", float64(n)/1e6)
	default:
		return fmt.Sprintf("%.1f GB", float64(n)/1e9)
	}
}
