package interpret

import "egovsite/generator/survey"

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
		if _, _, dated := t.match(i, wordDated); t.has(i, wordTitleEnd) && !dated {
			return end // "… entered into force on 1 July 2011" is not the act's date
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
