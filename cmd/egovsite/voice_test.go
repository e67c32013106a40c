package main

import (
	"bytes"
	"errors"
	"fmt"
	"testing"
	"time"

	"egovsite/generator/problem"
)

func TestClean(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"plain", "Examplia", "Examplia"},
		{"escape sequence", "a\x1b[2Jb", "a[2Jb"},
		{"title of the terminal", "\x1b]0;x\x07", "]0;x"},
		{"8-bit control", "a\u009b2Jb", "a2Jb"},
		{"carriage return", "good\rbad", "goodbad"},
		{"line breaks", "a\nb\tc\u2028d", "a b cd"},
		{"text turned around", "a\u202eb\u2066c", "abc"},
		{"letters of the world", "Azərbaycan 中国 مثال", "Azərbaycan 中国 مثال"},
		{"marks of direction stay", "\u200fمثال", "\u200fمثال"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := clean(tt.in); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestVoiceTellsProblems(t *testing.T) {
	var out bytes.Buffer
	newVoice(&out).problems([]problem.Problem{
		{Code: "country-unknown", Severity: problem.Error, File: "a\x1b.txt", Line: 12, Column: 3,
			What: `no country is called "Atlantis"`, Why: "tried 193 names", Hint: "write another"},
		{Code: "odd", Severity: problem.Warning, What: "something"},
		{Code: "country-unknown", Severity: problem.Error, File: "b.txt", What: "nor any \"Lemuria\"", Why: "tried 193 names", Hint: "write another"},
		{Code: "country-unknown", Severity: problem.Error, File: "c.txt", What: "nor is this one", Why: "tried 194 names", Hint: "write another"},
		{Code: "aside", Severity: problem.Note, File: "b.txt", What: "not told here"},
	})
	want := `a.txt:12:3: error: no country is called "Atlantis" [country-unknown]
    why: tried 193 names
    hint: write another
egovsite: warning: something [odd]
b.txt: error: nor any "Lemuria" [country-unknown]
c.txt: error: nor is this one [country-unknown]
    why: tried 194 names
    hint: write another
egovsite: 3 errors, 1 warning, 1 note; egovsite check tells notes
`
	if got := out.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestVoiceTellsHints(t *testing.T) {
	var out bytes.Buffer
	newVoice(&out).fail(fmt.Errorf("building: %w", &usage{"it is\x1bodd", "do\nthis"}))
	want := "egovsite: error: building: it isodd\negovsite: hint: do this\n"
	if got := out.String(); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	out.Reset()
	newVoice(&out).fail(errors.New("plain"))
	if got, want := out.String(), "egovsite: error: plain\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestProgress(t *testing.T) {
	for _, tt := range []struct {
		name     string
		terminal bool
		age      time.Duration
		want     string
	}{
		{"in a pipe", false, time.Minute, ""},
		{"within a second", true, 0, ""},
		{"after a second", true, 2 * time.Second, "\r\x1b[Kreading 3 of 9\r\x1b[K"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var out bytes.Buffer
			v := newVoice(&out)
			v.terminal = tt.terminal
			v.restart(time.Now().Add(-tt.age))
			v.progress("reading", 3, 9)
			v.progress("reading", 4, 9) // too soon after the first
			v.quiet()
			if got := out.String(); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
