package interpret

import (
	"unicode"
	"unicode/utf8"
)

// Tokens are a text cut into pieces: words, numbers, addresses, quotation
// marks and the like. All rules about acts and dates are said over pieces, so
// that each answer is looked through once.
type tokens struct {
	text   string
	links  []foundLink
	words  *lexicon
	pieces []piece
}

// A piece is a run of the text.
type piece struct {
	kind     pieceKind
	capital  bool  // a word that does not begin with a small letter
	quote    int8  // of a quotation mark: 1 opens, -1 closes, 0 either
	link     int32 // of an address: its index
	from, to int32 // bytes of the text
	entry    int32 // of a word in the vocabulary; else 0
	roles    role  // of the phrases there
}

type pieceKind uint8

const (
	pieceWord pieceKind = iota
	pieceNumber
	pieceAddress
	pieceQuote
	pieceLeft   // (
	pieceRight  // )
	pieceComma  // ,
	pieceStop   // . ; ! ?
	pieceBullet // begins an item of a list
	pieceMark   // any other character
)

// cut fills t.pieces.
func (t *tokens) cut() {
	i := 0
	for n := range t.links {
		l := &t.links[n]
		for i < l.from {
			i = t.one(i, l.from)
		}
		t.pieces = append(t.pieces, piece{kind: pieceAddress, link: int32(n), from: int32(l.from), to: int32(l.to)})
		i = max(i, l.to)
	}
	for i < len(t.text) {
		i = t.one(i, len(t.text))
	}
}

// one cuts the piece that begins at byte i and returns where it ends.
func (t *tokens) one(i, limit int) int {
	switch c := t.text[i]; {
	case c == ' ':
		return i + 1
	case 'a' <= c|0x20 && c|0x20 <= 'z':
		return t.word(i, limit)
	}
	r, n := utf8.DecodeRuneInString(t.text[i:])
	p := piece{from: int32(i), to: int32(i + n)}
	switch {
	case unicode.IsSpace(r), r == '<', r == '>':
		return i + n
	case unicode.IsDigit(r):
		p.kind = pieceNumber
		p.to = int32(numberEnd(t.text[:limit], i))
		p.entry, p.roles = t.words.find(t.text[i:p.to])
	case isWordRune(r):
		p.kind, p.capital = pieceWord, !unicode.IsLower(r)
		p.to = int32(wordEnd(t.text[:limit], i))
		p.entry, p.roles = t.words.find(t.text[i:p.to])
	default:
		p.kind = kindOf(r)
		switch p.kind {
		case pieceQuote:
			p.quote = t.facing(r, i, i+n)
		case pieceMark:
			p.entry, p.roles = t.words.find(t.text[i : i+n])
		}
	}
	t.pieces = append(t.pieces, p)
	return int(p.to)
}

// word cuts the word that begins at byte i with a plain letter, as most do.
func (t *tokens) word(i, limit int) int {
	p := piece{kind: pieceWord, capital: t.text[i] < 'a', from: int32(i)}
	to := i
	for to < limit && plainFold[t.text[to]] != 0 {
		to++
	}
	end := to
	if to < limit && (t.text[to] >= utf8.RuneSelf || t.text[to] == '-' || t.text[to] == '\'') {
		end = wordEnd(t.text[:limit], to)
	}
	switch {
	case end > to:
		to = end
		p.entry, p.roles = t.words.find(t.text[i:to])
	case t.words != nil && t.words.slots[slotOf(plainFold[t.text[i]], plainFold[t.text[(i+to)/2]], plainFold[t.text[to-1]], to-i)] > 0:
		p.entry, p.roles = t.words.find(t.text[i:to])
	}
	p.to = int32(to)
	t.pieces = append(t.pieces, p)
	return to
}

func kindOf(r rune) pieceKind {
	switch r {
	case '"', '“', '”', '„', '‟', '«', '»', '＂':
		return pieceQuote
	case '(', '（', '[':
		return pieceLeft
	case ')', '）', ']':
		return pieceRight
	case ',', '，', '、':
		return pieceComma
	case '.', ';', '!', '?', '。', '；', '！', '？':
		return pieceStop
	case '•', '◦', '▪', '▫', '□', '■', '●', '○', '‣', '⁃', '·', '*':
		return pieceBullet
	}
	return pieceMark
}

// wordEnd is where the word at i ends; hyphens and apostrophes between letters
// belong to it.
func wordEnd(s string, i int) int {
	for i < len(s) {
		if plainFold[s[i]] != 0 {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if isWordRune(r) || unicode.IsMark(r) {
			i += n
			continue
		}
		if r == '-' || r == '‑' || r == '\'' || r == '’' {
			if next, _ := utf8.DecodeRuneInString(s[i+n:]); isWordRune(next) {
				i += n
				continue
			}
		}
		break
	}
	return i
}

// numberEnd is where the number at i ends: "1.12.4.2.9", "2014-2020", "149-FZ",
// "2016/679", "2nd".
func numberEnd(s string, i int) int {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if isWordRune(r) {
			i += n
			continue
		}
		next, _ := utf8.DecodeRuneInString(s[i+n:])
		if (r == '.' && unicode.IsDigit(next)) || (r == '/' || r == '-' || r == '–') && isWordRune(next) {
			i += n
			continue
		}
		break
	}
	return i
}

// facing tells an opening quotation mark from a closing one. Straight marks,
// and curly ones that were mixed up, tell it by what stands around them.
func (t *tokens) facing(r rune, from, to int) int8 {
	before, _ := utf8.DecodeLastRuneInString(t.text[:from])
	after, _ := utf8.DecodeRuneInString(t.text[to:])
	free := from == 0 || unicode.IsSpace(before) || kindOf(before) == pieceLeft || kindOf(before) == pieceQuote
	tight := to < len(t.text) && (isWordRune(after) || kindOf(after) == pieceLeft || kindOf(after) == pieceQuote)
	switch {
	case r == '“', r == '„', r == '«', free && tight:
		return 1
	case r == '”', r == '»':
		return -1
	case !free && !tight:
		return -1
	case !free && kindOf(after) == pieceQuote:
		return -1
	}
	return 0
}

func (t *tokens) is(i int, k pieceKind) bool {
	return i >= 0 && i < len(t.pieces) && t.pieces[i].kind == k
}

// over steps over one piece of a kind, if it stands at i.
func (t *tokens) over(i int, k pieceKind) int {
	if t.is(i, k) {
		return i + 1
	}
	return i
}

// raw is a piece as written.
func (t *tokens) raw(i int) string {
	if i < 0 || i >= len(t.pieces) {
		return ""
	}
	return t.text[t.pieces[i].from:t.pieces[i].to]
}

// span is the text of the pieces [i, k).
func (t *tokens) span(i, k int) string {
	if i >= k {
		return ""
	}
	return t.text[t.pieces[i].from:t.pieces[k-1].to]
}

// capital reports whether piece i is a word with a capital letter, or of a
// script without capitals.
func (t *tokens) capital(i int) bool { return t.is(i, pieceWord) && t.pieces[i].capital }
