// Command bench measures whole builds as processes, in turn with the site
// generator Hugo and with a floor that only writes the same bytes, and writes
// docs/benchmarks.md. The countries are invented, from a seed. It must not know how
// a site is made: it starts programs and looks at the clock.
//
//	go run ./cmd/bench -n 1,193 -rounds 5
package main

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"

	"egovsite/generator/fiction"
)

// hugo is the newest Hugo that the project's Go builds.
const hugo = "github.com/gohugoio/hugo@v0.165.0"

// seed makes the invented answers.
const seed = 7

func main() {
	sizes := flag.String("n", "1,193", "numbers of countries, with commas between")
	rounds := flag.Int("rounds", 5, "how often each contender runs")
	out := flag.String("o", "docs/benchmarks.md", "file that is written")
	floor := flag.String("floor", "", "write this folder's files anew into the folder that follows, and say how long it took: the floor's own process")
	flag.Parse()
	err := error(nil)
	if *floor != "" {
		err = runFloor(*floor, flag.Arg(0))
	} else {
		err = run(*sizes, *rounds, *out)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench: error:", err)
		os.Exit(1)
	}
}

// A contender is a program that makes a site; each run begins without an output.
type contender struct {
	name string
	out  string // folder that it writes
	args []string
	dir  string
	// took is how long a run took by its own words; 0 where the clock outside counts.
	took func(said string) time.Duration

	walls []time.Duration
	peak  int64 // bytes
	files int
	bytes int64
}

func run(sizes string, rounds int, out string) error {
	work, err := os.MkdirTemp("", "egovsite-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	self, err := os.Executable()
	if err != nil {
		return err
	}
	for _, build := range [][]string{{"build", "-trimpath", "-o", filepath.Join(work, "egovsite"), "./cmd/egovsite"}, {"install", hugo}} {
		cmd := exec.Command("go", build...)
		cmd.Env, cmd.Stderr = append(os.Environ(), "GOBIN="+work), os.Stderr
		if err := cmd.Run(); err != nil {
			return fmt.Errorf("go %s: %w", strings.Join(build, " "), err)
		}
	}
	var table bytes.Buffer
	for _, size := range strings.Split(sizes, ",") {
		n, err := strconv.Atoi(size)
		if err != nil || n < 1 || n > fiction.States {
			return fmt.Errorf("%q is no number of countries from 1 to %d", size, fiction.States)
		}
		list, err := contenders(work, self, n)
		if err != nil {
			return err
		}
		for range rounds {
			for _, c := range list {
				if err := c.run(); err != nil {
					return err
				}
			}
		}
		for _, c := range list {
			c.row(&table, n, list[0])
		}
	}
	return os.WriteFile(out, page(table.String(), rounds), 0o644)
}

// contenders prepares the inputs for n countries.
func contenders(work, self string, n int) ([]*contender, error) {
	folder := filepath.Join(work, strconv.Itoa(n))
	content, site, peer := filepath.Join(folder, "content"), filepath.Join(folder, "site"), filepath.Join(folder, "hugo")
	invented, err := fiction.Content(n, 1, seed)
	if err != nil {
		return nil, err
	}
	if err := fiction.Write(content, invented); err != nil {
		return nil, err
	}
	ours := &contender{name: "egovsite, the full site", out: site, args: []string{filepath.Join(work, "egovsite"), "build", "--content", content, "--out", site}}
	if err := ours.run(); err != nil {
		return nil, err
	}
	ours.walls = nil // a first run fills the caches of the machine
	if err := hugoSite(site, peer); err != nil {
		return nil, err
	}
	whole := filepath.Join(folder, "whole")
	if err := os.CopyFS(whole, os.DirFS(site)); err != nil {
		return nil, err
	}
	again := filepath.Join(folder, "again")
	return []*contender{
		{name: "Hugo, from ready data: home, a page and a JSON file a country, sitemap", out: filepath.Join(peer, "public"), dir: peer,
			args: []string{filepath.Join(work, "hugo"), "--quiet"}},
		ours,
		{name: "only writing the bytes of the full site", out: again, args: []string{self, "-floor", whole, again},
			took: func(said string) time.Duration { d, _ := time.ParseDuration(strings.TrimSpace(said)); return d }},
	}, nil
}

func (c *contender) run() error {
	if err := os.RemoveAll(c.out); err != nil {
		return err
	}
	cmd := exec.Command(c.args[0], c.args[1:]...)
	var said, faults bytes.Buffer
	cmd.Dir, cmd.Stdout, cmd.Stderr = c.dir, &said, &faults
	began := time.Now()
	err := cmd.Run()
	took := time.Since(began)
	if err != nil {
		return fmt.Errorf("%s: %w: %s", c.name, err, faults.String())
	}
	if c.took != nil {
		took = c.took(said.String())
	}
	c.walls, c.peak = append(c.walls, took), max(c.peak, peakOf(cmd.ProcessState))
	c.files, c.bytes = 0, 0
	return filepath.WalkDir(c.out, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			c.files, c.bytes = c.files+1, c.bytes+info.Size()
		}
		return err
	})
}

// row writes what was measured, beside the first of the contenders.
func (c *contender) row(b *bytes.Buffer, n int, first *contender) {
	sorted, base := slices.Sorted(slices.Values(c.walls)), slices.Sorted(slices.Values(first.walls))
	median := sorted[len(sorted)/2]
	peak := "–"
	if c.took == nil {
		peak = fmt.Sprintf("%d", c.peak>>20)
	}
	fmt.Fprintf(b, "| %d | %s | %.3f | %.3f–%.3f | %.2f | %s | %d | %.1f | %.0f |\n", n, c.name, median.Seconds(), sorted[0].Seconds(), sorted[len(sorted)-1].Seconds(),
		median.Seconds()/base[len(base)/2].Seconds(), peak, c.files, float64(c.bytes)/1e6, float64(c.bytes)/1e6/median.Seconds())
}

// runFloor holds a tree in memory and writes it again, with as many writers as
// there are processors.
func runFloor(from, to string) error {
	type file struct {
		name string
		data []byte
	}
	var tree []file
	err := fs.WalkDir(os.DirFS(from), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(from, name))
		tree = append(tree, file{name, data})
		return err
	})
	if err != nil {
		return err
	}
	began := time.Now()
	next, faults := make(chan file), make(chan error, runtime.NumCPU())
	for range runtime.NumCPU() {
		go func() {
			var fault error
			for f := range next {
				full := filepath.Join(to, f.name)
				if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil && fault == nil {
					fault = err
				}
				if err := os.WriteFile(full, f.data, 0o644); err != nil && fault == nil {
					fault = err
				}
			}
			faults <- fault
		}()
	}
	for _, f := range tree {
		next <- f
	}
	close(next)
	for range runtime.NumCPU() {
		if err := <-faults; err != nil {
			return err
		}
	}
	fmt.Println(time.Since(began))
	return nil
}
