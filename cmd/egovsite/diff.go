package main

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"

	"egovsite/generator"
	"egovsite/generator/problem"
	"egovsite/generator/publish"

	"github.com/spf13/afero"
	"github.com/spf13/cobra"
)

func newDiff(a *app) *cobra.Command {
	var o generator.Options
	var to, format string
	cmd := &cobra.Command{
		Use:   "diff OLD NEW | diff ISO3 | diff OLDFOLDER NEWFOLDER",
		Short: "Say what a newer submission changed against an older one",
		Long: `Diff compares two submissions of a country, question by question: answers
added, removed and changed, their words as [-old-] and {+new+}, the legal acts
and web addresses that came and went, and what each did to which indicator.

OLD and NEW are files, of any format that can be read; where they answer two
editions, a reviewed crosswalk says which questions can be compared. With a
country instead it is about the last two files that it handed in for one
edition (its newest, or that of --edition). With two content folders, such as those
before and after a change of a repository, it is about all responses of both,
each with the reviews, editions and indicators of its own folder; those that
came and went, on the site too, are named.

What is compared is what may be published: names, e-mail addresses and all else
that is withheld from the site stays out. A response that waits for consent,
review or the end of an embargo can be compared; one whose consent is refused
cannot. A review is laid over both alike, so that it makes no difference.`,
		Example: `  egovsite diff azerbaijan.1.txt azerbaijan.2.txt
  egovsite diff AZE
  egovsite diff AZE --format html -o changes.html
  egovsite diff before/content content --format markdown`,
		Args: arguments(1, 2, "two files, two content folders, or the ISO3 code of a country"),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.Country = strings.ToUpper(o.Country)
			if len(args) == 1 {
				if _, err := os.Stat(args[0]); err == nil {
					return &usage{"diff needs a second file to compare with", "for example: egovsite diff " + args[0] + " NEW"}
				}
				args[0] = strings.ToUpper(args[0])
				if o.Country != "" {
					return &usage{"--country is for files", "name the country or two files, not both"}
				}
			}
			o.Version, o.Progress = versionString(), a.voice.progress
			data, ps, err := differences(cmd, a, o, format, to == "" || to == "-", args)
			ps = slices.DeleteFunc(ps, func(p problem.Problem) bool { return p.Severity != problem.Error })
			a.voice.problems(ps)
			if err != nil {
				return err
			}
			if to == "" || to == "-" {
				_, err = a.out.Write(data)
			} else if err = publish.File(afero.NewOsFs(), to, data); err == nil {
				_, err = fmt.Fprintf(a.out, "%s: %s\n", clean(to), size(int64(len(data))))
			}
			if err != nil {
				return err
			}
			return verdict(ps, false)
		},
	}
	siteFlags(cmd, &o)
	cmd.Flags().StringVar(&o.Country, "country", "", "`ISO3` code of the country, where the files cannot say or hold several")
	cmd.Flags().StringVarP(&to, "output", "o", "", "`file` to write (standard output)")
	formatFlag(cmd, &format, append([]string{"text", "markdown"}, generator.DiffFormats...)...)
	return cmd
}

// differences is what there is to tell of files, a country or folders.
func differences(cmd *cobra.Command, a *app, o generator.Options, format string, shown bool, names []string) ([]byte, []problem.Problem, error) {
	folders := len(names) == 2 && isFolder(names[0]) && isFolder(names[1])
	switch {
	case len(names) == 2 && isFolder(names[0]) != isFolder(names[1]):
		return nil, nil, &usage{fmt.Sprintf("one of %s and %s is a folder, and the other is not", names[0], names[1]), "name two files, or two content folders"}
	case folders && o.Country != "":
		return nil, nil, &usage{"--country is for files", "two content folders are compared as a whole: leave it out"}
	case slices.Contains(generator.DiffFormats, format) && folders:
		return nil, nil, &usage{"two folders are compared in text or Markdown", "leave --format out, or choose markdown"}
	case slices.Contains(generator.DiffFormats, format):
		return generator.DiffFile(cmd.Context(), o, format, names...)
	case folders && (o.Content != "" || o.Responses != ""):
		return nil, nil, &usage{"two content folders have responses of their own", "leave --content and --responses out"}
	case folders:
		found, err := generator.Turns(cmd.Context(), o, names[0], names[1])
		if err != nil {
			return nil, found.Problems, err
		}
		data := turnsTold(found.Turns, format, shown && colourful(a.out))
		return data, found.Problems, found.Search.In("the comparison", data)
	}
	d, ps, err := generator.Diff(cmd.Context(), o, names...)
	if err != nil {
		return nil, ps, err
	}
	return turnsTold([]generator.Turn{{Old: d.Old, New: d.New, Diff: d}}, format, shown && colourful(a.out)), ps, nil
}

func turnsTold(turns []generator.Turn, format string, colour bool) []byte {
	if format == "markdown" {
		return turnsMarkdown(turns)
	}
	return turnsText(turns, colour)
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// turnsText tells turns to a person at a terminal.
func turnsText(turns []generator.Turn, colour bool) []byte {
	var b bytes.Buffer
	if len(turns) == 0 {
		b.WriteString("no response says anything else than before\n")
	}
	for i := range turns {
		t := &diffText{w: &b, d: &turns[i].Diff, colour: colour}
		if i > 0 {
			t.say("")
		}
		said := shownTurn(turns[i])
		if turns[i].Old != nil && turns[i].New != nil {
			t.all()
			if said != "" {
				t.say("\n  %s", clean(said))
			}
			continue
		}
		r := turns[i].Profile().Response
		t.say("%s", t.in(bold, clean(fmt.Sprintf("%s (%s), edition %s: %s", r.Country.Name("en"), r.Country.ISO3, r.Edition.ID, became(turns[i])))))
		if said != "" {
			t.say("  %s", clean(said))
		}
		for _, row := range indicatorTurns(turns[i]) {
			t.say("  %s: %s", clean(row[0]), strings.Trim(row[1]+row[2], "–"))
		}
	}
	return b.Bytes()
}
