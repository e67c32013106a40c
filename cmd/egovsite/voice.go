package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"

	"egovsite/generator/problem"
)

// A voice says to a person how things go. It speaks on standard error, so that
// results on standard output can be piped.
type voice struct {
	w        io.Writer
	terminal bool

	mu      sync.Mutex
	started time.Time
	last    time.Time
	shown   bool // a line of progress is on the screen
}

func newVoice(w io.Writer) *voice {
	v := &voice{w: w, started: time.Now()}
	if f, ok := w.(*os.File); ok {
		v.terminal = isTerminal(f) && obeys(f)
	}
	return v
}

// isTerminal reports whether a person sees what is written to a file, or writes
// what is read from it.
func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// fail tells an error, and what to do about it where that is known.
func (v *voice) fail(err error) {
	v.quiet()
	fmt.Fprintf(v.w, "egovsite: error: %s\n", clean(err.Error()))
	var h interface{ Hint() string }
	if errors.As(err, &h) && h.Hint() != "" {
		fmt.Fprintf(v.w, "egovsite: hint: %s\n", clean(h.Hint()))
	}
}

// say tells what is no failure, such as a warning.
func (v *voice) say(words string) {
	v.quiet()
	fmt.Fprintf(v.w, "egovsite: %s\n", clean(words))
}

// problems lists what is wrong with the data, and how much of it. Notes are
// counted only: check tells them to who asks.
func (v *voice) problems(ps []problem.Problem) {
	v.quiet()
	told := slices.DeleteFunc(slices.Clone(ps), func(p problem.Problem) bool { return p.Severity == problem.Note })
	tellProblems(v.w, told)
	switch {
	case len(told) < len(ps):
		fmt.Fprintf(v.w, "egovsite: %s; egovsite check tells notes\n", countProblems(ps))
	case len(ps) > 0:
		fmt.Fprintf(v.w, "egovsite: %s\n", countProblems(ps))
	}
}

// tellProblems says problems: where, how bad, what; why; what to do. Of problems of
// a kind that have the last two in common, they are said with the first.
func tellProblems(w io.Writer, ps []problem.Problem) {
	said := map[[3]string]bool{}
	for _, p := range ps {
		place := p.Place()
		if place == "" {
			place = "egovsite"
		}
		fmt.Fprintf(w, "%s: %s: %s [%s]\n", clean(place), p.Severity, clean(p.What), p.Code)
		below := [3]string{p.Code, p.Why, p.Hint}
		if said[below] {
			continue
		}
		said[below] = true
		if p.Why != "" {
			fmt.Fprintf(w, "    why: %s\n", clean(p.Why))
		}
		if p.Hint != "" {
			fmt.Fprintf(w, "    hint: %s\n", clean(p.Hint))
		}
	}
}

// countProblems is "2 errors, 1 warning".
func countProblems(ps []problem.Problem) string {
	var said []string
	for _, s := range []problem.Severity{problem.Error, problem.Warning, problem.Note} {
		n := 0
		for _, p := range ps {
			if p.Severity == s {
				n++
			}
		}
		if n > 0 {
			said = append(said, count(n, string(s)))
		}
	}
	if said == nil {
		return "no problems"
	}
	return strings.Join(said, ", ")
}

// count is "1 file" or "2 files".
func count(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}

// progress says how far a stage is: on a terminal, after a second of silence,
// ten times a second at most.
func (v *voice) progress(stage string, done, total int) {
	if !v.terminal {
		return
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	now := time.Now()
	if now.Sub(v.started) < time.Second || now.Sub(v.last) < 100*time.Millisecond {
		return
	}
	v.last, v.shown = now, true
	line := stage
	if total > 0 {
		line += fmt.Sprintf(" %d of %d", done, total)
	}
	fmt.Fprintf(v.w, "\r\x1b[K%s", clean(line))
}

// restart begins another silent second, for work that begins now.
func (v *voice) restart(now time.Time) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.started = now
}

// quiet takes the line of progress away.
func (v *voice) quiet() {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.shown {
		fmt.Fprint(v.w, "\r\x1b[K")
		v.shown = false
	}
}

// clean makes words from outside fit for a terminal: one line, without the
// control characters that move its cursor or turn its text around.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return ' '
		case obeyed(r):
			return -1
		}
		return r
	}, s)
}

// obeyed reports a character that a terminal does something at: moves its cursor
// or turns its text around. A line end in lines of their own is none.
func obeyed(r rune) bool {
	return unicode.IsControl(r) && r != '\n' || '\u202a' <= r && r <= '\u202e' || '\u2066' <= r && r <= '\u2069' || r == '\u2028' || r == '\u2029'
}
