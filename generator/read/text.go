package read

import (
	"strings"

	"egovsite/generator/problem"
	"egovsite/generator/survey"
)

// readText reads running text: the export of a form, copied, mailed or printed.
// It counts the lines.
func readText(_ survey.Limits, sub *survey.Submission, text string) []problem.Problem {
	lines := splitLines(text)
	if n := len(lines); lines[n-1] == "" {
		lines = lines[:n-1] // a line end closes its line and opens none
	}
	sub.Source.Lines = len(lines)
	sub.Passages = make([]survey.Passage, 0, len(lines))
	breaks := strings.Contains(text, "\f") || strings.Contains(text, "\v")
	for i, line := range lines {
		if !breaks {
			sub.Passages = append(sub.Passages, survey.Passage{Line: i + 1, Text: line})
			continue
		}
		parts := strings.FieldsFunc(line, isPageBreak)
		for _, part := range parts {
			sub.Passages = append(sub.Passages, survey.Passage{Line: i + 1, Text: part})
		}
		if len(parts) == 0 {
			sub.Passages = append(sub.Passages, survey.Passage{Line: i + 1})
		}
	}
	return nil
}

// isPageBreak reports a break inside a line: it parts passages but counts no line.
func isPageBreak(r rune) bool { return r == '\f' || r == '\v' }

// splitLines cuts text at every kind of line end; the ends are not kept.
func splitLines(text string) []string {
	if !strings.Contains(text, "\r") && !strings.Contains(text, "\u0085") && !strings.Contains(text, "\u2028") && !strings.Contains(text, "\u2029") {
		return strings.Split(text, "\n") // as nearly all files have it, and many times faster
	}
	lines := make([]string, 0, strings.Count(text, "\n")+1)
	for {
		i := strings.IndexAny(text, "\r\n\u0085\u2028\u2029")
		if i < 0 {
			return append(lines, text)
		}
		lines = append(lines, text[:i])
		switch {
		case strings.HasPrefix(text[i:], "\r\n"), text[i] == 0xC2:
			i += 2
		case text[i] == 0xE2:
			i += 3
		default:
			i++
		}
		text = text[i:]
	}
}
