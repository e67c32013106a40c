package main

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
)

// machine is what is measured on: processors and memory.
func machine() string {
	words := fmt.Sprintf("%d processors", runtime.NumCPU())
	if name := processor(); name != "" {
		words += " (" + name + ")"
	}
	if kilobytes := proc("/proc/meminfo", "MemTotal"); kilobytes != "" {
		var n int
		if _, err := fmt.Sscan(kilobytes, &n); err == nil {
			words += fmt.Sprintf(", %d GiB of memory", (n+1<<19)>>20)
		}
	}
	return words
}

// processor is what the machine says of its processor; empty where it does not.
func processor() string {
	if name := proc("/proc/cpuinfo", "model name"); name != "" {
		return name
	}
	said, err := exec.Command("sysctl", "-n", "machdep.cpu.brand_string").Output()
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(said))
}

// proc is the first value of a name in a table of the kernel, or nothing.
func proc(file, name string) string {
	text, err := os.ReadFile(file)
	if err != nil {
		return ""
	}
	for line := range strings.Lines(string(text)) {
		if n, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(n) == name {
			return strings.TrimSpace(value)
		}
	}
	return ""
}
