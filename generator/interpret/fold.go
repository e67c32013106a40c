package interpret

import (
	"bytes"
	"sort"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Folding makes words comparable whatever copying, mailing and printing did to
// them: only letters and digits are left, in lower case, without accents or
// compatibility forms. White space and line ends vanish, so that wording is
// found however it was wrapped.

// fold returns the folded form of s.
func fold(s string) string {
	b, _ := appendFold(nil, nil, s, 0)
	return string(b)
}

// appendFold appends the folded form of s to dst and, for each byte appended,
// the offset in the source of the character it came from. base is added to
// each offset; offsets may be nil when they are not wanted.
func appendFold(dst []byte, offsets []int32, s string, base int) ([]byte, []int32) {
	keep := offsets != nil
	for i, r := range s {
		before := len(dst)
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			dst = append(dst, byte(r))
		case r >= 'A' && r <= 'Z':
			dst = append(dst, byte(r)+'a'-'A')
		case r >= utf8.RuneSelf:
			dst = foldRune(dst, r)
		}
		if keep {
			for range len(dst) - before {
				offsets = append(offsets, int32(base+i))
			}
		}
	}
	return dst, offsets
}

// foldRune appends the folded form of a character beyond ASCII.
func foldRune(dst []byte, r rune) []byte {
	if r == 'ı' { // has no decomposition, yet İ decomposes to I
		return append(dst, 'i')
	}
	var buf [utf8.UTFMax]byte
	decomposed := norm.NFKD.Append(make([]byte, 0, 16), buf[:utf8.EncodeRune(buf[:], r)]...)
	for len(decomposed) > 0 {
		d, size := utf8.DecodeRune(decomposed)
		decomposed = decomposed[size:]
		if unicode.IsLetter(d) || unicode.IsDigit(d) {
			dst = utf8.AppendRune(dst, unicode.ToLower(d))
		}
	}
	return dst
}

// isWordRune reports a character that folding keeps.
func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// A point is a place in the text: an index into the stream's lines and a byte
// offset in that line.
type point struct{ line, off int }

func (p point) before(q point) bool { return p.line < q.line || p.line == q.line && p.off < q.off }

// A stream is the text of the lines that are not blank and not part of a
// printed page's margin, with its folded form.
type stream struct {
	lines  []line
	folded []byte
	offset []int32 // for each folded byte, the offset in its line
	start  []int   // for each line, where its folded form begins; one more at the end
}

// A line is one line of the stream.
type line struct {
	index  int    // of its SourceLine
	number int    // in the file
	text   string // trimmed, invisible characters taken out
	blanks int    // blank lines before it
	// Of the line before it was trimmed: its length, and whether white space
	// stood at its ends.
	runes, bytes     int
	padStart, padEnd bool
	// Whether it ends, or the line before it ended, in a character of several bytes.
	endsWide, behindWide bool
	// How sure its marks are, where they were told from a drawing; else 0.
	confidence float64
}

func newStream(lines []line) *stream {
	s := &stream{lines: lines, start: make([]int, 0, len(lines)+1)}
	size := 0
	for _, l := range lines {
		size += len(l.text)
	}
	s.folded = make([]byte, 0, size)
	s.offset = make([]int32, 0, size)
	for _, l := range lines {
		s.start = append(s.start, len(s.folded))
		s.folded, s.offset = appendFold(s.folded, s.offset, l.text, 0)
	}
	s.start = append(s.start, len(s.folded))
	return s
}

// end is the point behind the last line.
func (s *stream) end() point { return point{len(s.lines), 0} }

// lineOf returns the line that holds the folded byte i, searching from a line
// at or before it.
func (s *stream) lineOf(i, from int) int {
	return from + sort.Search(len(s.lines)-from, func(k int) bool { return s.start[from+k+1] > i })
}

// foldedAt returns the index of the first folded byte at or behind p.
func (s *stream) foldedAt(p point) int {
	if p.line >= len(s.lines) {
		return len(s.folded)
	}
	i := s.start[p.line]
	for i < s.start[p.line+1] && int(s.offset[i]) < p.off {
		i++
	}
	return i
}

// match reports whether the folded words stand at the folded byte i as whole
// words, and the point just behind them.
func (s *stream) match(i int, words string, fromLine int) (point, bool) {
	end := i + len(words)
	if len(words) == 0 || end > len(s.folded) || !bytes.Equal(s.folded[i:end], []byte(words)) {
		return point{}, false
	}
	l := s.lineOf(end-1, fromLine)
	off := int(s.offset[end-1])
	text := s.lines[l].text
	r, size := utf8.DecodeRuneInString(text[off:])
	off += size
	if off < len(text) && isWordRune(r) {
		if next, _ := utf8.DecodeRuneInString(text[off:]); isWordRune(next) {
			return point{}, false
		}
	}
	return point{l, off}, true
}

// from returns the lines of the stretch [a, b), the first and last cut to it.
func (s *stream) from(a, b point) []line {
	var out []line
	for i := a.line; i < len(s.lines) && (i < b.line || i == b.line && b.off > 0); i++ {
		l := s.lines[i]
		if i == b.line {
			l.text = l.text[:b.off]
		}
		if i == a.line {
			l.text = l.text[a.off:]
		}
		out = append(out, l)
	}
	return out
}
