package interpret

import "strings"

// A pinpoint is the article of an act that an answer points at.
type pinpoint struct {
	words       string
	start, next int // pieces; next is behind it
}

// pinpointAt reads "Article № 1.12.4.2.9", "Articles 5, 7 and 9", "14th
// Article" at piece i.
func (t *tokens) pinpointAt(i int) (pinpoint, bool) {
	if t.is(i, pieceNumber) && t.has(i+1, wordArticle) {
		if next, _, ok := t.match(i+1, wordArticle); ok && strings.TrimLeft(t.raw(i), "0123456789") != "" {
			return pinpoint{t.span(i, next), i, next}, true
		}
	}
	k, _, ok := t.match(i, wordArticle)
	if !ok {
		return pinpoint{}, false
	}
	k = t.over(k, pieceStop)
	k = t.over(t.over1(k, wordNumber), pieceStop)
	if !t.articleNumber(k) {
		return pinpoint{}, false
	}
	k++
	for t.is(k, pieceComma) || t.has(k, wordSmall) || t.raw(k) == "–" {
		if !t.articleNumber(k + 1) {
			break
		}
		k += 2
	}
	return pinpoint{t.span(i, k), i, k}, true
}

// articleNumber reports a number in figures or in capitals such as "IV".
func (t *tokens) articleNumber(k int) bool {
	if t.is(k, pieceNumber) {
		_, isYear := yearOf(t.raw(k))
		return !isYear
	}
	return t.is(k, pieceWord) && strings.Trim(t.raw(k), "IVXLC") == ""
}

// addresses gives each mention the address that belongs to it, and the
// pinpoint behind it. An address belongs to the mention before it, up to the
// next mention or the next bullet, if it stands in the same sentence or is a
// sentence of its own: "Link: https://…".
func (t *tokens) addresses(ms []mention) {
	for n := range ms {
		m := &ms[n]
		until := len(t.pieces) + 1
		if n+1 < len(ms) {
			until = ms[n+1].start
		}
		alone := true // whether the words since the last stop only announce an address
		ended := false
		for i := m.end; i < min(until, len(t.pieces)); i++ {
			p := &t.pieces[i]
			if p.kind == pieceBullet {
				break
			}
			if p.kind == pieceAddress {
				if alone || !ended {
					m.link = int(p.link)
					t.pinpointBehind(m, i+1, until)
				}
				break
			}
			if t.sentenceEnds(i) {
				ended, alone = true, true
				continue
			}
			if !ended && m.pinpoint == "" {
				if pin, ok := t.pinpointAt(i); ok && t.leads(pin.next) < until {
					m.pinpoint = pin.words
				}
			}
			if p.kind <= pieceNumber && !p.has(wordLink) {
				alone = false
			}
		}
	}
}

// leads steps over the words between a pinpoint and the act it is of: "of the".
func (t *tokens) leads(i int) int { return t.over1(t.over1(i, wordIssuer), wordDeterminer) }

// pinpointBehind reads the pinpoint in parentheses behind an address.
func (t *tokens) pinpointBehind(m *mention, i, until int) {
	if m.pinpoint != "" || !t.is(i, pieceLeft) || i+1 >= until {
		return
	}
	if pin, ok := t.pinpointAt(i + 1); ok && t.is(pin.next, pieceRight) {
		m.pinpoint = pin.words
	}
}
