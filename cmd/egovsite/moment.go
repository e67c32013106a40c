package main

import (
	"errors"
	"time"

	"egovsite/generator"

	"github.com/spf13/cobra"
)

// moment is a flag that holds a moment, in seconds since 1970-01-01T00:00Z. The
// machine's clock is never asked: what is published must not hang on it.
type moment struct {
	seconds *int64
	words   string
}

func (m *moment) String() string { return m.words }
func (m *moment) Type() string   { return "moment" }

func (m *moment) Set(s string) error {
	for _, form := range []string{time.RFC3339, "2006-01-02T15:04Z07:00"} {
		t, err := time.Parse(form, s)
		if err != nil {
			continue
		}
		if t.Unix() <= 0 {
			return errors.New("must lie after 1970")
		}
		*m.seconds, m.words = t.Unix(), s
		return nil
	}
	return errors.New("must be day, time and zone, such as 2026-12-01T09:00+04:00")
}

// momentFlag is the moment for which embargoes are held against.
func momentFlag(cmd *cobra.Command, o *generator.Options) {
	cmd.Flags().Var(&moment{seconds: &o.Now}, "now", "`moment` that embargoes are held against, such as 2026-12-01T09:00+04:00; without it they all hold")
}

// draftsFlag shows what is not published yet.
func draftsFlag(cmd *cobra.Command, o *generator.Options) {
	cmd.Flags().BoolVar(&o.Drafts, "drafts", false, "show responses that are not published yet or under an embargo: for a preview, not to be published")
}
