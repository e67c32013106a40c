package read

import (
	"strings"

	"egovsite/generator/problem"
	"egovsite/generator/survey"
)

// readText reads running text: the export of a form, copied, mailed or printed.
func readText(sub *survey.Submission, text string) []problem.Problem {
	for i, line := range splitLines(text) {
		for _, part := range strings.FieldsFunc(line, isPageBreak) {
			sub.Passages = append(sub.Passages, survey.Passage{Line: i + 1, Text: part})
		}
		if strings.TrimFunc(line, isPageBreak) == "" {
			sub.Passages = append(sub.Passages, survey.Passage{Line: i + 1})
		}
	}
	if n := len(sub.Passages); n > 0 && sub.Passages[n-1].Line > sub.Source.Lines {
		sub.Passages = sub.Passages[:n-1]
	}
	return nil
}

// isPageBreak reports a break inside a line: it parts passages but counts no line.
func isPageBreak(r rune) bool { return r == '\f' || r == '\v' }

// splitLines cuts text at every kind of line end; the ends are not kept.
func splitLines(text string) []string {
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
