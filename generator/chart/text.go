package chart

import (
	"strings"
	"unicode"
)

// advance is about how wide a letter is in the system fonts, in ems; rather
// too wide than too narrow, since nothing measures text before a page is shown.
func advance(r rune) float64 {
	switch {
	case unicode.Is(unicode.Mn, r):
		return 0
	case strings.ContainsRune("ijlI.,:;'|!’‘·()[]", r):
		return 0.32
	case r == ' ', r == 'f', r == 't', r == 'r', r == '-':
		return 0.4
	case strings.ContainsRune("mwMW@%—", r):
		return 0.95
	case r >= 0x2E80:
		return 1
	case unicode.IsUpper(r):
		return 0.7
	}
	return 0.58
}

// textWidth is about how wide words are at a size, in pixels.
func textWidth(words string, size float64) float64 {
	w := 0.0
	for _, r := range words {
		w += advance(r)
	}
	return w * size
}

// fit shortens words to a width, at a space where there is one, with an ellipsis.
func fit(words string, width, size float64) string {
	if textWidth(words, size) <= width {
		return words
	}
	room, cut, space := width-size, 0, 0
	for i, r := range words {
		room -= advance(r) * size
		if room < 0 {
			break
		}
		if r == ' ' {
			space = i
		}
		cut = i + len(string(r))
	}
	if space > cut*2/3 {
		cut = space
	}
	return strings.TrimRight(words[:cut], " ,;:-“\"(") + "…"
}

// wrap breaks words into lines no wider than width, at spaces; the last of
// at most lines is shortened.
func wrap(words string, width, size float64, lines int) []string {
	var out []string
	line := ""
	fields := strings.Fields(words)
	for i, f := range fields {
		next := f
		if line != "" {
			next = line + " " + f
		}
		if line == "" || textWidth(next, size) <= width {
			line = next
			continue
		}
		if len(out) == lines-1 {
			return append(out, fit(line+" "+strings.Join(fields[i:], " "), width, size))
		}
		out, line = append(out, line), f
	}
	if line == "" {
		return out
	}
	return append(out, fit(line, width, size))
}
