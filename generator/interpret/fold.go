package interpret

import (
	"bytes"
	"slices"
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
	var buf [128]byte
	return string(appendFold(buf[:0], s))
}

// plainFold is the folded form of each ASCII character; 0 for none.
var plainFold = func() (to [utf8.RuneSelf]byte) {
	for c := range to {
		switch c := byte(c); {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
			to[c] = c
		case c >= 'A' && c <= 'Z':
			to[c] = c + 'a' - 'A'
		}
	}
	return to
}()

// appendFold appends the folded form of s to dst.
func appendFold(dst []byte, s string) []byte {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if f := plainFold[c]; f != 0 {
				dst = append(dst, f)
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		dst = foldRune(dst, r)
		i += n
	}
	return dst
}

// foldRune appends the folded form of a character beyond ASCII.
func foldRune(dst []byte, r rune) []byte {
	switch {
	case r >= '\u2010' && r <= '\u2027': // dashes, quotation marks and bullets, by far the most frequent
		return dst
	case r == 'ı': // has no decomposition, yet İ decomposes to I
		return append(dst, 'i')
	}
	var buf [utf8.UTFMax]byte
	decomposed := buf[:utf8.EncodeRune(buf[:], r)]
	if !norm.NFKD.IsNormal(decomposed) {
		decomposed = norm.NFKD.Append(make([]byte, 0, 16), decomposed...)
	}
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
	size := 0
	for i := range lines {
		size += len(lines[i].text)
	}
	folded, offset, start := make([]byte, 0, size), make([]int32, 0, size), make([]int, 0, len(lines)+1)
	for k := range lines {
		start = append(start, len(folded))
		text := lines[k].text
		for i, r := range text {
			if r < utf8.RuneSelf {
				if f := plainFold[r]; f != 0 {
					folded, offset = append(folded, f), append(offset, int32(i))
				}
				continue
			}
			folded = foldRune(folded, r)
			for len(offset) < len(folded) {
				offset = append(offset, int32(i))
			}
		}
	}
	return &stream{lines: lines, folded: folded, offset: offset, start: append(start, len(folded))}
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

// from returns the lines of the stretch [a, b), the first and last cut to it. They
// are those of the stream itself where none is cut.
func (s *stream) from(a, b point) []line {
	end := min(b.line, len(s.lines))
	if b.line < len(s.lines) && b.off > 0 {
		end++
	}
	if a.line >= end {
		return nil
	}
	out := s.lines[a.line:end:end]
	if b.line >= end && a.off == 0 {
		return out
	}
	out = slices.Clone(out)
	if b.line < end {
		out[b.line-a.line].text = out[b.line-a.line].text[:b.off]
	}
	out[0].text = out[0].text[a.off:]
	return out
}
