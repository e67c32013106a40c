package read

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"egovsite/generator/problem"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// marks are the byte order marks, longest first, as UTF-32 begins like UTF-16.
var marks = []struct {
	bytes    string
	encoding encoding.Encoding
}{
	{"\x00\x00\xfe\xff", utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)},
	{"\xff\xfe\x00\x00", utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)},
	{"\xef\xbb\xbf", nil},
	{"\xfe\xff", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
	{"\xff\xfe", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
}

// decode returns the file's words as UTF-8: by its byte order mark, else by
// where its zero bytes stand, else as UTF-8, else as Windows-1252.
func decode(name string, data []byte) (string, []problem.Problem) {
	for _, m := range marks {
		if rest, ok := bytes.CutPrefix(data, []byte(m.bytes)); ok {
			return transform(name, rest, m.encoding)
		}
	}
	if enc := zeroPattern(data); enc != nil {
		return transform(name, data, enc)
	}
	return transform(name, data, nil)
}

// transform decodes; a nil encoding is UTF-8.
func transform(name string, data []byte, enc encoding.Encoding) (string, []problem.Problem) {
	if enc != nil {
		if out, err := enc.NewDecoder().Bytes(data); err == nil {
			text := string(out)
			return text, badRunes(name, text)
		}
	}
	if utf8.Valid(data) {
		text := string(data)
		return text, badRunes(name, text)
	}
	if mended := mendCuts(data); utf8.Valid(mended) {
		return string(mended), nil
	}
	out, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		out = bytes.ToValidUTF8(data, []byte("\uFFFD"))
	}
	return string(out), []problem.Problem{{Code: "encoding-guessed", Severity: problem.Warning, File: name,
		What: "the file is not valid Unicode",
		Why:  "it was read as Windows-1252, so letters beyond English may be wrong",
		Hint: "save the file as UTF-8"}}
}

// badRunes reports what could not be decoded. The text is valid UTF-8.
func badRunes(name, text string) []problem.Problem {
	i := strings.Index(text, string(utf8.RuneError))
	if i < 0 {
		return nil
	}
	return []problem.Problem{{Code: "encoding-broken", Severity: problem.Warning, File: name,
		Line: len(splitLines(text[:i])),
		What: "some characters could not be decoded", Why: "they are shown as \uFFFD",
		Hint: "export the response again, as UTF-8"}}
}

// zeroPattern recognises UTF-16 and UTF-32 without a mark: text has many
// characters below 256, whose other bytes are zero.
func zeroPattern(data []byte) encoding.Encoding {
	n := min(len(data), 4096) &^ 3
	if n < 4 {
		return nil
	}
	var zero [4]int
	for i := range n {
		if data[i] == 0 {
			zero[i%4]++
		}
	}
	most, few := n/4*6/10, n/4*2/10
	switch {
	case zero[0] > most && zero[1] > most && zero[2] > most && zero[3] <= few:
		return utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)
	case zero[3] > most && zero[2] > most && zero[1] > most && zero[0] <= few:
		return utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)
	case zero[0] > few && zero[2] > few && zero[1] < zero[0]/4 && zero[3] < zero[2]/4:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	case zero[1] > few && zero[3] > few && zero[0] < zero[1]/4 && zero[2] < zero[3]/4:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	}
	return nil
}

// mendCuts undoes what a tool that counts bytes does to UTF-8 at its margin:
// a line end in the middle of a character. The rest of the character moves up
// to the line it began on.
func mendCuts(data []byte) []byte {
	out := make([]byte, 0, len(data))
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			if char, end, rest := cutRune(data[i:]); rest > 0 {
				out = append(append(out, char...), end...)
				i += rest
				continue
			}
		}
		out = append(out, data[i:i+size]...)
		i += size
	}
	return out
}

// cutRune finds a character whose bytes are parted by one line end at the
// start of data: the character, the line end and how many bytes both take.
func cutRune(data []byte) (char, lineEnd []byte, taken int) {
	for head := 1; head < utf8.UTFMax && head < len(data); head++ {
		end := 0
		for head+end < len(data) && end < 2 && (data[head+end] == '\r' || data[head+end] == '\n') {
			end++
		}
		if end == 0 {
			continue
		}
		for tail := 1; head+tail <= utf8.UTFMax && head+end+tail <= len(data); tail++ {
			char = append(append([]byte{}, data[:head]...), data[head+end:head+end+tail]...)
			if r, size := utf8.DecodeRune(char); r != utf8.RuneError && size == len(char) {
				return char, data[head : head+end], head + end + tail
			}
		}
		return nil, nil, 0
	}
	return nil, nil, 0
}
