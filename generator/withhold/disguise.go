package withhold

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Ways in which people write an e-mail address so that programs do not see it.
// The sign is set apart by brackets, capitals or code: "look at example dot com"
// is prose and stays. Each pattern is tried at a sign alone, so that the search
// takes time in proportion to the text.
var (
	disguisedAt = regexp.MustCompile(`\s?[\[({<]\s?(?:(?i:at|arroba)|[@＠﹫])\s?[\])}>]|\sAT\s` +
		`|\s?&(?:#0{0,4}64|#[xX]0{0,4}40|commat);|[@＠﹫]`)
	disguisedDomain = regexp.MustCompile(`^\s?(?:\[(?:[0-9]{1,3}(?:\.[0-9]{1,3}){3}|IPv6:[0-9A-Fa-f:.]+)\]|` +
		`[\p{L}\p{N}][\p{L}\p{N}\p{M}-]*(?:` + disguisedStop + `[\p{L}\p{N}][\p{L}\p{N}\p{M}-]*)*?(?:` + disguisedStop + `\p{L}[\p{L}\p{M}]+)+)`)
)

const disguisedStop = `(?:\s?[.。．｡․]|&(?:#0{0,4}46|#[xX]0{0,4}2[eE]|period);|\s?[\[({<]\s?(?:(?i:dot|punto|point)|\.)\s?[\])}>]\s?|\s(?:DOT|dot)\s)`

// disguised finds e-mail addresses that emails does not see.
func disguised(text string) (out []stretch) {
	for _, sign := range disguisedAt.FindAllStringIndex(text, -1) {
		from := localStart(text, sign[0])
		if n := quotedBefore(text[:sign[0]]); n > 0 {
			from = sign[0] - n
		}
		domain := disguisedDomain.FindString(text[sign[1]:])
		to := sign[1] + len(domain)
		if from == sign[0] || domain == "" {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(text[to:]); wordRune(r) {
			continue // goes on as no domain does
		}
		// A heading in capitals says AT as well.
		if strings.TrimSpace(text[sign[0]:sign[1]]) == "AT" && (!hasSmall(text[from:sign[0]]) || !hasSmall(domain)) {
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
