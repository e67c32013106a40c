package chart

import (
	"strings"
	"unicode"
)

// widths are the advances of the printable ASCII letters, from the space on,
// in hundredths of an em: those of a common system font and a little more,
// since nothing measures text before a page is shown.
var widths = [...]uint8{
	28, 29, 43, 68, 60, 87, 77, 24, 32, 32, 58, 60, 28, 34, 28, 39, // space to /
	60, 60, 60, 60, 60, 60, 60, 60, 60, 60, 28, 28, 60, 60, 60, 46, // 0 to ?
	94, 68, 69, 67, 77, 59, 55, 77, 78, 36, 30, 66, 55, 95, 80, 82, // @ to O
	64, 82, 66, 58, 59, 77, 64, 97, 63, 60, 61, 35, 39, 35, 60, 47, // P to _
	30, 59, 65, 51, 65, 60, 36, 65, 65, 28, 28, 56, 28, 97, 65, 64, // ` to o
	65, 65, 43, 51, 38, 65, 54, 83, 56, 54, 50, 40, 58, 40, 60, // p to ~
}

// advance is about how wide a letter is, in ems.
func advance(r rune) float64 {
	switch {
	case r >= ' ' && int(r-' ') < len(widths):
		return float64(widths[r-' ']) / 100
	case unicode.Is(unicode.Mn, r):
		return 0
	case r >= 0x2E80:
		return 1
	case unicode.IsUpper(r):
		return 0.72
	}
	return 0.6
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
	if space > cut*4/5 {
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
