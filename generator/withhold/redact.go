package withhold

import (
	"bytes"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"egovsite/generator/survey"
)

// redact replaces what is withheld in a text by the mark, and tells why to note
// once for each reason. A web address that holds something withheld, even in
// percent signs, is replaced whole: part of it would still lead to the person.
func (n *needles) redact(text string, note func(survey.Reason)) string {
	holes := n.holes(text)
	if len(holes) == 0 {
		return text
	}
	var b strings.Builder
	at := 0
	for _, h := range holes {
		b.WriteString(text[at:h.from])
		b.WriteString(survey.WithheldMark)
		at = h.to
		if note != nil {
			note(h.why)
		}
	}
	b.WriteString(text[at:])
	return b.String()
}

// redactAll redacts paragraphs as one text, since a name may go on in the next.
func (n *needles) redactAll(paragraphs []string, note func(survey.Reason)) []string {
	all := strings.Join(paragraphs, "\n")
	if clean := n.redact(all, note); clean != all {
		return strings.Split(clean, "\n")
	}
	return paragraphs
}

// A hole is a stretch to be taken out, and why.
type hole struct {
	stretch
	why survey.Reason
}

// holes finds what is to be taken out of a text, in order, apart.
func (n *needles) holes(text string) []hole {
	found := n.direct(text)
	if len(found) == 0 && !strings.Contains(text, "%") {
		return nil
	}
	if len(found) > 0 {
		found = append(found, around(addressesIn(text), found)...)
	}
	for _, run := range escapedIn(text) {
		if inside := n.direct(unescape(text[run.from:run.to])); len(inside) > 0 {
			found = append(found, hole{run, inside[0].why})
		}
	}
	return apart(found)
}

// A cut is a text and its holes, in order, apart.
type cut struct {
	text  string
	holes []hole
}

// part takes the holes of a text out of words of it, where they stand nowhere but
// in holes or on their edges: a name may begin in the words and end behind them, so
// that it cannot be told for one any more.
func (c cut) part(words string) string {
	var first []stretch // what the words share with holes where they stand first
	for at := 0; words != "" && at < len(c.text); {
		from := strings.Index(c.text[at:], words)
		if from < 0 {
			break
		}
		from += at
		to := from + len(words)
		k, _ := slices.BinarySearchFunc(c.holes, from, func(h hole, at int) int { return h.to - at - 1 })
		if k == len(c.holes) || c.holes[k].from >= to {
			return words
		}
		for ; at == 0 && k < len(c.holes) && c.holes[k].from < to; k++ {
			first = append(first, stretch{max(c.holes[k].from, from) - from, min(c.holes[k].to, to) - from})
		}
		at = to
	}
	slices.Reverse(first)
	return without(words, first)
}

// around are the addresses that a hole is in, each with the reason of the first
// such hole. Both are looked through in order of place, once.
func around(addresses []stretch, holes []hole) (out []hole) {
	byPlace := make([]int, len(holes))
	for i := range byPlace {
		byPlace[i] = i
	}
	slices.SortStableFunc(byPlace, func(i, j int) int { return holes[i].from - holes[j].from })
	reach := make([]int, len(holes)) // how far the holes up to this one reach
	for k, i := range byPlace {
		reach[k] = holes[i].to
		if k > 0 {
			reach[k] = max(reach[k], reach[k-1])
		}
	}
	for _, a := range addresses {
		first := -1
		k, _ := slices.BinarySearch(reach, a.from+1)
		for ; k < len(byPlace) && holes[byPlace[k]].from < a.to; k++ {
			if i := byPlace[k]; holes[i].to > a.from && (first < 0 || i < first) {
				first = i
			}
		}
		if first >= 0 {
			out = append(out, hole{a, holes[first].why})
		}
	}
	return out
}

// escapedIn finds the runs between white space, angle brackets and quotation
// marks that hold a percent sign.
func escapedIn(text string) []stretch {
	var out []stretch
	const ends = " \t\r\n<>\"”»"
	for at := 0; ; {
		i := strings.IndexByte(text[at:], '%')
		if i < 0 {
			return out
		}
		i += at
		from, to := at, len(text)
		if k := strings.LastIndexAny(text[at:i], ends); k >= 0 {
			_, size := utf8.DecodeRuneInString(text[at+k:])
			from = at + k + size
		}
		if k := strings.IndexAny(text[i:], ends); k >= 0 {
			to = i + k
		}
		out = append(out, stretch{from, to})
		at = to
	}
}

// unescape decodes the percent signs that stand for a character and leaves others.
func unescape(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			if plain, err := url.PathUnescape(s[i : i+3]); err == nil {
				b.WriteString(plain)
				i += 2
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// apart orders holes and makes one of those that touch.
func apart(found []hole) []hole {
	slices.SortStableFunc(found, func(a, b hole) int { return a.from - b.from })
	var out []hole
	for _, h := range found {
		if k := len(out) - 1; k >= 0 && h.from <= out[k].to {
			out[k].to = max(out[k].to, h.to)
			continue
		}
		out = append(out, h)
	}
	return out
}

// direct finds e-mail addresses and needles in a text.
func (n *needles) direct(text string) []hole {
	var out []hole
	for _, s := range emails(text) {
		out = append(out, hole{s, survey.ReasonEmail})
	}
	for _, s := range disguised(text) {
		out = append(out, hole{s, survey.ReasonEmail})
	}
	if !n.in(text) {
		return out
	}
	out = append(out, n.named(text)...)
	f := foldText(text)
	for _, form := range n.forms {
		for at := 0; ; {
			i := bytes.Index(f.b[at:], []byte(form))
			if i < 0 {
				break
			}
			i += at
			from, to, whole := f.span(i, i+len(form))
			words := text[from:to]
			alone := len(form) >= glued || n.reasons[form] == survey.ReasonErased || strings.ContainsFunc(words, notWord)
			if whole && alone && !(n.initials[form] && parted(words)) || unspaced(words) {
				out = append(out, hole{stretch{from, to}, n.reasons[form]})
			}
			at = i + 1
		}
	}
	return out
}

// parted reports whether a surname and an initial behind it are not of one name:
// a sentence or a line ends between them, and the letter opens the next.
func parted(words string) bool { return strings.ContainsAny(words, ".!?:;\n") }

// addressesIn finds the web addresses of a text: from http to the next white
// space, angle bracket or quotation mark.
func addressesIn(text string) []stretch {
	var out []stretch
	for at := 0; ; {
		i := strings.Index(text[at:], "://")
		if i < 0 {
			return out
		}
		i += at
		from := i
		for from > at && text[from-1]|0x20 >= 'a' && text[from-1]|0x20 <= 'z' {
			from--
		}
		to := len(text)
		if k := strings.IndexAny(text[i:], " \t\r\n<>\"”»"); k >= 0 {
			to = i + k
		}
		out = append(out, stretch{from, to})
		at = max(to, i+3)
		if at > len(text) {
			return out
		}
	}
}
