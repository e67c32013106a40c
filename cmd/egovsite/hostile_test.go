package main

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"unicode"
)

// TestTerminal hands in names and answers that would move the cursor, change the
// window or turn the text around, and wants none of it said by any command.
func TestTerminal(t *testing.T) {
	content := filepath.Join(t.TempDir(), "content")
	if err := os.CopyFS(content, os.DirFS("testdata/examplia/content")); err != nil {
		t.Fatal(err)
	}
	const evil = "\x1b[2J\x1b]0;title\x07\u009b31m\u202eevil\u2066\r"
	name := "evil\x1b[2J\u202e.txt"
	if runtime.GOOS == "windows" {
		name = "evil\u202e.txt"
	}
	file := filepath.Join(t.TempDir(), name)
	words := "1. Country name *\n\n" + evil + "\n\n2. Your name *\n\n" + evil + "\n\n3. Title *\n\n" + evil + "\n\n4. Organization *\n\nOffice " + evil + "\n\n" +
		"7. What is the official e-government portal at the national level? If more than one exists, please list all. *\n\nPortal " + evil + " <https://example.org/\x1b[2J>\n"
	if err := os.WriteFile(file, []byte(words), 0o644); err != nil {
		t.Fatal(err)
	}
	yaml := filepath.Join(filepath.Dir(file), "plain.yaml")
	if err := os.WriteFile(yaml, []byte("edition: \"\\e[2J\"\ncountry: \"\\e[2J\\u202e\"\n\"\\e]0;a\\a\": b\nanswers: {\"\\e[2J\": \"\\e[2J\"}\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"read", "--content", content, file}, {"read", "--content", content, yaml}, {"read", "--content", content, "--format", "json", file},
		{"check", "--content", content, file, yaml}, {"check", "--content", content, "--format", "json", file}, {"check", "--content", content, "--format", "sarif", file},
		{"check", "--content", content, "--format", "github", file}, {"check", "--content", content, "--format", "gitlab", file},
		{"read", "--content", content, "no such \x1b[2J file"}, {"read", "--country", "\x1b[2J", "--content", content, file},
		{"build", "--content", content, "--out", filepath.Join(t.TempDir(), "site"), "--responses", filepath.Dir(file)},
		{"explain", "\x1b[2J", "\x1b[2J"}, {"\x1b[2J"}, {"build", "--\x1b[2J"},
	} {
		t.Run(strings.Map(printable, strings.Join(args[:min(2, len(args))], " ")), func(t *testing.T) {
			var out, errs bytes.Buffer
			code := run(t.Context(), args, &out, &errs)
			if args[0] == "build" && len(args) > 2 && code != 3 {
				t.Errorf("exit code %d for a site without the response, want 3", code)
			}
			if out.Len()+errs.Len() == 0 {
				t.Error("it says nothing")
			}
			for _, r := range out.String() + errs.String() {
				if printable(r) < 0 {
					t.Fatalf("it says %U\n%q\n%q", r, out.String(), errs.String())
				}
			}
		})
	}
}

// printable leaves out what a terminal obeys.
func printable(r rune) rune {
	if r != '\n' && r != '\t' && unicode.IsControl(r) || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069' {
		return -1
	}
	return r
}
