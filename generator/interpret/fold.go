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

// plainFold is the folded form of each ASCII character; 0 for none, and for all
// other bytes.
var plainFold = func() (to [1 << 8]byte) {
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
		dst = slices.Grow(dst, len(s)-i)
		ends, room := len(dst), dst[:cap(dst)]
		for ; i < len(s) && s[i] < utf8.RuneSelf; i++ { // without a branch, as words are short
			f, letter := plainFold[s[i]], 0
			if f != 0 {
				letter = 1
			}
			room[ends] = f
			ends += letter
		}
		if dst = room[:ends]; i < len(s) {
			r, n := utf8.DecodeRuneInString(s[i:])
			dst = foldRune(dst, r, s[i:i+n])
			i += n
		}
	}
	return dst
}

// foldRune appends the folded form of a character beyond ASCII, which is given as
// it stands in the text too.
func foldRune(dst []byte, r rune, as string) []byte {
	switch {
	case r >= '\u2010' && r <= '\u2027': // dashes, quotation marks and bullets, by far the most frequent
		return dst
	case r == 'ı': // has no decomposition, yet İ decomposes to I
		return append(dst, 'i')
	case norm.NFKD.IsNormalString(as):
		return foldLetter(dst, r)
	}
	for _, d := range string(norm.NFKD.AppendString(make([]byte, 0, 16), as)) {
		dst = foldLetter(dst, d)
	}
	return dst
}

func foldLetter(dst []byte, r rune) []byte {
	if unicode.IsLetter(r) || unicode.IsDigit(r) {
		dst = utf8.AppendRune(dst, unicode.ToLower(r))
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
	start  []int // for each line, where its folded form begins; one more at the end
	// Places inside a line are found from its blocks: of each, where its folded form
	// begins.
	blocks []int32
	block  []int // for each line, its first; one more at the end
}

// blockSize is how many bytes of a line a block has, to the next character.
const blockSize = 64

// blockStart is where block k of a text begins.
func blockStart(text string, k int) int {
	at := min(k*blockSize, len(text))
	for n := 1; n < utf8.UTFMax && at < len(text) && !utf8.RuneStart(text[at]); n++ {
		at++
	}
	return at
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
	size, blocks := 0, 0
	for i := range lines {
		size += len(lines[i].text)
		blocks += len(lines[i].text)/blockSize + 1
	}
	s := &stream{lines: lines, folded: make([]byte, 0, size), start: make([]int, 0, len(lines)+1),
		blocks: make([]int32, 0, blocks), block: make([]int, 0, len(lines)+1)}
	for i := range lines {
		text := lines[i].text
		s.start, s.block = append(s.start, len(s.folded)), append(s.block, len(s.blocks))
		for from, k := 0, 1; from < len(text); k++ {
			to := blockStart(text, k)
			s.blocks = append(s.blocks, int32(len(s.folded)))
			s.folded = appendFold(s.folded, text[from:to])
			from = to
		}
	}
	s.start, s.block = append(s.start, len(s.folded)), append(s.block, len(s.blocks))
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
	text := s.lines[p.line].text
	if p.off == len(text) {
		return s.start[p.line+1]
	}
	k := p.off / blockSize
	var buf [4 * blockSize]byte
	return int(s.blocks[s.block[p.line]+k]) + len(appendFold(buf[:0], text[blockStart(text, k):p.off]))
}

// offset returns the place in its line of the character that the folded byte i
// comes from.
func (s *stream) offset(i, line int) int {
	blocks := s.blocks[s.block[line]:s.block[line+1]]
	k := sort.Search(len(blocks), func(k int) bool { return int(blocks[k]) > i }) - 1
	text := s.lines[line].text
	from, n := blockStart(text, k), int(blocks[k])
	var buf [64]byte
	for from < len(text) {
		_, size := utf8.DecodeRuneInString(text[from:])
		if n += len(appendFold(buf[:0], text[from:from+size])); n > i {
			break
		}
		from += size
	}
	return from
}

// match reports whether the folded words stand at the folded byte i as whole
// words, and the point just behind them.
func (s *stream) match(i int, words string, fromLine int) (point, bool) {
	end := i + len(words)
	if len(words) == 0 || end > len(s.folded) || !bytes.Equal(s.folded[i:end], []byte(words)) {
		return point{}, false
	}
	l := s.lineOf(end-1, fromLine)
	off := s.offset(end-1, l)
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
