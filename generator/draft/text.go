package draft

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"egovsite/generator/survey"
)

// A line is one line that is not blank.
type line struct {
	text   string
	blanks int // blank lines before it
}

// maxLine is the longest line that a form prints; what is longer is an answer's.
const maxLine = 1000

var (
	pageMargin = pattern(`^(?:(?:https?|file)://\S+\s+\d+\s*(?:/|of)\s*\d+|(?:[Pp]age\s+)?\d{1,3}\s*(?:/|of)\s*\d{1,3}|[Pp]age\s+\d{1,3})$`)
	pageDate   = pattern(`^\d{1,2}[./-]\d{1,2}[./-]\d{2,4},?\s+\d{1,2}:\d{2}`)
)

// printedLines makes the lines of a file comparable: plain spaces, no page
// margins, no quoting.
func printedLines(passages []survey.Passage) (out []line) {
	blanks := 0
	for _, p := range passages {
		text := p.Text
		if len(text) > maxLine*2 {
			text = text[:maxLine*2]
		}
		text = spaced(text)
		for strings.HasPrefix(text, "> ") {
			text = text[2:]
		}
		switch {
		case text == "" || text == ">":
			blanks++
		case pageMargin().MatchString(text), pageDate().MatchString(text):
		default:
			out = append(out, line{text, blanks})
			blanks = 0
		}
	}
	return out
}

// spaced folds white space and drops what is not to be seen.
func spaced(s string) string {
	return strings.Join(strings.FieldsFunc(strings.Map(func(r rune) rune {
		if r == '\u200b' || r == '\u2060' || r == '\ufeff' || r == '\u00ad' || r == 0 {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd")), func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
}

// text drafts from running text.
func (d *drafter) text(passages []survey.Passage) {
	lines := printedLines(passages)
	first, weight := rising(headsOf(lines, false))
	last, other := rising(headsOf(lines, true))
	behind := other > weight
	heads := first
	if behind {
		heads = last
	}
	if len(heads) == 0 {
		return
	}
	paper := layOut(lines, heads)
	cut := false
	for i := range heads {
		if behind && !heads[i].pull(lines, paper.airy) {
			cut = true
		}
	}
	letters := headings(lines, heads)
	if len(letters) == 0 || letters[0].before > 0 {
		d.section(survey.Section{Code: "about", Label: "About the response"}, "these questions have no heading with a letter; give them the section that is printed")
	}
	d.opening(lines[:heads[0].line])
	for i, h := range heads {
		for _, l := range letters {
			if l.before == i {
				d.section(l.section, "")
			}
		}
		end := len(lines)
		if i+1 < len(heads) {
			end = heads[i+1].line
		}
		paper.question(d, h, lines[h.end():end], i+1 == len(heads))
	}
	d.about = append(d.about, "headings without a letter are not told from answers and were left out; write them as subsections")
	if cut {
		d.about = append(d.about, "numbers stand behind their wordings and no blank lines before them: only the last line of each wording was taken")
	}
}

// end is the first line behind the one with the number.
func (h head) end() int { return h.line + 1 }

// pull gathers a wording that ends in its number from the lines above it, up to
// the blank line before it. In a file without blank lines the lines above may
// be an answer, so that they are left out.
func (h *head) pull(lines []line, airy bool) (whole bool) {
	if !airy {
		return false
	}
	for at := h.line; at > 0 && h.line-at < maxWording; at-- {
		before := lines[at-1].text
		if h.words != "" && (lines[at].blanks > 0 || numberLast().MatchString(before) || isOption(before) || isMarked(before)) {
			return true
		}
		h.words = strings.TrimSpace(before + " " + h.words)
	}
	return true
}

// spacious reports whether the form leaves a blank line behind its wordings.
func spacious(lines []line, heads []head) bool {
	with := 0
	for _, h := range heads {
		if h.line+1 < len(lines) && lines[h.line+1].blanks > 0 {
			with++
		}
	}
	return with*2 > len(heads)
}

// question drafts one question from its head and the lines up to the next one.
func (p *paper) question(d *drafter, h head, rest []line, last bool) {
	words, n := p.wording(h.words, rest)
	q := survey.Question{Number: h.number, Kind: survey.Text}
	q.Wording, q.Required = starred(words)
	if q.Wording == "" {
		return
	}
	rest = rest[n:]
	below := rest
	note := ""
	if len(rest) > 0 && isNote(rest[0].text) {
		note, below = rest[0].text, rest[1:]
	}
	block := options(below)
	var guesses []string
	switch {
	case block.options != nil:
		q.Kind, q.Options, q.Note = survey.Choice, block.options, note
		q.Multiple = block.multiple || several().MatchString(q.Wording)
		if block.guess != "" {
			guesses = append(guesses, block.guess)
		}
	case note != "":
		guesses = append(guesses, "a line that begins with Note stands below it; it may be an answer and was left out")
	case block.doubt:
		guesses = append(guesses, "short lines stand below it that may be options or an answer; they were left out")
	}
	if last && block.options != nil {
		d.closing(below[block.lines:])
	}
	d.add(q, guesses...)
}

var several = pattern(`(?i)\b(?:all that apply|whichever appl(?:y|ies)|one or more|(?:select|choose|tick|mark) (?:all|any|several|up to)|multiple (?:answers|choices))\b`)

// maxWording is the greatest number of lines that a wording takes.
const maxWording = 6

// wording joins the lines of a wording, and says how many of the rest it took.
// A line behind it belongs to it only if the form must have put it there: the
// rest of a line that was full, or the one bullet that tells it from a question
// of the same words.
func (p *paper) wording(words string, rest []line) (string, int) {
	joined, n := words, 0
	for before := words; n < len(rest) && n < maxWording && !strings.HasSuffix(joined, "*"); n++ {
		l := rest[n]
		if before != "" && (l.blanks > 0 || !p.full(before, l.text) || isNote(l.text) || isMarked(l.text) || isOption(l.text)) {
			break
		}
		joined, before = strings.TrimSpace(joined+" "+l.text), l.text
	}
	if n > 0 && !p.airy && words != "" && !strings.HasSuffix(joined, "*") && !strings.HasSuffix(joined, "?") {
		joined, n = words, 0
	}
	if n < len(rest) && strings.HasSuffix(joined, ":") && bulleted(rest[n].text) && (strings.HasSuffix(rest[n].text, "*") || p.stems[joined]) {
		joined, n = joined+" "+rest[n].text, n+1
	}
	return joined, n
}

// full reports whether the next line's first word would not have fitted on a line.
func (p *paper) full(text, next string) bool {
	word, _, _ := strings.Cut(next, " ")
	return (utf8.RuneCountInString(text)+1+utf8.RuneCountInString(word))*10 > p.width*8
}

// A paper is how a file is laid out.
type paper struct {
	airy  bool            // a blank line stands behind most wordings
	width int             // of the longest line without an address, in letters
	stems map[string]bool // first parts of wordings that are told apart by a starred bullet
}

func layOut(lines []line, heads []head) *paper {
	p := &paper{airy: spacious(lines, heads), stems: map[string]bool{}}
	for _, l := range lines {
		if !hasAddress(l.text) {
			p.width = max(p.width, utf8.RuneCountInString(l.text))
		}
	}
	for _, h := range heads {
		if at := h.end(); at < len(lines) && strings.HasSuffix(h.words, ":") && bulleted(lines[at].text) && strings.HasSuffix(lines[at].text, "*") {
			p.stems[h.words] = true
		}
	}
	return p
}

// starred takes the asterisk of a required question off its wording.
func starred(words string) (string, bool) {
	rest := strings.TrimRight(words, "* ")
	return rest, strings.Contains(words[len(rest):], "*")
}

func isNote(text string) bool {
	return len(text) <= maxLine && (strings.HasPrefix(text, "Note:") || strings.HasPrefix(text, "NOTE:") || strings.HasPrefix(text, "Note -"))
}

func bulleted(text string) bool {
	r := []rune(text)
	return len(r) > 2 && strings.ContainsRune(bullets, r[0]) && r[1] == ' '
}

func hasAddress(text string) bool {
	return strings.Contains(text, "://") || strings.Contains(text, "www.") || strings.Contains(text, "@")
}

// formLines are what form systems print of their own before the first question.
// Nothing else there is taken, as it may be of the person who answered.
var formLines = []string{"Respondent", "Time to complete"}

// formPatterns find what the same systems add about the person.
var formPatterns = []string{`<\s*\d+\s+.*>`, `\b\d{1,4}:\d{2}(:\d{2})?\b`}

func (d *drafter) opening(lines []line) {
	for _, l := range lines {
		for _, known := range formLines {
			if l.text == known {
				d.edition.Opening = append(d.edition.Opening, known)
			}
		}
	}
	if len(d.edition.Opening) > 0 {
		d.edition.Paradata = append([]string{}, formPatterns...)
	}
	d.about = append(d.about, "lines before the first question and behind the last may be about a person and were left out, but for words of form systems; add what is printed to opening and closing")
}

var thanks = pattern(`(?i)^thank you[.!]?$`)

func (d *drafter) closing(lines []line) {
	for _, l := range lines {
		if thanks().MatchString(l.text) {
			d.edition.Closing = append(d.edition.Closing, l.text)
			return
		}
	}
}
