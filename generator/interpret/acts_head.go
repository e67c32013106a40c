package interpret

import (
	"strings"
	"unicode"

	"egovsite/generator/survey"
)

// head reads what may stand between an act word and its title, in any order:
// number, issuer, date, place. Right behind an act word a bare number is the
// act's: "Law 4727/2020". It returns the piece behind.
func (t *tokens) head(m *mention, k int, afterWord bool) int {
	issuers := 0
	for {
		if next, number := t.numberAt(k); number != "" && m.number == "" {
			m.number, k = number, next
			k = t.ofYear(m, k)
			afterWord = false
			continue
		}
		if afterWord && !m.act.Plain && t.bareNumber(k) && m.number == "" {
			m.number, k, afterWord = t.raw(k), k+1, false
			continue
		}
		if next, ok := t.placeAndDate(m, k); ok {
			k = next
			continue
		}
		if next := t.issuer(k); next > k && issuers < 2 {
			k = next
			issuers++
			continue
		}
		if t.is(k, pieceLeft) && t.is(k+1, pieceWord) && t.is(k+2, pieceRight) { // Regulation (EU)
			if _, number := t.numberAt(k + 3); number != "" || t.bareNumber(k+3) {
				k += 3
				afterWord = true
				continue
			}
		}
		if t.is(k, pieceComma) {
			_, number := t.numberAt(k + 1)
			var probe mention
			if _, ok := t.placeAndDate(&probe, k+1); ok && m.date.Zero() || number != "" && m.number == "" {
				k++
				continue
			}
		}
		return k
	}
}

// numberAt reads "No. 263", "№ 12", "N 5": a word for number, then a run of
// characters with a digit in it.
func (t *tokens) numberAt(k int) (next int, number string) {
	next, _, ok := t.match(k, wordNumber)
	if !ok {
		return k, ""
	}
	for t.is(next, pieceStop) || t.raw(next) == ":" {
		next++
	}
	if next >= len(t.pieces) || t.pieces[next].kind > pieceNumber {
		return k, ""
	}
	// Numbers are written with every sign there is: "M/19", "149-FZ", "I-345".
	from := int(t.pieces[next].from)
	run := t.text[from:min(from+longestNumber, len(t.text))]
	if end := strings.IndexFunc(run, endsNumber); end >= 0 {
		run = run[:end]
	} else if len(run) == longestNumber {
		return k, ""
	}
	number = strings.TrimRight(run, ".:!?'’")
	if !strings.ContainsFunc(number, unicode.IsDigit) {
		return k, ""
	}
	for next < len(t.pieces) && int(t.pieces[next].from) < from+len(number) {
		next++
	}
	return next, number
}

func endsNumber(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune(",;()<>\"“”«»", r)
}

// ofYear reads the year that belongs to a number: "Act No. 4 of 2013".
func (t *tokens) ofYear(m *mention, k int) int {
	year, ok := t.yearAt(k + 1)
	if !ok || !t.has(k, wordIssuer) {
		return k
	}
	if m.date.Zero() {
		m.date = survey.Date{Year: year}
	}
	return k + 2
}

// bareNumber reports a number that can be an act's without a word before it:
// not a date, not a year, not a period of years, and no quantity of one digit.
func (t *tokens) bareNumber(k int) bool {
	if !t.is(k, pieceNumber) {
		return false
	}
	s := t.raw(k)
	if _, isYear := yearOf(s); isYear || len(s) < 2 || strings.HasSuffix(s, "th") {
		return false
	}
	if _, _, isDate := t.dateAt(k); isDate {
		return false
	}
	if _, _, isPeriod := period(s); isPeriod {
		return false
	}
	return true
}

// period reads "2014-2020".
func period(s string) (from, to int, ok bool) {
	i := strings.IndexAny(s, "-–/")
	if i < 0 {
		return 0, 0, false
	}
	from, first := yearOf(s[:i])
	to, second := yearOf(strings.TrimLeft(s[i:], "-–/"))
	return from, to, first && second && from < to
}

// placeAndDate reads "Baku, 19.06.1998", "(14. April. 2020)", "of 2nd April
// 2014", "dated March 14, 2018" or a date alone into m.
func (t *tokens) placeAndDate(m *mention, k int) (int, bool) {
	if !m.date.Zero() {
		return k, false
	}
	if next, _, ok := t.match(k, wordCity); ok {
		d, after, ok := t.dateAt(t.over(next, pieceComma))
		if ok {
			m.place, m.date = t.span(k, next), d
			return after, true
		}
		return k, false
	}
	at := t.over(k, pieceLeft)
	inside := at > k
	at = t.over1(at, wordDated)
	if t.has(at, wordDeterminer) {
		at++
	}
	d, after, ok := t.dateAt(at)
	if !ok {
		if year, isYear := t.yearAt(at); isYear && inside && t.is(at+1, pieceRight) {
			m.date = survey.Date{Year: year}
			return at + 2, true
		}
		return k, false
	}
	if inside {
		if !t.is(after, pieceRight) {
			return k, false
		}
		after++
	}
	m.date = d
	return after, true
}

// issuer steps over who gave the act: "of the President of the Republic of
// Azerbaijan". It ends before a date and before the words that lead to a title.
func (t *tokens) issuer(k int) int {
	if !t.has(k, wordIssuer) {
		return k
	}
	last := k // behind the last capitalised word
	for i := k; i < len(t.pieces) && i < k+longestIssuer; i++ {
		switch {
		case t.has(i, wordDated) || t.has(i, wordIssuer):
			var probe mention
			if _, isDate := t.placeAndDate(&probe, i); isDate {
				return last
			}
		case t.has(i, wordCity) && i > last:
			var probe mention
			if _, isDate := t.placeAndDate(&probe, i); isDate {
				return last
			}
		case t.has(i, wordAbout), t.has(i, wordApproval):
			return last
		}
		switch {
		case t.capital(i) && !t.has(i, wordDeterminer):
			if t.has(i, wordNumber) {
				if _, number := t.numberAt(i); number != "" {
					return last
				}
			}
			last = i + 1
		case t.has(i, wordIssuer), t.has(i, wordSmall), t.has(i, wordDeterminer):
		default:
			return last
		}
	}
	return last
}

// tail reads what follows a title up to the end of its sentence: place, date,
// number, or the act that gave it force. It returns the piece behind the last
// that belongs to the mention.
func (t *tokens) tail(m *mention, k int) int {
	end := k
	for i := k; i < len(t.pieces) && i < k+longestTail; i++ {
		if t.is(i, pieceAddress) || t.is(i, pieceBullet) || t.is(i, pieceQuote) || t.sentenceEnds(i) {
			return end
		}
		if i == k || t.is(i-1, pieceComma) || t.is(i-1, pieceLeft) {
			if next, number := t.numberAt(i); number != "" && m.number == "" {
				m.number = number
				end = t.over(t.ofYear(m, next), pieceRight)
				i = end - 1
				continue
			}
			if next, ok := t.namedAgain(m, i); ok {
				end = next
				i = end - 1
				continue
			}
			if year, ok := t.yearAt(i); ok && m.date.Zero() {
				m.date = survey.Date{Year: year}
				end = t.over(i+1, pieceRight)
				i = end - 1
				continue
			}
		}
		next, _, ok := t.match(i, wordApproved)
		if ok {
			next = t.over1(next, wordDeterminer)
			if after, p := t.phraseAt(next, wordAct); p != nil {
				m.act = p.act
				return t.head(m, after, true)
			}
		}
		if t.has(i, wordCity) || t.is(i, pieceLeft) || t.has(i, wordDated) || i == k || t.is(i-1, pieceComma) {
			if next, ok := t.placeAndDate(m, i); ok {
				return next
			}
		}
		if t.capital(i) && i > k && t.has(i, wordAct) && !t.is(i-1, pieceMark) {
			return end
		}
	}
	return end
}

// namedAgain reads the number of an act that repeats its kind in parentheses:
// the Freedom of Information Act (Act No. 22 of 2005).
func (t *tokens) namedAgain(m *mention, i int) (int, bool) {
	k, p := t.phraseAt(i, wordAct)
	if p == nil || !t.is(i-1, pieceLeft) || m.number != "" {
		return i, false
	}
	if _, number := t.numberAt(k); number == "" {
		return i, false
	}
	return t.over(t.head(m, k, true), pieceRight), true
}

// sentenceEnds reports whether the stop at piece i ends a sentence, rather than
// an abbreviation or an ordinal number.
func (t *tokens) sentenceEnds(i int) bool {
	if !t.is(i, pieceStop) {
		return false
	}
	if t.raw(i) != "." {
		return true
	}
	if t.has(i-1, wordNumber) || t.has(i-1, wordArticle) || t.has(i-1, wordMonth) && t.is(i+1, pieceNumber) {
		return false
	}
	return i+1 >= len(t.pieces) || t.pieces[i+1].kind != pieceWord || t.capital(i+1)
}
