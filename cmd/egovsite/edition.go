package main

import (
	"fmt"
	"path/filepath"
	"regexp"

	"egovsite/generator"
	"egovsite/generator/problem"
	"egovsite/generator/publish"

	"github.com/spf13/afero"
	"github.com/spf13/cobra"
)

func newEdition(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "edition draft|import|export|crosswalk",
		Short: "Draft, import, export and relate questionnaires",
		Long: `Edition makes the files that describe a questionnaire: a first draft out of
responses to an edition that nobody has described yet, or out of an XLSForm; an
XLSForm out of an edition, to collect the next round with; and a crosswalk that
says how one edition continues another.`,
		Example: `  egovsite edition draft inbox/answers-2024.txt -o content/editions/2024/questionnaire.yaml
  egovsite edition export 2022 -o form-2022.xlsx
  egovsite edition import form-2024.xlsx
  egovsite edition crosswalk 2022 2024`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return &usage{fmt.Sprintf("edition has no command %q", args[0]), "use draft, import, export or crosswalk"}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newEditionDraft(a), newEditionImport(a), newEditionExport(a), newEditionCrosswalk(a))
	return cmd
}

// A saving is where a command writes what it made.
type saving struct {
	to    string
	force bool
}

func (s *saving) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVarP(&s.to, "output", "o", "", "`file` to write, - for standard output")
	f.BoolVar(&s.force, "force", false, "replace a file that is there")
}

// save writes the file, with the folders it stands in, and says so. Without a
// file it writes to standard output.
func (s *saving) save(a *app, data []byte) error {
	if s.to == "-" || s.to == "" {
		_, err := a.out.Write(data)
		return err
	}
	files := afero.NewOsFs()
	if exists, err := afero.Exists(files, s.to); err != nil || exists && !s.force {
		if err == nil {
			err = &there{s.to}
		}
		return err
	}
	if err := files.MkdirAll(filepath.Dir(s.to), 0o755); err != nil {
		return err
	}
	if err := publish.File(files, s.to, data); err != nil {
		return err
	}
	_, err := fmt.Fprintf(a.out, "%s: %s\n", clean(s.to), size(int64(len(data))))
	return err
}

// there refuses to replace a file.
type there struct{ file string }

func (t *there) Error() string { return t.file + " is there already" }

// Hint says what to do about it.
func (t *there) Hint() string { return "name another file, or replace it with --force" }

var editionName = regexp.MustCompile(`^[0-9a-z][0-9a-z-]*$`)

// drafted is a command that makes a questionnaire of a file.
func drafted(a *app, cmd *cobra.Command, make func(generator.Options, string) (generator.Drafted, []problem.Problem, error)) *cobra.Command {
	var o generator.Options
	var s saving
	cmd.Args = arguments(1, 1, "the file to read")
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		if o.Edition != "" && !editionName.MatchString(o.Edition) {
			return &usage{fmt.Sprintf("%q cannot be the name of an edition", o.Edition), "use lower-case letters, digits and hyphens, such as 2024"}
		}
		d, ps, err := make(o, args[0])
		a.voice.problems(ps)
		if err != nil {
			return err
		}
		if d.Data != nil {
			if err := s.save(a, d.Data); err != nil {
				return err
			}
			a.voice.next(d, "content/editions/"+d.ID+"/questionnaire.yaml")
		}
		return verdict(ps, false)
	}
	f := cmd.Flags()
	f.StringVar(&o.Content, "content", "", "`folder` laid over the built-in content (content/ where there is one)")
	f.StringVar(&o.Edition, "edition", "", "`name` of the edition, such as 2024")
	s.flags(cmd)
	return cmd
}

// next says what to do with a draft.
func (v *voice) next(d generator.Drafted, place string) {
	v.quiet()
	fmt.Fprintf(v.w, "egovsite: %s", count(d.Questions, "question"))
	if d.Kept > 0 {
		fmt.Fprintf(v.w, ", %d with the code of an earlier edition", d.Kept)
	}
	fmt.Fprintf(v.w, ", %s to look at\n", count(d.Guesses, "place"))
	step := "egovsite: next: "
	if d.Guesses > 0 {
		step += `look at each line that begins with "# check:", `
	}
	fmt.Fprintf(v.w, "%skeep the file as %s, then run egovsite check\n", step, clean(place))
}

func newEditionDraft(a *app) *cobra.Command {
	return drafted(a, &cobra.Command{
		Use:   "draft FILE",
		Short: "Make a first questionnaire of responses to an unknown edition",
		Long: `Draft makes a first questionnaire.yaml out of a file of responses in any form
that can be read. It takes what the form prints, such as wordings, options and
headings, and nothing that a country wrote; what cannot be told from an answer
is left out. What is guessed is marked by a comment that begins with "check:".`,
		Example: `  egovsite edition draft answers-2024.txt
  egovsite edition draft answers.txt --edition 2024 -o content/editions/2024/questionnaire.yaml`,
	}, generator.DraftEdition)
}

func newEditionImport(a *app) *cobra.Command {
	return drafted(a, &cobra.Command{
		Use:   "import FILE",
		Short: "Make a questionnaire of an XLSForm",
		Long: `Import makes a questionnaire.yaml out of an XLSForm (.xlsx). One that export
wrote comes back as it was. Of others each cell that has no place in a
questionnaire is named, and what they do not say is guessed and marked.`,
		Example: `  egovsite edition import form.xlsx -o content/editions/2024/questionnaire.yaml`,
	}, generator.ImportEdition)
}

func newEditionExport(a *app) *cobra.Command {
	var o generator.Options
	var s saving
	cmd := &cobra.Command{
		Use:   "export EDITION -o FILE",
		Short: "Write an edition as an XLSForm, to collect answers with",
		Long: `Export writes an edition as an XLSForm (.xlsx), from which ODK, KoboToolbox and
others make forms. Columns that begin with "egovsite_" keep what the standard
has no place for, so that import gives the same edition again.`,
		Example: `  egovsite edition export 2022 -o form-2022.xlsx`,
		Args:    arguments(1, 1, "the edition to write"),
		RunE: func(_ *cobra.Command, args []string) error {
			if s.to == "" {
				return &usage{"export needs the file to write to", "name it with -o, or -o - for standard output"}
			}
			data, ps, err := generator.ExportEdition(o, args[0])
			a.voice.problems(ps)
			if err == nil {
				err = s.save(a, data)
			}
			if err != nil {
				return err
			}
			return verdict(ps, false)
		},
	}
	cmd.Flags().StringVar(&o.Content, "content", "", "`folder` laid over the built-in content (content/ where there is one)")
	s.flags(cmd)
	return cmd
}

func newEditionCrosswalk(a *app) *cobra.Command {
	var o generator.Options
	var s saving
	cmd := &cobra.Command{
		Use:   "crosswalk FROM TO",
		Short: "Draft how one edition continues another",
		Long: `Crosswalk relates the questions of two editions by their codes, then by their
wordings: same, reworded, new or dropped. A person reviews it, joins what was
split or merged, and signs it with an office and a day; without them it is not
used.`,
		Example: `  egovsite edition crosswalk 2022 2024 -o content/crosswalks/2022-2024.yaml`,
		Args:    arguments(2, 2, "the earlier and the later edition"),
		RunE: func(_ *cobra.Command, args []string) error {
			d, ps, err := generator.DraftCrosswalk(o, args[0], args[1])
			a.voice.problems(ps)
			if err == nil {
				err = s.save(a, d.Data)
			}
			if err != nil {
				return err
			}
			a.voice.next(d, "content/crosswalks/"+d.ID+".yaml")
			return verdict(ps, false)
		},
	}
	cmd.Flags().StringVar(&o.Content, "content", "", "`folder` laid over the built-in content (content/ where there is one)")
	s.flags(cmd)
	return cmd
}
