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
		c := text[i]
		if c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			if 'a' <= c && c <= 'z' || '0' <= c && c <= '9' {
				f.b, f.at = append(f.b, c), append(f.at, int32(i))
			}
			i++
			continue
		}
		_, size := utf8.DecodeRuneInString(text[i:])
		for _, r := range norm.NFKD.String(text[i : i+size]) {
			if r == 'ı' { // has no decomposition, yet İ decomposes to I
				r = 'i'
			}
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				before := len(f.b)
				f.b = utf8.AppendRune(f.b, unicode.ToLower(r))
				for range len(f.b) - before {
					f.at = append(f.at, int32(i))
				}
			}
		}
		i += size
	}
	return f
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
