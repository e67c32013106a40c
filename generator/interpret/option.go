package interpret

import (
	"strings"
	"unicode/utf8"

	"egovsite/generator/survey"
)

// Options are printed one a line or all on one, with or without bullets and
// marks, before or after the label. What is read here is only what is printed;
// which options hold is decided in mark.go, when the whole file has been seen.

// A token is a piece of a block of options.
type token struct {
	option int // index of the option whose label this is; -1 for a mark
	fill   bool
	sure   bool // the mark is a box that can be nothing else
	glyph  string
	line   int // which line of the block it stands on
}

// marks are the notations of a set and an empty box. A sure one is no bullet.
var marks = []struct {
	glyph      string
	fill, sure bool
}{
	{"☒", true, true}, {"☑", true, true}, {"🗹", true, true}, {"🗷", true, true}, {"✅", true, true}, {"🔘", true, true},
	{"◉", true, true}, {"⦿", true, true}, {"\uf0fe", true, true}, {"\uf0fd", true, true}, {"\uf052", true, true},
	{"✓", true, false}, {"✔", true, false}, {"√", true, false}, {"✗", true, false}, {"✘", true, false}, {"✕", true, false}, {"✖", true, false},
	{"●", true, false}, {"⬤", true, false}, {"⚫", true, false}, {"■", true, false}, {"▣", true, false}, {"⬛", true, false},
	{"☐", false, true}, {"⬜", false, true}, {"\uf0a8", false, true}, {"\uf06f", false, true},
	{"○", false, false}, {"◯", false, false}, {"◌", false, false}, {"⚪", false, false}, {"□", false, false}, {"▢", false, false}, {"❏", false, false},
}

const (
	crosses = "✗✘✕✖"
	ticks   = "✓✔√"
	bullets = "•·‣◦▪–—-*"
)

// parseMark reads a mark at the start of text; size 0 if there is none.
func parseMark(text string) (t token, size int) {
	if text == "" || text[0] < utf8.RuneSelf && strings.IndexByte("[(xX", text[0]) < 0 {
		return token{}, 0
	}
	for _, m := range marks {
		if strings.HasPrefix(text, m.glyph) {
			size = len(m.glyph)
			if rest := text[size:]; strings.HasPrefix(rest, "\ufe0e") || strings.HasPrefix(rest, "\ufe0f") {
				size += 3
			}
			return token{option: -1, fill: m.fill, sure: m.sure, glyph: m.glyph}, size
		}
	}
	for _, pair := range [...][2]string{{"[", "]"}, {"(", ")"}, {"［", "］"}, {"（", "）"}} {
		rest, ok := strings.CutPrefix(text, pair[0])
		if !ok {
			continue
		}
		inner, _, ok := strings.Cut(rest, pair[1])
		if !ok || len(inner) > 8 {
			continue
		}
		size = len(pair[0]) + len(inner) + len(pair[1])
		switch strings.ToLower(strings.TrimSpace(inner)) {
		case "", "_", "__":
			return token{option: -1, sure: true, glyph: pair[0]}, size
		case "x", "х", "*", "•", "●", "·", "o", "v", "✓", "✔", "√", "✗", "✘", "×", "+":
			return token{option: -1, fill: true, sure: true, glyph: pair[0]}, size
		}
	}
	for _, x := range []string{"x", "X", "×"} {
		if rest, ok := strings.CutPrefix(text, x); ok && (rest == "" || rest[0] == ' ' || rest[0] == '\t') {
			return token{option: -1, fill: true, glyph: "x"}, len(x)
		}
	}
	return token{}, 0
}

// parseOptions reads the block of options that a stretch of lines begins with,
// from a byte of the first line on. Only whole lines are taken, but for text behind
// a last "Other". It returns the tokens and where the block ends.
func (w *wordings) parseOptions(q int, lines []line, from int) (tokens []token, end point) {
	labels := w.questions[q].options
	var few [16]bool
	seen := append(few[:0], make([]bool, len(labels))...)
	at := point{off: from}
	add := func(t token) {
		if tokens == nil {
			tokens = make([]token, 0, 2*len(labels))
		}
		tokens = append(tokens, t)
	}
	kept := 0
	for at.line < len(lines) {
		text := lines[at.line].text
		if at.off >= len(text) {
			at = point{at.line + 1, 0}
			kept, end = len(tokens), at
			continue
		}
		rest := text[at.off:]
		r, size := utf8.DecodeRuneInString(rest)
		if t, n := parseMark(rest); n > 0 {
			t.line = at.line
			add(t)
			at.off += n
			continue
		}
		if o, next := matchLabel(labels, lines, at); o >= 0 && !seen[o] {
			seen[o] = true
			add(token{option: o, line: at.line})
			at = next
			if isOther(w.edition.Questions[q].Options[o]) && at.line < len(lines) && at.off < len(lines[at.line].text) {
				if behind := lines[at.line].text[at.off:]; !startsToken(labels, lines, at) {
					at.off += len(behind) - len(strings.TrimLeft(behind, " \t:.,;–—-"))
					return tokens, at // what follows is in the respondent's words
				}
			}
			continue
		}
		if strings.ContainsRune(" \t/|,;.:"+bullets, r) || r == 'o' && strings.HasPrefix(rest, "o ") {
			at.off += size
			continue
		}
		break
	}
	return tokens[:kept], end
}

// isOther reports an option that asks for words of one's own.
func isOther(o survey.Option) bool { return o.Code == "other" }

// startsToken reports whether a mark or a label follows.
func startsToken(labels []string, lines []line, at point) bool {
	text := lines[at.line].text
	at.off += len(text[at.off:]) - len(strings.TrimLeft(text[at.off:], " \t/|,;"))
	if at.off == len(text) {
		return true
	}
	if _, n := parseMark(text[at.off:]); n > 0 {
		return true
	}
	o, _ := matchLabel(labels, lines, at)
	return o >= 0
}

// matchLabel finds the longest label at a point; a label may be wrapped over
// several lines. It returns the option and the point behind it, or -1.
func matchLabel(labels []string, lines []line, at point) (int, point) {
	best, bestEnd := -1, point{}
	for o, label := range labels {
		if best >= 0 && len(label) <= len(labels[best]) {
			continue
		}
		if end, ok := matchFolded(label, lines, at); ok {
			best, bestEnd = o, end
		}
	}
	return best, bestEnd
}

// matchFolded reports whether folded words stand at a point as whole words, and
// the point behind them and the full stop that may end them.
func matchFolded(words string, lines []line, at point) (point, bool) {
	if r, _ := utf8.DecodeRuneInString(lines[at.line].text[at.off:]); !isWordRune(r) {
		return point{}, false
	}
	var buf [16]byte
	for len(words) > 0 {
		if at.line >= len(lines) {
			return point{}, false
		}
		text := lines[at.line].text
		if at.off >= len(text) {
			at = point{at.line + 1, 0}
			continue
		}
		if c := text[at.off]; c < utf8.RuneSelf {
			if f := plainFold[c]; f != 0 {
				if words[0] != f {
					return point{}, false
				}
				words = words[1:]
			}
			at.off++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[at.off:])
		folded := foldRune(buf[:0], r)
		var ok bool
		if words, ok = strings.CutPrefix(words, string(folded)); !ok {
			return point{}, false
		}
		at.off += size
	}
	text := lines[at.line].text
	if r, _ := utf8.DecodeRuneInString(text[at.off:]); at.off < len(text) && isWordRune(r) {
		return point{}, false
	}
	for at.off < len(text) && strings.ContainsRune(".)", rune(text[at.off])) {
		at.off++
	}
	return at, true
}
