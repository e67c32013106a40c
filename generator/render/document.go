package render

import (
	"bytes"
	"encoding/json"
)

// document is a value as JSON that people can read as well.
func document(v any) ([]byte, error) {
	lines := bytes.NewBuffer(room(0))
	defer func() { free(lines.Bytes()) }()
	if err := json.NewEncoder(lines).Encode(v); err != nil {
		return nil, err
	}
	return append(indented(bytes.TrimSuffix(lines.Bytes(), []byte("\n"))), '\n'), nil
}

// indented writes JSON without white space in lines, as json.Indent does with two
// spaces a level. It is given what package json made, so it need not look whether
// that is JSON.
func indented(b []byte) []byte {
	out := room(len(b) * 8 / 5) // white space is rarely more than half as much again
	depth := 0
	line := func(levels int) {
		depth += levels
		out = append(out, '\n')
		for range depth {
			out = append(out, "  "...)
		}
	}
	for i := 0; i < len(b); i++ {
		switch c := b[i]; c {
		case '"':
			end := closing(b, i)
			out = append(out, b[i:end]...)
			i = end - 1
		case '{', '[':
			if out = append(out, c); b[i+1] != c+2 { // its counterpart
				line(1)
			}
		case '}', ']':
			if b[i-1] != c-2 {
				line(-1)
			}
			out = append(out, c)
		case ',':
			out = append(out, c)
			line(0)
		case ':':
			out = append(out, ": "...)
		default:
			out = append(out, c)
		}
	}
	return out
}

// closing is the end of the string that begins at i.
func closing(b []byte, i int) int {
	for {
		i += 1 + bytes.IndexByte(b[i+1:], '"')
		escapes := 0
		for b[i-1-escapes] == '\\' {
			escapes++
		}
		if escapes%2 == 0 {
			return i + 1
		}
	}
}
