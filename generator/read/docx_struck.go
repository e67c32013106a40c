package read

import (
	"fmt"
	"regexp"
	"strings"

	"egovsite/generator/problem"
)

// Words that are struck through are deleted by hand: they are left out. What was
// struck leaves a sign behind until the whole document is read, for a mark whose
// label is struck must not be taken for the mark of the next words, nor words whose
// mark is struck for words that never had one. The signs are no characters of
// Unicode, so no document has them.
const (
	struckWords = "\uFDD0" // words without a mark
	struckMark  = "\uFDD1" // a mark alone
	struckBoth  = "\uFDD2" // a mark with its words
	struckAny   = struckWords + struckMark + struckBoth
)

const markSign = `(?:[☒☑☐🗹🗷✓✔√✗✘×●◉○■□\x{F0FE}\x{F0FD}\x{F052}\x{F0A8}\x{F06F}]\x{FE0F}?|[\[(][ xXхХ•]?[\])])`

var (
	holdsMark    = regexp.MustCompile(markSign + `|^\s*[xXхХ]\s*$`)
	markOnly     = regexp.MustCompile(`^\s*(?:` + markSign + `|[xXхХ])\s*$`)
	struckRow    = regexp.MustCompile(`[` + struckAny + `](?:\s*[` + struckAny + `])+`)
	markOfStruck = regexp.MustCompile(`(?:` + markSign + `|(?:^|\s)[xXхХ])(\s*` + struckWords + `)`)
	struckOfMark = regexp.MustCompile(`^(\s*` + struckWords + `\s*)(?:` + markSign + `|[xXхХ](?:\s|$))`)
	markStruck   = regexp.MustCompile(struckMark + `\s*([^\s` + struckAny + `])`)
)

// strike takes struck words: it notes them, and gives the sign that they leave.
// Breaks and blanks stay.
func (s *story) strike(words string) string {
	if strings.TrimSpace(words) == "" {
		return words
	}
	s.leave(leftOut{problem.Note, s.at, fmt.Sprintf("struck-through words are not read: %q", cut(strings.TrimSpace(words))),
		"they are crossed out, so they are no longer an answer", "if they are meant, take the line through them off"})
	switch {
	case markOnly.MatchString(words):
		return struckMark
	case holdsMark.MatchString(words):
		return struckBoth
	}
	return struckWords
}

// unstruck is text without the signs of struck words.
func unstruck(text string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(struckAny, r) {
			return -1
		}
		return r
	}, text)
}

// settleStruck takes the signs of struck words out, and with them the marks that
// stood at such words. Words whose mark is struck have an empty box.
func (d *docx) settleStruck() {
	last := -1 // line that is not blank
	for i := range d.story {
		l := &d.story[i]
		l.text = struckRow.ReplaceAllStringFunc(l.text, func(row string) string {
			signs := strings.Join(strings.Fields(row), "")
			if strings.Trim(signs, signs[:len(struckWords)]) == "" {
				return signs[:len(struckWords)]
			}
			return struckBoth
		})
		l.text = markOfStruck.ReplaceAllString(l.text, "$1")
		l.text = struckOfMark.ReplaceAllString(l.text, "$1")
		l.text = markStruck.ReplaceAllString(l.text, boxEmpty+" $1")
		if strings.TrimSpace(l.text) == "" {
			continue
		}
		if last >= 0 {
			before, here := strings.TrimSpace(d.story[last].text), strings.TrimSpace(l.text)
			switch {
			case here == struckWords && (markOnly.MatchString(before) || before == struckMark):
				d.story[last].text, l.text, last = "", "", -1
				continue
			case before == struckWords && markOnly.MatchString(here):
				l.text = ""
			}
		}
		last = i
	}
	for i := range d.story {
		l := &d.story[i]
		if strings.TrimSpace(l.text) == struckMark {
			l.text = boxEmpty
		}
		if strings.ContainsAny(l.text, struckAny) {
			l.text = strings.TrimSpace(unstruck(l.text))
		}
	}
}
