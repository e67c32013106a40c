package read

import (
	"slices"
	"strings"

	"egovsite/generator/read/drawing"
)

// addAddresses puts an address that only a link of the page knows behind the
// link's words, in angle brackets.
func (s *sheet) addAddresses(links []drawing.Link) {
	for i := 0; i < len(links); {
		j := i + 1 // a link over several lines has several places
		for j < len(links) && links[j].Address == links[i].Address {
			j++
		}
		s.addAddress(links[i].Address, links[i:j])
		i = j
	}
}

func (s *sheet) addAddress(address string, places []drawing.Link) {
	lower := strings.ToLower(address)
	if !strings.HasPrefix(lower, "http://") && !strings.HasPrefix(lower, "https://") || strings.ContainsAny(address, "<> \t\r\n") {
		return
	}
	words := s.under(places)
	var printed strings.Builder
	for _, w := range words {
		printed.WriteString(w.text)
	}
	switch {
	case len(words) == 0:
	case isPrinted(address, printed.String()):
		if plainAddress(printed.String()) == plainAddress(address) { // parted by a line end, wherever that was
			words[0].text = printed.String()
			for _, w := range words[1:] {
				w.text = ""
			}
		}
	default:
		last := words[len(words)-1]
		text := strings.TrimRight(last.text, ".,;:)") // punctuation behind a link is no part of its words
		last.text = text + " <" + address + ">" + last.text[len(text):]
	}
}

// under are the words that stand at places of the page.
func (s *sheet) under(places []drawing.Link) (out []*textWord) {
	for _, l := range s.lines {
		for _, p := range places {
			if p.Box.Bottom < l.box.Top || p.Box.Top > l.box.Bottom {
				continue
			}
			for _, w := range l.words {
				if x, y := w.box.Center(); p.Box.Holds(x, y) && !slices.Contains(out[max(0, len(out)-1):], w) {
					out = append(out, w)
				}
			}
		}
	}
	return out
}

// isPrinted reports whether the words of a link are its address, whole or as much
// of it as one page has.
func isPrinted(address, words string) bool {
	a, w := plainAddress(address), plainAddress(words)
	return strings.Contains(w, a) || len(w) >= 8 && strings.Contains(a, w) && strings.ContainsAny(w, "./")
}

// plainAddress is an address without what people leave out.
func plainAddress(s string) string {
	s = strings.ToLower(strings.Trim(s, "<>()[].,;\"'"))
	for _, scheme := range []string{"https://", "http://", "www."} {
		s = strings.TrimPrefix(s, scheme)
	}
	return strings.TrimRight(s, "/")
}
