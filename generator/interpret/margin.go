package interpret

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"egovsite/generator/survey"
)

// cleanLines makes the stream's lines of a submission: quoting marks of mail
// and invisible characters are taken out, and what a browser prints in a page's
// margin is marked as such in the source lines.
func cleanLines(sub *survey.Submission) (all []survey.SourceLine, kept []line) {
	all = make([]survey.SourceLine, len(sub.Passages))
	raw := make([]string, len(sub.Passages))
	for i, p := range sub.Passages {
		all[i] = survey.SourceLine{Number: p.Line, At: p.At, Text: p.Text, Place: survey.PlaceUnplaced}
		raw[i] = visible(p.Text)
	}
	unquote(raw)
	texts := make([]string, len(raw))
	for i, t := range raw {
		texts[i] = strings.TrimSpace(t)
	}
	margin := marginLines(texts)
	words := 0
	for i, t := range texts {
		if t != "" && !margin[i] {
			words++
		}
	}
	kept = make([]line, 0, words)
	blanks, wide, turned := 0, false, false
	for i, t := range texts {
		switch {
		case t == "":
			all[i].Place = survey.PlaceBlank
			blanks++
		case margin[i]:
			all[i].Place = survey.PlacePage
			turned = true
		default:
			if turned { // blank lines round a margin part no paragraphs
				blanks = 0
			}
			last := raw[i][len(raw[i])-1]
			kept = append(kept, line{index: i, number: all[i].Number, text: t, blanks: blanks,
				runes: utf8.RuneCountInString(raw[i]), bytes: len(raw[i]),
				padStart: raw[i][0] == ' ', padEnd: last == ' ',
				behindWide: wide, endsWide: last >= utf8.RuneSelf, confidence: sub.Passages[i].Confidence})
			blanks, wide, turned = 0, last >= utf8.RuneSelf, false
		}
	}
	return all, kept
}

// visible takes out characters that take no room (zero-width spaces, byte order
// marks, soft hyphens, NULs), which copying leaves behind, and makes every kind
// of space a plain one.
func visible(s string) string {
	for i := 0; i < len(s); {
		if c := s[i]; ' ' <= c && c < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError || seen(r) != r {
			return strings.Map(seen, s)
		}
		i += size
	}
	return s // as nearly all lines are
}

// seen is a character as visible leaves it; -1 for none.
func seen(r rune) rune {
	switch r {
	case '\u200b', '\u2060', '\ufeff', '\u00ad', 0:
		return -1
	}
	if unicode.IsSpace(r) {
		return ' '
	}
	return r
}

// unquote takes the ">" of a mail reply off every line, if nearly all have it.
func unquote(texts []string) {
	for {
		quoted, all := 0, 0
		for _, t := range texts {
			if t = strings.TrimSpace(t); t != "" {
				all++
				if strings.HasPrefix(t, ">") {
					quoted++
				}
			}
		}
		if all == 0 || quoted*10 < all*8 {
			return
		}
		for i, t := range texts {
			if rest, ok := strings.CutPrefix(strings.TrimLeft(t, " \t"), ">"); ok {
				texts[i] = strings.TrimPrefix(rest, " ")
			}
		}
	}
}

var (
	// A page counter: "3/15", "3 of 15", "Page 3 of 15", "- 3 -".
	counter = regexp.MustCompile(`(?i)^(?:(page\s+)?(\d{1,3})\s*(?:/|of)\s*(\d{1,3})|(page)\s+(\d{1,3})|[-–—]\s*(\d{1,3})\s*[-–—])$`)
	// An address with a page counter, in either order.
	address = regexp.MustCompile(`(?i)^(?:(?:https?|file)://\S+\s+(?:page\s+)?\d{1,3}\s*(?:/|of)\s*\d{1,3}|(?:page\s+)?\d{1,3}\s*(?:/|of)\s*\d{1,3}\s+(?:https?|file)://\S+)$`)
	// A date at either end: "6/14/2021, 3:44 PM  Title", "1 of 23  14.06.2021 15:44".
	dated = regexp.MustCompile(`^` + date + `(?:\s|$)|(?:^|\s)` + date + `$`)
	timed = regexp.MustCompile(`\d{1,2}:\d{2}`)
	// The address of the page, alone or behind its title.
	titled = regexp.MustCompile(`^(?:[^<>]{1,120}\s)?(?:https?|file)://[^<>\s]+$`)
)

const date = `(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2})(?:,?\s+\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*[AaPp]\.?[Mm]\.?)?)?`

// maxMargin is the longest header or footer, in bytes; maxMarginLines is how
// many lines of them a page has at most.
const (
	maxMargin      = 250
	maxMarginLines = 6
)

// marginLines finds the headers and footers of printed pages: addresses with a
// page counter, counters that rise through the file, and then what stands
// beside those on more than one page. Words of an answer are never taken for
// a margin because they hold a date or an address alone.
func marginLines(texts []string) map[int]bool {
	found := map[int]bool{}
	groups := map[string][]int{} // lines alike but for their digits
	var counters []int
	for i, t := range texts {
		switch {
		case t == "" || len(t) > maxMargin || !mayBeMargin(t):
		case strings.Contains(t, "://") && address.MatchString(t):
			found[i] = true
		case isCounter(undated(t)):
			counters = append(counters, i)
		case mayBeDated(t) && dated.MatchString(t):
			groups[mask(t)] = append(groups[mask(t)], i)
		case bare(t) && titled.MatchString(t): // the page has one address, so its digits count
			groups[t] = append(groups[t], i)
		}
	}
	words := wordsBefore(texts)
	if rising(counters, texts, words) {
		for _, i := range counters {
			found[i] = true
		}
	}
	pages := len(found)
	for round := 0; round < maxMarginLines; round++ {
		before := len(found)
		for _, at := range groups {
			beside := 0
			for _, i := range at {
				if isBeside(i, texts, found) {
					beside++
				}
			}
			// A header stands beside a footer on all pages but the first.
			withFooter := pages > 0 && len(at) >= 2 && len(at)*2 >= pages && beside >= len(at)-1
			alone := len(at) >= 3 && timed.MatchString(texts[at[0]]) && spread(at, words)
			if withFooter || alone {
				for _, i := range at {
					found[i] = true
				}
			}
		}
		addTitles(texts, found, pages)
		if len(found) == before {
			break
		}
	}
	return found
}

// mayBeMargin is a quick look before the patterns: a header or footer begins or
// ends with a figure, is a page counter in words, or holds a bare address.
func mayBeMargin(t string) bool {
	first, last := t[0], t[len(t)-1]
	return isDigit(first) || isDigit(last) || endsHalfDay(t) ||
		first == '-' || first == "–"[0] || first == 'p' || first == 'P' || bare(t)
}

// bare reports words that may hold an address that stands in no brackets.
func bare(t string) bool { return strings.Contains(t, "://") && !strings.Contains(t, "<") }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// mayBeDated is a quick look before the pattern: a date has a figure on either
// side of one of its signs, and begins the line with a figure, or ends it with one
// or with the time of day.
func mayBeDated(t string) bool {
	switch {
	case t == "":
		return false
	case !isDigit(t[len(t)-1]) && !endsHalfDay(t):
		if !isDigit(t[0]) {
			return false
		}
		t = t[:min(len(t), len("2021-0"))]
	}
	for i := 1; i+1 < len(t); i++ {
		if c := t[i]; (c == '.' || c == '/' || c == '-') && isDigit(t[i-1]) && isDigit(t[i+1]) {
			return true
		}
	}
	return false
}

// endsHalfDay reports a line that ends in "am", "p.m." and the like.
func endsHalfDay(t string) bool {
	t = strings.TrimSuffix(t, ".")
	if !strings.HasSuffix(t, "m") && !strings.HasSuffix(t, "M") {
		return false
	}
	t = strings.TrimSuffix(t[:len(t)-1], ".")
	return t != "" && (t[len(t)-1]|0x20 == 'a' || t[len(t)-1]|0x20 == 'p')
}

// isCounter reports a page counter. A quick look goes before the pattern.
func isCounter(t string) bool {
	const dashes = "-–—"
	if t == "" || !isDigit(t[0]) && t[0] != 'p' && t[0] != 'P' && t[0] != dashes[0] && t[0] != dashes[1] {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(t)
	return (last >= '0' && last <= '9' || strings.ContainsRune(dashes, last)) && counter.MatchString(t)
}

// undated takes the date off a page counter that stands on one line with it.
func undated(t string) string {
	if !mayBeDated(t) {
		return t
	}
	if m := dated.FindStringIndex(t); m != nil {
		return strings.TrimSpace(t[:m[0]] + t[m[1]:])
	}
	return t
}

// mask replaces every run of digits and white space, so that the headers of
// two pages are alike.
func mask(t string) string {
	var b strings.Builder
	last := ' '
	for _, r := range t {
		switch {
		case unicode.IsDigit(r):
			r = '0'
		case unicode.IsSpace(r):
			r = ' '
		}
		if r == last && (r == '0' || r == ' ') {
			continue
		}
		last = r
		b.WriteRune(r)
	}
	return strings.TrimSpace(b.String())
}

// rising reports whether page counters count the pages one by one, of one and
// the same number of pages, as fractions in an answer hardly do.
func rising(at []int, texts []string, words []int) bool {
	last, total, named := 0, "", true
	for k, i := range at {
		m := counter.FindStringSubmatch(undated(texts[i]))
		n, _ := strconv.Atoi(m[2] + m[5] + m[6])
		if k > 0 && (n != last+1 || m[3] != total) {
			return false
		}
		last, total = n, m[3]
		named = named && m[1]+m[4] != ""
	}
	return len(at) >= 2 && (named || spread(at, words))
}

// spread reports whether lines stand apart as pages do, with at least five
// others between two of them on average; a list in an answer does not.
func spread(at []int, words []int) bool {
	between := words[at[len(at)-1]] - words[at[0]] - 1
	return between-(len(at)-2) >= 5*(len(at)-1)
}

// wordsBefore counts, for each line, the lines before it that are not blank.
func wordsBefore(texts []string) []int {
	out := make([]int, len(texts))
	n := 0
	for i, t := range texts {
		out[i] = n
		if t != "" {
			n++
		}
	}
	return out
}

// neighbours returns the nearest lines before and behind i that are not blank.
func neighbours(i int, texts []string) (near []int) {
	for _, step := range []int{-1, 1} {
		j := i + step
		for j >= 0 && j < len(texts) && texts[j] == "" {
			j += step
		}
		if j >= 0 && j < len(texts) {
			near = append(near, j)
		}
	}
	return near
}

func isBeside(i int, texts []string, found map[int]bool) bool {
	return slices.ContainsFunc(neighbours(i, texts), func(j int) bool { return found[j] })
}

// addTitles adds lines that stand next to headers or footers on at least half
// of the pages, always the same. Options stand alike in many places too, so
// one or two words are no title.
func addTitles(texts []string, found map[int]bool, pages int) {
	beside := map[string]map[int]bool{}
	for i := range found {
		for _, j := range neighbours(i, texts) {
			if t := texts[j]; !found[j] && len(t) <= maxMargin && len(strings.Fields(t)) >= 3 && !strings.Contains(t, "://") {
				if beside[t] == nil {
					beside[t] = map[int]bool{}
				}
				beside[t][j] = true
			}
		}
	}
	for _, at := range beside {
		if len(at) >= 2 && len(at)*2 >= pages {
			for i := range at {
				found[i] = true
			}
		}
	}
}
