package withhold

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A stretch is a run of bytes of a text.
type stretch struct{ from, to int }

// emails finds every e-mail address in a text, "mailto:" before it included.
// One space or line end beside the @ or behind a stop of the domain, as hard
// wrapping leaves it, does not hide one.
func emails(text string) []stretch {
	var out []stretch
	next := func(s string) int { return strings.IndexByte(s, '@') }
	if !hasAt(text) {
		return nil
	}
	if strings.Contains(text, "＠") || strings.Contains(text, "﹫") {
		next = func(s string) int { return strings.IndexAny(s, "@＠﹫") } // slower
	}
	for at := 0; at < len(text); {
		i := next(text[at:])
		if i < 0 {
			break
		}
		i += at
		_, size := utf8.DecodeRuneInString(text[i:])
		from := localStart(text, i)
		to := domainEnd(text, i+size)
		at = i + size
		if from < i && to > 0 {
			if n := len("mailto:"); from >= n && strings.EqualFold(text[from-n:from], "mailto:") {
				from -= n
			}
			out = append(out, stretch{from, to})
			at = to
		}
	}
	return out
}

// localStart is where the local part before the @ at i begins; i if there is none.
func localStart(text string, i int) int {
	end := i
	if r, n := utf8.DecodeLastRuneInString(text[:i]); n > 0 && unicode.IsSpace(r) {
		end -= n
	}
	from := end
	for from > 0 {
		r, n := utf8.DecodeLastRuneInString(text[:from])
		if !wordRune(r) && !unicode.IsMark(r) && !strings.ContainsRune("._%+'’-", r) {
			break
		}
		from -= n
	}
	if !strings.ContainsFunc(text[from:end], wordRune) {
		return i
	}
	return from
}

// domainEnd is where the domain that begins at i ends, or 0 if there is none:
// two labels at least, the last of two letters or more.
func domainEnd(text string, i int) int {
	if r, n := utf8.DecodeRuneInString(text[i:]); unicode.IsSpace(r) {
		i += n
	}
	end, dots := label(text, i), 0
	if end == i {
		return 0
	}
	last := i
	for end < len(text) && text[end] == '.' {
		next := end + 1
		if dots == 0 && next < len(text) && (text[next] == ' ' || text[next] == '\n') {
			next++ // wrapped behind the first stop: nothing before it is a whole domain
		}
		to := label(text, next)
		if to == next {
			break
		}
		last, end, dots = next, to, dots+1
	}
	top := text[last:end]
	if dots == 0 || utf8.RuneCountInString(top) < 2 || !strings.HasPrefix(top, "xn--") && strings.ContainsFunc(top, notLetter) {
		return 0
	}
	return end
}

// label is where the label of a domain that begins at i ends.
func label(text string, i int) int {
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !wordRune(r) && !unicode.IsMark(r) && r != '-' {
			break
		}
		i += n
	}
	return i
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }
