package interpret

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// wrap says how a copy broke its lines. Mail and print-outs break them between
// words, some tools in the middle of one; either way the words are put
// together again as they were.
type wrap struct {
	on    bool
	hard  bool // lines are cut at the margin, in the middle of words too
	width int  // of the margin: in characters, or in bytes if the tool counted those
	bytes bool
	gap   int // blank lines that stand between the lines of one paragraph
}

func (w wrap) length(l *line) int {
	if w.bytes {
		return l.bytes
	}
	return l.runes
}

// detectWrap looks at all lines of a file. A file is cut if most of its long
// lines have one and the same length; it is wrapped if most lines that pass half
// the margin end because the next word would have crossed it.
func detectWrap(lines []line) wrap {
	cut, atMargin := detectCut(lines, false)
	if b, n := detectCut(lines, true); n > atMargin {
		cut = b
	}
	if cut.on {
		return cut
	}
	w := wrap{}
	for i := range lines {
		if l := &lines[i]; l.runes > w.width && strings.Contains(l.text, " ") { // a long word may pass the margin
			w.width = l.runes
		}
	}
	full, long := 0, 0
	for i := 0; i+1 < len(lines); i++ {
		if lines[i].runes*2 > w.width {
			long++
			if w.full(&lines[i], &lines[i+1]) {
				full++
			}
		}
	}
	w.on = full >= 3 && full*2 >= long
	return w
}

// detectCut tells whether lines are cut at a margin, and how many end there.
func detectCut(lines []line, bytes bool) (w wrap, atMargin int) {
	w.bytes = bytes
	longest := 0
	for i := range lines {
		longest = max(longest, w.length(&lines[i]))
	}
	// Where bytes were counted, a character cut in two was mended, and its line
	// is that much longer.
	var count [utf8.UTFMax + 1]int // of lines that are so much shorter than the longest
	for i := range lines {
		if n := longest - w.length(&lines[i]); n < len(count) {
			count[n]++
		}
	}
	most := 0
	for n, times := range slices.Backward(count[:]) {
		if times > most {
			w.width, most = longest-n, times
		}
	}
	long, gaps := 0, 0
	for i := range lines {
		l := &lines[i]
		if w.length(l)*2 > w.width {
			long++
		}
		if w.atMargin(l) {
			atMargin++
			if i+1 < len(lines) && lines[i+1].blanks > 0 {
				gaps++
			}
		}
	}
	w.on = atMargin >= 3 && atMargin*5 >= long*3
	w.hard = w.on
	if gaps*2 > atMargin {
		w.gap = 1
	}
	return w, atMargin
}

// atMargin reports whether a line ends at the margin, or misses it by the part
// of a character that was mended at one of its ends.
func (w wrap) atMargin(l *line) bool {
	n := w.length(l) - w.width
	return n == 0 || w.bytes && (n > 0 && n < utf8.UTFMax && l.endsWide || n < 0 && n > -utf8.UTFMax && l.behindWide)
}

// full reports whether a ends where it does because the first word of b would
// have crossed the margin.
func (w wrap) full(a, b *line) bool {
	return w.length(a)+1+utf8.RuneCountInString(firstWord(b.text)) > w.width
}

// glue is what stood between two lines before they were parted: a space, or
// nothing inside a word or an address. word is the word so far that a ends with.
func (w wrap) glue(a, b *line, word string) string {
	next := firstWord(b.text)
	switch {
	case !w.hard && isHyphenated(word, next) && (b.blanks == 0 && a.runes > shortestLine || w.on && w.full(a, b)):
		return "" // print-outs part words at a hyphen, in lines of any length
	case !w.on || b.blanks > w.gap && w.hard || startsBullet(b.text) && b.text[0] != 'o' || strings.HasPrefix(next, "<http"):
		return " "
	case w.hard:
		if w.atMargin(a) && !a.padEnd && !b.padStart {
			return ""
		}
	case strings.HasPrefix(next, "http") || strings.HasSuffix(word, ">"):
		return " "
	case w.atMargin(a) && isAddress(word+next) && utf8.RuneCountInString(word)+utf8.RuneCountInString(next) > w.width:
		return "" // an address longer than the line
	}
	return " "
}

// shortestLine is the length beyond which a line that ends in a hyphen is taken to
// go on, and not to be a word of its own.
const shortestLine = 12

// isHyphenated reports a word parted behind its hyphen.
func isHyphenated(head, tail string) bool {
	before, ok := strings.CutSuffix(head, "-")
	if !ok {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(tail)
	return unicode.IsLetter(r) && unicode.IsLetter(next) || isAddress(head)
}

func isAddress(word string) bool {
	return strings.Contains(word, "://") || strings.Contains(word, "@") || strings.Contains(word, "www.") || strings.Count(word, "/") > 1
}

func firstWord(s string) string {
	if i := strings.IndexFunc(s, unicode.IsSpace); i >= 0 {
		return s[:i]
	}
	return s
}

// lastWord is the last word of s, or as much of its end as an address can have.
func lastWord(s string) string {
	s = s[max(0, len(s)-longestAddress):]
	return s[strings.LastIndexFunc(s, unicode.IsSpace)+1:]
}

// join puts an answer's lines together: all of it with white space folded, and
// the paragraphs it was written in.
func (w wrap) join(lines []line) (text string, paragraphs []string) {
	if len(lines) == 1 { // as most answers have
		if text = collapse(lines[0].text); text != "" {
			paragraphs = []string{text}
		}
		return text, paragraphs
	}
	size := 0
	for i := range lines {
		size += len(lines[i].text) + 1
	}
	var all strings.Builder
	all.Grow(size)
	start := 0    // of the present paragraph
	clean := true // so far, there is no white space but single spaces
	flush := func() {
		p := all.String()[start:]
		collapsed := collapse(p)
		clean = clean && p != "" && collapsed == p
		if collapsed != "" {
			paragraphs = append(paragraphs, collapsed)
		}
	}
	for i := range lines {
		l := &lines[i]
		if i > 0 {
			before := &lines[i-1]
			glue := w.glue(before, l, lastWord(all.String()))
			broken := inAddress(all.String()[start:])
			if broken {
				glue = ""
			}
			parted := !broken && glue != "" && (!w.on || !w.full(before, l) || startsBullet(l.text))
			if parted {
				flush()
			}
			all.WriteString(glue)
			if parted {
				start = all.Len()
			}
		}
		all.WriteString(l.text)
	}
	if flush(); clean {
		return all.String(), paragraphs
	}
	return collapse(all.String()), paragraphs
}

// inAddress reports whether text ends inside an address in angle brackets.
func inAddress(text string) bool {
	text = text[max(0, len(text)-longestAddress):]
	open := strings.LastIndexByte(text, '<')
	if open < 0 {
		return false
	}
	tail := text[open+1:]
	return !strings.ContainsAny(tail, "> \t") && (strings.HasPrefix(tail, "http") || len(tail) < 4 && strings.HasPrefix("http", tail))
}

// longestAddress is how far back the bracket that opens an address is looked for.
const longestAddress = 2000

// startsBullet reports a line that opens a list item.
func startsBullet(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	return (strings.ContainsRune(bullets+"□●○", r) || r == 'o') && strings.HasPrefix(s[size:], " ")
}
