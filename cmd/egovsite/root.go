package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"egovsite/generator/problem"

	"github.com/spf13/cobra"
)

// The exit codes.
const (
	exitDone     = 0
	exitFailed   = 1
	exitUsage    = 2
	exitProblems = 3
)

const exitCodes = `Exit codes:
  0  done
  1  could not
  2  wrong usage
  3  done, with error-level problems in the data`

// errProblems ends a command whose problems were told already.
var errProblems = errors.New("there are problems in the data")

// A handedOver is the end of another program, which told all there was to tell.
type handedOver struct{ code int }

func (h *handedOver) Error() string { return fmt.Sprintf("exit code %d", h.code) }

// app is what all commands share.
type app struct {
	out     io.Writer
	voice   *voice
	started bool // a command was found and its arguments make sense
}

// run runs the program and returns its exit code.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	out := &errWriter{w: stdout}
	a := &app{out: out, voice: newVoice(stderr)}
	root := newRoot(a)
	root.SetArgs(args)
	root.SetOut(out)
	root.SetErr(stderr)
	cmd, err := root.ExecuteContextC(ctx)
	a.voice.quiet()
	if out.err != nil && (err == nil || errors.Is(err, errProblems)) {
		err = fmt.Errorf("writing the result: %w", out.err)
	}
	var other *handedOver
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &other):
		return other.code
	case errors.Is(err, errProblems):
		return exitProblems
	case !a.started || errors.As(err, new(*usage)):
		var u *usage
		if !errors.As(err, &u) {
			err = &usage{err.Error(), fmt.Sprintf("see %s --help", cmd.CommandPath())}
		}
		a.voice.fail(err)
		return exitUsage
	case errors.Is(err, context.Canceled):
		a.voice.fail(errors.New("stopped"))
		return exitFailed
	default:
		a.voice.fail(err)
		return exitFailed
	}
}

func newRoot(a *app) *cobra.Command {
	root := &cobra.Command{
		Use:   "egovsite",
		Short: "Make a web site of the answers to the UN E-Government Survey questionnaire",
		Long: `egovsite reads governments' answers to the Member States Questionnaire of the
UN E-Government Survey, works out what each answer says and how well it is
supported, and writes a static web site with a profile of every country.`,
		Example: `  egovsite build                              the site, into public/
  egovsite read answers.txt                   what was understood of a file
  egovsite explain AZE legislation-coverage   from a figure to the lines behind it`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return commandError(cmd, args[0])
			}
			return nil
		},
		RunE:                       func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
		PersistentPreRun:           func(*cobra.Command, []string) { a.started = true },
		SilenceErrors:              true,
		SilenceUsage:               true,
		SuggestionsMinimumDistance: 2,
	}
	root.SetFlagErrorFunc(flagError)
	root.SetUsageTemplate(root.UsageTemplate() + "\n" + exitCodes + "\n")
	root.SetHelpCommand(newHelp())
	root.AddCommand(newInit(a), newNew(a), newBuild(a), newRead(a), newCheck(a), newExplain(a), newDiff(a), newReview(a), newRequest(a), newReport(a),
		newVerify(a), newEdition(a), newServe(a), newFetch(a), newDeploy(a), newManual(a), newVersion(a))
	return root
}

// An errWriter keeps the first error of its writer, so that a result that was
// cut short is never taken for a whole one.
type errWriter struct {
	w   io.Writer
	err error
}

func (e *errWriter) Write(data []byte) (int, error) {
	if e.err != nil {
		return 0, e.err
	}
	n, err := e.w.Write(data)
	e.err = err
	return n, err
}

// verdict is how a command ends that told these problems. When strict, a
// warning counts as an error.
func verdict(ps []problem.Problem, strict bool) error {
	for _, p := range ps {
		if p.Severity == problem.Error || strict && p.Severity == problem.Warning {
			return errProblems
		}
	}
	return nil
}
