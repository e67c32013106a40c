package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// A mode is what a run finds when it begins.
type mode string

// The modes.
const (
	whole     mode = "whole builds"         // neither output nor cache
	changed   mode = "one changed response" // both, and one answer that is another
	unchanged mode = "nothing changed"      // both
)

// A contender is a program that makes a site.
type contender struct {
	name  string
	out   string // folder that it writes
	cache string // folder in which it keeps what may help its next run
	args  []string
	dir   string
	ready func() error                             // puts its input in place before a run; may be nil
	check func() error                             // holds what it wrote against the responses; nil for the floor
	edits []edit                                   // the files in which one answer of one response stands
	shown string                                   // page on which that answer is shown
	took  func(said string) (time.Duration, error) // how long a run took by its own words; nil where the clock outside counts

	walls map[mode][]time.Duration
	peaks map[mode]int64 // bytes
	files int
	bytes int64
}

// first runs it once, unmeasured, and checks what it wrote.
func (c *contender) first() error {
	if err := c.run(whole); err != nil {
		return err
	}
	c.walls, c.peaks = nil, nil // this run filled the caches of the machine
	if err := c.check(); err != nil {
		return fmt.Errorf("%s: its output is not what it should be: %w", c.name, err)
	}
	return c.weigh()
}

// clear removes all that a run left.
func (c *contender) clear() error {
	if err := os.RemoveAll(c.cache); err != nil {
		return err
	}
	return os.RemoveAll(c.out)
}

// run measures one build. What others wrote before is on the disk when it begins,
// so that nobody waits for another's bytes.
func (c *contender) run(how mode) error {
	if c.ready != nil {
		if err := c.ready(); err != nil {
			return err
		}
	}
	settle()
	cmd := exec.Command(c.args[0], c.args[1:]...)
	var said, faults bytes.Buffer
	cmd.Dir, cmd.Stdout, cmd.Stderr = c.dir, &said, &faults
	began := time.Now()
	err := cmd.Run()
	took := time.Since(began)
	if err != nil {
		return fmt.Errorf("%s: %w: %.2000s", c.name, err, faults.String())
	}
	if c.took != nil {
		if took, err = c.took(said.String()); err != nil {
			return fmt.Errorf("%s: %w", c.name, err)
		}
	}
	if c.walls == nil {
		c.walls, c.peaks = map[mode][]time.Duration{}, map[mode]int64{}
	}
	c.walls[how] = append(c.walls[how], took)
	c.peaks[how] = max(c.peaks[how], peakOf(cmd.ProcessState))
	return nil
}

// rerun builds over what there is: in a round of even number with words added to an
// answer, in the others without them.
func (c *contender) rerun(how mode, round int) error {
	if how == unchanged {
		return c.run(how)
	}
	there := round%2 == 0
	for _, e := range c.edits {
		text := e.texts[0]
		if there {
			text = e.texts[1]
		}
		if err := os.WriteFile(e.file, text, 0o644); err != nil {
			return err
		}
	}
	if err := c.run(how); err != nil {
		return err
	}
	text, err := os.ReadFile(c.shown)
	if err == nil && bytes.Contains(text, []byte(added)) != there {
		err = fmt.Errorf("%s: the changed answer is not shown", c.name)
	}
	return err
}

// weigh counts the output, which has to be the same after every build.
func (c *contender) weigh() error {
	files, bytes := 0, int64(0)
	err := filepath.WalkDir(c.out, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			files, bytes = files+1, bytes+info.Size()
		}
		return err
	})
	if err == nil && c.files > 0 && (files != c.files || bytes != c.bytes) {
		err = fmt.Errorf("%s: wrote %d files of %d bytes, and before %d of %d", c.name, files, bytes, c.files, c.bytes)
	}
	c.files, c.bytes = files, bytes
	return err
}
