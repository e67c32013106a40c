package main

import (
	"fmt"
	"strings"

	"egovsite/generator/survey"
)

// Of words that were kept no more is told than is needed to find the place.
const (
	keptMost = 40 // words that are told in full
	keptEnd  = 10 // words at either end of more
	textWide = 96 // letters in a line
)

// A token is what is not broken over two lines.
type token struct {
	words, colour string
	tight         bool // no space stands before it
}

// compared tells words taken out and put in: [-old-] and {+new+}.
func (t *diffText) compared(pieces []survey.Piece, indent int) {
	var tokens []token
	for i, p := range pieces {
		list := strings.Fields(clean(p.Words))
		if len(list) == 0 {
			continue
		}
		colour := ""
		switch p.Change {
		case survey.Removed:
			list[0] = "[-" + list[0]
			list[len(list)-1] += "-]"
			colour = red
		case survey.Added:
			list[0] = "{+" + list[0]
			list[len(list)-1] += "+}"
			colour = green
		default:
			list = kept(list, i == 0, i == len(pieces)-1)
		}
		for k, w := range list {
			// What was put in stands apart from what it replaces.
			tight := k == 0 && !p.Space && i > 0 && !(p.Change == survey.Added && pieces[i-1].Change == survey.Removed)
			tokens = append(tokens, token{w, colour, tight})
		}
	}
	margin := strings.Repeat(" ", indent)
	var line strings.Builder
	width := indent
	line.WriteString(margin)
	for i, k := range tokens {
		n := len([]rune(k.words))
		switch {
		case i == 0 || k.tight:
		case width+1+n > textWide:
			t.say("%s", line.String())
			line.Reset()
			line.WriteString(margin)
			width = indent
		default:
			line.WriteByte(' ')
			width++
		}
		line.WriteString(t.in(k.colour, k.words))
		width += n
	}
	t.say("%s", line.String())
}

// kept are words that stayed, without their middle where they are many.
func kept(list []string, first, last bool) []string {
	if len(list) <= keptMost {
		return list
	}
	head, tail := list[:keptEnd], list[len(list)-keptEnd:]
	if first {
		head = nil
	}
	if last {
		tail = nil
	}
	out := append([]string{}, head...)
	out = append(out, fmt.Sprintf("[… %d words …]", len(list)-len(head)-len(tail)))
	return append(out, tail...)
}
