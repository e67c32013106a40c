package main

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
)

// page is docs/benchmarks.md.
func page(rows string, rounds int) []byte {
	return fmt.Appendf(nil, `# Benchmarks

Written by `+"`make bench`"+`, which measures whole processes: the output is removed before each run, the contenders run in turn, %d rounds, and the median
counts. The countries are invented, from a seed. The countries of Hugo are ready data, ours are the files of responses: reading, interpreting and
measuring are included. Hugo has the less work: it makes the pages that are named, where we draw every figure and make the reports, the comparison, the
search, the other pages and all downloads.

Machine: %d processors, %s/%s, %s%s. Peer: %s.

| countries | | seconds | least–most | to Hugo | MiB at most | files | MB | MB a second |
|---|---|---|---|---|---|---|---|---|
%s
What a stage costs inside the program is measured by `+"`go test -bench . ./generator/...`"+`, which `+"`make bench`"+` runs first.
`, rounds, runtime.NumCPU(), runtime.GOOS, runtime.GOARCH, runtime.Version(), system(), strings.TrimPrefix(hugo, "github.com/gohugoio/"), rows)
}

// system is what the machine says of its processor; empty where it does not.
func system() string {
	if data, err := os.ReadFile("/proc/cpuinfo"); err == nil {
		for line := range strings.Lines(string(data)) {
			if name, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(name) == "model name" {
				return ", " + strings.TrimSpace(value)
			}
		}
	}
	if said, err := exec.Command("sysctl", "-n", "machdep.cpu.brand_string").Output(); err == nil {
		return ", " + strings.TrimSpace(string(said))
	}
	return ""
}
