package read

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// joinHyphens moves the rest of a word up to the line on which it was parted, where
// the hyphen is one that only the print has: a soft one, or a plain one in a word
// that the file also has whole, and never with its hyphen.
func joinHyphens(sheets []*sheet) {
	known := map[string]bool{}
	for _, s := range sheets {
		for _, l := range s.lines {
			for _, w := range l.words {
				known[plainWord(w.text)] = true
			}
		}
	}
	var last *textLine
	for _, s := range sheets {
		for _, l := range s.lines {
			if last != nil && len(last.words) > 0 && len(l.words) > 0 {
				joinHyphen(last.words[len(last.words)-1], l.words[0], known)
			}
			last = l
		}
	}
}

func joinHyphen(end, next *textWord, known map[string]bool) {
	r, size := utf8.DecodeLastRuneInString(end.text)
	head := end.text[:len(end.text)-size]
	first, _ := utf8.DecodeRuneInString(next.text)
	if last, _ := utf8.DecodeLastRuneInString(head); !unicode.IsLetter(last) || !unicode.IsLower(first) {
		return
	}
	soft := r == '\u2010' || r == '\u00ad'
	plain := r == '-' && known[plainWord(head+next.text)] && !known[plainWord(end.text+next.text)]
	if soft || plain {
		end.text, next.text = head+next.text, ""
	}
}

// plainWord is a word without the signs round it, in lower case.
func plainWord(s string) string {
	return strings.ToLower(strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }))
}
