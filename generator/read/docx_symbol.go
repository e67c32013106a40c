package read

import (
	"strconv"
	"strings"
)

// Pictorial fonts print signs under the codes of letters. These are the signs
// that fonts in use set and leave a box with; every other sign of such a font
// becomes a bullet, so that no picture is taken for a letter.

var wingdings = map[rune]string{
	'l': "●", 'm': "○", 'n': "■", 'o': "☐", 'p': "☐", 'q': "☐", 'r': "☐", 'x': "☒",
	0xA1: "○", 0xA4: "◉", 0xA8: "☐", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
	0xE0: "→", 0xE8: "→", 'J': "☺", ' ': " ", 0xA0: " ",
}

var wingdings2 = map[rune]string{
	'O': "✗", 'P': "✓", 'Q': "☒", 'R': "☑", 'S': "☒", 'T': "☒", 0x97: "●", 0x98: "●", 0x99: "○", 0xA2: "■", 0xA3: "☐",
	' ': " ", 0xA0: " ",
}

var webdings = map[rune]string{
	'a': "✓", 'c': "☐", 'g': "■", 'n': "●", 'r': "✗", ' ': " ", 0xA0: " ",
}

// pictorial returns the signs of a pictorial font, nil for a font of letters.
func pictorial(font string) map[rune]string {
	switch strings.ToLower(strings.TrimSpace(font)) {
	case "wingdings":
		return wingdings
	case "wingdings 2":
		return wingdings2
	case "webdings":
		return webdings
	case "wingdings 3":
		return map[rune]string{' ': " "}
	}
	return nil
}

// symbol is the sign that a font prints for a code, which may be moved into the
// private area where pictorial fonts lie. It is empty for a font of letters and
// a code of its own.
func symbol(font string, code rune) string {
	low := code
	if low >= 0xF000 && low <= 0xF0FF {
		low -= 0xF000
	}
	signs := pictorial(font)
	switch {
	case signs != nil && low <= 0xFF:
		if s, ok := signs[low]; ok {
			return s
		}
		return "•"
	case strings.EqualFold(strings.TrimSpace(font), "symbol") && code >= 0xF000 && code <= 0xF0FF:
		return "•"
	case code >= 0x2000 && (code < 0xE000 || code > 0xF8FF):
		return string(code)
	}
	return ""
}

// inFont is text as a font prints it.
func inFont(font, text string) string {
	if pictorial(font) == nil {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		if s := symbol(font, r); s != "" {
			b.WriteString(s)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// symbolElement is the sign of an element that names a font and a code.
func symbolElement(e element) string {
	code, err := strconv.ParseUint(strings.TrimPrefix(strings.ToLower(strings.TrimSpace(e.attr("char"))), "0x"), 16, 16)
	r := rune(code)
	if err != nil || r < ' ' || r >= 0xD800 && r < 0xE000 {
		return ""
	}
	if s := symbol(e.attr("font"), r); s != "" {
		return s
	}
	return string(r) // of a font that is not known: kept as it is
}
