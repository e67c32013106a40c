package read

import (
	"regexp"
	"slices"
	"strings"
)

// A use is what the words in a column are.
type use int

const (
	useNone      use = iota // says nothing that is known
	useAnswer               // answers a question
	usePrivate              // recorded by the form system about the person who answered
	useIgnored              // added by the form system, and no answer: points, pages
	useSubmitted            // when the answers were sent in; empty if they were not
	useCountry              // the columns of a long table
	useQuestion
	useWords
	useEvidence
	useLinks
	useEdition
)

// A column is one column of a table, as its head says.
type column struct {
	use     use
	key     string // the question's code in the form system; empty if none is printed
	part    string // which part of the question the column is: "SQ001", "other"; empty for the whole
	caption string // the question's wording
	choice  string // the part's own words
}

// A head is the row of a table that says what its columns are.
type head struct {
	row       int      // where it stands
	at        []string // where each caption stands
	captions  []string // as written
	columns   []column
	separator string // parts or closes the options in a cell
	long      bool   // one row an answer, not one row a response
}

// An export is a form system, told by the columns that it puts first.
type export struct {
	separator string
	lead      map[string]use // folded captions of its own columns
	least     int            // how many of them make a head
	parts     bool           // it gives each option of a question a column
}

var exports = []export{
	// Microsoft Forms, also of a quiz.
	{";", map[string]use{"id": usePrivate, "start time": usePrivate, "completion time": usePrivate, "email": usePrivate, "name": usePrivate,
		"last modified time": usePrivate, "language": useIgnored, "total points": useIgnored, "quiz feedback": useIgnored, "grade posted time": useIgnored}, 3, false},
	// Google Forms.
	{", ", map[string]use{"timestamp": usePrivate, "email address": usePrivate, "username": usePrivate, "score": useIgnored}, 1, false},
	// LimeSurvey, with codes and words, codes alone or words alone.
	{";", limeLead(), 2, true},
}

// limeLead are LimeSurvey's own columns in all three notations of its heads.
func limeLead() map[string]use {
	lead := map[string]use{}
	for _, c := range []struct {
		code, words string
		use         use
	}{
		{"id", "response id", usePrivate}, {"submitdate", "date submitted", useSubmitted}, {"lastpage", "last page", useIgnored},
		{"startlanguage", "start language", useIgnored}, {"seed", "seed", usePrivate}, {"token", "access code", usePrivate},
		{"startdate", "date started", usePrivate}, {"datestamp", "date last action", usePrivate},
		{"ipaddr", "ip address", usePrivate}, {"refurl", "referrer url", usePrivate},
		{"firstname", "first name", usePrivate}, {"lastname", "last name", usePrivate}, {"email", "email address", usePrivate},
		{"interviewtime", "total time", usePrivate},
	} {
		lead[c.code], lead[c.words], lead[c.code+". "+c.words] = c.use, c.use, c.use
	}
	return lead
}

// longColumns are those of a table with one row an answer.
var longColumns = map[string]use{"country": useCountry, "question": useQuestion, "answer": useWords,
	"evidence": useEvidence, "links": useLinks, "link": useLinks, "edition": useEdition}

// tellHead recognises the head of a table in a row of cells; nil if it is none.
func tellHead(cells []string) *head {
	if h := longHead(cells); h != nil {
		return h
	}
	for _, e := range exports {
		if h := e.head(cells); h != nil {
			return h
		}
	}
	return nil
}

// longHead recognises a table with one row an answer, whose columns may stand
// in any order.
func longHead(cells []string) *head {
	h := &head{captions: cells, columns: make([]column, len(cells)), separator: ";", long: true}
	found := map[use]bool{}
	for i, c := range cells {
		if u := longColumns[foldCaption(c)]; !found[u] {
			h.columns[i].use, found[u] = u, u != useNone
		}
	}
	if !found[useCountry] || !found[useQuestion] || !found[useWords] {
		return nil
	}
	return h
}

// head recognises a head that begins with columns of the form system itself.
func (e export) head(cells []string) *head {
	h := &head{captions: cells, columns: make([]column, len(cells)), separator: e.separator}
	seen := map[string]bool{}
	first := 0
	for first < len(cells) {
		c := foldCaption(cells[first])
		u, ok := e.lead[c]
		if !ok || seen[c] {
			break
		}
		seen[c], h.columns[first].use = true, u
		first++
	}
	if first < e.least {
		return nil
	}
	h.questions(first, e.parts)
	return h
}

// plainHead is a head that no form system wrote: captions alone, at least three
// of them. It is nil for other rows.
func plainHead(cells []string) *head {
	n := 0
	for _, c := range cells {
		if foldCaption(c) != "" {
			n++
		}
	}
	if n < 3 {
		return nil
	}
	h := &head{captions: cells, columns: make([]column, len(cells)), separator: ";"}
	h.questions(0, false)
	return h
}

var (
	// A code before the wording, and the part of the question in brackets.
	codeFirst = regexp.MustCompile(`^([A-Za-z][A-Za-z0-9_]*)(?:\[([A-Za-z0-9_]+)\])?\.\s+(\S.*)$`)
	codeAlone = regexp.MustCompile(`^([A-Za-z][A-Za-z0-9_]*)(?:\[([A-Za-z0-9_]+)\])?$`)
	// The words of a part behind the wording.
	partCaption = regexp.MustCompile(`^(.*\S)\s*\[([^\[\]]+)\]$`)
)

// questions reads the captions from a column on; parts says that a question may
// have several columns.
func (h *head) questions(first int, parts bool) {
	all := map[string]bool{}
	for _, c := range h.captions {
		all[foldCaption(c)] = true
	}
	for i := first; i < len(h.columns); i++ {
		caption := collapse(h.captions[i])
		c := &h.columns[i]
		c.use, c.caption = useAnswer, caption
		for _, prefix := range []string{"points - ", "feedback - "} { // of a quiz
			if of, ok := strings.CutPrefix(foldCaption(caption), prefix); ok && all[of] {
				c.use = useIgnored
			}
		}
		if !parts {
			continue
		}
		if m := codeFirst.FindStringSubmatch(caption); m != nil {
			c.key, c.part, c.caption = m[1], m[2], m[3]
		} else if m := codeAlone.FindStringSubmatch(caption); m != nil {
			c.key, c.part, c.caption, c.choice = m[1], m[2], m[1], m[2]
		}
		if m := partCaption.FindStringSubmatch(c.caption); m != nil && (c.part != "" || c.key == "" && h.neighbour(i, m[1])) {
			c.caption, c.choice = m[1], m[2]
			if c.part == "" {
				c.part = m[2]
			}
		}
	}
}

// neighbour reports whether the column before or behind has the same wording,
// with another part or with none.
func (h *head) neighbour(i int, wording string) bool {
	for _, k := range []int{i - 1, i + 1} {
		if k < 0 || k >= len(h.captions) {
			continue
		}
		beside := collapse(h.captions[k])
		if m := partCaption.FindStringSubmatch(beside); m != nil && m[1] == wording || beside == wording {
			return true
		}
	}
	return false
}

// repeats reports whether a row of cells is the head once more, as where sheets
// were put under one another.
func (h *head) repeats(cells []string) bool {
	return slices.Equal(trimRow(cells), trimRow(h.captions))
}

// trimRow takes the empty cells off the end of a row.
func trimRow(cells []string) []string {
	for len(cells) > 0 && strings.TrimSpace(cells[len(cells)-1]) == "" {
		cells = cells[:len(cells)-1]
	}
	return cells
}

// foldCaption makes captions comparable: lower case, single spaces.
func foldCaption(s string) string { return strings.ToLower(collapse(s)) }

// collapse folds white space and what takes no room.
func collapse(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		switch r {
		case '\u200b', '\ufeff', '\u00ad', '\u2060', 0:
			return -1
		}
		return r
	}, s)), " ")
}
