// Command bench measures whole builds as processes, in turn with the site
// generator Hugo and with a floor that only writes the same bytes, and writes
// docs/benchmarks.md. The countries are invented, from a seed. It must not know how
// a site is made: it starts programs, looks at the clock and reads what they wrote.
//
//	go run ./cmd/bench -n 1,193 -rounds 5
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"egovsite/generator/fiction"
)

// hugo is the newest Hugo that the project's Go builds.
const hugo = "github.com/gohugoio/hugo@v0.165.0"

// seed makes the invented answers.
const seed = 7

// settings are what the flags say.
type settings struct {
	sizes  string
	rounds int
	full   int
	out    string
}

func main() {
	var s settings
	flag.StringVar(&s.sizes, "n", "1,193,1930,9650", "numbers of countries, with commas between")
	flag.IntVar(&s.rounds, "rounds", 0, "how often each contender runs; 0 is 7 times, 5 from 1930 countries on and 3 from 9650 on")
	flag.IntVar(&s.full, "full", 1930, "the most countries of which the full site is measured too")
	flag.StringVar(&s.out, "o", "docs/benchmarks.md", "file that is written; what stands in it from \""+notes+"\" on stays")
	floor := flag.String("floor", "", "write this folder's files anew into the folder that follows, and say how long it took: the floor's own process")
	flag.Parse()
	err := error(nil)
	if *floor != "" {
		err = runFloor(*floor, flag.Arg(0))
	} else {
		err = run(s)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench: error:", err)
		os.Exit(1)
	}
}

// run measures every size and writes the page anew after each, so that a size for
// which the machine is too small loses none of the others.
func run(s settings) error {
	sizes, err := numbers(s.sizes)
	if err != nil {
		return err
	}
	work, err := os.MkdirTemp("", "egovsite-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	t := tools{egovsite: filepath.Join(work, "egovsite"), hugo: filepath.Join(work, "hugo")}
	if err := install(work, []string{"build", "-trimpath", "-tags", "lean", "-o", t.egovsite, program}, []string{"install", hugo}); err != nil {
		return err
	}
	if t.self, err = os.Executable(); err != nil {
		return err
	}
	var measured []size
	for _, n := range sizes {
		one, err := measure(t, filepath.Join(work, strconv.Itoa(n)), n, s)
		if err != nil {
			return fmt.Errorf("%d countries: %w", n, err)
		}
		measured = append(measured, one)
		if err := write(s.out, measured, t); err != nil {
			return err
		}
	}
	return nil
}

// program is the package of the program that is measured.
const program = "egovsite/cmd/egovsite"

// tools are the programs that run.
type tools struct{ egovsite, hugo, self string }

// install runs go with each list of arguments; what it installs lands in work.
func install(work string, commands ...[]string) error {
	for _, args := range commands {
		cmd := exec.Command("go", args...)
		cmd.Env, cmd.Stderr = append(os.Environ(), "GOBIN="+work), os.Stderr
		if err := cmd.Run(); err != nil {
			return fmt.Errorf("go %s: %w", strings.Join(args, " "), err)
		}
	}
	return nil
}

// numbers reads the sizes, and gives them in order.
func numbers(list string) (sizes []int, err error) {
	for word := range strings.SplitSeq(list, ",") {
		n, err := strconv.Atoi(word)
		if err != nil || n < 1 || n > fiction.Most {
			return nil, fmt.Errorf("%q is no number of countries from 1 to %d", word, fiction.Most)
		}
		sizes = append(sizes, n)
	}
	slices.Sort(sizes)
	return slices.Compact(sizes), nil
}
