package draft

import (
	"strings"

	"egovsite/generator/survey"
)

// lettered is a heading of a section: "C. Legal Framework", "Section 3: Laws".
var lettered = pattern(`^(?:([A-Z])[.)]|(?:Section|SECTION|Part|PART|Module|MODULE)\s+([A-Z]|\d{1,2})\s*[.:–-]?)\s+(\S.{1,160})$`)

// A heading stands before a question.
type heading struct {
	section survey.Section
	mark    int // the place of its letter or number, from 1
	before  int // index of the question
}

// below is how many lines may stand between a heading and the next question: its
// note, and smaller headings.
const below = 3

// headings finds the headings of sections: their letters follow one another, and
// each stands right before a question, as the last of its kind there.
func headings(lines []line, heads []head) (out []heading) {
	want, from := 1, 0
	for i, h := range heads {
		for at := h.line - 1; at >= from && at >= h.line-1-below; at-- {
			m := lettered().FindStringSubmatch(lines[at].text)
			if m == nil || mark(m[1]+m[2]) != want || hasAddress(m[3]) || strings.HasSuffix(m[3], "*") {
				continue
			}
			s := survey.Section{Heading: lines[at].text, Label: sentence(m[3])}
			if at+1 < h.line && isNote(lines[at+1].text) {
				s.Note = lines[at+1].text
			}
			out = append(out, heading{s, want, i})
			want++
			break
		}
		from = h.line + 1
	}
	taken := map[string]bool{"about": true}
	for i := range out {
		out[i].section.Code = unique(code(keyWords(out[i].section.Label, nil), 4), "section", taken)
	}
	return out
}

// mark is the place of a letter or number in its row.
func mark(s string) int {
	if s[0] >= 'A' {
		return int(s[0]-'A') + 1
	}
	n := 0
	for _, c := range s {
		n = n*10 + int(c-'0')
	}
	return n
}
