package measure

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"egovsite/generator/survey"
)

// pieces compares two texts word by word.
func pieces(before, after string) []survey.Piece {
	a, b := wordsOf(before), wordsOf(after)
	m := matches(a, b)
	m = readable(m, a, b)
	var out []survey.Piece
	put := func(change survey.Change, words []word) {
		if len(words) > 0 {
			out = append(out, piece(change, words))
		}
	}
	i, k := 0, 0
	for n := 0; n < len(m); {
		put(survey.Removed, a[i:m[n].a])
		put(survey.Added, b[k:m[n].b])
		end := run(m, n)
		put("", b[m[n].b:m[end-1].b+1])
		i, k, n = m[end-1].a+1, m[end-1].b+1, end
	}
	put(survey.Removed, a[i:])
	put(survey.Added, b[k:])
	return out
}

// A word is what is compared: letters between spaces, or one letter of a script
// that is written without spaces.
type word struct {
	text  string
	space bool // one stands before it
}

func wordsOf(text string) (out []word) {
	for _, field := range strings.Fields(text) {
		space := len(out) > 0
		start := 0
		for i, r := range field {
			if !unspaced(r) {
				continue
			}
			if start < i {
				out = append(out, word{field[start:i], space})
				space = false
			}
			start = i + utf8.RuneLen(r)
			out = append(out, word{field[i:start], space})
			space = false
		}
		// A comma that comes behind a word does not change the word.
		end := len(strings.TrimRight(field, ".,;:!?"))
		if start < end && end < len(field) {
			out = append(out, word{field[start:end], space})
			start, space = end, false
		}
		if start < len(field) {
			out = append(out, word{field[start:], space})
		}
	}
	return out
}

func unspaced(r rune) bool {
	return r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

func piece(change survey.Change, words []word) survey.Piece {
	var b strings.Builder
	for i, w := range words {
		if i > 0 && w.space {
			b.WriteByte(' ')
		}
		b.WriteString(w.text)
	}
	return survey.Piece{Change: change, Words: b.String(), Space: words[0].space}
}

// A match is a word of one text and the same word of the other, by their indices.
type match struct{ a, b int }

// run returns the index behind the matches that follow each other without a gap.
func run(m []match, n int) int {
	for n++; n < len(m) && m[n].a == m[n-1].a+1 && m[n].b == m[n-1].b+1; {
		n++
	}
	return n
}

// mostCells is up to which product of lengths two texts are compared in full.
const mostCells = 1 << 18

// matches pairs the words that two texts have in common, in order. Long texts
// are cut at words that stand once in each, so that time and memory stay in
// proportion to their length; where there is no such word they differ.
func matches(a, b []word) []match { return appendMatches(nil, a, b, 0, 0) }

func appendMatches(out []match, a, b []word, i, k int) []match {
	for len(a) > 0 && len(b) > 0 && a[0].text == b[0].text {
		out = append(out, match{i, k})
		a, b, i, k = a[1:], b[1:], i+1, k+1
	}
	tail := 0
	for len(a) > tail && len(b) > tail && a[len(a)-1-tail].text == b[len(b)-1-tail].text {
		tail++
	}
	na, nb := len(a)-tail, len(b)-tail
	if na > 0 && nb > 0 {
		if na <= mostCells/nb {
			out = longest(out, a[:na], b[:nb], i, k)
		} else {
			from := match{}
			for _, at := range append(anchors(a[:na], b[:nb]), match{na, nb}) {
				if from == (match{}) && at == (match{na, nb}) {
					break // not one word to cut at
				}
				out = appendMatches(out, a[from.a:at.a], b[from.b:at.b], i+from.a, k+from.b)
				from = at
			}
		}
	}
	for n := range tail {
		out = append(out, match{i + na + n, k + nb + n})
	}
	return out
}

// longest appends the longest common subsequence.
func longest(out []match, a, b []word, i, k int) []match {
	width := len(b) + 1
	length := make([]int32, (len(a)+1)*width) // of what is common from here on
	for x := len(a) - 1; x >= 0; x-- {
		for y := len(b) - 1; y >= 0; y-- {
			if a[x].text == b[y].text {
				length[x*width+y] = length[(x+1)*width+y+1] + 1
			} else {
				length[x*width+y] = max(length[(x+1)*width+y], length[x*width+y+1])
			}
		}
	}
	for x, y := 0, 0; x < len(a) && y < len(b); {
		switch {
		case a[x].text == b[y].text:
			out = append(out, match{i + x, k + y})
			x, y = x+1, y+1
		case length[(x+1)*width+y] >= length[x*width+y+1]:
			x++
		default:
			y++
		}
	}
	return out
}

// anchors are the words that stand once in each text, as many as stand in the
// same order in both. The cut before the first one is never at the start, since
// equal beginnings were taken off.
func anchors(a, b []word) []match {
	type seen struct{ a, b, at int }
	of := map[string]*seen{}
	for _, w := range a {
		if of[w.text] == nil {
			of[w.text] = &seen{}
		}
		of[w.text].a++
	}
	for y, w := range b {
		if s := of[w.text]; s != nil {
			s.b++
			s.at = y
		}
	}
	var once []match
	for x, w := range a {
		if s := of[w.text]; s.a == 1 && s.b == 1 {
			once = append(once, match{x, s.at})
		}
	}
	return rising(once)
}

// rising is the longest part of matches, ordered by a, in which b rises too.
func rising(m []match) []match {
	var ends []int // of the runs found so far, by length; each ends as low as can be
	before := make([]int, len(m))
	for n := range m {
		at, _ := slices.BinarySearchFunc(ends, m[n].b, func(e, b int) int { return m[e].b - b })
		before[n] = -1
		if at > 0 {
			before[n] = ends[at-1]
		}
		ends = append(ends[:at], append([]int{n}, ends[min(at+1, len(ends)):]...)...)
	}
	if len(ends) == 0 {
		return nil
	}
	var out []match
	for n := ends[len(ends)-1]; n >= 0; n = before[n] {
		out = append(out, m[n])
	}
	slices.Reverse(out)
	return out
}

// tooShort is the number of letters below which words that stayed, alone between
// changed ones, say nothing: "of", "the".
const tooShort = 4

// readable drops matches that would cut a change into crumbs, and all of them
// where the texts have little in common.
func readable(m []match, a, b []word) []match {
	if 5*len(m) < max(len(a), len(b)) {
		return nil
	}
	var out []match
	for n := 0; n < len(m); {
		end := run(m, n)
		letters := 0
		for _, at := range m[n:end] {
			letters += len([]rune(b[at.b].text))
		}
		first := m[n].a == 0 && m[n].b == 0
		last := m[end-1].a == len(a)-1 && m[end-1].b == len(b)-1
		if letters >= tooShort || first || last {
			out = append(out, m[n:end]...)
		}
		n = end
	}
	return out
}
