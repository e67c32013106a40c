package main

import (
	"fmt"
	"io"
	"strings"

	"egovsite/docs"

	"github.com/spf13/cobra"
)

// listCodes asks for the list of all codes.
const listCodes = "list"

// explainCodes prints the pages of codes, or the list of all. A code stands as
// the flag's value, as in --explain=CODE, or behind it.
func explainCodes(w io.Writer, value string, args []string) error {
	codes := args
	if value != listCodes {
		codes = append([]string{value}, args...)
	}
	if len(codes) == 0 || len(codes) == 1 && codes[0] == listCodes {
		return tellCodes(w)
	}
	for i, code := range codes {
		page, ok := docs.Problem(code)
		if !ok {
			return unknownCode(code)
		}
		if i > 0 {
			fmt.Fprintln(w)
		}
		if _, err := fmt.Fprintln(w, plain(page.Markdown, "")); err != nil {
			return err
		}
	}
	return nil
}

func tellCodes(w io.Writer) error {
	pages, widest := docs.Problems(), 0
	for _, p := range pages {
		widest = max(widest, len(p.Code))
	}
	for _, p := range pages {
		if _, err := fmt.Fprintf(w, "%-*s  %s\n", widest, p.Code, strings.ReplaceAll(p.Summary, "`", "")); err != nil {
			return err
		}
	}
	return nil
}

// unknownCode says which code may be meant.
func unknownCode(typed string) error {
	// cobra compares names of commands only, so the codes dress up as commands.
	names := &cobra.Command{SuggestionsMinimumDistance: 3}
	for _, p := range docs.Problems() {
		names.AddCommand(&cobra.Command{Use: p.Code, Run: func(*cobra.Command, []string) {}})
	}
	hint := "egovsite check --explain lists all codes"
	if found := names.SuggestionsFor(typed); len(found) > 0 {
		hint = "did you mean " + strings.Join(found, ", ") + "?"
	}
	return &usage{fmt.Sprintf("no problem has the code %q", typed), hint}
}

// plain turns a page into words for a terminal. An empty page is the other words.
func plain(markdown, otherwise string) string {
	if strings.TrimSpace(markdown) == "" {
		return otherwise
	}
	var out []string
	code := false
	for line := range strings.Lines(strings.TrimSpace(markdown)) {
		line = strings.TrimRight(line, "\n")
		switch {
		case strings.HasPrefix(line, "```"):
			code = !code
			continue
		case code:
			line = "    " + line
		default:
			line = strings.ReplaceAll(strings.TrimLeft(line, "# "), "`", "")
		}
		out = append(out, strings.TrimRight(line, " "))
	}
	return strings.Join(out, "\n")
}
