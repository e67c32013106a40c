package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"strings"
)

// notes is the heading from which on the page is kept by hand.
const notes = "## What was tried, and what it gave"

// write makes the page, and keeps of the old one what people wrote.
func write(file string, measured []size, t tools) error {
	old, err := os.ReadFile(file)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	version, err := exec.Command(t.egovsite, "version").Output()
	if err != nil {
		return fmt.Errorf("asking for the version: %w", err)
	}
	return os.WriteFile(file, document(measured, strings.TrimSpace(string(version)), kept(old)), 0o644)
}

// kept is what people wrote on the page.
func kept(old []byte) string {
	if at := bytes.Index(old, []byte("\n"+notes)); at >= 0 {
		return string(old[at:])
	}
	return ""
}

// document is docs/benchmarks.md.
func document(measured []size, version, kept string) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, `# Benchmarks

Written by `+"`make bench`"+`, which measures whole processes. The contenders run in turn: %s. A number is the
median; behind it stand the least and the most. A ratio is of two runs of the same round. Before the clock starts, what a contender wrote and what it
keeps for its next run are removed, and the disk has taken all bytes.

- **The countries** are invented, from the seed %d: each answers the shipped questionnaire in a text file of 42 to 45 kB, laid out like the shipped
  response; every second one marks what is selected. They stand on a page each, with all 112 questions and answers and the options of three figures
  or more, and in a JSON file each; a home page and a sitemap list them. What every contender wrote is held against the responses once.
- **Hugo** makes that site from ready data: answers that are read, figures whose options are worked out, and JSON files that it copies.
- **egovsite** begins with the files as they were submitted: it reads them, interprets them, withholds what is private, measures, draws the figures, and
  searches every byte that it writes for what is withheld. *The same work* is a site whose `+"`site.yaml`"+` leaves out all that can be left out; its
  pages still show indicators, acts, checks and drawn figures, which those of Hugo do not. *The full site* has all pages and downloads%s.
- **The floor** is a process that holds the same files in memory and writes them.

Machine: %s. Programs: %s; Hugo %s, built by the same Go.

## Whole builds

| countries | | seconds | least–most | to Hugo | least–most | MiB at most | files | MB | MB a second |
|---|---|---|---|---|---|---|---|---|---|
%s
## One answer changed, and nothing changed

The output and all caches are kept. Before each run one answer of one response is changed, or nothing is, and the same command runs again.

| countries | | | seconds | least–most | to Hugo | least–most | MiB at most |
|---|---|---|---|---|---|---|---|
%s%s
What a stage costs inside the program is measured by `+"`go test -bench . ./generator/...`"+`, which `+"`make bench`"+` runs first.
%s`, roundsSaid(measured), seed, fullSaid(measured), machine(), version, strings.TrimPrefix(hugo, "github.com/gohugoio/hugo@v"),
		wholeRows(measured), rebuiltRows(measured), growth(measured), kept)
	return b.Bytes()
}

// fullSaid says of how many countries the full site was not measured.
func fullSaid(measured []size) string {
	for _, s := range measured {
		if !s.full {
			return fmt.Sprintf("; of %d countries and more it was left out, since it takes long (the flag -full puts it in)", s.n)
		}
	}
	return ""
}

// roundsSaid says how often each contender ran.
func roundsSaid(measured []size) string {
	var said []string
	for _, s := range measured {
		said = append(said, fmt.Sprintf("%d rounds at %d", s.rounds, s.n))
	}
	return strings.Join(said, ", ") + " countries"
}
