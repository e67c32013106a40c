package withhold

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Ways in which people write an e-mail address so that programs do not see it.
// The sign is set apart by brackets, capitals or code: "look at example dot com"
// is prose and stays. The pattern is tried at a sign alone, so that the search
// takes time in proportion to the text.
var (
	disguisedDomain = regexp.MustCompile(`^\s?(?:\[(?:[0-9]{1,3}(?:\.[0-9]{1,3}){3}|IPv6:[0-9A-Fa-f:.]+)\]|` +
		`[\p{L}\p{N}][\p{L}\p{N}\p{M}-]*(?:` + disguisedStop + `[\p{L}\p{N}][\p{L}\p{N}\p{M}-]*)*?(?:` + disguisedStop + `\p{L}[\p{L}\p{M}]+)+)`)
)

const disguisedStop = `(?:\s?[.。．｡․]|&(?:#0{0,4}46|#[xX]0{0,4}2[eE]|period);|\s?[\[({<]\s?(?:(?i:dot|punto|point)|\.)\s?[\])}>]\s?|\s(?:DOT|dot)\s)`

// disguised finds e-mail addresses that emails does not see.
func disguised(text string) (out []stretch) {
	for _, sign := range signs(text) {
		from := localStart(text, sign.from)
		if n := quotedBefore(text[:sign.from]); n > 0 {
			from = sign.from - n
		}
		domain := disguisedDomain.FindString(text[sign.to:])
		to := sign.to + len(domain)
		if from == sign.from || domain == "" {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(text[to:]); wordRune(r) {
			continue // goes on as no domain does
		}
		// A heading in capitals says AT as well.
		if strings.TrimSpace(text[sign.from:sign.to]) == "AT" && (!hasSmall(text[from:sign.from]) || !hasSmall(domain)) {
			continue
		}
		out = append(out, stretch{from, to})
	}
	return out
}

// longestQuoted is the greatest length of the part before the @, as mail has it.
const longestQuoted = 66

// quotedBefore is the length of the quoted words at the end of a text, 0 without any.
func quotedBefore(text string) int {
	if !strings.HasSuffix(text, `"`) {
		return 0
	}
	line := text[max(0, len(text)-longestQuoted) : len(text)-1]
	i := strings.LastIndexByte(line, '"')
	if i < 0 || i == len(line)-1 {
		return 0
	}
	return len(line) - i + 1
}

func hasSmall(s string) bool { return strings.ContainsFunc(s, unicode.IsLower) }
