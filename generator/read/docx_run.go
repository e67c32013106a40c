package read

import (
	"fmt"
	"strings"
)

// run reads a run of words, all in one font.
func (s *story) run(p *xmlPart) error {
	props := runProps{}
	hidden := s.para != nil && s.hiddenBy(s.para.props.style)
	font := ""
	outer := s.struck
	s.struck = s.para != nil && s.struckBy(s.para.props.style)
	defer func() { s.struck = outer }()
	return p.children(func(e element) error {
		switch e.name {
		case "w:rPr":
			err := props.read(p)
			hidden = hidden || s.hiddenBy(props.style)
			if props.hidden != nil {
				hidden = *props.hidden
			}
			s.struck = s.struck || s.struckBy(props.style)
			if props.struck != nil {
				s.struck = *props.struck
			}
			if font = props.font; font == "" {
				font = s.fontBy(props.style)
			}
			return err
		case "w:t", "m:t":
			words, err := p.words()
			if err == nil && !hidden {
				err = s.write(inFont(font, oneLine(words, e.attr("space") == "preserve")))
			}
			return err
		case "w:instrText":
			words, err := p.words()
			s.code(words)
			return err
		case "w:fldChar":
			return s.fieldPart(p, e)
		case "w:footnoteReference", "w:endnoteReference":
			if err := s.note(strings.TrimSuffix(e.local, "Reference"), e.attr("id"), hidden); err != nil {
				return err
			}
			return p.skip()
		}
		if sign, ok := signOf(e); ok {
			if !hidden {
				if err := s.write(sign); err != nil {
					return err
				}
			}
			return p.skip()
		}
		if hidden {
			return p.skip()
		}
		return s.content(p, e)
	})
}

// signOf is what an element stands for that is a sign by itself.
func signOf(e element) (sign string, ok bool) {
	switch e.name {
	case "w:sym":
		return symbolElement(e), true
	case "w:tab", "w:ptab":
		return "\t", true
	case "w:br", "w:cr":
		return "\n", true
	case "w:noBreakHyphen":
		return "-", true
	case "w:softHyphen":
		return "", true
	}
	return "", false
}

// oneLine is text as it is shown: its line ends are spaces, and those at its
// ends count only where it says so.
func oneLine(text string, preserve bool) string {
	text = strings.Map(func(r rune) rune {
		if r == '\n' || r == '\r' || r == '\t' {
			return ' '
		}
		return r
	}, text)
	if !preserve {
		text = strings.Trim(text, " ")
	}
	return text
}

// note hangs a footnote or endnote on the present paragraph.
func (s *story) note(kind, id string, hidden bool) error {
	if s.para == nil || hidden || s.hides() {
		return nil
	}
	s.noted[kind]++
	for _, l := range s.notes[noteKey(kind, id)] {
		if strings.TrimSpace(l.text) != "" {
			l.at = fmt.Sprintf("%s %d", kind, s.noted[kind])
			s.para.behind = append(s.para.behind, l)
			if err := s.grow(len(l.text)); err != nil {
				return err
			}
		}
	}
	return nil
}
