package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// floorOf writes what another contender wrote, and does nothing else. It times
// itself, since it has to read the bytes first.
func floorOf(t tools, name string, of *contender) *contender {
	again := of.out + "-again"
	return &contender{name: name, out: again, args: []string{t.self, "-floor", of.out, again},
		took: func(said string) (time.Duration, error) { return time.ParseDuration(strings.TrimSpace(said)) }}
}

// A held file is one in memory.
type held struct {
	name string
	data []byte
}

// runFloor holds a tree in memory and writes it again, with as many writers as
// there are processors.
func runFloor(from, to string) error {
	var tree []held
	err := filepath.WalkDir(from, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		tree = append(tree, held{strings.TrimPrefix(name, from), data})
		return err
	})
	if err != nil {
		return err
	}
	began := time.Now()
	next, faults := make(chan held), make(chan error, runtime.NumCPU())
	for range runtime.NumCPU() {
		go func() { faults <- writeAll(to, next) }()
	}
	for _, f := range tree {
		next <- f
	}
	close(next)
	for range runtime.NumCPU() {
		if fault := <-faults; fault != nil {
			err = fault
		}
	}
	if err == nil {
		fmt.Println(time.Since(began))
	}
	return err
}

// writeAll takes every file, and gives the first error.
func writeAll(to string, next <-chan held) (fault error) {
	for f := range next {
		full := filepath.Join(to, f.name)
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil && fault == nil {
			fault = err
		}
		if err := os.WriteFile(full, f.data, 0o644); err != nil && fault == nil {
			fault = err
		}
	}
	return fault
}
