//go:build !lean

package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"egovsite/cmd/egovsite/deploy"
	"egovsite/generator"
	"egovsite/generator/publish"

	"github.com/spf13/cobra"
)

// deployFlags are what a person may say of a deployment.
type deployFlags struct {
	site       string // folder of the site
	format     string
	unsearched bool
	content    generator.Options
	deploy.Options
}

func newDeploy(a *app) *cobra.Command {
	var f deployFlags
	cmd := &cobra.Command{
		Use:   "deploy FOLDER-OR-ADDRESS",
		Short: "Put a built site where readers find it",
		Long: `Deploy puts a built site into a folder, or a bucket of S3 and what speaks like
it, Google Cloud Storage or Azure Blob Storage. Only what changed is sent: first
what pages are made of, then pages, then what leads to them. What is no longer of
the site is deleted last. Stopped at any moment and run again, it goes on.

A site that is not as its manifest says, or in which a withheld word is found,
is not deployed. Keys come from the environment, never from the address.`,
		Example: `  egovsite deploy s3://bucket --dry-run
  egovsite deploy 's3://bucket?prefix=site/&endpoint=https://storage.example.org'
  egovsite deploy gs://bucket --jobs 16
  egovsite deploy 'azblob://$web?storage_account=name'
  egovsite deploy /srv/www/egov --max-delete 200`,
		Args: arguments(1, 1, "the folder or bucket to deploy to"),
		RunE: func(cmd *cobra.Command, args []string) error {
			f.To = args[0]
			if !cmd.Flags().Changed("gzip") {
				f.Gzip = !deploy.IsFolder(f.To)
			}
			if err := f.Options.Check(); err != nil {
				return &usage{err.Error(), "see egovsite deploy --help"}
			}
			if err := f.check(cmd.Context(), a); err != nil {
				return err
			}
			f.Options.Progress = a.voice.progress
			sum, err := deploy.Run(cmd.Context(), f.Options)
			a.voice.quiet()
			if sum.To != "" && (err == nil || sum.DryRun) {
				if e := f.tell(a, sum); e != nil {
					return e
				}
			}
			return err
		},
	}
	contentFlags(cmd, &f.content)
	momentFlag(cmd, &f.content)
	formatFlag(cmd, &f.format)
	l := cmd.Flags()
	l.StringVar(&f.site, "site", "public", "`folder` of the built site")
	l.BoolVarP(&f.DryRun, "dry-run", "n", false, "say what would be done, and do nothing")
	l.StringVar(&f.MaxDelete, "max-delete", deploy.DefaultMaxDelete, "how many files may be deleted: a `number`, or a share of those that are there")
	l.BoolVar(&f.Force, "force", false, "let pages of countries go that are there")
	l.StringSliceVar(&f.Unfreeze, "unfreeze", nil, "kept `version` that may go")
	l.BoolVar(&f.Adopt, "adopt", false, "take the place of files that egovsite did not put there, or of a site for another address")
	l.BoolVar(&f.TakeOver, "take-over", false, "go on where a deployment was killed, whose lock is still there")
	l.BoolVar(&f.Again, "again", false, "put every file again, whatever is there")
	l.BoolVar(&f.unsearched, "unsearched", false, "deploy a site that was built from responses which are not here, and so cannot be searched for what is withheld of them")
	l.BoolVar(&f.Gzip, "gzip", false, "keep text compressed; on for buckets, off for folders if left out")
	l.DurationVar(&f.MaxAge, "max-age", deploy.DefaultMaxAge, "how long a `time` caches may show a file without asking whether it changed")
	l.IntVar(&f.Jobs, "jobs", 8, "how `many` files are put at once")
	l.StringVar(&f.Holder, "as", "", "`name` by which others are told who deploys; that of the machine if left out")
	return cmd
}

// check holds the site against its manifest and looks for withheld words in it.
func (f *deployFlags) check(ctx context.Context, a *app) error {
	if deploy.IsFolder(f.To) && overlap(f.site, strings.TrimPrefix(f.To, "file://")) {
		return &usage{"the folder to deploy to lies in that of the site, or holds it", "name another folder"}
	}
	f.Site = os.DirFS(f.site)
	data, err := fs.ReadFile(f.Site, publish.ManifestFile)
	if err != nil {
		return &advised{fmt.Errorf("the folder is no site of egovsite: %w", err), "build the site first, or name its folder with --site"}
	}
	if f.List, err = publish.ReadList(data); err != nil {
		return err
	}
	v, err := generator.Verify(generator.Options{}, f.site)
	if err != nil {
		return err
	}
	if n := len(v.Faults); n > 0 {
		return &advised{fmt.Errorf("%s is not as it was built (%s): %s", f.site, count(n, "fault"), v.Faults[0]),
			"build the site again; egovsite verify lists all that differs"}
	}
	f.Address = deploy.Address(f.Site)
	return f.search(ctx, a)
}

// elsewhere is what to do about a site that was built from what is not here.
const elsewhere = "build the site again from the content and responses that are here; name those it was built from with --content and --responses; " +
	"or deploy it all the same with --unsearched"

// search looks for withheld words in the site, as far as they can be known.
func (f *deployFlags) search(ctx context.Context, a *app) error {
	guard, ps, err := generator.NewGuard(ctx, f.content)
	if err != nil && !f.unsearched {
		a.voice.problems(ps)
		return &advised{fmt.Errorf("what is withheld cannot be looked for: %w", err), elsewhere}
	}
	if err != nil {
		a.voice.say("warning: the site was not searched for withheld words: " + err.Error())
		return nil
	}
	f.Gone = guard.Gone
	err = guard.Search(ctx, f.Site, f.List, a.voice.progress)
	if leak := new(publish.Leak); errors.As(err, &leak) {
		return &advised{err, "nothing was deployed; build the site again, which takes out what is withheld or says where it comes from"}
	}
	if err != nil {
		return err
	}
	if err := guard.Knows(f.List); err != nil {
		if !f.unsearched {
			return &advised{err, elsewhere}
		}
		a.voice.say("warning: " + err.Error())
	}
	return nil
}

// tell says what was done, or would be.
func (f *deployFlags) tell(a *app, sum deploy.Summary) error {
	if f.format == "json" {
		return writeJSON(a.out, sum)
	}
	for _, s := range sum.Steps {
		if _, err := fmt.Fprintf(a.out, "%-8s %s\n", s.Does, clean(s.Path)); err != nil {
			return err
		}
	}
	if sum.Locked != "" {
		a.voice.say("note: " + sum.Locked + " deploys there")
	}
	sent := size(sum.Bytes) + " sent"
	if sum.DryRun {
		sent = size(sum.Bytes) + " to send; nothing was written"
	}
	_, err := fmt.Fprintf(a.out, "%s: %d new, %d changed, %d deleted, %d same, %s\n", clean(sum.To), sum.New, sum.Changed, sum.Deleted, sum.Same, sent)
	return err
}

// overlap reports whether one folder is the other, or lies in it.
func overlap(a, b string) bool {
	a, b = real(a)+string(filepath.Separator), real(b)+string(filepath.Separator)
	return strings.HasPrefix(a, b) || strings.HasPrefix(b, a)
}

// real is the full path of a folder, as far as it is there, without links.
func real(name string) string {
	full, err := filepath.Abs(name)
	if err != nil {
		return name
	}
	if linked, err := filepath.EvalSymlinks(full); err == nil {
		return linked
	}
	return filepath.Join(real(filepath.Dir(full)), filepath.Base(full))
}
