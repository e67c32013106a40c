package interpret

import "egovsite/generator/survey"

// A mention is one place where an answer names an act.
type mention struct {
	act                            *survey.ActType
	number, title, place, pinpoint string
	date                           survey.Date
	answer                         int // index in the response
	link                           int // index in the answer's links of the act's address; -1 for none
	start, end                     int // pieces
	from, to                       int // bytes of the words that name the act
}

// Limits keep the looking ahead short, so that the time taken grows with the
// length of an answer and not faster, whatever stands in it.
const (
	longestIssuer = 24  // pieces
	longestTitle  = 100 // pieces
	longestTail   = 30  // pieces
	longestRun    = 16  // pieces of a name with capitals
	longestNumber = 40  // bytes
)

// mentions finds the acts a text names. An act is named in one of four ways:
//
//	Law of the Republic of X "On personal data"     act word, then title
//	Decree No. 263 of the President of X            act word, then number or date
//	"Law on Access to Information" of X             act word inside the quotation marks
//	Freedom of Information Act, 2005                act word at the end of a name
//
// An act word without such a sign ("the law requires …") names nothing. They are
// appended to out.
func (t *tokens) mentions(out []mention) []mention {
	before := len(out)
	run := -1      // where the present run of capitalised words began
	approval := -1 // the piece behind "on approval of the"
	pin := pinpoint{next: -1}
	for i := 0; i < len(t.pieces); {
		var m mention
		ok := false
		switch p := &t.pieces[i]; {
		case p.kind == pieceWord && p.entry == 0: // as most are
			run = t.run(i, run)
			i++
			continue
		case p.kind == pieceQuote:
			m, ok = t.quoted(i, approval == i)
		case p.has(wordAct):
			m, ok = t.named(i, run)
		}
		if ok {
			if pin.next >= 0 && pin.next == m.start {
				m.pinpoint, m.from = pin.words, int(t.pieces[pin.start].from)
			}
			out = append(out, m)
			i, run = m.end, -1
			continue
		}
		run = t.run(i, run)
		if p := &t.pieces[i]; p.entry > 0 || p.kind == pieceNumber {
			if k, _, ok := t.match(i, wordApproval); ok {
				approval = t.over1(k, wordDeterminer)
			}
			if found, ok := t.pinpointAt(i); ok {
				pin = found
				pin.next = t.leads(pin.next)
			}
		}
		i++
	}
	t.addresses(out[before:])
	return out
}

// run follows a run of capitalised words with small words between them, the
// material of names such as "Freedom of Information Act". A determiner begins
// it anew: what stands before "the" is not part of the name.
func (t *tokens) run(i, run int) int {
	switch {
	case t.has(i, wordDeterminer) || !t.is(i, pieceWord):
		return -1
	case t.has(i, wordSmall) && !t.capital(i):
		return run
	case !t.capital(i):
		return -1
	case run < 0 || i-run > longestRun:
		return i
	}
	return run
}

// over1 steps over one phrase of a role, if it stands at i.
func (t *tokens) over1(i int, r role) int {
	k, _, _ := t.match(i, r)
	return k
}

// named reads a mention that begins with the act word at piece i; run is where
// the capitalised words before it began, or -1.
func (t *tokens) named(i, run int) (mention, bool) {
	k, p := t.phraseAt(i, wordAct)
	if p == nil {
		return mention{}, false
	}
	m := mention{act: p.act, start: i, link: -1}
	amended := false
	if next, q := t.phraseAt(k, wordAct); q != nil { // "Amendments to the" "Law"
		k, amended = next, true
	}
	name, behind := t.runName(run, i, k, m.act)
	k = t.head(&m, k, true)
	titled := t.title(&m, k, name != "")
	switch {
	case titled > 0 && amended:
		m.title = t.span(i, titled)
		k = titled
	case titled > 0:
		k = titled
	case m.act.Alone && t.capital(i):
		m.title = t.span(i, k)
	case name != "":
		m.title, m.start, k = name, run, max(k, behind)
	case m.number == "" && (m.date.Month == 0 || !t.capital(i)):
		return m, false
	}
	return t.closed(m, k), true
}

// closed reads what follows the title and fixes the extent of a mention.
func (t *tokens) closed(m mention, k int) mention {
	m.end = t.tail(&m, k)
	m.from, m.to = int(t.pieces[m.start].from), int(t.pieces[m.end-1].to)
	return m
}

// runName is the name that ends in the act word [i, k): at least two words with
// capitals before it, or one if number or year follow in parentheses, the last
// right before it, and no further capitals behind.
// An act word that is an everyday word too ("strategy") needs a year or number
// behind it, since offices bear such names as well. Behind is the piece after it.
func (t *tokens) runName(run, i, k int, act *survey.ActType) (name string, behind int) {
	if run < 0 || !t.capital(i) || !t.capital(i-1) || t.has(i-1, wordSmall) || t.capital(k) && !t.has(k, wordNumber) {
		return "", 0
	}
	content := 0
	for n := run; n < i; n++ {
		if !t.has(n, wordSmall) {
			content++
		}
	}
	least := 2
	if t.is(k, pieceLeft) {
		_, number := t.numberAt(k + 1)
		if _, year := t.yearAt(k + 1); year || number != "" || t.has(k+1, wordAct) {
			least = 1
		}
	}
	if content < least || act.Plain && !t.is(k, pieceNumber) && !t.has(k, wordNumber) {
		return "", 0
	}
	if act.Plain && t.is(k, pieceNumber) {
		k++ // "National Digital Strategy 2021-2025": the period is part of the name
	}
	return t.span(run, k), k
}

// quoted reads a mention that begins with a title in quotation marks at piece
// i. After "on approval of", rules are named by their title alone.
func (t *tokens) quoted(i int, approved bool) (mention, bool) {
	close, title, ok := t.quotation(i)
	if !ok {
		return mention{}, false
	}
	m := mention{title: title, start: i, link: -1}
	if k, p := t.phraseAt(close, wordAct); p != nil && (t.capital(close) || !p.act.Plain) {
		m.act = p.act // "Government Cloud" Concept
		return t.closed(m, t.head(&m, k, false)), true
	}
	const within = 4 // words before the act word: "National Strategy for …"
	for k := i + 1; k < close-1 && k <= i+within; k++ {
		if next, p := t.phraseAt(k, wordAct); p != nil && (t.capital(k) || approved) {
			if t.has(next, wordAbout) || t.has(next, wordIssuer) || t.has(next, wordNumber) {
				m.act = p.act
				return t.closed(m, t.head(&m, close, false)), true
			}
		}
		if !t.capital(k) && !t.is(k, pieceNumber) {
			break
		}
	}
	last := close - 2
	for back := 0; back < 3 && last-back > i+1; back++ { // "Freedom of Information Act"
		if next, p := t.phraseAt(last-back, wordAct); p != nil && next == close-1 && t.capital(last-back) && t.capital(i+1) {
			m.act = p.act
			return t.closed(m, t.head(&m, close, false)), true
		}
	}
	return m, false
}
