package interpret

import "egovsite/generator/survey"

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
