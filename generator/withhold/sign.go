package withhold

import "strings"

// Signs that stand for the @ of an address are: the sign itself; it or a word for
// it in brackets; AT between white space; its codes. One white space before
// brackets and codes, and inside brackets, belongs to the sign.

// signBytes are the first bytes of signs, but for the white space. The last is
// that of "＠" and "﹫".
var signBytes = [256]bool{'[': true, '(': true, '{': true, '<': true, '&': true, 'A': true, '@': true, 0xef: true}

// signs finds them, in order, apart.
func signs(text string) (out []stretch) {
	if !mayHaveSign(text) {
		return nil
	}
	end := 0 // of the last
	for i := 0; i < len(text); i++ {
		if !signBytes[text[i]] {
			continue
		}
		n, before := 0, 0
		switch text[i] {
		case '[', '(', '{', '<':
			n, before = bracketed(text[i:]), 1
		case '&':
			n, before = coded(text[i:]), 1
		case 'A':
			if i > end && white(text, i-1) && strings.HasPrefix(text[i:], "AT") && white(text, i+2) {
				n, before = len("AT")+1, 1
			}
		default:
			n = plainSign(text[i:])
		}
		if n == 0 {
			continue
		}
		if i == end || !white(text, i-1) {
			before = 0
		}
		end = i + n
		out = append(out, stretch{i - before, end})
		i = end - 1
	}
	return out
}

// mayHaveSign is a quick look before the signs are looked for one by one.
func mayHaveSign(text string) bool {
	if hasAt(text) || strings.Contains(text, "AT") || strings.Contains(text, "&#") || strings.Contains(text, "&commat;") {
		return true
	}
	for _, opener := range []byte("[({<") {
		for at := 0; ; {
			i := strings.IndexByte(text[at:], opener)
			if i < 0 {
				break
			}
			at += i + 1
			word := at
			if white(text, word) {
				word++
			}
			if namedSign(text[word:]) > 0 {
				return true
			}
		}
	}
	return false
}

// bracketed is the length of the sign in brackets that a text begins with, 0 if
// it begins with none; so are the next three of theirs.
func bracketed(text string) int {
	i := 1
	if white(text, i) {
		i++
	}
	n := namedSign(text[i:])
	if n == 0 {
		n = plainSign(text[i:])
	}
	if n == 0 {
		return 0
	}
	i += n
	if white(text, i) {
		i++
	}
	if i == len(text) || strings.IndexByte("])}>", text[i]) < 0 {
		return 0
	}
	return i + 1
}

func namedSign(text string) int {
	for _, word := range []string{"at", "arroba"} {
		if len(text) >= len(word) && strings.EqualFold(text[:len(word)], word) {
			return len(word)
		}
	}
	return 0
}

func plainSign(text string) int {
	for _, sign := range []string{"@", "＠", "﹫"} {
		if strings.HasPrefix(text, sign) {
			return len(sign)
		}
	}
	return 0
}

func coded(text string) int {
	const commat = "&commat;"
	if strings.HasPrefix(text, commat) {
		return len(commat)
	}
	code, ok := strings.CutPrefix(text, "&#")
	end := strings.IndexByte(code[:min(len(code), len("x000040;"))], ';')
	if !ok || end < 0 {
		return 0
	}
	digits, number := code[:end], "64"
	if digits != "" && digits[0]|0x20 == 'x' {
		digits, number = digits[1:], "40"
	}
	const mostZeros = 4
	zeros, ok := strings.CutSuffix(digits, number)
	if !ok || len(zeros) > mostZeros || strings.Trim(zeros, "0") != "" {
		return 0
	}
	return len("&#") + end + 1
}

func white(text string, i int) bool {
	return i < len(text) && strings.IndexByte(" \t\n\f\r", text[i]) >= 0
}
