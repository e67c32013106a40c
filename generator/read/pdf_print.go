package read

import "strings"

// A printLine is a line as the rest of the program reads it.
type printLine struct {
	text       string
	confidence float64 // of the marks in it; 0 if there are none
}

const (
	signSet, signEmpty = "☒", "☐"
	// paragraphGap is the step from line to line, in heights of a line, from which
	// on a paragraph begins.
	paragraphGap = 1.75
)

// print writes a sheet line by line, each control as a sign before its label.
func (s *sheet) print() (out []printLine) {
	var last *textLine
	for _, l := range s.lines {
		text, confidence := l.print()
		if text == "" && len(l.columns) == 0 {
			continue
		}
		if last != nil && l.base-last.base > paragraphGap*max(l.height(), last.height()) {
			out = append(out, printLine{})
		}
		last = l
		if text != "" {
			out = append(out, printLine{text, confidence})
		}
		for _, c := range l.columns {
			if c.confidence > 0 {
				out = append(out, printLine{c.sign() + " " + c.labels, c.confidence})
			}
		}
	}
	return out
}

func (l *textLine) print() (text string, confidence float64) {
	var b strings.Builder
	for _, w := range l.words {
		if w.text == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		if c := w.mark; c != nil && c.confidence > 0 {
			b.WriteString(c.sign() + " ")
			if confidence == 0 || c.confidence < confidence {
				confidence = c.confidence
			}
		}
		b.WriteString(w.text)
	}
	return b.String(), confidence
}

func (c *control) sign() string {
	if c.on {
		return signSet
	}
	return signEmpty
}
