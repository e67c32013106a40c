package interpret

// title reads the title that begins at piece k into m and returns the piece
// behind it, or 0 if there is none. Where the act is named already, by the
// capitalised words before it, small words after "on" are no title.
func (t *tokens) title(m *mention, k int, named bool) int {
	at := k
	if next, _, ok := t.match(at, wordApproval); ok {
		at = t.over1(next, wordDeterminer)
	}
	if !t.is(at, pieceQuote) {
		if next, _, ok := t.match(k, wordAbout); ok {
			at = t.over1(next, wordDeterminer)
		} else if at == k {
			return 0
		}
	}
	if t.is(at, pieceQuote) {
		if next, title, ok := t.quotation(at); ok {
			m.title = title
			return next
		}
		if at == k {
			return t.unclosed(m, at+1)
		}
	}
	from, _, ok := t.match(k, wordAbout)
	if !ok {
		return 0
	}
	first := t.over1(from, wordDeterminer)
	strict := m.act.Plain || named
	if strict && !t.capital(first) || !t.capital(m.start) && m.number == "" {
		return 0
	}
	next := t.unquoted(from, strict)
	if next <= first {
		return 0
	}
	m.title = t.span(from, next)
	return next
}

// unclosed reads a title whose closing quotation mark was lost: it ends before
// place and date, an address or a bullet.
func (t *tokens) unclosed(m *mention, from int) int {
	to := t.unquoted(from, false)
	if to <= from || to >= len(t.pieces) || to-from >= longestTitle {
		return 0
	}
	m.title = t.span(from, to)
	return to
}

// quotation reads a title in quotation marks that opens at piece i: the piece
// behind the closing mark, and the title without its outer marks. Titles quote
// titles, and where two closing marks meet often only one is written: then the
// last mark before place and date, or before the address, closes both.
func (t *tokens) quotation(i int) (next int, title string, ok bool) {
	if !t.is(i, pieceQuote) || t.pieces[i].quote < 0 {
		return i, "", false
	}
	depth, last := 1, 0
scan:
	for k := i + 1; k < len(t.pieces) && k < i+longestTitle; k++ {
		switch p := &t.pieces[k]; p.kind {
		case pieceQuote:
			if p.quote > 0 {
				depth++
				continue
			}
			depth, last = depth-1, k
			if depth == 0 {
				break scan
			}
		case pieceAddress, pieceBullet:
			break scan
		default:
			var probe mention
			if p.has(wordCity) && last > 0 {
				if _, isDate := t.placeAndDate(&probe, k); isDate {
					break scan
				}
			}
		}
	}
	if last <= i+1 {
		return i, "", false
	}
	if depth == 0 {
		return last + 1, t.span(i+1, last), true
	}
	return last + 1, t.span(i+1, last+1), true
}

// unquoted finds the end of a title without quotation marks that begins at
// piece k. A strict title has capitals but for small words.
func (t *tokens) unquoted(k int, strict bool) int {
	i := k
scan:
	for ; i < len(t.pieces) && i < k+longestTitle; i++ {
		switch t.pieces[i].kind {
		case pieceAddress, pieceBullet, pieceRight:
			break scan
		case pieceStop:
			if t.raw(i) != "." || t.sentenceEnds(i) {
				break scan
			}
		case pieceLeft:
			if t.dated(i) {
				break scan
			}
			if close := t.parenthesis(i); close > i {
				i = close
				continue
			}
			break scan
		case pieceQuote:
			if next, _, ok := t.quotation(i); ok {
				i = next - 1
				continue
			}
			break scan
		case pieceComma:
			if strict || t.has(i+1, wordTitleEnd) || t.dated(i+1) || t.startsAct(i+1) || t.pointed(i+1) {
				break scan
			}
		case pieceWord, pieceNumber:
			if t.has(i, wordTitleEnd) || t.dated(i) && i > k {
				break scan
			}
			if i == k {
				continue
			}
			small := t.has(i-1, wordSmall) || t.has(i-1, wordIssuer) || t.has(i-1, wordAbout)
			if t.capital(i) && t.has(i, wordDeterminer) && !small { // a new sentence whose stop was lost
				break scan
			}
			if strict && t.is(i, pieceWord) && !t.capital(i) && !t.has(i, wordSmall) && !t.has(i, wordDeterminer) {
				break scan
			}
			if !t.has(i-1, wordIssuer) && !t.has(i-1, wordDeterminer) && t.startsAct(i) {
				break scan
			}
		}
	}
	for i > k && (t.has(i-1, wordSmall) || t.has(i-1, wordDeterminer) || t.has(i-1, wordIssuer) ||
		t.is(i-1, pieceComma) || t.is(i-1, pieceMark)) {
		i--
	}
	return i
}

// dated reports whether place and date, a date, or words that lead to one stand
// at piece i.
func (t *tokens) dated(i int) bool {
	var probe mention
	_, ok := t.placeAndDate(&probe, i)
	return ok
}

// pointed reports whether a number, an article or the announcement of an
// address stands at piece i.
func (t *tokens) pointed(i int) bool {
	if _, number := t.numberAt(i); number != "" {
		return true
	}
	if _, ok := t.pinpointAt(i); ok {
		return true
	}
	return t.has(i, wordLink) && (t.raw(i+1) == ":" || t.is(i+1, pieceAddress))
}

// startsAct reports whether piece i begins the mention of another act.
func (t *tokens) startsAct(i int) bool {
	if !t.capital(i) {
		return false
	}
	k, p := t.phraseAt(i, wordAct)
	return p != nil && (t.has(k, wordAbout) || t.has(k, wordNumber) || t.has(k, wordIssuer) || t.is(k, pieceQuote))
}

// parenthesis returns the closing parenthesis of the one at i, or i if it does
// not close soon.
func (t *tokens) parenthesis(i int) int {
	const longest = 24
	for k := i + 1; k < len(t.pieces) && k < i+longest; k++ {
		switch t.pieces[k].kind {
		case pieceRight:
			return k
		case pieceLeft, pieceAddress, pieceBullet:
			return i
		}
	}
	return i
}
