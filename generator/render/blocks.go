package render

import (
	"strings"
	"unicode/utf8"
)

// A block is a run of an answer's words: plain, or an item of a list.
type block struct {
	glyph string // the bullet as written; empty for plain words
	depth int    // 0 plain, 1 item, 2 item of an item
	text  string
}

// cut takes an answer's paragraphs apart at their bullets. Forms fold a list
// into one line, so a bullet may stand anywhere; a lone "o" is a bullet only
// below another one, and a hyphen only at the start of a line. No word is lost
// or moved.
func cut(paragraphs []string) []block {
	var out []block
	nested := false // a bullet stands above
	for _, p := range paragraphs {
		p = strings.TrimSpace(p)
		if p == "" {
			continue
		}
		cur, rest := block{text: p}, p
		if strings.HasPrefix(p, "<http") && len(out) > 0 {
			// An address on its own line belongs to the item above it.
			cur, out = out[len(out)-1], out[:len(out)-1]
			cur.text += "\n" + p
			rest = cur.text
		}
		start := 0
		for i := len(cur.text) - len(p); i < len(rest); {
			glyph, depth := "", 0
			if begins[rest[i]] {
				glyph, depth = bulletAt(rest, i, nested)
			}
			if glyph == "" {
				i++
				continue
			}
			if t := strings.TrimSpace(rest[start:i]); t != "" || cur.glyph != "" {
				cur.text = t
				out = append(out, cur)
			}
			nested = true
			i += len(glyph)
			start = i
			cur = block{glyph: glyph, depth: depth}
		}
		cur.text = strings.TrimSpace(rest[start:])
		out = append(out, cur)
	}
	return out
}

// begins are the first bytes of all that may be a bullet; those beyond ASCII have
// the same, which is never a later byte of a sign.
var begins = [256]bool{0xE2: true, 'o': true, '-': true, '*': true}

// bulletAt reports the bullet that stands in s at i, and its depth.
func bulletAt(s string, i int, nested bool) (string, int) {
	r, n := utf8.DecodeRuneInString(s[i:])
	switch r {
	case '•', '●', '▪':
		return s[i : i+n], 1
	case '□', '◦', '▫':
		if nested {
			return s[i : i+n], 2
		}
		return s[i : i+n], 1
	}
	switch {
	case !strings.HasPrefix(s[i+n:], " "):
		return "", 0
	case r == 'o' && nested && (i == 0 || s[i-1] == ' '):
		return "o", 2
	case (r == '-' || r == '–' || r == '*') && i == 0:
		return s[:n], 1
	}
	return "", 0
}
