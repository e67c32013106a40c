package interpret

import (
	"strings"
	"unicode"

	"egovsite/generator/survey"
)

// numberAt reads "No. 263", "№ 12", "N 5": a word for number, then a run of
// characters with a digit in it.
func (t *tokens) numberAt(k int) (next int, number string) {
	next, _, ok := t.match(k, wordNumber)
	if !ok {
		return k, ""
	}
	for t.is(next, pieceStop) || t.raw(next) == ":" {
		next++
	}
	if next >= len(t.pieces) || t.pieces[next].kind > pieceNumber {
		return k, ""
	}
	// Numbers are written with every sign there is: "M/19", "149-FZ", "I-345".
	from := int(t.pieces[next].from)
	run := t.text[from:min(from+longestNumber, len(t.text))]
	if end := strings.IndexFunc(run, endsNumber); end >= 0 {
		run = run[:end]
	} else if len(run) == longestNumber {
		return k, ""
	}
	number = strings.TrimRight(run, ".:!?'’")
	if !strings.ContainsFunc(number, unicode.IsDigit) {
		return k, ""
	}
	for next < len(t.pieces) && int(t.pieces[next].from) < from+len(number) {
		next++
	}
	return next, number
}

func endsNumber(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune(",;()<>\"“”«»", r)
}

// bareNumber reports a number that can be an act's without a word before it:
// not a date, not a year, not a period of years, and no quantity of one digit.
func (t *tokens) bareNumber(k int) bool {
	if !t.is(k, pieceNumber) {
		return false
	}
	s := t.raw(k)
	if _, isYear := yearOf(s); isYear || len(s) < 2 || strings.HasSuffix(s, "th") {
		return false
	}
	if _, _, isDate := t.dateAt(k); isDate {
		return false
	}
	if _, _, isPeriod := period(s); isPeriod {
		return false
	}
	return true
}

// ofYear reads the year that belongs to a number: "Act No. 4 of 2013".
func (t *tokens) ofYear(m *mention, k int) int {
	year, ok := t.yearAt(k + 1)
	if !ok || !t.has(k, wordIssuer) {
		return k
	}
	if m.date.Zero() {
		m.date = survey.Date{Year: year}
	}
	return k + 2
}

// period reads "2014-2020".
func period(s string) (from, to int, ok bool) {
	i := strings.IndexAny(s, "-–/")
	if i < 0 {
		return 0, 0, false
	}
	from, first := yearOf(s[:i])
	to, second := yearOf(strings.TrimLeft(s[i:], "-–/"))
	return from, to, first && second && from < to
}
