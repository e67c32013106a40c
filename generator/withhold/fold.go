package withhold

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A folded text is a text reduced to small letters without accents, and digits:
// the form in which a name is found however it was written, spaced or wrapped.
type folded struct {
	text string
	b    []byte
	at   []int32 // for each byte of b, the byte of the text it comes from
}

func foldText(text string) folded {
	f := folded{text: text, b: make([]byte, 0, len(text)), at: make([]int32, 0, len(text))}
	for i := 0; i < len(text); {
		size := 1
		f.b, size = appendFolded(f.b, text, i)
		for len(f.at) < len(f.b) {
			f.at = append(f.at, int32(i))
		}
		i += size
	}
	return f
}

// fold is the folded form of a text alone.
func fold(text string) string {
	var buf [64]byte
	b := buf[:0]
	for i := 0; i < len(text); {
		size := 0
		b, size = appendFolded(b, text, i)
		i += size
	}
	return string(b)
}

// plainFold is the folded form of each ASCII character; 0 for none, and for all
// other bytes.
var plainFold = func() (to [1 << 8]byte) {
	for c := byte('a'); c <= 'z'; c++ {
		to[c], to[c+'A'-'a'] = c, c
	}
	for c := byte('0'); c <= '9'; c++ {
		to[c] = c
	}
	return to
}()

// appendFolded appends the folded form of the character at byte i of a text,
// which has this many bytes.
func appendFolded(b []byte, text string, i int) (out []byte, size int) {
	if c := text[i]; c < utf8.RuneSelf {
		if f := plainFold[c]; f != 0 {
			b = append(b, f)
		}
		return b, 1
	}
	r, size := utf8.DecodeRuneInString(text[i:])
	if '\u2010' <= r && r <= '\u2027' {
		return b, size // dashes, quotation marks and bullets, by far the most frequent
	}
	as := text[i : i+size]
	if !norm.NFKD.IsNormalString(as) {
		as = norm.NFKD.String(as)
	}
	for _, r := range as {
		if r == 'ı' { // has no decomposition, yet İ decomposes to I
			r = 'i'
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b = utf8.AppendRune(b, unicode.ToLower(r))
		}
	}
	return b, size
}

// span is the stretch of the text that the folded bytes [i, k) come from, and
// whether it begins and ends at the edge of a word.
func (f *folded) span(i, k int) (from, to int, whole bool) {
	from = int(f.at[i])
	_, size := utf8.DecodeRuneInString(f.text[f.at[k-1]:])
	to = int(f.at[k-1]) + size
	for to < len(f.text) { // accents written as characters of their own
		r, n := utf8.DecodeRuneInString(f.text[to:])
		if !unicode.IsMark(r) {
			break
		}
		to += n
	}
	before, _ := utf8.DecodeLastRuneInString(f.text[:from])
	after, _ := utf8.DecodeRuneInString(f.text[to:])
	return from, to, !wordRune(before) && !wordRune(after)
}

func notWord(r rune) bool { return !wordRune(r) && !unicode.IsMark(r) }

func wordRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}
