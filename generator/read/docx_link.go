package read

import (
	"strings"
	"unicode"
)

// Addresses mostly lie behind words, where a copy of the text loses them. They
// are written behind the words in angle brackets, as the export of a form does.

// A link is one whose words have been read, or are being read.
type link struct {
	address string
	start   int // of its words in the paragraph
	closed  bool
}

// longestAddress is the length in bytes beyond which an address is left out.
const longestAddress = 4000

func (s *story) hyperlink(p *xmlPart, e element) error {
	address := ""
	if r := s.rels[e.attr("id")]; r.outside {
		address = r.target
	}
	if anchor := e.attr("anchor"); anchor != "" && address != "" && !strings.Contains(address, "#") {
		address += "#" + anchor
	}
	s.openLink(address)
	err := p.children(func(e element) error { return s.content(p, e) })
	s.closeLink()
	return err
}

// openLink begins the words of a link, or goes on with one that was cut in pieces.
func (s *story) openLink(address string) {
	address = cleanAddress(address)
	if s.para == nil || s.hides() {
		return
	}
	if l := s.para.link; l != nil && l.closed && l.address == address {
		l.closed = false
		return
	}
	s.flushLink()
	if address != "" {
		s.para.link = &link{address: address, start: len(s.para.text)}
	}
}

func (s *story) closeLink() {
	if s.para != nil && s.para.link != nil {
		s.para.link.closed = true
	}
}

// flushLinkBefore writes the address of a closed link, before other words.
func (s *story) flushLinkBefore() {
	if l := s.para.link; l != nil && l.closed {
		s.flushLink()
	}
}

// flushLink writes the address behind the words, unless they are the address.
func (s *story) flushLink() {
	l := s.para.link
	if l == nil {
		return
	}
	s.para.link = nil
	words := string(s.para.text[min(l.start, len(s.para.text)):])
	shown := strings.TrimRight(words, " \u00a0")
	if words != "" && unstruck(shown) == "" {
		return // a link that is struck through
	}
	if same := strings.Trim(shown, " \u00a0<>()"); sameAddress(same, l.address) {
		return
	}
	space := " "
	if shown == "" {
		space = ""
	}
	s.para.text = append(s.para.text[:len(s.para.text)-len(words)+len(shown)], space+"<"+l.address+">"+words[len(shown):]...)
}

// sameAddress reports words that are an address whole.
func sameAddress(words, address string) bool {
	words, address = strings.TrimSuffix(words, "/"), strings.TrimSuffix(address, "/")
	return strings.EqualFold(words, address) || strings.EqualFold("mailto:"+words, address)
}

// cleanAddress is an address that may be kept; empty for one that leads into the
// document, to somebody's disk, or is made to do something.
func cleanAddress(address string) string {
	address = strings.TrimSpace(address)
	scheme, _, ok := strings.Cut(strings.ToLower(address), ":")
	if !ok || len(address) > longestAddress || scheme != "http" && scheme != "https" && scheme != "mailto" {
		return ""
	}
	if scheme != "mailto" && !strings.HasPrefix(address[len(scheme):], "://") {
		return ""
	}
	if strings.ContainsFunc(address, func(r rune) bool { return unicode.IsControl(r) || r == unicode.ReplacementChar }) {
		return ""
	}
	var b strings.Builder
	for _, r := range address {
		switch {
		case unicode.IsSpace(r):
			b.WriteString("%20")
		case r == '<':
			b.WriteString("%3C")
		case r == '>':
			b.WriteString("%3E")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
