package search

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// longest is how many letters of a word count: what is longer is no word that
// anybody types, but part of an address.
const longest = 32

// A folder brings texts into the form in which words are looked for, whoever
// wrote them: assets/js/search-words.js does the same to what is typed, and
// testdata/words.json is what both must make of it. It remembers what each
// character became.
type folder map[rune]string

// Words are the words under which a text is found, in their order: small letters
// without marks, and digits. What is written without spaces is cut into single
// characters and pairs, of which every word there consists.
func Words(text string) (words []string) {
	folder{}.each(text, func(word []byte) { words = append(words, string(word)) })
	return words
}

// each hands the words of a text to do, which must not keep them.
func (f folder) each(text string, do func(word []byte)) {
	word, letters := make([]byte, 0, utf8.UTFMax*longest), 0
	before := rune(0) // the character before, where that is written without spaces too
	end := func() {
		if letters > 0 {
			do(word)
		}
		word, letters, before = word[:0], 0, 0
	}
	for _, c := range text {
		for _, r := range f.char(c) {
			switch {
			case r == ' ':
				end()
			case unspaced(r):
				pair := before
				end()
				do(utf8.AppendRune(word, r))
				if pair != 0 {
					do(utf8.AppendRune(utf8.AppendRune(word, pair), r))
				}
				before = r
			default:
				if letters == 0 {
					before = 0
				}
				if letters++; letters <= longest {
					word = utf8.AppendRune(word, r)
				}
			}
		}
	}
	end()
}

// unspaced reports whether a letter is of a script that puts no spaces between words.
func unspaced(r rune) bool {
	return r >= 0xe00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// char is what a character becomes: letters and digits, a space where it parts
// words, nothing where it does neither.
func (f folder) char(c rune) string {
	s, ok := f[c]
	if !ok {
		for _, r := range norm.NFKD.String(string(c)) {
			s += plain(r)
		}
		f[c] = s
	}
	return s
}

// plain does so for a character that does not decompose.
func plain(r rune) string {
	r = unicode.ToLower(r)
	if s, ok := alike[r]; ok {
		return s
	}
	switch {
	case unicode.IsLetter(r), unicode.IsNumber(r):
		return string(r)
	case unicode.IsMark(r), unicode.Is(unicode.Cf, r):
		return ""
	}
	return " "
}

// alike are letters that people type for one another, and signs that Unicode
// takes for letters.
var alike = map[rune]string{
	'ı': "i", 'ə': "e", 'ø': "o", 'đ': "d", 'ð': "d", 'ł': "l", 'ħ': "h", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'þ': "th", 'ς': "σ",
	'ٱ': "ا", 'ى': "ي", 'ی': "ي", 'ة': "ه", 'ہ': "ه", 'ھ': "ه", 'ک': "ك", 'ـ': "",
	'٠': "0", '١': "1", '٢': "2", '٣': "3", '٤': "4", '٥': "5", '٦': "6", '٧': "7", '٨': "8", '٩': "9",
	'۰': "0", '۱': "1", '۲': "2", '۳': "3", '۴': "4", '۵': "5", '۶': "6", '۷': "7", '۸': "8", '۹': "9",
	'ʹ': " ", 'ʻ': " ", 'ʼ': " ", 'ʽ': " ", 'ʾ': " ", 'ʿ': " ", 'ˈ': " ", 'ꞌ': " ",
}
