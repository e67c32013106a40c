package interpret

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The number of a question stands before its wording, behind it or inside it.

// White space, and what a line has before a number, in its name, and behind it.
const (
	white        = " \t\n\f\r"
	beforeNumber = white + "*•·>#–—([-"
	insideNumber = white + ".:#"
	behindNumber = ".):]–—-"
)

// numberNames stand before a number, in small letters or capitals, of which one is
// the long s.
var numberNames = [...]string{"question", "queſtion", "q", "no", "№"}

// mostDigits is the greatest length of a number.
const mostDigits = 4

// parseNumber returns the number a line begins with, in its usual notations, and
// what follows it; 0 if none: "36.", "36)", "Q36", "Question 36:", "(36)", "№ 36",
// "* 36.".
func parseNumber(text string) (number, rest int) {
	i := over(text, 0, beforeNumber)
	for _, name := range numberNames {
		if len(text)-i > len(name) && strings.EqualFold(text[i:i+len(name)], name) {
			i += len(name)
			break
		}
	}
	from := over(text, i, insideNumber)
	to := from
	for to < len(text) && isDigit(text[to]) {
		to++
	}
	if to == from || to-from > mostDigits {
		return 0, 0
	}
	n, _ := strconv.Atoi(text[from:to])
	space := over(text, to, white)
	if sign := over(text, space, behindNumber); sign > space {
		return n, over(text, sign, white)
	}
	if space == to && to < len(text) {
		return 0, 0 // "5G"
	}
	return n, space
}

// over returns where the characters of a set end that stand at i.
func over(text string, i int, set string) int {
	for i < len(text) {
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:])
		}
		if !strings.ContainsRune(set, r) {
			break
		}
		i += n
	}
	return i
}

// numberBehind matches the number where a print-out puts it behind the wording,
// and numberBelow where that is on a line of its own; there a figure without a
// full stop may be the answer.
var (
	numberBehind = regexp.MustCompile(`^\s*(\d{1,3})\.?\s*$`)
	numberBelow  = regexp.MustCompile(`^[\s*＊]*(\d{1,3})\.\s*$`)
)

// numberInside returns the number that ends a line, with a full stop, in the middle
// of a wording over several, and where it begins; -1 if there is none.
func numberInside(text string) (number, from int) {
	head, ok := strings.CutSuffix(strings.TrimRight(text, white), ".")
	if !ok {
		return 0, -1
	}
	from = len(head)
	for from > 0 && isDigit(head[from-1]) {
		from--
	}
	before, _ := utf8.DecodeLastRuneInString(head[:from])
	if n := len(head) - from; n == 0 || n > 3 || !strings.ContainsRune(white+"*＊", before) {
		return 0, -1
	}
	number, _ = strconv.Atoi(head[from:])
	return number, from
}
